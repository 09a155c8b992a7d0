package engram.chart;

/**
 * Something to look at: a {@link Chart}, {@link Panels} of charts, a {@link HeatMap}, a {@link Gallery} of images or a
 * {@link Scene} in space.
 *
 * <p>A picture is a description and nothing else: data, names and choices. Painters read it: {@code engram.chart.paint.Paint}
 * makes SVG and PNG, {@code engram.chart.plotly.Plotly} an interactive figure. Its calls ({@code x}, {@code points},
 * {@code note}, ...) each return a new picture.
 *
 * <p>Titles, names, captions and notes may hold {@code _} and {@code ^}: {@code "γ_c"}, {@code "10^-3"},
 * {@code "W_{ij}"}. A letter is lowered or raised only when no further letter follows it, so
 * {@code "local_ridge"} stays as it is.
 *
 * @since 0.1.0
 */
public sealed interface Picture permits Chart, Panels, HeatMap, Gallery, Scene {

    /**
     * What the picture is called.
     *
     * @return the title, as given
     */
    String title();

    /**
     * The sentence below the picture.
     *
     * @return the note, as given; empty for none
     */
    String note();
}
