package engram.chart.paint;

/**
 * How points in space come onto a sheet: a camera that looks at the middle of a box, z upwards, in mild perspective.
 */
final class View {
    private static final double NEARNESS = 3.2;

    /** A place on the sheet: depth 0 is the far end of the box's sphere and 1 the near one. */
    record Place(double x, double y, double depth, double scale) {}

    private final double[] middle;
    private final double radius;
    private final double[] right;
    private final double[] up;
    private final double[] back;
    private double zoom = 1;
    private double left;
    private double top;

    /** A camera at an azimuth from the x axis and a height above the xy plane, in degrees. */
    View(double[] low, double[] high, double azimuth, double elevation) {
        middle = new double[3];
        double square = 0;
        for (int a = 0; a < 3; a++) {
            middle[a] = (low[a] + high[a]) / 2;
            square += (high[a] - low[a]) * (high[a] - low[a]) / 4;
        }
        radius = Math.sqrt(square);
        double phi = StrictMath.toRadians(azimuth);
        double height = StrictMath.toRadians(elevation);
        double c = StrictMath.cos(phi);
        double s = StrictMath.sin(phi);
        double ce = StrictMath.cos(height);
        double se = StrictMath.sin(height);
        right = new double[] {-s, c, 0};
        up = new double[] {-c * se, -s * se, ce};
        back = new double[] {c * ce, s * ce, se};
    }

    /** Makes the box, or the ball in it, just fill a part of the sheet. */
    void fit(double[] low, double[] high, boolean ball, double x0, double y0, double x1, double y1) {
        zoom = 1;
        left = 0;
        top = 0;
        double west = Double.POSITIVE_INFINITY;
        double east = Double.NEGATIVE_INFINITY;
        double north = Double.POSITIVE_INFINITY;
        double south = Double.NEGATIVE_INFINITY;
        if (ball) {
            double half = (high[0] - low[0]) / 2;
            double distance = NEARNESS * radius;
            double edge = half * distance / Math.sqrt(distance * distance - half * half);
            west = -edge;
            east = edge;
            north = -edge;
            south = edge;
        } else {
            for (int corner = 0; corner < 8; corner++) {
                Place at = place(corner(low, high, corner));
                west = Math.min(west, at.x);
                east = Math.max(east, at.x);
                north = Math.min(north, at.y);
                south = Math.max(south, at.y);
            }
        }
        zoom = Math.min((x1 - x0) / (east - west), (y1 - y0) / (south - north));
        left = (x0 + x1) / 2 - zoom * (west + east) / 2;
        top = (y0 + y1) / 2 - zoom * (north + south) / 2;
    }

    /** A corner of a box; bit a of its number says which end of axis a. */
    static double[] corner(double[] low, double[] high, int number) {
        double[] p = new double[3];
        for (int a = 0; a < 3; a++) {
            p[a] = (number >> a & 1) == 0 ? low[a] : high[a];
        }
        return p;
    }

    Place place(double... p) {
        double x = 0;
        double y = 0;
        double depth = 0;
        for (int a = 0; a < 3; a++) {
            double off = p[a] - middle[a];
            x += right[a] * off;
            y += up[a] * off;
            depth += back[a] * off;
        }
        double distance = NEARNESS * radius;
        double scale = distance / (distance - depth);
        return new Place(left + zoom * scale * x, top - zoom * scale * y, (1 + depth / radius) / 2, zoom * scale);
    }

    /**
     * How bright a triangle is, from 0 to 1: the lamp is above the camera's left shoulder. From outside, its corners follow
     * each other anticlockwise.
     */
    double light(double[] first, double[] second, double[] third) {
        double[] outward = new double[3];
        for (int a = 0; a < 3; a++) {
            int b = (a + 1) % 3;
            int c = (a + 2) % 3;
            outward[a] =
                    (second[b] - first[b]) * (third[c] - first[c]) - (second[c] - first[c]) * (third[b] - first[b]);
        }
        double along = 0;
        double square = 0;
        for (int a = 0; a < 3; a++) {
            along += outward[a] * (-0.5 * right[a] + 0.7 * up[a] + 0.5 * back[a]);
            square += outward[a] * outward[a];
        }
        return Math.max(0, along / Math.sqrt(0.99 * square));
    }
}
