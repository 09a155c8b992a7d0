package engram.chart;

import engram.state.Spins;
import engram.topology.Points;
import engram.topology.Topology;
import java.util.Arrays;
import java.util.List;

/**
 * Points in space, what joins them, and the direction each one has.
 *
 * <pre>{@code
 * var points = Points.random(64, 3, streams);
 * Scene.titled("A network of vectors")
 *     .points(points).links(Topology.near(points, 7))
 *     .arrows(xi.pattern(0))
 *     .colour(overlaps, "ξ_i · s_i")                   // without it: the third component
 * Scene.sphere("Orientations", xi.pattern(0))
 * }</pre>
 *
 * <p>Plotly's figure can be turned with the mouse. The static one is seen in perspective from a fixed place; what is
 * nearer is larger and darker and covers what is behind. All three axes have the same scale. In a periodic box a link
 * to an image beyond the wall is drawn as two halves that leave the box.
 *
 * @param title what it shows
 * @param axes the names of the three axes
 * @param points where the sites are, N times x, y, z
 * @param side of the periodic box; positive infinity for open space
 * @param links pairs of sites
 * @param arrows a unit vector for each site, N times 3 numbers; empty for none
 * @param values a number for each site, shown as colour; empty for none
 * @param barTitle the name of that number
 * @param colours from value to colour
 * @param from the value at the low end of the colours
 * @param to the value at the high end
 * @param onSphere whether the points lie on a unit sphere, drawn as a net of wires instead of the box
 * @param azimuth where it is seen from, in degrees from the x axis towards the y axis
 * @param elevation how high above the xy plane, in degrees
 * @param note a sentence below, empty for none
 * @since 0.1.0
 */
