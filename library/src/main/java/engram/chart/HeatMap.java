package engram.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

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
        String note)
        implements Picture {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 480;
    private static final int MOST_CELLS = 1 << 20;
    private static final String GAP = "#d0d0d0";

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
        Ticks across = scale(x, false);
        Ticks upwards = scale(y, false);
        Ticks.linear(where + ", x", across.from(), across.to());
        Ticks.linear(where + ", y", upwards.from(), upwards.to());
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
                this.title, title, Numbers.of("x", places), yTitle, y, z, barTitle, colours, from, to, downwards, note);
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
                this.title, xTitle, x, title, Numbers.of("y", places), z, barTitle, colours, from, to, downwards, note);
    }

    /**
     * Names the quantity, beside the colour bar.
     *
     * @param title its symbol
     * @return the heat map with it
     */
    public HeatMap bar(String title) {
        return new HeatMap(this.title, xTitle, x, yTitle, y, z, title, colours, from, to, downwards, note);
    }

    /**
     * Chooses the colours.
     *
     * @param colours from value to colour
     * @return the heat map with them
     */
    public HeatMap map(ColourMap colours) {
        return new HeatMap(title, xTitle, x, yTitle, y, z, barTitle, colours, from, to, downwards, note);
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
                note);
    }

    /**
     * Puts the first row at the top, as in a matrix.
     *
     * @return the heat map with it
     */
    public HeatMap matrix() {
        return new HeatMap(title, xTitle, x, yTitle, y, z, barTitle, colours, from, to, true, note);
    }

    /**
     * Puts a sentence below.
     *
     * @param note the sentence
     * @return the heat map with it
     */
    public HeatMap note(String note) {
        return new HeatMap(title, xTitle, x, yTitle, y, z, barTitle, colours, from, to, downwards, note);
    }

    @Override
    public int width() {
        return downwards ? Math.min(WIDTH, 190 + 375 * x.length / Math.max(x.length / 2, y.length)) : WIDTH;
    }

    @Override
    public int height() {
        return HEIGHT + (int) Sheet.noteHeight(note);
    }

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

    /** An axis counted in cells when the places are uneven, in the places' own unit otherwise. */
    private static Ticks scale(double[] places, boolean reversed) {
        double low = even(places) ? places[0] : 0;
        double high = even(places) ? places[places.length - 1] : places.length - 1;
        double half = places.length < 2 ? 0.5 : (high - low) / (places.length - 1) / 2;
        return reversed ? new Ticks(high + half, low - half) : new Ticks(low - half, high + half);
    }

    private static List<Ticks.Tick> ticks(double[] places, Ticks scale, int wanted) {
        if (even(places)) {
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

    @Override
    public String svg() {
        return Sheet.svg(title, width(), height(), canvas -> paint(canvas, width(), height()));
    }

    @Override
    public byte[] png(int width, int height) {
        return Sheet.png(width, height, width(), this::paint);
    }

    private void paint(Canvas canvas, int width, int height) {
        Ticks xs = scale(x, false);
        Ticks ys = scale(y, downwards);
        Sheet sheet =
                new Sheet(title, note, width, height, xs, xTitle, ticks(x, xs, 8), ys, yTitle, ticks(y, ys, 8), 110);
        square(sheet);
        sheet.title(canvas);
        double cellX = (sheet.right - sheet.left) / x.length;
        double cellY = (sheet.bottom - sheet.top) / y.length;
        for (int row = 0; row < y.length; row++) {
            Numbers.poll();
            double top = downwards ? sheet.top + row * cellY : sheet.bottom - (row + 1) * cellY;
            int start = 0;
            for (int column = 1; column <= x.length; column++) {
                String colour = colour(z[row][start]);
                if (column == x.length || !colour.equals(colour(z[row][column]))) {
                    canvas.rect(sheet.left + start * cellX, top, (column - start) * cellX, cellY, colour);
                    start = column;
                }
            }
        }
        sheet.axes(canvas);
        Sheet.bar(canvas, sheet.right + 20, sheet.top, sheet.bottom, colours, new Ticks(from, to), barTitle);
    }

    /** A matrix whose rows and columns count the same thing has square cells. */
    private void square(Sheet sheet) {
        double cell = Math.min((sheet.right - sheet.left) / x.length, (sheet.bottom - sheet.top) / y.length);
        if (downwards) {
            sheet.right = sheet.left + cell * x.length;
            sheet.bottom = sheet.top + cell * y.length;
        }
    }

    private String colour(double value) {
        return Double.isNaN(value) ? GAP : colours.at((value - from) / (to - from));
    }

    @Override
    public Map<String, Object> plotly() {
        List<Object> rows = new ArrayList<>();
        for (double[] row : z) {
            rows.add(Numbers.json(row));
        }
        Map<String, Object> trace = Sheet.map(
                "type",
                "heatmap",
                "x",
                places(x),
                "y",
                places(y),
                "z",
                rows,
                "colorscale",
                colours.plotly(),
                "zmin",
                from,
                "zmax",
                to,
                "hoverongaps",
                false,
                "colorbar",
                Sheet.bar(barTitle));
        Map<String, Object> layout = Sheet.layout(title, note, height(), 58);
        Map<String, Object> xAxis = axis(xTitle, x, scale(x, false));
        Map<String, Object> yAxis = axis(yTitle, y, scale(y, downwards));
        if (downwards) {
            xAxis.put("constrain", "domain");
            yAxis.put("constrain", "domain");
            yAxis.put("scaleanchor", "x");
        }
        layout.put("xaxis", xAxis);
        layout.put("yaxis", yAxis);
        layout.put("plot_bgcolor", GAP);
        return Sheet.map("data", List.of(trace), "layout", layout, "config", Sheet.config(title));
    }

    private static List<?> places(double[] places) {
        return Numbers.json(even(places) ? places : count(places.length));
    }

    private static Map<String, Object> axis(String title, double[] places, Ticks scale) {
        Map<String, Object> axis = Sheet.axis(title, scale);
        axis.put("showgrid", false);
        if (!even(places) || places.length <= 10) {
            List<Object> at = new ArrayList<>();
            List<Object> labels = new ArrayList<>();
            for (Ticks.Tick tick : ticks(places, scale, 8)) {
                at.add(tick.value());
                labels.add(tick.label());
            }
            axis.put("tickvals", at);
            axis.put("ticktext", labels);
        }
        return axis;
    }

    @Override
    public String toString() {
        return "Heat map: " + Markup.of(title).plain() + " (" + y.length + " x " + x.length + ")";
    }
}
