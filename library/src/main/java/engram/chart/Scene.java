package engram.chart;

import engram.chart.Canvas.Anchor;
import engram.state.Spins;
import engram.topology.Points;
import engram.topology.Topology;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

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

    private static final int WIDTH = 720;
    private static final int HEIGHT = 560;
    private static final int MOST = 200_000;
    private static final double[] NONE = {};
    private static final String LINK = "#7a7a7a";
    private static final String WIRE = "#9a9a9a";

    /** How far the farthest things fade into the paper. */
    private static final double FADE = 0.62;

    /** How far Plotly's camera is from the middle of the box, in units of the box. */
    private static final double FAR = 2.15;

    /** Where the names of a sphere's axes stand. */
    private static final double OUTSIDE = 1.13;

    /** An arrow: head and half its width as parts of the whole length. */
    private static final double HEAD = 0.42;

    private static final double HALF_WIDTH = 0.16;

    /** Corners of a cone's base. */
    private static final int ROUND = 10;

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

    @Override
    public int width() {
        return WIDTH;
    }

    @Override
    public int height() {
        return HEIGHT + (int) Sheet.noteHeight(note);
    }

    private int n() {
        return points.length / 3;
    }

    private double[] point(int i) {
        return Arrays.copyOfRange(points, 3 * i, 3 * i + 3);
    }

    /** About how far apart neighbours are: what sizes of arrows and dots are measured in. */
    private double spacing() {
        if (onSphere) {
            return 0.3;
        }
        double longest = 0;
        double volume = 1;
        int directions = 0;
        for (int a = 0; a < 3; a++) {
            double extent = extent(points, a);
            longest = Math.max(longest, extent);
            if (extent > 0) {
                volume *= extent;
                directions++;
            }
        }
        double least = 1e-12 * Arrays.stream(points).map(Math::abs).max().orElse(0);
        if (directions == 0) {
            return Math.max(1, least);
        }
        double spacing = volume > 1e-200 && volume < 1e200 ? StrictMath.pow(volume / n(), 1.0 / directions) : longest;
        return Math.max(least, Math.max(0.05 * longest, Math.min(0.35 * longest, spacing)));
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

    private double arrow() {
        return 0.7 * spacing();
    }

    /** An end of the box that holds everything: -1 for the low one, 1 for the high one. */
    private double[] end(int sign) {
        double[] end = new double[3];
        double pad = arrows.length > 0 ? arrow() : 0.15 * spacing();
        for (int a = 0; a < 3; a++) {
            double most = n() == 0 ? 0.5 : Double.NEGATIVE_INFINITY;
            for (int k = a; k < points.length; k += 3) {
                most = Math.max(most, sign * points[k]);
            }
            end[a] = onSphere ? sign : sign * (most + (n() == 0 ? 0 : pad));
        }
        return end;
    }

    /** Stretches to draw for the links, from and to: the whole way, or two halves where it passes a wall. */
    private List<double[][]> stretches() {
        List<double[][]> all = new ArrayList<>();
        for (int[] link : links) {
            Numbers.poll();
            double[] p = point(link[0]);
            double[] q = point(link[1]);
            double[] way = new double[3];
            boolean through = false;
            for (int a = 0; a < 3; a++) {
                double images = side < Double.POSITIVE_INFINITY ? Math.rint((q[a] - p[a]) / side) : 0;
                way[a] = images == 0 ? q[a] - p[a] : q[a] - p[a] - side * images;
                through |= images != 0;
            }
            if (through) {
                all.add(new double[][] {p, along(p, way, 0.5)});
                all.add(new double[][] {along(q, way, -0.5), q});
            } else {
                all.add(new double[][] {p, q});
            }
        }
        return all;
    }

    private static double[] along(double[] p, double[] way, double by) {
        return new double[] {p[0] + by * way[0], p[1] + by * way[1], p[2] + by * way[2]};
    }

    @Override
    public String svg() {
        return Sheet.svg(title, width(), height(), canvas -> paint(canvas, width(), height()));
    }

    @Override
    public byte[] png(int width, int height) {
        return Sheet.png(width, height, WIDTH, this::paint);
    }

    /** What is painted at a depth; farther things come first. */
    private record Stroke(double depth, Consumer<Canvas> paint) {}

    private void paint(Canvas canvas, int width, int height) {
        double top = title.isEmpty() ? 16 : 44;
        double bottom = height - 14 - Sheet.noteHeight(note);
        double right = width - (values.length > 0 ? 120 : 24);
        double[] low = end(-1);
        double[] high = end(1);
        View view = new View(low, high, azimuth, elevation);
        double room = onSphere ? 30 : 44;
        view.fit(low, high, onSphere, 24 + room, top + (onSphere ? room : 6), right - room, bottom - room);
        canvas.text(24, 27, Markup.of(title), Sheet.TITLE, Anchor.START, 0, true, Palette.INK);
        List<Stroke> strokes = new ArrayList<>();
        if (onSphere) {
            wires().forEach(wire -> strokes.add(line(view, wire[0], wire[1], WIRE, 0.9)));
        } else {
            frame(canvas, view, low, high);
        }
        stretches().forEach(way -> strokes.add(line(view, way[0], way[1], LINK, 1.3)));
        for (int i = 0; i < n(); i++) {
            strokes.add(dot(view, i));
            if (arrows.length > 0) {
                strokes.add(arrow(view, i));
            }
        }
        strokes.sort(Comparator.comparingDouble(Stroke::depth));
        strokes.forEach(stroke -> {
            Numbers.poll();
            stroke.paint.accept(canvas);
        });
        if (onSphere) {
            for (int a = 0; a < 3; a++) {
                double[] tip = new double[3];
                tip[a] = OUTSIDE;
                View.Place at = view.place(tip);
                canvas.text(
                        at.x(),
                        at.y() + 4,
                        Markup.of(axes.get(a)),
                        Sheet.LABEL,
                        Anchor.MIDDLE,
                        0,
                        false,
                        faded(Palette.INK, at.depth()));
            }
        }
        if (values.length > 0) {
            double third = (bottom - top) / 6;
            Ticks scale = new Ticks(from, to);
            Sheet.bar(canvas, right + 30, top + third, bottom - third, colours, scale, barTitle);
        }
        Sheet.note(canvas, note, 24, height - 10);
    }

    /** A colour at a depth: what is far fades into the paper. */
    private static String faded(String colour, double depth) {
        return mixed(colour, Palette.PAPER, FADE * (1 - Math.max(0, Math.min(1, depth))));
    }

    private static String mixed(String colour, String other, double part) {
        int mixed = 0;
        int own = Integer.parseInt(colour.substring(1), 16);
        int foreign = Integer.parseInt(other.substring(1), 16);
        for (int shift = 16; shift >= 0; shift -= 8) {
            double from = own >> shift & 255;
            double to = foreign >> shift & 255;
            mixed |= (int) Math.round(from + part * (to - from)) << shift;
        }
        return String.format("#%06x", mixed);
    }

    private String colour(int i) {
        return values.length == 0 ? Palette.colour(0) : colours.at((values[i] - from) / (to - from));
    }

    private static Stroke line(View view, double[] p, double[] q, String colour, double thickness) {
        View.Place a = view.place(p);
        View.Place b = view.place(q);
        double depth = (a.depth() + b.depth()) / 2;
        String ink = faded(colour, depth);
        double thick = thickness * (0.5 + depth);
        return new Stroke(depth, canvas -> canvas.segment(a.x(), a.y(), b.x(), b.y(), ink, thick));
    }

    private Stroke dot(View view, int i) {
        View.Place at = view.place(point(i));
        double radius = (arrows.length > 0 ? 0.07 : 0.12) * spacing() * at.scale();
        String ink = faded(colour(i), at.depth());
        String edge = mixed(ink, Palette.INK, 0.35);
        return new Stroke(at.depth(), canvas -> canvas.disc(at.x(), at.y(), radius, ink, edge, 0.5));
    }

    /** A shaft and a cone, lit from the upper left; of the cone's faces those are drawn that look at the camera. */
    private Stroke arrow(View view, int i) {
        double[] s = Arrays.copyOfRange(arrows, 3 * i, 3 * i + 3);
        double[] p = point(i);
        double[] base = along(p, s, (1 - HEAD) * arrow());
        double[] end = along(p, s, arrow());
        View.Place tail = view.place(p);
        View.Place neck = view.place(base);
        View.Place tip = view.place(end);
        double depth = (tail.depth() + tip.depth()) / 2;
        String ink = faded(colour(i), depth);
        double[][] ring = ring(base, s, HALF_WIDTH * arrow(), ROUND);
        double[] xs = new double[ROUND];
        double[] ys = new double[ROUND];
        List<Consumer<Canvas>> cone = new ArrayList<>();
        for (int k = 0; k < ROUND; k++) {
            View.Place at = view.place(ring[k]);
            View.Place next = view.place(ring[(k + 1) % ROUND]);
            xs[k] = at.x();
            ys[k] = at.y();
            double turn = (at.x() - tip.x()) * (next.y() - tip.y()) - (at.y() - tip.y()) * (next.x() - tip.x());
            if (turn < 0) {
                double[] outward = cross(minus(ring[k], end), minus(ring[(k + 1) % ROUND], end));
                String shade = mixed(ink, Palette.INK, 0.45 * (1 - view.light(outward)));
                double[] x = {tip.x(), at.x(), next.x()};
                double[] y = {tip.y(), at.y(), next.y()};
                cone.add(canvas -> canvas.polygon(x, y, shade, 1));
            }
        }
        double around = 0;
        for (int k = 0; k < ROUND; k++) {
            int next = (k + 1) % ROUND;
            around += xs[k] * ys[next] - xs[next] * ys[k];
        }
        double thick = 0.09 * arrow() * tail.scale();
        Consumer<Canvas> shaft = canvas -> canvas.segment(tail.x(), tail.y(), neck.x(), neck.y(), ink, thick);
        if (around > 0) {
            cone.add(canvas -> canvas.polygon(xs, ys, mixed(ink, Palette.INK, 0.4), 1));
            cone.add(shaft);
        } else {
            cone.add(0, shaft);
        }
        return new Stroke(depth, canvas -> cone.forEach(part -> part.accept(canvas)));
    }

    private static double[] minus(double[] p, double[] q) {
        return new double[] {p[0] - q[0], p[1] - q[1], p[2] - q[2]};
    }

    /** Points on a circle about a direction. */
    private static double[][] ring(double[] middle, double[] s, double radius, int count) {
        int least = Math.abs(s[0]) <= Math.abs(s[1]) && Math.abs(s[0]) <= Math.abs(s[2])
                ? 0
                : Math.abs(s[1]) <= Math.abs(s[2]) ? 1 : 2;
        double[] e = new double[3];
        e[least] = 1;
        double[] u = cross(s, e);
        double length = Math.sqrt(u[0] * u[0] + u[1] * u[1] + u[2] * u[2]);
        for (int a = 0; a < 3; a++) {
            u[a] /= length;
        }
        double[] v = cross(s, u);
        double[][] ring = new double[count][3];
        for (int k = 0; k < count; k++) {
            double angle = 2 * Math.PI * k / count;
            for (int a = 0; a < 3; a++) {
                ring[k][a] = middle[a] + radius * (StrictMath.cos(angle) * u[a] + StrictMath.sin(angle) * v[a]);
            }
        }
        return ring;
    }

    private static double[] cross(double[] p, double[] q) {
        return new double[] {
            p[1] * q[2] - p[2] * q[1], p[2] * q[0] - p[0] * q[2], p[0] * q[1] - p[1] * q[0],
        };
    }

    /** Meridians and parallels of the unit sphere every 30 degrees, in pieces of 7.5. */
    private static List<double[][]> wires() {
        List<double[][]> wires = new ArrayList<>();
        for (int piece = 0; piece < 48; piece++) {
            for (int line = 0; line < 6; line++) {
                wires.add(new double[][] {onSphere(line * 30, piece * 7.5), onSphere(line * 30, (piece + 1) * 7.5)});
            }
            for (int height = -60; height <= 60; height += 30) {
                wires.add(new double[][] {onSphere(piece * 7.5, height), onSphere((piece + 1) * 7.5, height)});
            }
        }
        return wires;
    }

    private static double[] onSphere(double longitude, double latitude) {
        double phi = StrictMath.toRadians(longitude);
        double height = StrictMath.toRadians(latitude);
        double flat = StrictMath.cos(height);
        return new double[] {flat * StrictMath.cos(phi), flat * StrictMath.sin(phi), StrictMath.sin(height)};
    }

    /** The box without the three edges before everything, with a scale at one edge along each axis. */
    private void frame(Canvas canvas, View view, double[] low, double[] high) {
        int nearest = 0;
        View.Place[] corners = new View.Place[8];
        for (int k = 0; k < 8; k++) {
            corners[k] = view.place(View.corner(low, high, k));
            nearest = corners[k].depth() > corners[nearest].depth() ? k : nearest;
        }
        for (int a = 0; a < 3; a++) {
            int best = -1;
            for (int k = 0; k < 8; k++) {
                int other = k | 1 << a;
                if (other == k) {
                    continue;
                }
                if (k != nearest && other != nearest) {
                    canvas.segment(
                            corners[k].x(), corners[k].y(), corners[other].x(), corners[other].y(), "#c4c4c4", 1);
                }
                double outside = a < 2 ? corners[k].y() + corners[other].y() : -corners[k].x() - corners[other].x();
                double known = best < 0
                        ? Double.NEGATIVE_INFINITY
                        : a < 2
                                ? corners[best].y() + corners[best | 1 << a].y()
                                : -corners[best].x() - corners[best | 1 << a].x();
                best = outside > known ? k : best;
            }
            scale(canvas, view, low, high, a, View.corner(low, high, best));
        }
    }

    /** Ticks and a name along the edge of axis a that begins at a corner, on the side away from the middle. */
    private void scale(Canvas canvas, View view, double[] low, double[] high, int a, double[] corner) {
        View.Place middle = view.place((low[0] + high[0]) / 2, (low[1] + high[1]) / 2, (low[2] + high[2]) / 2);
        double[] at = corner.clone();
        View.Place first = view.place(at);
        at[a] = high[a];
        View.Place last = view.place(at);
        double acrossX = last.y() - first.y();
        double acrossY = first.x() - last.x();
        double length = Math.hypot(acrossX, acrossY);
        if (length < 40) {
            return;
        }
        double out = acrossX * ((first.x() + last.x()) / 2 - middle.x())
                + acrossY * ((first.y() + last.y()) / 2 - middle.y());
        double outX = (out < 0 ? -1 : 1) * acrossX / length;
        double outY = (out < 0 ? -1 : 1) * acrossY / length;
        for (Ticks.Tick tick : new Ticks(low[a], high[a]).ticks(length < 150 ? 2 : 4)) {
            at[a] = tick.value();
            View.Place place = view.place(at);
            canvas.segment(place.x(), place.y(), place.x() + 4 * outX, place.y() + 4 * outY, Palette.SOFT, 1);
            canvas.text(
                    place.x() + 14 * outX,
                    place.y() + 14 * outY + 4,
                    Markup.of(tick.label()),
                    Sheet.TICK - 1,
                    Anchor.MIDDLE,
                    0,
                    false,
                    Palette.SOFT);
        }
        canvas.text(
                (first.x() + last.x()) / 2 + 33 * outX,
                (first.y() + last.y()) / 2 + 33 * outY + 4,
                Markup.of(axes.get(a)),
                Sheet.LABEL,
                Anchor.MIDDLE,
                0,
                false,
                Palette.INK);
    }

    @Override
    public Map<String, Object> plotly() {
        List<Object> data = new ArrayList<>();
        if (onSphere) {
            data.add(lines(wires(), WIRE, 1));
            data.add(names());
        }
        if (links.length > 0) {
            data.add(lines(stretches(), LINK, 2));
        }
        data.add(dots());
        if (arrows.length > 0) {
            data.add(shafts());
            data.add(heads());
        }
        Map<String, Object> layout = Sheet.layout(title, note, height(), 14);
        layout.put("showlegend", false);
        if (layout.get("margin") instanceof Map<?, ?> margin) {
            Map<String, Object> narrow = Sheet.map("l", 24);
            margin.forEach((key, value) -> narrow.putIfAbsent((String) key, value));
            layout.put("margin", narrow);
        }
        double phi = StrictMath.toRadians(azimuth);
        double height = StrictMath.toRadians(elevation);
        double far = onSphere ? 0.75 * FAR : FAR;
        double flat = far * StrictMath.cos(height);
        Map<String, Object> scene = Sheet.map(
                "aspectmode",
                "data",
                "camera",
                Sheet.map(
                        "eye",
                        Sheet.map(
                                "x",
                                flat * StrictMath.cos(phi),
                                "y",
                                flat * StrictMath.sin(phi),
                                "z",
                                far * StrictMath.sin(height)),
                        "center",
                        Sheet.map("x", 0, "y", 0, "z", onSphere ? 0 : -0.1)));
        double[] low = end(-1);
        double[] high = end(1);
        for (int a = 0; a < 3; a++) {
            double margin = onSphere ? 0.15 : 0;
            scene.put(
                    "xyz".charAt(a) + "axis",
                    Sheet.map(
                            "title",
                            Sheet.map("text", Markup.html(axes.get(a)), "font", Sheet.map("size", Sheet.LABEL)),
                            "range",
                            List.of(low[a] - margin, high[a] + margin),
                            "nticks",
                            5,
                            "gridcolor",
                            Palette.GRID,
                            "linecolor",
                            "#c4c4c4",
                            "showline",
                            true,
                            "mirror",
                            true,
                            "zeroline",
                            false,
                            "showbackground",
                            false,
                            "showspikes",
                            false,
                            "visible",
                            !onSphere));
        }
        layout.put("scene", scene);
        return Sheet.map("data", data, "layout", layout, "config", Sheet.config(title));
    }

    /** What a sphere's axes are called, at their ends. */
    private Map<String, Object> names() {
        double[] tips = new double[9];
        List<Object> words = new ArrayList<>();
        for (int a = 0; a < 3; a++) {
            tips[4 * a] = OUTSIDE;
            words.add(Markup.html(axes.get(a)));
        }
        Map<String, Object> font = Sheet.map("size", Sheet.LABEL, "color", Palette.INK);
        return trace("scatter3d", tips, "mode", "text", "text", words, "textfont", font);
    }

    /** Stretches as one trace, with gaps between them. */
    private static Map<String, Object> lines(List<double[][]> stretches, String colour, double width) {
        double[] flat = new double[9 * stretches.size()];
        for (int k = 0; k < stretches.size(); k++) {
            System.arraycopy(stretches.get(k)[0], 0, flat, 9 * k, 3);
            System.arraycopy(stretches.get(k)[1], 0, flat, 9 * k + 3, 3);
            Arrays.fill(flat, 9 * k + 6, 9 * k + 9, Double.NaN);
        }
        return trace("scatter3d", flat, "mode", "lines", "line", Sheet.map("color", colour, "width", width));
    }

    /** A trace at places given as x, y, z, x, y, z, ..., silent under the mouse. */
    private static Map<String, Object> trace(String type, double[] places, Object... more) {
        Map<String, Object> trace = Sheet.map("type", type);
        for (int a = 0; a < 3; a++) {
            double[] one = new double[places.length / 3];
            for (int k = 0; k < one.length; k++) {
                one[k] = places[3 * k + a];
            }
            trace.put("xyz".substring(a, a + 1), Numbers.json(one));
        }
        trace.put("hoverinfo", "skip");
        trace.putAll(Sheet.map(more));
        return trace;
    }

    private Map<String, Object> dots() {
        Map<String, Object> marker = Sheet.map("size", arrows.length > 0 ? 3 : 5);
        List<Object> words = new ArrayList<>();
        for (int i = 0; i < n(); i++) {
            words.add(
                    "i = " + i + (values.length > 0 ? "<br>" + Markup.html(barTitle) + " = " + (float) values[i] : ""));
        }
        if (values.length > 0) {
            marker.putAll(scaled(Numbers.json(values)));
            marker.put("showscale", true);
            Map<String, Object> bar = Sheet.bar(barTitle);
            bar.put("len", 0.7);
            marker.put("colorbar", bar);
        } else {
            marker.put("color", Palette.colour(0));
        }
        return trace("scatter3d", points, "mode", "markers", "marker", marker, "text", words, "hoverinfo", "text");
    }

    private Map<String, Object> scaled(Object shades) {
        return Sheet.map("color", shades, "cmin", from, "cmax", to, "colorscale", colours.plotly());
    }

    /** The shafts, a stretch an arrow, each in its own colour. */
    private Map<String, Object> shafts() {
        double[] places = new double[9 * n()];
        double[] shades = new double[3 * n()];
        for (int i = 0; i < n(); i++) {
            double[] s = Arrays.copyOfRange(arrows, 3 * i, 3 * i + 3);
            System.arraycopy(point(i), 0, places, 9 * i, 3);
            System.arraycopy(along(point(i), s, (1 - HEAD) * arrow()), 0, places, 9 * i + 3, 3);
            Arrays.fill(places, 9 * i + 6, 9 * i + 9, Double.NaN);
            Arrays.fill(shades, 3 * i, 3 * i + 3, values[i]);
        }
        Map<String, Object> line = scaled(Numbers.json(shades));
        line.put("width", 5);
        return trace("scatter3d", places, "mode", "lines", "line", line);
    }

    /** The heads as one mesh of cones; Plotly's own cones take their colour from their length. */
    private Map<String, Object> heads() {
        int corners = ROUND + 1;
        double[] places = new double[3 * corners * n()];
        double[] shades = new double[corners * n()];
        List<Object> first = new ArrayList<>();
        List<Object> second = new ArrayList<>();
        List<Object> third = new ArrayList<>();
        for (int i = 0; i < n(); i++) {
            double[] s = Arrays.copyOfRange(arrows, 3 * i, 3 * i + 3);
            double[][] ring = ring(along(point(i), s, (1 - HEAD) * arrow()), s, HALF_WIDTH * arrow(), ROUND);
            int tip = corners * i;
            System.arraycopy(along(point(i), s, arrow()), 0, places, 3 * tip, 3);
            for (int k = 0; k < ROUND; k++) {
                System.arraycopy(ring[k], 0, places, 3 * (tip + 1 + k), 3);
                first.add(tip);
                second.add(tip + 1 + k);
                third.add(tip + 1 + (k + 1) % ROUND);
                if (k >= 2) {
                    first.add(tip + 1);
                    second.add(tip + k);
                    third.add(tip + 1 + k);
                }
            }
            Arrays.fill(shades, tip, tip + corners, values[i]);
        }
        return trace(
                "mesh3d",
                places,
                "i",
                first,
                "j",
                second,
                "k",
                third,
                "intensity",
                Numbers.json(shades),
                "cmin",
                from,
                "cmax",
                to,
                "colorscale",
                colours.plotly(),
                "showscale",
                false,
                "flatshading",
                true,
                "lighting",
                Sheet.map("ambient", 0.75, "diffuse", 0.4, "specular", 0.1));
    }

    @Override
    public String toString() {
        return "Scene: " + Markup.of(title).plain() + " (" + n() + " points, " + links.length + " links"
                + (arrows.length > 0 ? ", arrows" : "") + ")";
    }
}
