package engram.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * A quantity over a plane, as colour: {@code z[row][column]} with rows along y and columns along x.
 *
 * <pre>{@code
 * HeatMap.of("Couplings after learning", w).x("j").y("i").bar("W_{ij}").matrix()
 * }</pre>
 *
 * <p>Data of both signs are shown on a diverging scale that is white at zero, others on viridis;
 * {@link #map map} and {@link #range range} choose otherwise. NaN is a gap and stays grey; an infinity is
 * refused. Cells have equal sizes; when the places along an axis are not evenly spaced, each cell is labelled
 * with its own.
 *
 * @param title what it shows
 * @param xTitle the name of the horizontal axis
 * @param x the places of the columns
 * @param yTitle the name of the vertical axis
 * @param y the places of the rows
 * @param z the values, row by row
 * @param barTitle the name of the quantity
 * @param colours from value to colour
 * @param from the value at the low end of the colours
 * @param to the value at the high end
 * @param downwards whether the first row is at the top, as in a matrix
 * @param curves lines and points drawn over the colours
 * @param note a sentence below, empty for none
 * @since 0.1.0
 */
public record HeatMap(
        String title,
        String xTitle,
        double[] x,
        String yTitle,
        double[] y,
        double[][] z,
        String barTitle,
        ColourMap colours,
        double from,
        double to,
        boolean downwards,
        List<Chart.Series> curves,
        String note)
        implements Picture {

    private static final int MOST_CELLS = 1 << 20;

    /**
     * Refuses rows of different lengths and places that do not fit the values.
     *
     * @param title what it shows
     * @param xTitle the name of the horizontal axis
     * @param x the places of the columns
     * @param yTitle the name of the vertical axis
     * @param y the places of the rows
     * @param z the values, row by row
     * @param barTitle the name of the quantity
     * @param colours from value to colour
     * @param from the value at the low end of the colours
     * @param to the value at the high end
     * @param downwards whether the first row is at the top, as in a matrix
     * @param curves lines and points drawn over the colours
     * @param note a sentence below, empty for none
     */
    public HeatMap {
        Numbers.present("heat map", "title", title);
        String where = "heat map \"" + title + "\"";
        Numbers.present(where, "xTitle", xTitle);
        Numbers.present(where, "yTitle", yTitle);
        Numbers.present(where, "barTitle", barTitle);
        Numbers.present(where, "colours", colours);
        Numbers.present(where, "note", note);
        for (Chart.Series curve : Numbers.present(where, "curves", curves)) {
            Numbers.present(where, "a curve", curve);
        }
        curves = List.copyOf(curves);
        x = Numbers.of(where + ", x", x);
        y = Numbers.of(where + ", y", y);
        z = Numbers.present(where, "z", z).clone();
        for (int k = 0; k < z.length; k++) {
            z[k] = Numbers.of("heat map row " + k, z[k]);
        }
        if (z.length == 0 || z[0].length == 0) {
            throw new IllegalArgumentException(
                    "heat map \"" + title + "\": no values came; needs at least one row and one column");
        }
        for (int k = 0; k < z.length; k++) {
            Numbers.same("heat map row " + k, "this row", z[k].length, "the first row", z[0].length);
        }
        Numbers.same("heat map \"" + title + "\"", "x", x.length, "each row of z", z[0].length);
        Numbers.same("heat map \"" + title + "\"", "y", y.length, "each column of z", z.length);
        if (!(from < to)) {
            throw new IllegalArgumentException("range(from = " + from + ", to = " + to
                    + "): from must be less than to; try the least and the greatest value");
        }
        Numbers.atMost(where, (long) x.length * y.length, "cells", MOST_CELLS, "show a part, or means over blocks");
        Ticks.linear(where + ", colours", from, to);
        ends(where + ", x", x);
        ends(where + ", y", y);
    }

    /**
     * A heat map with columns and rows numbered from 0, the first row at the bottom.
     *
     * @param title what it shows
     * @param z the values, row by row
     * @return the heat map
     */
    public static HeatMap of(String title, double[][] z) {
        Numbers.present("heat map \"" + title + "\"", "z", z);
        double[][] rows = new double[z.length][];
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < z.length; k++) {
            rows[k] = Numbers.of("heat map row " + k, z[k]);
            for (double value : rows[k]) {
                if (!Double.isNaN(value)) {
                    min = Math.min(min, value);
                    max = Math.max(max, value);
                }
            }
        }
        boolean signed = min < 0 && max > 0;
        if (signed) {
            max = Math.max(-min, max);
            min = -max;
        } else {
            double[] ends = min > max ? new double[] {0, 1} : Ticks.around(min, max);
            min = ends[0];
            max = ends[1];
        }
        return new HeatMap(
                title,
                "",
                count(z.length == 0 ? 0 : z[0].length),
                "",
                count(z.length),
                rows,
                "",
                signed ? ColourMap.DIVERGING : ColourMap.VIRIDIS,
                min,
                max,
                false,
                List.of(),
                "");
    }

    private static double[] count(int n) {
        double[] places = new double[n];
        Arrays.setAll(places, k -> k);
        return places;
    }

    /**
     * Names the horizontal axis.
     *
     * @param title its symbol
     * @return the heat map with it
     */
    public HeatMap x(String title) {
        return x(title, x);
    }

    /**
     * Names the horizontal axis and places the columns.
     *
     * @param title its symbol
     * @param places the place of each column
     * @return the heat map with them
     */
    public HeatMap x(String title, Object places) {
        return new HeatMap(
                this.title,
                title,
                Numbers.of("x", places),
                yTitle,
                y,
                z,
                barTitle,
                colours,
                from,
                to,
                downwards,
                curves,
                note);
    }

    /**
     * Names the vertical axis.
     *
     * @param title its symbol
     * @return the heat map with it
     */
    public HeatMap y(String title) {
        return y(title, y);
    }

    /**
     * Names the vertical axis and places the rows.
     *
     * @param title its symbol
     * @param places the place of each row
     * @return the heat map with them
     */
    public HeatMap y(String title, Object places) {
        return new HeatMap(
                this.title,
                xTitle,
                x,
                title,
                Numbers.of("y", places),
                z,
                barTitle,
                colours,
                from,
                to,
                downwards,
                curves,
                note);
    }

    /**
     * Names the quantity, beside the colour bar.
     *
     * @param title its symbol
     * @return the heat map with it
     */
    public HeatMap bar(String title) {
        return new HeatMap(this.title, xTitle, x, yTitle, y, z, title, colours, from, to, downwards, curves, note);
    }

    /**
     * Chooses the colours.
     *
     * @param colours from value to colour
     * @return the heat map with them
     */
    public HeatMap map(ColourMap colours) {
        return new HeatMap(title, xTitle, x, yTitle, y, z, barTitle, colours, from, to, downwards, curves, note);
    }

    /**
     * Fixes the values at the ends of the colours; values beyond take the end's colour.
     *
     * @param from value at the low end
     * @param to value at the high end
     * @return the heat map with them
     */
    public HeatMap range(double from, double to) {
        return new HeatMap(
                title,
                xTitle,
                x,
                yTitle,
                y,
                z,
                barTitle,
                colours,
                Numbers.finite("range from", from),
                Numbers.finite("range to", to),
                downwards,
                curves,
                note);
    }

    /**
     * Puts the first row at the top, as in a matrix.
     *
     * @return the heat map with it
     */
    public HeatMap matrix() {
        return new HeatMap(title, xTitle, x, yTitle, y, z, barTitle, colours, from, to, true, curves, note);
    }

    /**
     * Puts a sentence below.
     *
     * @param note the sentence
     * @return the heat map with it
     */
    public HeatMap note(String note) {
        return new HeatMap(title, xTitle, x, yTitle, y, z, barTitle, colours, from, to, downwards, curves, note);
    }

    /**
     * Adds a line over the colours: a theory, a boundary.
     *
     * @param name what it is
     * @param x where, in the unit of the columns' places
     * @param y how much, in the unit of the rows' places
     * @return the heat map with it
     */
    public HeatMap line(String name, Object x, Object y) {
        return over(Chart.titled("").line(name, x, y));
    }

    /**
     * Adds the graph of a function over the colours.
     *
     * @param name what it is
     * @param f the function; NaN where it has no value
     * @param from where the line begins
     * @param to where it ends
     * @return the heat map with it
     */
    public HeatMap line(String name, DoubleUnaryOperator f, double from, double to) {
        return over(Chart.titled("").line(name, f, from, to));
    }

    /**
     * Adds a dashed line over the colours.
     *
     * @param name what it is
     * @param x where, in the unit of the columns' places
     * @param y how much, in the unit of the rows' places
     * @return the heat map with it
     */
    public HeatMap dashed(String name, Object x, Object y) {
        return over(Chart.titled("").dashed(name, x, y));
    }

    /**
     * Adds points over the colours.
     *
     * @param name what they are
     * @param x where, in the unit of the columns' places
     * @param y how much, in the unit of the rows' places
     * @return the heat map with them
     */
    public HeatMap points(String name, Object x, Object y) {
        return over(Chart.titled("").points(name, x, y));
    }

    private HeatMap over(Chart chart) {
        if (chart.x().scale() != Chart.Scale.LINEAR || chart.y().scale() != Chart.Scale.LINEAR) {
            throw new IllegalArgumentException("heat map \"" + title + "\": a curve over it needs numbers for x and y;"
                    + " rows and columns stand at numbers");
        }
        List<Chart.Series> all = new ArrayList<>(curves);
        all.addAll(chart.series());
        return new HeatMap(title, xTitle, x, yTitle, y, z, barTitle, colours, from, to, downwards, all, note);
    }

    /** Whether places have equal distances; if not, cells are counted. */
    private static boolean even(double[] places) {
        if (places.length < 2) {
            return false;
        }
        double step = (places[places.length - 1] - places[0]) / (places.length - 1);
        if (!(step < Double.MAX_VALUE) || !Ticks.apart(places[0], places[0] + step)) {
            return false;
        }
        for (int k = 0; k < places.length; k++) {
            if (!(Math.abs(places[k] - places[0] - k * step) <= 1e-6 * Math.abs(step))) {
                return false;
            }
        }
        return step > 0;
    }

    /** An axis counted in cells where the places are uneven, in their own unit otherwise. */
    private static Ticks ends(String where, double[] places) {
        double low = even(places) ? places[0] : 0;
        double high = even(places) ? places[places.length - 1] : places.length - 1;
        double half = places.length < 2 ? 0.5 : (high - low) / (places.length - 1) / 2;
        return Ticks.linear(where, low - half, high + half);
    }

    /**
     * Whether the columns have equal distances; if not, cells are counted and each is labelled with its place.
     *
     * @return true if the horizontal axis has the unit of the places
     */
    public boolean evenX() {
        return even(x);
    }

    /**
     * Whether the rows have equal distances; if not, cells are counted and each is labelled with its place.
     *
     * @return true if the vertical axis has the unit of the places
     */
    public boolean evenY() {
        return even(y);
    }

    /**
     * The ends of the horizontal axis: the outer edges of the first and the last column.
     *
     * @return in the unit of the places, or counted in cells
     */
    public Ticks acrossX() {
        return ends("x", x);
    }

    /**
     * The ends of the vertical axis: the outer edges of the first and the last row.
     *
     * @return in the unit of the places, or counted in cells; always upwards
     */
    public Ticks acrossY() {
        return ends("y", y);
    }

    @Override
    public String toString() {
        return "Heat map: " + Markup.of(title).plain() + " (" + y.length + " x " + x.length + ")";
    }
}
