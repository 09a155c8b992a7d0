package engram.dynamics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import engram.Networks;
import engram.coupling.Couplings;
import engram.coupling.Dense;
import engram.disorder.Gauge;
import engram.learning.Hebb;
import engram.model.CoupledModel;
import engram.model.ExternalField;
import engram.model.Model;
import engram.model.Quadratic;
import engram.model.SiteModel;
import engram.observable.Overlap;
import engram.pattern.Patterns;
import engram.pattern.UniformVectors;
import engram.random.Streams;
import engram.state.Spins;
import engram.topology.Topology;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** What changes nothing, for any network: signs of spins, numbers of sites, the unit of energy, the axes of vectors. */
class SymmetryLawsTest {

    @Provide
    Arbitrary<Networks> networks() {
        return Networks.ofDimension(1, 4);
    }

    @Provide
    Arbitrary<Networks> bits() {
        return Networks.ofDimension(1, 1);
    }

    private static List<Dynamics<SiteModel>> cold() {
        return List.of(
                Asynchronous.untilFixed(Order.PERMUTED, 200),
                Asynchronous.untilFixed(Order.SEQUENTIAL, 200),
                Asynchronous.budget(60).withPrecision(Precision.DOUBLE),
                new Synchronous(30));
    }

    private static double[] end(Dynamics<SiteModel> dynamics, SiteModel model, double[] s, Streams streams) {
        return dynamics.run(model, s.clone(), streams).state(0);
    }

    private static Couplings written(Couplings w) {
        return w.isExplicit() ? w : w.map((i, j, x) -> x);
    }

    /** s_i to eps_i s_i with W_ij to eps_i W_ij eps_j and b_i to eps_i b_i: energies, fields and trajectories, bit for bit. */
    @Property(seed = "1977", tries = 200)
    void aGauge(@ForAll("networks") Networks one) {
        Couplings w = written(one.w());
        Gauge gauge = Gauge.draw(w.space().n(), one.streams());
        Couplings turned = gauge.of(w);
        ExternalField field = new ExternalField(w.space(), gauge.of(one.b().values()));
        double[] s = gauge.of(one.s());
        Quadratic before = new Quadratic(w, one.b());
        Quadratic after = new Quadratic(turned, field);
        assertEquals(before.energy(one.s()), after.energy(s));
        same(gauge.of(w.fields(one.s())), turned.fields(s));
        for (Dynamics<SiteModel> dynamics : cold()) {
            same(gauge.of(end(dynamics, before, one.s(), one.streams())), end(dynamics, after, s, one.streams()));
        }
        if (w.space().d() == 1) {
            Metropolis warm = new Metropolis(1.5, Order.PERMUTED, 60);
            same(gauge.of(end(warm, before, one.s(), one.streams())), end(warm, after, s, one.streams()));
        }
    }

    /** Zeros may change their sign, and nothing else may. */
    private static void same(double[] expected, double[] actual) {
        assertArrayEquals(
                Arrays.stream(expected).map(x -> x + 0.0).toArray(),
                Arrays.stream(actual).map(x -> x + 0.0).toArray());
    }

    /** Hebb's couplings of gauged patterns are the gauged ones of the patterns. */
    @Property(seed = "1977", tries = 100)
    void aGaugeOfPatterns(
            @ForAll @IntRange(min = 2, max = 12) int n,
            @ForAll @IntRange(min = 1, max = 4) int d,
            @ForAll @IntRange(min = 1, max = 5) int p,
            @ForAll long seed) {
        Patterns xi = new UniformVectors(d).draw(p, n, Streams.seed(seed));
        Gauge gauge = Gauge.draw(n, Streams.seed(seed));
        Topology g = Topology.complete(n);
        same(
                gauge.of(new Hebb().learn(xi, g)).matrix(),
                new Hebb().learn(gauge.of(xi), g).matrix());
        double[] s = xi.spins().random(Streams.seed(seed).open("s"));
        assertArrayEquals(Overlap.withAll(s, xi), Overlap.withAll(gauge.of(s), gauge.of(xi)));
    }

    /** Sites have no order: in whole numbers, where every sum is exact, a state of all sites at once moves as its permutation. */
    @Property(seed = "1982", tries = 200)
    void aPermutationOfSites(@ForAll @IntRange(min = 2, max = 12) int n, @ForAll boolean symmetric, @ForAll long seed) {
        RandomGenerator random = Streams.seed(seed).open("sites");
        int[] to = permutation(n, random);
        double[] w = new double[n * n];
        Arrays.setAll(w, k -> k / n == k % n ? 0 : random.nextInt(7) - 3);
        for (int k = 0; k < w.length && symmetric; k++) {
            w[k] = w[Math.max(k / n, k % n) * n + Math.min(k / n, k % n)];
        }
        double[] b = new double[n];
        Arrays.setAll(b, i -> random.nextInt(3) - 1);
        Spins space = new Spins(n, 1);
        double[] s = space.random(random);
        double[] moved = new double[n * n];
        for (int k = 0; k < w.length; k++) {
            moved[to[k / n] * n + to[k % n]] = w[k];
        }
        CoupledModel before = Model.of(new Dense(space, w), new ExternalField(space, b));
        CoupledModel after = Model.of(new Dense(space, moved), new ExternalField(space, moved(b, to)));
        assertEquals(before.w().form(s), after.w().form(moved(s, to)));
        assertArrayEquals(moved(before.w().fields(s), to), after.w().fields(moved(s, to)));
        Synchronous steps = new Synchronous(20);
        Run one = steps.run(before, s.clone(), Streams.seed(seed));
        Run other = steps.run(after, moved(s, to), Streams.seed(seed));
        assertArrayEquals(moved(one.state(0), to), other.state(0));
        assertEquals(one.outcomes(), other.outcomes());
    }

