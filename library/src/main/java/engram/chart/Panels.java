package engram.chart;

import engram.chart.Chart.Axis;
import engram.chart.Chart.Scale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Charts that share an axis: one above the other with one horizontal axis, or side by side with one vertical axis.
 *
 * <pre>{@code
 * Panels.stacked("Overlap and energy", overlaps, energies).shares(2, 1)
 * chart.residuals(fit::at)                                                  // data minus theory below the data
 * }</pre>
 *
 * <p>The shared axis takes its name from the first panel that names it, and its range from all of them, or from the first
 * panel that fixes one. Titles of the panels stand inside them; their notes are not shown.
 *
 * @param title what they show together
 * @param charts the panels, from the top or from the left
 * @param upright whether they stand one above the other and share x; otherwise side by side and share y
 * @param shares the heights, or widths, of the panels relative to each other
 * @param note a sentence below, empty for none
 * @since 0.1.0
 */
public record Panels(String title, List<Chart> charts, boolean upright, double[] shares, String note)
        implements Picture {

    private static final int MOST = 12;

    /**
     * Makes the panels agree on the shared axis; refuses panels that cannot.
     *
     * @param title what they show together
     * @param charts the panels, from the top or from the left
     * @param upright whether they stand one above the other and share x; otherwise side by side and share y
     * @param shares the heights, or widths, of the panels relative to each other
     * @param note a sentence below, empty for none
     */
    public Panels {
        Numbers.present("panels", "title", title);
        String where = "panels \"" + title + "\"";
        Numbers.present(where, "note", note);
        for (Chart chart : Numbers.present(where, "charts", charts)) {
            Numbers.present(where, "a chart", chart);
        }
        if (charts.isEmpty() || charts.size() > MOST) {
            throw new IllegalArgumentException(
                    where + ": " + charts.size() + " charts came; needs at least one and at most " + MOST);
        }
        shares = Numbers.of(where + ", shares", shares);
        Numbers.same(where, "shares", shares.length, "charts", charts.size());
        for (double share : shares) {
            if (!(share > 0) || share > 100) {
                throw new IllegalArgumentException(where + ": a share of " + share
                        + " came; each panel needs a share above 0, at most 100; try 3, 1");
            }
        }
        charts = agreed(where, charts, upright);
    }

    private static List<Chart> agreed(String where, List<Chart> charts, boolean upright) {
        Axis shared = new Axis("", Scale.LINEAR, Double.NaN, Double.NaN);
        Scale kind = null;
        for (Chart chart : charts) {
            Axis own = upright ? chart.x() : chart.y();
            boolean holds = chart.series().stream()
                    .anyMatch(s -> Arrays.stream(upright ? s.x() : s.y()).anyMatch(v -> !Double.isNaN(v)));
            if (holds) {
                if (kind != null && (kind != own.scale() || !shared.labels().equals(own.labels()))) {
                    throw new IllegalArgumentException(where + ": the panels cannot share the "
                            + (upright ? "x" : "y") + " axis: one is "
                            + words(kind, shared) + ", another " + words(own.scale(), own));
                }
                kind = own.scale();
            }
            shared = new Axis(
                    shared.title().isEmpty() ? own.title() : shared.title(),
                    kind == null ? own.scale() : kind,
                    Double.isNaN(shared.from()) ? own.from() : shared.from(),
                    Double.isNaN(shared.to()) ? own.to() : shared.to(),
                    holds ? own.labels() : shared.labels());
        }
        List<Chart> all = new ArrayList<>();
        for (Chart chart : charts) {
            all.add(chart.sharing(shared, upright));
        }
        return List.copyOf(all);
    }

    private static String words(Scale kind, Axis axis) {
        return kind == Scale.CATEGORIES
                ? "categories " + axis.labels()
                : kind.name().toLowerCase(Locale.ROOT);
    }

    /**
     * Charts one above the other, with one horizontal axis and equal heights.
     *
     * @param title what they show together
     * @param charts the panels, from the top
     * @return the panels
     */
    public static Panels stacked(String title, Chart... charts) {
        return of(title, true, charts);
    }

    /**
     * Charts side by side, with one vertical axis and equal widths.
     *
     * @param title what they show together
     * @param charts the panels, from the left
     * @return the panels
     */
    public static Panels beside(String title, Chart... charts) {
        return of(title, false, charts);
    }

    private static Panels of(String title, boolean upright, Chart... charts) {
        double[] equal = new double[Numbers.present("panels \"" + title + "\"", "charts", charts).length];
        Arrays.fill(equal, 1);
        return new Panels(title, Arrays.asList(charts), upright, equal, "");
    }

    /**
     * Chooses heights (or widths, side by side).
     *
     * @param shares one a panel, relative to each other
     * @return the panels with them
     */
    public Panels shares(double... shares) {
        return new Panels(title, charts, upright, shares, note);
    }

    /**
     * Puts a sentence below.
     *
     * @param note the sentence
     * @return the panels with it
     */
    public Panels note(String note) {
        return new Panels(title, charts, upright, shares, note);
    }

    /**
     * Heights, or widths, of the panels relative to each other.
     *
     * @return a copy, one a panel
     */
    @Override
    public double[] shares() {
        return shares.clone();
    }

    @Override
    public String toString() {
        StringBuilder text =
                new StringBuilder("Panels: ").append(Markup.of(title).plain());
        text.append(upright ? " (one above the other)" : " (side by side)");
        for (Chart chart : charts) {
            text.append("\n").append(chart.toString().indent(2).stripTrailing());
        }
        return text.toString();
    }
}
