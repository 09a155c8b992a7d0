package engram.chart;

import java.util.Map;

/**
 * Something to look at: a {@link Chart}, a {@link HeatMap}, a {@link Gallery} of images or a {@link Scene} in space.
 *
 * <p>A picture is a value. Its calls ({@code x}, {@code points}, {@code note}, ...) each return a new one.
 * The same picture always gives the same bytes, and painting needs no screen.
 *
 * <p>Titles, names, captions and notes may hold {@code _} and {@code ^}: {@code "γ_c"}, {@code "10^-3"},
 * {@code "W_{ij}"}. A letter is lowered or raised only when no further letter follows it, so
 * {@code "local_ridge"} stays as it is.
 *
 * @since 0.1.0
 */
public sealed interface Picture permits Chart, HeatMap, Gallery, Scene {

    /**
     * What the picture is called.
     *
     * @return the title, as given
     */
    String title();

    /**
     * The picture as an interactive Plotly figure (2.35 and later): the maps {@code data} (a list),
     * {@code layout} and {@code config}, made of maps, lists, strings, numbers and booleans. A gap is a
     * {@code null} in a list; there is no NaN and no infinity, so any JSON writer can take it.
     *
     * @return a new map
     */
    Map<String, Object> plotly();

    /**
     * The picture as SVG: text stays text, and no font is needed to make it.
     *
     * @return one well-formed XML document
     */
    String svg();

    /**
     * The picture as a PNG of a given size. Lettering grows with the width.
     *
     * @param width pixels
     * @param height pixels
     * @return the bytes of the file
     */
    byte[] png(int width, int height);

    /**
     * The picture as a PNG, twice its natural size in each direction, for sharp screens.
     *
     * @return the bytes of the file
     */
    default byte[] png() {
        return png(2 * width(), 2 * height());
    }

    /**
     * Natural width.
     *
     * @return CSS pixels
     */
    int width();

    /**
     * Natural height.
     *
     * @return CSS pixels
     */
    int height();
}