public record Scene(
        String title,
        List<String> axes,
        double[] points,
        double side,
        int[][] links,
        double[] arrows,
        double[] values,
        String barTitle,
        ColourMap colours,
        double from,
        double to,
        boolean onSphere,
        double azimuth,
        double elevation,
        String note)
        implements Picture {

    private static final int MOST = 200_000;
    private static final double[] NONE = {};

    /**
     * Refuses numbers that do not fit each other, and places that are not finite.
     *
     * @param title what it shows
     * @param axes the names of the three axes
     * @param points where the sites are, N times x, y, z
     * @param side of the periodic box; positive infinity for open space
     * @param links pairs of sites
     * @param arrows a unit vector for each site, N times 3 numbers; empty for none
     * @param values a number for each site, shown as colour; empty for none
     * @param barTitle the name of that number
     * @param colours from value to colour
     * @param from the value at the low end of the colours
     * @param to the value at the high end
     * @param onSphere whether the points lie on a unit sphere, drawn as a net of wires instead of the box
     * @param azimuth where it is seen from, in degrees from the x axis towards the y axis
     * @param elevation how high above the xy plane, in degrees
     * @param note a sentence below, empty for none
     */
    public Scene {
        Numbers.present("scene", "title", title);
        String where = "scene \"" + title + "\"";
        for (String name : Numbers.present(where, "axes", axes)) {
            Numbers.present(where, "the name of an axis", name);
        }
        axes = List.copyOf(axes);
        points = Numbers.present(where, "points", points).clone();
        arrows = Numbers.present(where, "arrows", arrows).clone();
        values = Numbers.present(where, "values", values).clone();
        links = Numbers.present(where, "links", links).clone();
        Numbers.present(where, "barTitle", barTitle);
        Numbers.present(where, "colours", colours);
        Numbers.present(where, "note", note);
        if (axes.size() != 3 || points.length % 3 != 0 || !(side > 0)) {
            throw new IllegalArgumentException(where + ": " + axes.size() + " axes, " + points.length
                    + " coordinates and a side of " + side + " came; three axes, three coordinates a point and a side"
                    + " above 0 are needed");
        }
        for (int k = 0; k < points.length; k++) {
            if (!Double.isFinite(points[k])) {
                throw new IllegalArgumentException(where + ": " + "xyz".charAt(k % 3) + " of point " + k / 3 + " is "
                        + points[k] + "; a point needs three finite numbers, so leave it out");
            }
        }
        int n = points.length / 3;
        Numbers.atMost(where, n, "points", MOST, "draw a part of them");
        Numbers.atMost(where, links.length, "links", MOST, "draw a part of them");
        double largest = Arrays.stream(points).map(Math::abs).max().orElse(0);
        double longest = 0;
        for (int a = 0; a < 3; a++) {
            longest = Math.max(longest, extent(points, a));
        }
        if (largest > 1e100 || longest > 0 && longest < 1e-100 || side < 1e-100) {
            throw new IllegalArgumentException(
                    where + ": coordinates up to " + largest + ", " + longest + " apart, and a side of " + side
                            + " came; choose a unit in which they lie between 1e-100 and 1e100");
        }
        for (int[] link : links) {
            Numbers.present(where, "a link", link);
            if (link.length != 2 || Math.min(link[0], link[1]) < 0 || Math.max(link[0], link[1]) >= n) {
                throw new IllegalArgumentException(where + ": a link came as " + Arrays.toString(link) + "; two of the "
                        + n + " points, numbered from 0, are needed; call points(...) first");
            }
        }
        if (arrows.length > 0) {
            Numbers.same(where, "arrows (three a point)", arrows.length, "points (x, y, z)", points.length);
            new Spins(n, 3).check(arrows, where + ", arrows");
            if (values.length == 0) {
                values = third(arrows);
                barTitle = "s_z";
                from = -1;
                to = 1;
            }
        }
        if (values.length > 0) {
            Numbers.same(where, "colour", values.length, "points", n);
            for (int i = 0; i < n; i++) {
                Numbers.finite(where + ", colour of point " + i, values[i]);
            }
        }
        if (!(from < to && Double.isFinite(to - from))) {
            throw new IllegalArgumentException("range(from = " + from + ", to = " + to
                    + "): from must be less than to, both finite; try the least and the greatest value");
        }
        Ticks.linear(where + ", colours", from, to);
        Numbers.finite(where + ", azimuth", azimuth);
        if (!(Math.abs(elevation) <= 90)) {
            throw new IllegalArgumentException(
                    "view(elevation = " + elevation + "): from -90 to 90 degrees is needed; try 20");
        }
    }

    /**
     * A scene without points yet.
     *
     * @param title what it will show
     * @return the scene
     */
    public static Scene titled(String title) {
        return new Scene(
                title,
                List.of("x", "y", "z"),
                NONE,
                Double.POSITIVE_INFINITY,
                new int[0][],
                NONE,
                NONE,
                "",
                ColourMap.VIRIDIS,
                0,
                1,
                false,
                -58,
                22,
                "");
    }

    /**
     * Directions as points on the unit sphere, coloured by their third component.
     *
     * @param title what they are
     * @param s unit vectors, three numbers each: a state with d = 3, or a pattern
     * @return the scene
     */
    public static Scene sphere(String title, double[] s) {
        Numbers.present("sphere(\"" + title + "\")", "s", s);
        if (s.length == 0 || s.length % 3 != 0) {
            throw new IllegalArgumentException("sphere(\"" + title + "\"): " + s.length
                    + " numbers came; unit vectors of three numbers each, at least one, are needed");
        }
        new Spins(s.length / 3, 3).check(s, "sphere(\"" + title + "\")");
        Scene empty = titled(title);
        return new Scene(
                title,
                List.of("s_x", "s_y", "s_z"),
                s.clone(),
                empty.side,
                empty.links,
                NONE,
                third(s),
                "s_z",
                empty.colours,
                -1,
                1,
                true,
                empty.azimuth,
                empty.elevation,
                "");
    }

    private static double[] third(double[] s) {
        double[] third = new double[s.length / 3];
        Arrays.setAll(third, i -> s[3 * i + 2]);
        return third;
    }

    /**
     * Places the points; links, arrows and colours given before are dropped.
     *
     * @param x a coordinate of each, as a {@link Chart} takes numbers
     * @param y another
     * @param z the one that points upwards
     * @return the scene with them
     */
    public Scene points(Object x, Object y, Object z) {
        double[] xs = Numbers.of("x", x);
        double[] ys = Numbers.of("y", y);
        double[] zs = Numbers.of("z", z);
        Numbers.same("points", "x", xs.length, "y", ys.length);
        Numbers.same("points", "x", xs.length, "z", zs.length);
        double[] all = new double[3 * xs.length];
        for (int i = 0; i < xs.length; i++) {
            all[3 * i] = xs[i];
            all[3 * i + 1] = ys[i];
            all[3 * i + 2] = zs[i];
        }
        return placed(all, Double.POSITIVE_INFINITY);
    }

    /**
     * Places the points; links, arrows and colours given before are dropped.
     *
     * @param points in two dimensions, drawn at z = 0, or three
     * @return the scene with them
     */
    public Scene points(Points points) {
        Numbers.present("scene \"" + title + "\"", "points", points);
        if (points.d() != 2 && points.d() != 3) {
            throw new IllegalArgumentException("scene \"" + title + "\": " + points
                    + " came; only two or three dimensions" + " can be seen: draw three of them with points(x, y, z)");
        }
        double[] all = new double[3 * points.n()];
        double[] x = points.x();
        for (int i = 0; i < points.n(); i++) {
            System.arraycopy(x, i * points.d(), all, 3 * i, points.d());
        }
        return placed(all, points.side());
    }

    private Scene placed(double[] all, double side) {
        return new Scene(
                title,
                axes,
                all,
                side,
                new int[0][],
                NONE,
                NONE,
                "",
                colours,
                0,
                1,
                onSphere,
                azimuth,
                elevation,
                note);
    }

    /**
     * Joins points.
     *
     * @param pairs two points each, numbered from 0
     * @return the scene with these links only
     */
    public Scene links(int[][] pairs) {
        return new Scene(
                title, axes, points, side, pairs, arrows, values, barTitle, colours, from, to, onSphere, azimuth,
                elevation, note);
    }

    /**
     * Joins neighbours.
     *
     * @param g a symmetric graph on the points
     * @return the scene with these links only
     */
    public Scene links(Topology g) {
        return links(Numbers.present("scene \"" + title + "\"", "g", g).pairs());
    }

    /**
     * Gives each point a direction. Unless {@link #colour} has said otherwise, arrows are coloured by their third
     * component.
     *
     * @param s unit vectors, three numbers a point: a state with d = 3, or a pattern
     * @return the scene with them
     */
    public Scene arrows(double[] s) {
        return new Scene(
                title,
                axes,
                points,
                side,
                links,
                Numbers.present("scene \"" + title + "\"", "s", s),
                values,
                barTitle,
                colours,
                from,
                to,
                onSphere,
                azimuth,
                elevation,
                note);
    }

    /**
     * Colours points and arrows by a number.
     *
     * @param values one a point, all finite
     * @param title its symbol, beside the colour bar
     * @return the scene with them, colours from the least to the greatest
     */
    public Scene colour(Object values, String title) {
        double[] numbers = Numbers.of("colour", values);
        double min = Arrays.stream(numbers).min().orElse(0);
        double max = Arrays.stream(numbers).max().orElse(1);
        double[] ends = Double.isNaN(min) ? new double[] {0, 1} : Ticks.around(min, max);
        return new Scene(
                this.title,
                axes,
                points,
                side,
                links,
                arrows,
                numbers,
                title,
                colours,
                ends[0],
                ends[1],
                onSphere,
                azimuth,
                elevation,
                note);
    }

    /**
     * Chooses the colours.
     *
     * @param colours from value to colour
     * @return the scene with them
     */
    public Scene map(ColourMap colours) {
        return new Scene(
                title, axes, points, side, links, arrows, values, barTitle, colours, from, to, onSphere, azimuth,
                elevation, note);
    }

    /**
     * Fixes the values at the ends of the colours; values beyond take the end's colour.
     *
     * @param from value at the low end
     * @param to value at the high end
     * @return the scene with them
     */
    public Scene range(double from, double to) {
        return new Scene(
                title, axes, points, side, links, arrows, values, barTitle, colours, from, to, onSphere, azimuth,
                elevation, note);
    }

    /**
     * Names the axes.
     *
     * @param x the name of the first
     * @param y of the second
     * @param z of the one that points upwards
     * @return the scene with them
     */
    public Scene axes(String x, String y, String z) {
        return new Scene(
                title,
                Arrays.asList(x, y, z),
                points,
                side,
                links,
                arrows,
                values,
                barTitle,
                colours,
                from,
                to,
                onSphere,
                azimuth,
                elevation,
                note);
    }

    /**
     * Chooses where the scene is seen from, at first.
     *
     * @param azimuth degrees from the x axis towards the y axis
     * @param elevation degrees above the xy plane, from -90 to 90
     * @return the scene seen from there
     */
    public Scene view(double azimuth, double elevation) {
        return new Scene(
                title, axes, points, side, links, arrows, values, barTitle, colours, from, to, onSphere, azimuth,
                elevation, note);
    }

    /**
     * Puts a sentence below.
     *
     * @param note the sentence
     * @return the scene with it
     */
    public Scene note(String note) {
        return new Scene(
                title, axes, points, side, links, arrows, values, barTitle, colours, from, to, onSphere, azimuth,
                elevation, note);
    }

    private static double extent(double[] points, int a) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (int k = a; k < points.length; k += 3) {
            min = Math.min(min, points[k]);
            max = Math.max(max, points[k]);
        }
        return points.length == 0 ? 0 : max - min;
    }

    @Override
    public String toString() {
        return "Scene: " + Markup.of(title).plain() + " (" + points.length / 3 + " points, " + links.length + " links"
                + (arrows.length > 0 ? ", arrows" : "") + ")";
    }
}
