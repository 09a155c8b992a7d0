package engram.elastic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import engram.numeric.Eigen;
import engram.numeric.Lanczos;
import engram.numeric.Product;
import engram.random.Streams;
import engram.topology.Points;
import engram.topology.Topology;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ElasticNetworkTest {
    private static final Streams SEED = Streams.seed(1864);

    static List<ElasticNetwork> networks() {
        List<ElasticNetwork> all = new ArrayList<>();
        for (double z : new double[] {2, 4, 6, 7, 9}) {
            all.add(ElasticNetwork.random(60, 3, z, SEED).stiffness(2.5));
            all.add(ElasticNetwork.random(60, 2, z, SEED));
        }
        for (Removal removal : Removal.values()) {
            for (double z : new double[] {3, 6, 6.5, 8, 18}) {
                all.add(ElasticNetwork.lattice(4, 3, 0.2, z, removal, SEED));
            }
            for (double z : new double[] {2, 4, 4.5, 8}) {
                all.add(ElasticNetwork.lattice(7, 2, 0.3, z, removal, SEED));
            }
            all.add(ElasticNetwork.lattice(3, 4, 0.1, 9, removal, SEED));
        }
        return all;
    }

    /** E(eps u) = eps^2/2 u^T H u + O(eps^3): the difference of both signs leaves O(eps^2) relative to that. */
    @ParameterizedTest
    @MethodSource("networks")
    void hessianIsTheSecondDifferenceOfTheEnergy(ElasticNetwork network) {
        double[] u = gaussian(network.hessian().size());
        double[] hu = new double[u.length];
        network.hessian().apply(u, hu);
        double exact = dot(u, hu);
        double previous = Double.POSITIVE_INFINITY;
        // In units of the shortest spring, beyond which the expansion means nothing.
        double shortest = Arrays.stream(network.all().length()).min().orElseThrow();
        for (double eps : new double[] {1e-2 * shortest, 1e-3 * shortest}) {
            double second = (network.energy(scaled(u, eps)) + network.energy(scaled(u, -eps))) / (eps * eps);
            double off = Math.abs(second - exact);
            assertTrue(off < previous / 30, "not of second order: " + off + " after " + previous);
            previous = off;
        }
        assertEquals(0, network.energy(new double[u.length]), 1e-25);
    }

    @ParameterizedTest
    @MethodSource("networks")
    void operatorIsTheMatrixIsTheFormula(ElasticNetwork network) {
        ElasticHessian hessian = network.hessian();
        int size = hessian.size();
        int d = network.points().d();
        double[] matrix = hessian.matrix();
        double[] formula = new double[size * size];
        int[][] pairs = network.springs().pairs();
        for (int e = 0; e < pairs.length; e++) {
            double[] n = network.direction(e);
            assertEquals(1, dot(n, n), 1e-14);
            for (int side = 0; side < 2; side++) {
                for (int k = 0; k < d * d; k++) {
                    double block = network.stiffness() * n[k / d] * n[k % d];
                    int row = pairs[e][side] * d + k / d;
                    formula[row * size + pairs[e][1 - side] * d + k % d] -= block;
                    formula[row * size + pairs[e][side] * d + k % d] += block;
                }
            }
        }
        // A diagonal block sums up to 18 terms of size kappa.
        double rounding = 20 * 18 * network.stiffness() * Math.ulp(1.0);
        assertArrayEquals(formula, matrix, rounding);
        double[] x = gaussian(size);
        double[] y = new double[size];
        hessian.apply(x, y);
        assertArrayEquals(Product.of(matrix, size, size, x, 1), y, 40 * rounding);
    }

    /** Translations are zero modes, no eigenvalue is below zero, and the two extreme-value searches agree. */
    @ParameterizedTest
    @MethodSource("networks")
    void translationsCostNothing(ElasticNetwork network) {
        ElasticHessian hessian = network.hessian();
        int d = network.points().d();
        for (int a = 0; a < d; a++) {
            double[] all = new double[hessian.size()];
            for (int i = a; i < all.length; i += d) {
                all[i] = 1;
            }
            double[] force = new double[all.length];
            hessian.apply(all, force);
            assertArrayEquals(new double[all.length], force, 0);
        }
        Vibrations modes = hessian.vibrations();
        assertTrue(modes.zeroModes() >= d);
        double largest = modes.eigenvalues()[hessian.size() - 1];
        assertEquals(largest, new Lanczos().largest(hessian).value(), 1e-9 * largest);
        assertTrue(largest <= 2 * network.stiffness() * network.mostSprings());
        assertEquals(Math.sqrt(modes.eigenvalues()[modes.zeroModes()]), modes.softest(), 0);
    }

    /** Maxwell's inequality, and Calladine's equality: zero modes less self-stresses are coordinates less springs. */
    @ParameterizedTest
    @MethodSource("networks")
    void zeroModesAreCounted(ElasticNetwork network) {
        Vibrations modes = network.hessian().vibrations();
        assertTrue(modes.zeroModes() >= network.maxwell());
        assertTrue(modes.floppyFraction()
                >= 1 - network.coordination() / (2.0 * network.points().d()) - 1e-12);
        int stresses = selfStresses(network);
        assertEquals(network.maxwell(), modes.zeroModes() - stresses);
        // The gap that tells zero modes from others: no eigenvalue comes near the rounding that decides.
        double rounding = modes.eigenvalues().length * Math.ulp(1.0) * 2 * network.stiffness() * network.mostSprings();
        assertTrue(modes.softest() * modes.softest() > 100 * rounding);
    }

    /** Plane waves along the axes: lambda(k) = 2 kappa (1 - cos k_a), for each axis and each k. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void simpleCubicLattice(int d) {
        int length = 5;
        Points points = Points.lattice(length, d, 0, SEED);
        ElasticNetwork network = ElasticNetwork.of(points, Topology.near(points, 2 * d), 3);
        assertEquals(2 * d, network.coordination(), 0);
        int n = points.n();
        double[] expected = new double[d * n];
        Arrays.setAll(expected, k -> 2 * 3 * (1 - Math.cos(2 * Math.PI * (k % length) / length)));
        Arrays.sort(expected);
        Vibrations modes = network.hessian().vibrations();
        assertArrayEquals(expected, modes.eigenvalues(), d * n * 12 * d * Math.ulp(1.0));
        assertEquals(d * n / length, modes.zeroModes());
        assertEquals(Math.sqrt(6 * (1 - Math.cos(2 * Math.PI / length))), modes.softest(), 1e-12);
        assertEquals(0, network.shear(0, 1).affine(), 1e-30);
        // kappa/V sum (1/d)^2 over d N springs; a lattice with an inversion centre at each site does not give way.
        assertEquals(3.0 / d, network.compression().relaxed(), 1e-14);
    }

    /** The square lattice with its diagonals: the 2 x 2 dynamical matrix of each wave, and the moduli by hand. */
    @Test
    void squareLatticeWithDiagonals() {
        int length = 6;
        ElasticNetwork network = ElasticNetwork.lattice(length, 2, 0, 8, Removal.EVEN, SEED);
        double[] expected = new double[2 * length * length];
        for (int k = 0; k < length * length; k++) {
            double kx = 2 * Math.PI * (k % length) / length;
            double ky = 2 * Math.PI * (k / length) / length;
            double up = 1 - Math.cos(kx + ky);
            double down = 1 - Math.cos(kx - ky);
            double xx = 2 * (1 - Math.cos(kx)) + up + down;
            double yy = 2 * (1 - Math.cos(ky)) + up + down;
            double half = Math.hypot((xx - yy) / 2, up - down);
            expected[2 * k] = (xx + yy) / 2 - half;
            expected[2 * k + 1] = (xx + yy) / 2 + half;
        }
        Arrays.sort(expected);
        Vibrations modes = network.hessian().vibrations();
        assertArrayEquals(expected, modes.eigenvalues(), 1e-12);
        assertEquals(2, modes.zeroModes());
        // A site has two diagonals of length sqrt 2, n_x n_y = +-1/2, and two axes of length 1.
        assertEquals(1, network.shear(0, 1).relaxed(), 1e-14);
        assertEquals(1, network.shear(1, 0).affine(), 1e-14);
        assertEquals(1.5, network.compression().relaxed(), 1e-14);
        assertEquals(1, network.compression().ratio(), 1e-14);
    }

    /** Equilateral, side 1, by hand: breathing 3/2 kappa ... 3 kappa, and three motions of a rigid body. */
    @Test
    void triangleInOpenSpace() {
        Points points = Points.open(2, 0, 0, 1, 0, 0.5, Math.sqrt(0.75));
        ElasticNetwork triangle = ElasticNetwork.of(points, Topology.complete(3), 2);
        Vibrations modes = triangle.hessian().vibrations();
        assertArrayEquals(new double[] {0, 0, 0, 3, 3, 6}, modes.eigenvalues(), 1e-14);
        assertEquals(3, modes.zeroModes());
        assertEquals(3, triangle.maxwell());
        assertArrayEquals(new double[] {1, 0}, triangle.direction(0), 0);
    }

    /** The regular tetrahedron: one breathing mode of 4 kappa, a triplet of 2 kappa, a pair of kappa, six free ones. */
    @Test
    void tetrahedronInOpenSpace() {
        Points points = Points.open(3, 1, 1, 1, 1, -1, -1, -1, 1, -1, -1, -1, 1);
        ElasticNetwork tetrahedron = ElasticNetwork.of(points, Topology.complete(4), 1);
        Vibrations modes = tetrahedron.hessian().vibrations();
        assertArrayEquals(new double[] {0, 0, 0, 0, 0, 0, 1, 1, 2, 2, 2, 4}, modes.eigenvalues(), 1e-14);
        assertEquals(6, modes.zeroModes());
        assertEquals(0.5, modes.floppyFraction(), 0);
    }

    /** Conjugate gradients against the pseudo-inverse, G = G_A - f^T H^+ f / V with f = kappa B^T t. */
    @ParameterizedTest
    @MethodSource("networks")
    void modulusIsThatOfThePseudoInverse(ElasticNetwork network) {
        int d = network.points().d();
        int size = network.hessian().size();
        double volume = Math.pow(network.points().side(), d);
        double[] stretch = new double[network.bonds()];
        int[][] pairs = network.springs().pairs();
        for (int e = 0; e < stretch.length; e++) {
            double[] n = network.direction(e);
            stretch[e] = n[0] * n[1] * Math.sqrt(network.points().squaredDistance(pairs[e][0], pairs[e][1]));
        }
        double[] force = new double[size];
        network.forces(stretch, force);
        Eigen.Decomposition modes = Eigen.decompose(network.hessian().matrix(), size);
        int zero = network.hessian().vibrations().zeroModes();
        double relaxed = network.stiffness() / volume * dot(stretch, stretch);
        double affine = relaxed;
        for (int k = zero; k < size; k++) {
            double along = network.stiffness() * dot(modes.vector(k), force);
            relaxed -= along * along / modes.values()[k] / volume;
        }
        Modulus shear = network.shear(0, 1);
        assertEquals(affine, shear.affine(), 1e-13 * affine);
        // A relative error of size eps |H| / lambda_min in the sum over modes.
        double condition = modes.values()[size - 1] / modes.values()[zero];
        assertEquals(relaxed, shear.relaxed(), size * Math.ulp(1.0) * condition * affine);
        assertTrue(shear.relaxed() <= affine * (1 + 1e-14));
        assertTrue(network.compression().relaxed() >= 0);
    }

    /** Without a state of self-stress no strain can be held: the modulus is exactly zero. */
    @Test
    void noSelfStressNoRigidity() {
        int without = 0;
        for (ElasticNetwork network : networks()) {
            if (selfStresses(network) == 0) {
                without++;
                assertEquals(0, network.shear(0, 1).ratio(), 1e-19);
                assertEquals(0, network.compression().ratio(), 1e-19);
            }
        }
        assertTrue(without >= 5, "only " + without);
    }

    /** Rayleigh: each spring taken away lowers the moduli and all eigenvalues, or leaves them. */
    @ParameterizedTest
    @MethodSource("removals")
    void fewerSpringsAreSofter(Removal removal) {
        ElasticNetwork more = null;
        for (double z = 10; z >= 5; z -= 0.5) {
            ElasticNetwork network = ElasticNetwork.lattice(4, 3, 0.2, z, removal, SEED);
            assertEquals(z, network.coordination(), 1.0 / network.points().n());
            if (more != null) {
                for (int[] pair : network.springs().pairs()) {
                    assertTrue(more.springs().edge(pair[0], pair[1]) >= 0, "not nested");
                }
                double rounding = 1e-13 * more.shear(0, 2).affine();
                assertTrue(network.shear(0, 2).relaxed() <= more.shear(0, 2).relaxed() + rounding);
                assertTrue(network.compression().relaxed() <= more.compression().relaxed() + rounding);
                double[] low = network.hessian().vibrations().eigenvalues();
                double[] high = more.hessian().vibrations().eigenvalues();
                for (int k = 0; k < low.length; k++) {
                    assertTrue(low[k] <= high[k] + 1e-12);
                }
            }
            more = network;
        }
    }

    static List<Removal> removals() {
        return List.of(Removal.values());
    }

    /** Whoever has the most springs loses one first, so those of any two sites stay within two of each other. */
    @Test
    void evenRemovalKeepsTheNetworkEven() {
        for (double z : new double[] {4, 7, 12}) {
            Topology even =
                    ElasticNetwork.lattice(6, 3, 0.2, z, Removal.EVEN, SEED).springs();
            for (int i = 0; i < even.n(); i++) {
                assertEquals(z, even.degree(i), 2);
            }
        }
    }

    /** Directions of no preference: G_A = kappa N Z mean(r^2) / (2 V d (d + 2)), within 4 standard errors. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void affineModulusOfAnIsotropicNetwork(int d) {
        int n = 1000;
        ElasticNetwork network = ElasticNetwork.random(n, d, 7, SEED);
        double sum = 0;
        double squares = 0;
        int[][] pairs = network.springs().pairs();
        for (int[] pair : pairs) {
            double square = network.points().squaredDistance(pair[0], pair[1]);
            sum += square;
            squares += square * square;
        }
        double expected = sum / (n * d * (d + 2.0));
        // Springs that share a site are independent in direction; variance of (n_x n_y)^2 is at most its mean square.
        double fourth = d == 2 ? 3.0 / 128 : 9.0 / 945;
        double error = Math.sqrt(squares * fourth) / n;
        assertEquals(expected, network.shear(0, 1).affine(), 4 * error);
    }

    @Test
    void streamsDecideEverything() {
        double[] first = ElasticNetwork.random(40, 3, 7, SEED).hessian().matrix();
        assertArrayEquals(first, ElasticNetwork.random(40, 3, 7, SEED).hessian().matrix(), 0);
        ElasticNetwork once = ElasticNetwork.lattice(4, 2, 0.2, 5, Removal.RANDOM, SEED);
        ElasticNetwork again = ElasticNetwork.lattice(4, 2, 0.2, 5, Removal.RANDOM, SEED);
        assertArrayEquals(once.hessian().matrix(), again.hessian().matrix(), 0);
        assertEquals(once.shear(0, 1), again.shear(0, 1));
        assertEquals("ElasticNetwork(N = 16, d = 2, Z = 5.000, 40 springs, Maxwell -8)", once.toString());
    }

    @Test
    void badInputTeaches() {
        Points two = Points.open(2, 0, 0, 1, 0);
        Teaches.oneLine(() -> ElasticNetwork.of(two, Topology.complete(3), 1), "3 sites", "2 points");
        Teaches.oneLine(() -> ElasticNetwork.of(two, Topology.complete(2), 0), "kappa = 0", "above 0");
        Teaches.oneLine(() -> ElasticNetwork.of(two, Topology.complete(2), Double.NaN), "kappa = NaN");
        Teaches.oneLine(() -> ElasticNetwork.of(Points.open(1, 1, 1), Topology.complete(2), 1), "from 0 to 1", "0.0");
        Teaches.oneLine(
                () -> ElasticNetwork.of(Points.random(9, 2, SEED), Topology.diluted(9, 4, false, Streams.seed(3)), 1),
                "symmetric");
        Teaches.oneLine(() -> ElasticNetwork.random(10, 3, 10, SEED), "z = 10", "N - 1 = 9");
        Teaches.oneLine(() -> ElasticNetwork.lattice(4, 3, 0.2, 19, Removal.EVEN, SEED), "z = 19", "2 d^2 = 18");
        Teaches.oneLine(() -> ElasticNetwork.lattice(4, 1, 0.2, 1, Removal.EVEN, SEED), "d = 1");
        Teaches.oneLine(() -> ElasticNetwork.lattice(4, 3, 0.6, 7, Removal.EVEN, SEED), "jitter = 0.6", "0.5");
        ElasticNetwork pair = ElasticNetwork.of(two, Topology.complete(2), 1);
        Teaches.oneLine(() -> pair.stiffness(-1), "kappa = -1");
        Teaches.oneLine(pair::compression, "open space", "periodic");
        Teaches.oneLine(() -> pair.shear(0, 2), "shear(0, 2)", "from 0 to 1");
        Teaches.oneLine(() -> pair.energy(new double[3]), "3 displacements", "d N = 4");
        Teaches.oneLine(() -> pair.direction(1), "direction(1)", "1 springs");
        Teaches.oneLine(() -> pair.hessian().apply(new double[4], new double[5]), "4 and 5", "d N = 4");
        Teaches.oneLine(() -> new Vibrations(new double[] {0, -1}, 1), "eigenvalue 1 is -1");
        Teaches.oneLine(() -> new Vibrations(new double[2], 2).softest(), "all 2 modes");
        Teaches.oneLine(() -> new Vibrations(new double[2], 3), "there are 2 modes");
    }

    /** The zero eigenvalues of B B^T: tensions that pull no site. */
    private static int selfStresses(ElasticNetwork network) {
        int m = network.bonds();
        int size = network.hessian().size();
        double[] b = new double[m * size];
        for (int e = 0; e < m; e++) {
            double[] t = new double[m];
            t[e] = 1;
            double[] force = new double[size];
            network.forces(t, force);
            System.arraycopy(force, 0, b, e * size, size);
        }
        double rounding = Math.max(m, size) * Math.ulp(1.0) * 2 * network.mostSprings();
        return (int) Arrays.stream(Eigen.values(Product.gram(b, m, size), m))
                .filter(value -> value <= rounding)
                .count();
    }

    private static double[] gaussian(int n) {
        RandomGenerator random = SEED.open("vector");
        double[] x = new double[n];
        Arrays.setAll(x, k -> random.nextGaussian());
        return x;
    }

    private static double[] scaled(double[] x, double by) {
        return Arrays.stream(x).map(v -> by * v).toArray();
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int k = 0; k < x.length; k++) {
            sum += x[k] * y[k];
        }
        return sum;
    }
}
