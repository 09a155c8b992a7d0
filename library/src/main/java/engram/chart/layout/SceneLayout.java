package engram.chart.layout;

import engram.argument.Given;
import engram.chart.Scene;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The lines and sizes of a {@link Scene}, in its own three dimensions, for all painters alike.
 *
 * @since 0.1.0
 */
public final class SceneLayout {

    /** The natural width, in CSS pixels. */
    public static final int WIDTH = 720;

    /** Where the names of a sphere's axes stand. */
    public static final double OUTSIDE = 1.13;

    /** Corners of a cone's base. */
    public static final int ROUND = 10;

    /** The colour of links. */
    public static final String LINK = "#7a7a7a";

    /** The colour of a sphere's net. */
    public static final String WIRE = "#9a9a9a";

    private static final int HEIGHT = 560;

    /** An arrow: head and half its width as parts of the whole length. */
    private static final double HEAD = 0.42;

    private static final double HALF_WIDTH = 0.16;

    private final double[] points;
    private final double[] arrows;
    private final int[][] links;
    private final double side;
    private final boolean onSphere;
    private final String note;
    private final double spacing;

    private SceneLayout(Scene scene) {
        points = scene.points();
        arrows = scene.arrows();
        links = scene.links();
        side = scene.side();
        onSphere = scene.onSphere();
        note = scene.note();
        spacing = measured();
    }

    /**
     * Lays a scene out.
     *
     * @param scene the description
     * @return its lines and sizes
     */
    public static SceneLayout of(Scene scene) {
        return new SceneLayout(Given.value("SceneLayout.of", "scene", scene, "a scene"));
    }

    /**
     * The natural height.
     *
     * @return CSS pixels
     */
    public int height() {
        return HEIGHT + (int) Lettering.height(note);
    }

    /**
     * How many points there are.
     *
     * @return N
     */
    public int n() {
        return points.length / 3;
    }

    /**
     * A point.
     *
     * @param i its number
     * @return x, y, z
     */
    public double[] point(int i) {
        return Arrays.copyOfRange(points, 3 * i, 3 * i + 3);
    }

    /**
     * About how far apart neighbours are: what sizes of arrows and dots are measured in.
     *
     * @return in the unit of the points
     */
    public double spacing() {
        return spacing;
    }

    private double measured() {
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

    /**
     * The length of an arrow.
     *
     * @return in the unit of the points
     */
    public double arrow() {
        return 0.7 * spacing();
    }

    /**
     * An end of the box that holds everything.
     *
     * @param sign -1 for the low one, 1 for the high one
     * @return x, y, z
     */
    public double[] end(int sign) {
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

    /**
     * Stretches to draw for the links: the whole way, or two halves where it passes a wall.
     *
     * @return from and to, each x, y, z
     */
    public List<double[][]> stretches() {
        List<double[][]> all = new ArrayList<>();
        for (int[] link : links) {
            Interrupts.poll();
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

    /**
     * Where the shaft of an arrow ends and its head begins.
     *
     * @param i the number of its point
     * @return x, y, z
     */
    public double[] neck(int i) {
        return along(point(i), direction(i), (1 - HEAD) * arrow());
    }

    /**
     * The tip of an arrow.
     *
     * @param i the number of its point
     * @return x, y, z
     */
    public double[] tip(int i) {
        return along(point(i), direction(i), arrow());
    }

    /**
     * Corners of the base of an arrow's head, which is a cone.
     *
     * @param i the number of its point
     * @return {@link #ROUND} corners, each x, y, z
     */
    public double[][] base(int i) {
        return ring(neck(i), direction(i), HALF_WIDTH * arrow(), ROUND);
    }

    private double[] direction(int i) {
        return Arrays.copyOfRange(arrows, 3 * i, 3 * i + 3);
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

    /**
     * Meridians and parallels of the unit sphere every 30 degrees, in pieces of 7.5.
     *
     * @return from and to, each x, y, z
     */
    public static List<double[][]> wires() {
        List<double[][]> wires = new ArrayList<>();
        for (int piece = 0; piece < 48; piece++) {
            for (int line = 0; line < 6; line++) {
                wires.add(new double[][] {globe(line * 30, piece * 7.5), globe(line * 30, (piece + 1) * 7.5)});
            }
            for (int height = -60; height <= 60; height += 30) {
                wires.add(new double[][] {globe(piece * 7.5, height), globe((piece + 1) * 7.5, height)});
            }
        }
        return wires;
    }

    private static double[] globe(double longitude, double latitude) {
        double phi = StrictMath.toRadians(longitude);
        double height = StrictMath.toRadians(latitude);
        double flat = StrictMath.cos(height);
        return new double[] {flat * StrictMath.cos(phi), flat * StrictMath.sin(phi), StrictMath.sin(height)};
    }
}
