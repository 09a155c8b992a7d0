package engram.chart.layout;

import engram.argument.Given;
import engram.chart.Chart.Series;
import engram.chart.HeatMap;
import engram.chart.Ticks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where the parts of a {@link HeatMap} stand, for all painters alike.
 *
 * @since 0.1.0
 */
public final class HeatMapLayout {

    /** The colour of a cell without a value. */
    public static final String GAP = "#d0d0d0";

    private static final int WIDTH = 720;
    private static final int HEIGHT = 480;

    private final HeatMap map;
    private final double[] x;
    private final double[] y;

    private HeatMapLayout(HeatMap map) {
        this.map = map;
        x = map.x();
        y = map.y();
    }

    /**
     * Lays a heat map out.
     *
     * @param map the description
     * @return where its parts stand
     */
    public static HeatMapLayout of(HeatMap map) {
        return new HeatMapLayout(Given.value("HeatMapLayout.of", "map", map, "a heat map"));
    }

    /**
     * The natural width: less for a matrix that is higher than wide.
     *
     * @return CSS pixels
     */
    public int width() {
        return map.downwards() ? Math.min(WIDTH, 190 + 375 * x.length / Math.max(x.length / 2, y.length)) : WIDTH;
    }

    /**
     * The natural height.
     *
     * @return CSS pixels
     */
    public int height() {
        return HEIGHT + (int) Lettering.height(map.note());
    }

    /**
     * The horizontal scale.
     *
     * @return in the unit of the places, or counted in cells where they are uneven
     */
    public Ticks scaleX() {
        return map.acrossX();
    }

    /**
     * The vertical scale, reversed for a matrix.
     *
     * @return in the unit of the places, or counted in cells where they are uneven
     */
    public Ticks scaleY() {
        Ticks up = map.acrossY();
        return map.downwards() ? new Ticks(up.to(), up.from()) : up;
    }

    /**
     * Ticks of the columns.
     *
     * @return about eight
     */
    public List<Ticks.Tick> ticksX() {
        return ticks(x, map.evenX(), scaleX(), 8);
    }

    /**
     * Ticks of the rows.
     *
     * @return about eight
     */
    public List<Ticks.Tick> ticksY() {
        return ticks(y, map.evenY(), scaleY(), 8);
    }

    /**
     * Where the columns stand on the axis.
     *
     * @return their places, or their numbers where the places are uneven
     */
    public double[] columns() {
        return map.evenX() ? x.clone() : count(x.length);
    }

    /**
     * Where the rows stand on the axis.
     *
     * @return their places, or their numbers where the places are uneven
     */
    public double[] rows() {
        return map.evenY() ? y.clone() : count(y.length);
    }

    private static double[] count(int n) {
        double[] places = new double[n];
        Arrays.setAll(places, k -> k);
        return places;
    }

    /**
     * The curves in the units of the axes: where places are uneven, a number between two places stands between their
     * cells in proportion, and one beyond all places is a gap.
     *
     * @return one series a curve
     */
    public List<Series> curves() {
        List<Series> curves = new ArrayList<>();
        for (Series s : map.curves()) {
            double[] low = s.low();
            double[] high = s.high();
            curves.add(new Series(
                    s.name(),
                    s.mark(),
                    placed(s.x(), x, map.evenX()),
                    placed(s.y(), y, map.evenY()),
                    placed(low, y, map.evenY()),
                    placed(high, y, map.evenY()),
                    s.kin()));
        }
        return curves;
    }

    private static double[] placed(double[] values, double[] places, boolean even) {
        if (even) {
            return values.clone();
        }
        double[] placed = new double[values.length];
        Arrays.setAll(placed, k -> placed(values[k], places));
        return placed;
    }

    private static double placed(double value, double[] places) {
        for (int k = 0; k < places.length; k++) {
            if (value == places[k]) {
                return k;
            }
            if (k > 0 && (places[k - 1] - value) * (places[k] - value) < 0) {
                return k - 1 + (value - places[k - 1]) / (places[k] - places[k - 1]);
            }
        }
        return Double.NaN;
    }

    private static List<Ticks.Tick> ticks(double[] places, boolean even, Ticks scale, int wanted) {
        if (even) {
            double from = Math.min(scale.from(), scale.to());
            double to = Math.max(scale.from(), scale.to());
            boolean whole = Arrays.stream(places).allMatch(v -> v == Math.rint(v));
            List<Ticks.Tick> ticks = new ArrayList<>(new Ticks(from, to).ticks(wanted));
            if (whole) {
                ticks.removeIf(tick -> Math.abs(tick.value() - Math.rint(tick.value())) > 1e-9);
                ticks.replaceAll(tick -> new Ticks.Tick(Math.rint(tick.value()), plain(Math.rint(tick.value()))));
            }
            return ticks;
        }
        int every = Math.max(1, (places.length + wanted) / (wanted + 1));
        List<Ticks.Tick> ticks = new ArrayList<>();
        for (int k = 0; k < places.length; k += every) {
            ticks.add(new Ticks.Tick(k, plain(places[k])));
        }
        return ticks;
    }

    private static String plain(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        return value == Math.rint(value) && Math.abs(value) < 1e6
                ? Long.toString((long) value)
                : Double.isInfinite((float) value) || (float) value == 0
                        ? Double.toString(value)
                        : Float.toString((float) value);
    }
}
