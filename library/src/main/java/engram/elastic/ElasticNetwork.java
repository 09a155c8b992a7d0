package engram.elastic;

import engram.identity.Identified;
import engram.random.Streams;
import engram.topology.Points;
import engram.topology.Topology;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CancellationException;

/**
 * Points joined by springs of stiffness kappa, each at its rest length: a harmonic solid without order, and the
 * analogy that the vectorial model's couplings are named for.
 *
 * <p>The energy is E(u) = kappa/2 sum over springs of (|r_ij + u_j - u_i| - |r_ij|)^2, with u the displacements and
 * r_ij the way from i to j at rest. To second order it is 1/2 u^T H u, where H has the d x d blocks
 * H_ij = -kappa n_ij (x) n_ij for joined i and j, H_ii = -sum_j H_ij, and unit vectors n_ij = r_ij / |r_ij|: see
 * {@link ElasticHessian}. Without springs at work there is no stress, so H has no other term. Masses are 1: the
 * frequencies omega = sqrt(lambda) come in units of sqrt(kappa / m). Source: Gallavotti and Zaccone, Eqs 4 and 5,
 * with one kappa for all.
 *
 * <p>Maxwell (1864) counts: d N coordinates, N Z / 2 springs, so at least the fraction 1 - Z / (2d) of the modes cost
 * nothing, and at Z = 2d, the isostatic point, the springs just suffice. What exceeds the count is made up for by
 * states of self-stress (Calladine 1978).
 *
 * <p>A displacement u is flat, site by site, like the points: u[i d + a].
 *
 * @since 0.1.0
 */
public final class ElasticNetwork implements Identified {
    /** Forces left, of what they may be: their square over the softest lambda / kappa is the relative error of a modulus. */
    private static final double BALANCED = 1e-8;

    /** Stretch left, of the strain's, below which nothing resists: a modulus of 1e-20 of the affine one. */
    private static final double SLACK = 1e-10;

    private final Points points;
    private final Topology springs;
    private final double kappa;
    private final Springs all;

    /** Ends, unit vectors and lengths; the unit vector of spring e is n[e d] up to n[e d + d - 1], from i to j. */
    record Springs(int[] i, int[] j, double[] n, double[] length) {}

    private ElasticNetwork(Points points, Topology springs, double kappa, Springs all) {
        this.points = points;
        this.springs = springs;
        this.kappa = kappa;
        this.all = all;
    }

