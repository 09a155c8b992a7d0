package engram.chart.layout;

import engram.argument.Given;
import engram.chart.Chart;
import engram.chart.Panels;
import engram.chart.Ticks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where {@link Panels} stand, for all painters alike.
 *
 * @since 0.1.0
 */
public final class PanelsLayout {

    /** The room above a panel that has a title, in CSS pixels. */
    public static final double TITLE = 20;

    private static final double GAP = 16;

    private static final int WIDTH = 720;
    private static final int NARROWEST = 280;
    private static final int BESIDE = 400;
    private static final int AROUND = 120;
    private static final int EACH = 190;

    private final Panels panels;
    private final List<ChartLayout> charts = new ArrayList<>();

    private PanelsLayout(Panels panels) {
        this.panels = panels;
        double from = Double.POSITIVE_INFINITY;
        double to = Double.NEGATIVE_INFINITY;
        for (Chart chart : panels.charts()) {
            boolean any = chart.series().stream()
                    .anyMatch(
                            s -> Arrays.stream(panels.upright() ? s.x() : s.y()).anyMatch(v -> !Double.isNaN(v)));
            if (any) {
                ChartLayout own = ChartLayout.of(chart);
                Ticks scale = panels.upright() ? own.scaleX() : own.scaleY();
                from = Math.min(from, scale.from());
                to = Math.max(to, scale.to());
            }
        }
        for (Chart chart : panels.charts()) {
            Chart bare = chart.note("");
            boolean known = from < to;
            Chart shared = !known ? bare : panels.upright() ? bare.rangeX(from, to) : bare.rangeY(from, to);
            charts.add(ChartLayout.of(shared));
        }
    }

    /**
     * Lays panels out.
     *
     * @param panels the description
     * @return where they stand
     */
    public static PanelsLayout of(Panels panels) {
        return new PanelsLayout(Given.value("PanelsLayout.of", "panels", panels, "panels"));
    }

    /**
     * The panels, with one range on the shared axis.
     *
     * @return their layouts, in order
     */
    public List<ChartLayout> charts() {
        return List.copyOf(charts);
    }

    /**
     * The note, and what the panels leave out.
     *
     * @return a sentence or more, empty for none
     */
    public String remarks() {
        List<String> all = new ArrayList<>(List.of(panels.note()));
        charts.forEach(chart -> all.add(chart.remarks()));
        all.removeIf(String::isEmpty);
        return all.stream().distinct().collect(Collectors.joining(" "));
    }

    /**
     * The natural width.
     *
     * @return CSS pixels
     */
    public int width() {
        return panels.upright() ? WIDTH : Math.max(WIDTH, NARROWEST * charts.size());
    }

    /**
     * The natural height.
     *
     * @return CSS pixels
     */
    public int height() {
        int own = panels.upright() ? AROUND + EACH * charts.size() : BESIDE;
        return own + (int) Lettering.height(remarks());
    }

    /**
     * Whether any panel has a title of its own.
     *
     * @return true if titles need room
     */
    public boolean titled() {
        return charts.stream().anyMatch(chart -> !chart.chart().title().isEmpty());
    }

    /**
     * The distance between panels.
     *
     * @return CSS pixels, with room for titles between panels that stand one above the other
     */
    public double gap() {
        return panels.upright() && titled() ? GAP + TITLE : GAP;
    }

    /**
     * Where each panel begins and ends, along the direction in which they stand.
     *
     * @param from where the first begins
     * @param to where the last ends
     * @param gap the distance between two
     * @return begin and end of each panel, in order
     */
    public List<double[]> spans(double from, double to, double gap) {
        double[] shares = panels.shares();
        double sum = Arrays.stream(shares).sum();
        double room = Math.max(0, to - from - gap * (shares.length - 1));
        List<double[]> spans = new ArrayList<>();
        double at = from;
        for (double share : shares) {
            double end = at + room * share / sum;
            spans.add(new double[] {at, end});
            at = end + gap;
        }
        return spans;
    }
}