    private static int[] permutation(int n, RandomGenerator random) {
        int[] to = new int[n];
        for (int i = 0; i < n; i++) {
            int k = random.nextInt(i + 1);
            to[i] = to[k];
            to[k] = i;
        }
        return to;
    }

    private static double[] moved(double[] x, int[] to) {
        double[] moved = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            moved[to[i]] = x[i];
        }
        return moved;
    }

    /** At T = 0 the unit of W and b decides nothing. */
    @Property(seed = "1985", tries = 200)
    void theUnitOfEnergyAtZeroTemperature(
            @ForAll("bits") Networks one, @ForAll @DoubleRange(min = -6, max = 6) double decades) {
        double unit = Math.pow(10, decades);
        Couplings w = written(one.w());
        SiteModel before = new Quadratic(w, one.b());
        SiteModel after = inUnits(unit, w, one.b());
        for (Dynamics<SiteModel> dynamics : cold()) {
            assertArrayEquals(
                    end(dynamics, before, one.s(), one.streams()), end(dynamics, after, one.s(), one.streams()));
        }
    }

    private static SiteModel inUnits(double unit, Couplings w, ExternalField b) {
        double[] scaled = Arrays.stream(b.values()).map(x -> unit * x).toArray();
        return new Quadratic(w.map((i, j, x) -> unit * x), new ExternalField(w.space(), scaled));
    }

    /** At T > 0 the temperature is measured in it; with a power of two no digit changes. */
    @Property(seed = "1985", tries = 200)
    void theUnitOfEnergyAtATemperature(
            @ForAll("networks") Networks one,
            @ForAll @IntRange(min = -20, max = 20) int power,
            @ForAll @DoubleRange(min = 0.05, max = 5) double t) {
        Couplings w = written(one.w());
        double unit = Math.scalb(1, power);
        SiteModel before = new Quadratic(w, one.b());
        SiteModel after = inUnits(unit, w, one.b());
        same(
                end(new Glauber(t, Order.PERMUTED, 60), before, one.s(), one.streams()),
                end(new Glauber(t * unit, Order.PERMUTED, 60), after, one.s(), one.streams()));
        if (w.space().d() == 1) {
            same(
                    end(new Metropolis(t, Order.PERMUTED, 60), before, one.s(), one.streams()),
                    end(new Metropolis(t * unit, Order.PERMUTED, 60), after, one.s(), one.streams()));
            same(
                    end(new Little(t, 12), before, one.s(), one.streams()),
                    end(new Little(t * unit, 12), after, one.s(), one.streams()));
        }
    }

    /** Vectors have no axes: patterns and state turned by one rotation keep overlaps, energies, and every step of recall. */
    @Property(seed = "2025", tries = 100)
    void aRotationOfVectors(
            @ForAll @IntRange(min = 2, max = 10) int n,
            @ForAll @IntRange(min = 2, max = 5) int d,
            @ForAll @IntRange(min = 1, max = 4) int p,
            @ForAll long seed) {
        Streams streams = Streams.seed(seed);
        Patterns xi = new UniformVectors(d).draw(p, n, streams);
        double[] s = xi.spins().random(streams.open("s"));
        double[] axis = new Spins(1, d).random(streams.open("axis"));
        double[] second = new Spins(1, d).random(streams.open("second"));
        Patterns turned = new Patterns(p, xi.space(), turn(turn(xi.xi(), axis), second));
        double[] other = turn(turn(s, axis), second);
        Topology g = Topology.complete(n);
        Quadratic before = new Quadratic(new Hebb().learn(xi, g));
        Quadratic after = new Quadratic(new Hebb().learn(turned, g));
        assertArrayEquals(Overlap.withAll(s, xi), Overlap.withAll(other, turned), 1e-13);
        assertEquals(before.energy(s), after.energy(other), 1e-12 * p);
        Asynchronous visits = Asynchronous.budget(3L * n).withPrecision(Precision.DOUBLE);
        assertArrayEquals(
                turn(turn(end(visits, before, s, streams), axis), second), end(visits, after, other, streams), 1e-6);
    }

    /** Reflects each spin in the plane across an axis. */
    private static double[] turn(double[] x, double[] axis) {
        int d = axis.length;
        double[] turned = x.clone();
        for (int i = 0; i < x.length / d; i++) {
            double along = 0;
            for (int a = 0; a < d; a++) {
                along += axis[a] * x[i * d + a];
            }
            for (int a = 0; a < d; a++) {
                turned[i * d + a] -= 2 * along * axis[a];
            }
        }
        return turned;
    }
}