    /**
     * Springs on any graph.
     *
     * @param points where the sites are at rest
     * @param springs who is joined, a symmetric graph
     * @param kappa stiffness of each spring, above 0
     * @return the network
     */
    public static ElasticNetwork of(Points points, Topology springs, double kappa) {
        stiff(kappa);
        Objects.requireNonNull(
                points, "ElasticNetwork.of(points = null): sites were needed; try Points.random(64, 3, streams)");
        Objects.requireNonNull(
                springs, "ElasticNetwork.of(springs = null): a graph was needed; try Topology.near(points, 7)");
        if (springs.n() != points.n()) {
            throw new IllegalArgumentException("ElasticNetwork: " + springs + " joins " + springs.n()
                    + " sites but there are " + points.n() + " points; as many are needed");
        }
        int d = points.d();
        int[][] pairs = springs.pairs();
        int m = pairs.length;
        Springs all = new Springs(new int[m], new int[m], new double[m * d], new double[m]);
        for (int e = 0; e < m; e++) {
            int i = pairs[e][0];
            int j = pairs[e][1];
            double length = Math.sqrt(points.squaredDistance(i, j));
            if (!(length > 0 && length < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("ElasticNetwork: the spring from " + i + " to " + j + " has length "
                        + length + ", so no direction; move the points apart, or leave it out");
            }
            all.i[e] = i;
            all.j[e] = j;
            all.length[e] = length;
            for (int a = 0; a < d; a++) {
                all.n[e * d + a] = points.step(i, j, a) / length;
            }
        }
        return new ElasticNetwork(points, springs, kappa, all);
    }

    /**
     * Independent points in a periodic box, the nearest pairs joined until the mean coordination is z, kappa = 1. The
     * number of springs at a site is nearly Poisson: sites with at most d of them stay loose even far above Z = 2d.
     *
     * @param n number of points
     * @param d dimension
     * @param z mean coordination, above 0 and at most N - 1
     * @param streams where the points come from
     * @return the network, in a box of side n^(1/d)
     */
    public static ElasticNetwork random(int n, int d, double z, Streams streams) {
        Points points = Points.random(n, d, streams);
        return of(points, Topology.near(points, z), 1);
    }

    /**
     * A disturbed lattice with springs to its first two shells of neighbours (2 d along the axes and 2 d (d - 1)
     * along the diagonals of the faces), from which springs are removed until the mean coordination is z, kappa = 1.
     *
     * @param length sites along each side of the periodic box, at least 3
     * @param d dimension, at least 2
     * @param jitter most that a coordinate of a site is off the lattice, in spacings, from 0 to 0.5; with 0 straight
     *     lines of springs are special, 0.2 is generic
     * @param z mean coordination, above 0 and at most 2 d^2: 8 for d = 2, 18 for d = 3
     * @param removal which springs go
     * @param streams where the disturbance and the choice of springs come from
     * @return the network of length^d sites
     */
    public static ElasticNetwork lattice(int length, int d, double jitter, double z, Removal removal, Streams streams) {
        if (d < 2 || !(z > 0 && z <= 2.0 * d * d)) {
            throw new IllegalArgumentException("ElasticNetwork.lattice(d = " + d + ", z = " + z
                    + "): d of at least 2 and a mean coordination above 0 and at most 2 d^2 = " + 2L * d * d
                    + ", all springs to two shells of neighbours, are needed; try d = 3, z = 7");
        }
        Objects.requireNonNull(
                removal, "ElasticNetwork.lattice(removal = null): which springs go was needed; try Removal.RANDOM");
        Points points = Points.lattice(length, d, jitter, streams);
        int keep = (int) Math.max(1, Math.round(z * points.n() / 2));
        return of(points, removal.dilute(shells(length, d), keep, streams), 1);
    }

    /** Sites of the lattice that are one step apart along one axis, or along each of two. */
    private static Topology shells(int length, int d) {
        int n = (int) Math.round(Math.pow(length, d));
        int[][] pairs = new int[Math.multiplyExact(n, d * d)][];
        int e = 0;
        for (int i = 0; i < n; i++) {
            for (int a = 0; a < d; a++) {
                int ahead = stepped(i, a, 1, length);
                pairs[e++] = new int[] {i, ahead};
                for (int b = 0; b < a; b++) {
                    pairs[e++] = new int[] {i, stepped(ahead, b, 1, length)};
                    pairs[e++] = new int[] {i, stepped(ahead, b, -1, length)};
                }
            }
        }
        return Topology.of(n, pairs);
    }

    private static int stepped(int i, int axis, int by, int length) {
        int stride = 1;
        for (int a = 0; a < axis; a++) {
            stride *= length;
        }
        int at = i / stride % length;
        return i + ((at + by + length) % length - at) * stride;
    }

    private static void stiff(double kappa) {
        if (!(kappa > 0 && kappa < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "ElasticNetwork(kappa = " + kappa + "): a finite stiffness above 0 is needed; try 1");
        }
    }

    /**
     * The same network with other springs of the same lengths.
     *
     * @param other stiffness of each spring, above 0
     * @return a copy
     */
    public ElasticNetwork stiffness(double other) {
        stiff(other);
        return new ElasticNetwork(points, springs, other, all);
    }

    /**
     * The stiffness of each spring.
     *
     * @return kappa
     */
    public double stiffness() {
        return kappa;
    }

    /**
     * Where the sites are at rest.
     *
     * @return N points
     */
    public Points points() {
        return points;
    }

    /**
     * Who is joined.
     *
     * @return the graph of springs, symmetric; its pairs are in the order of {@link #direction}
     */
    public Topology springs() {
        return springs;
    }

    /**
     * How many springs there are.
     *
     * @return N Z / 2
     */
    public int bonds() {
        return all.length.length;
    }

    /**
     * The direction of a spring.
     *
     * @param e which, in the order of {@code springs().pairs()}
     * @return the unit vector n_ij from i to j, i below j, d numbers
     */
    public double[] direction(int e) {
        if (e < 0 || e >= bonds()) {
            throw new IllegalArgumentException(
                    "direction(" + e + "): there are " + bonds() + " springs, numbered from 0");
        }
        return Arrays.copyOfRange(all.n, e * points.d(), (e + 1) * points.d());
    }

    /**
     * Mean number of springs at a site.
     *
     * @return Z
     */
    public double coordination() {
        return springs.meanDegree();
    }

    /**
     * Maxwell's count: coordinates less springs, d N (1 - Z / (2d)). There are at least so many zero modes, and at
     * least d in any case; below 0 so many springs are redundant.
     *
     * @return d N - N Z / 2
     */
    public int maxwell() {
        return points.n() * points.d() - bonds();
    }

    /**
     * The dynamical matrix.
     *
     * @return H, as an operator and as a matrix
     */
    public ElasticHessian hessian() {
        return new ElasticHessian(this);
    }

    Springs all() {
        return all;
    }

    /**
     * The energy of a displacement, with the springs at their true lengths: not the quadratic form, which is its
     * second order.
     *
     * @param u d N displacements
     * @return kappa/2 sum (|r_ij + u_j - u_i| - |r_ij|)^2
     */
    public double energy(double[] u) {
        Objects.requireNonNull(u, "ElasticNetwork.energy(u = null): d N displacements were needed");
        int d = points.d();
        if (u.length != points.n() * points.d()) {
            throw new IllegalArgumentException("ElasticNetwork.energy: " + u.length + " displacements came; d N = "
                    + points.n() * points.d() + " are needed");
        }
        double sum = 0;
        for (int e = 0; e < all.length.length; e++) {
            double square = 0;
            for (int a = 0; a < d; a++) {
                double r = all.length[e] * all.n[e * d + a] + u[all.j[e] * d + a] - u[all.i[e] * d + a];
                square += r * r;
            }
            double longer = Math.sqrt(square) - all.length[e];
            sum += longer * longer;
        }
        return kappa * sum / 2;
    }

    /**
     * The modulus of simple shear, in the plane of axes a and b: the energy of a small strain gamma, with
     * x_a moved by gamma x_b, is G gamma^2 / 2 a unit volume. If sites move as the strain says it is
     * G_A = kappa/V sum (|r| n_a n_b)^2, with directions of no preference kappa N Z mean(r^2) / (2 V d (d + 2)).
     * Sites that may give way lower it; where springs are as good as independent, to G_A (1 - 2d/Z), which is
     * zero at the isostatic point (Zaccone and Scossa-Romano 2011).
     *
     * @param a an axis, from 0
     * @param b another
     * @return the modulus before and after sites give way, in units of kappa / length^(d - 2)
     */
    public Modulus shear(int a, int b) {
        int d = points.d();
        if (Math.min(a, b) < 0 || Math.max(a, b) >= d || a == b) {
            throw new IllegalArgumentException("shear(" + a + ", " + b + "): two different axes from 0 to " + (d - 1)
                    + " are needed; try shear(0, 1)");
        }
        double[] stretch = new double[bonds()];
        for (int e = 0; e < stretch.length; e++) {
            stretch[e] = all.length[e] * all.n[e * d + a] * all.n[e * d + b];
        }
        return modulus(stretch, "shear");
    }

    /**
     * The bulk modulus: the energy of a small relative change theta of the volume is K theta^2 / 2 a unit volume,
     * K_A = kappa/V sum (|r| / d)^2 before sites give way.
     *
     * @return the modulus before and after sites give way, in units of kappa / length^(d - 2)
     */
    public Modulus compression() {
        double[] stretch = new double[bonds()];
        for (int e = 0; e < stretch.length; e++) {
            stretch[e] = all.length[e] / points.d();
        }
        return modulus(stretch, "compression");
    }

    /**
     * kappa/V |t|^2 and kappa/V min over u of |t - B u|^2, with t the stretch of each spring under a unit strain and
     * (B u)_ij = n_ij . (u_j - u_i). Conjugate gradients on the normal equations B^T B u = B^T t, H = kappa B^T B:
     * they never leave the range of B^T, so zero modes do no harm, and the residual is an upper bound at any step.
     */
    private Modulus modulus(double[] t, String what) {
        if (!points.periodic()) {
            throw new IllegalArgumentException("ElasticNetwork." + what + ": " + points
                    + " has no volume to strain; a periodic box is needed, as random(...) and lattice(...) make it");
        }
        int size = points.n() * points.d();
        double volume = Math.pow(points.side(), points.d());
        double whole = dot(t, t);
        double norm = Math.sqrt(2.0 * mostSprings());
        double[] left = t.clone();
        double[] u = new double[size];
        double[] gradient = new double[size];
        double[] stretched = new double[t.length];
        forces(left, gradient);
        double[] way = gradient.clone();
        double square = dot(gradient, gradient);
        int most = 100 * size + 1000;
        for (int step = 0; ; step++) {
            double residual = Math.sqrt(dot(left, left));
            if (residual <= SLACK * Math.sqrt(whole) || Math.sqrt(square) <= BALANCED * norm * residual) {
                break;
            }
            if (step == most) {
                throw new IllegalStateException(String.format(
                        Locale.ROOT,
                        "ElasticNetwork.%s: forces are still %.2g of what they may be after %d steps; the network is too"
                                + " close to a mechanism for this strain, take another Z or another sample",
                        what,
                        Math.sqrt(square) / (norm * residual),
                        most));
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("ElasticNetwork." + what + " was cancelled");
            }
            stretch(way, stretched);
            double alpha = square / dot(stretched, stretched);
            add(alpha, way, u);
            add(-alpha, stretched, left);
            forces(left, gradient);
            double next = dot(gradient, gradient);
            for (int k = 0; k < size; k++) {
                way[k] = gradient[k] + next / square * way[k];
            }
            square = next;
        }
        stretch(u, stretched);
        add(-1, t, stretched);
        return new Modulus(kappa / volume * whole, kappa / volume * dot(stretched, stretched));
    }

    int mostSprings() {
        int most = 0;
        for (int i = 0; i < springs.n(); i++) {
            most = Math.max(most, springs.degree(i));
        }
        return most;
    }

    /** t = B u: how much longer each spring becomes, to first order. */
    void stretch(double[] u, double[] t) {
        int d = points.d();
        for (int e = 0; e < t.length; e++) {
            double longer = 0;
            for (int a = 0; a < d; a++) {
                longer += all.n[e * d + a] * (u[all.j[e] * d + a] - u[all.i[e] * d + a]);
            }
            t[e] = longer;
        }
    }

    /** f = B^T t. */
    void forces(double[] t, double[] f) {
        int d = points.d();
        Arrays.fill(f, 0);
        for (int e = 0; e < t.length; e++) {
            for (int a = 0; a < d; a++) {
                double force = all.n[e * d + a] * t[e];
                f[all.j[e] * d + a] += force;
                f[all.i[e] * d + a] -= force;
            }
        }
    }

    private static void add(double factor, double[] x, double[] to) {
        for (int k = 0; k < to.length; k++) {
            to[k] += factor * x[k];
        }
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int k = 0; k < x.length; k++) {
            sum += x[k] * y[k];
        }
        return sum;
    }

    @Override
    public Object identity() {
        return List.of(points, springs, kappa);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "ElasticNetwork(N = %d, d = %d, Z = %.4g, %d springs, Maxwell %+d)",
                points.n(),
                points.d(),
                coordination(),
                bonds(),
                maxwell());
    }
}
