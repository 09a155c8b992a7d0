package engram.dynamics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.coupling.Blocks;
import engram.coupling.Couplings;
import engram.coupling.Dense;
import engram.coupling.Layout;
import engram.disorder.SpinGlass;
import engram.learning.Clipped;
import engram.learning.Hebb;
import engram.learning.LearningRule;
import engram.learning.Palimpsest;
import engram.learning.Sequence;
import engram.learning.Symmetrised;
import engram.model.ExternalField;
import engram.model.Model;
import engram.model.SiteModel;
import engram.model.ZeroOne;
import engram.pattern.Binary;
import engram.pattern.Cue;
import engram.pattern.Patterns;
import engram.random.Streams;
import engram.state.Batch;
import engram.state.Spins;
import engram.topology.Topology;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Zero-temperature dynamics of bits against plain arithmetic of whole numbers: where couplings are multiples of one unit,
 * every trial goes the same way, ties and all, in both precisions and in any unit.
 */
class WholeNumberFieldsTest {
    private static final double[] UNITS = {1e-300, 1e-170, 1e-13, 1 / 3.0, 1, Math.PI, 1e15, 1e200, 1e300};
    private static final int TRIALS = 70;

    /** Couplings, and the whole numbers that they are multiples of. */
    record Case(String name, Couplings w, long[][] whole) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (int n : new int[] {5, 21, 30}) {
            for (int p : new int[] {1, 2, 3, 4, 20}) {
                Streams streams = Streams.seed(n).child("P", p);
                Patterns xi = new Binary().draw(p, n, streams);
                Topology complete = Topology.complete(n);
                Topology ring = Topology.ring(n, 4);
                Topology diluted = Topology.diluted(n, Math.min(n - 1, 8), false, streams.child("diluted"));
                for (Topology g : List.of(complete, ring, diluted)) {
                    long[][] hebb = sum(xi, 0, g);
                    cases.add(of("Hebb", new Hebb(Layout.EXPLICIT), xi, g, hebb));
                    cases.add(of("Clipped", new Clipped(new Hebb(Layout.EXPLICIT)), xi, g, signs(hebb)));
                    cases.add(of("Palimpsest", new Palimpsest(1.0 / 7, 3.0 / 7), xi, g, bounded(xi, g)));
                    if (p > 1) {
                        long[][] tens = add(7, hebb, 10, sum(xi, 1, g));
                        LearningRule sequence = new Sequence(0.7, 1, true);
                        cases.add(of("Sequence", sequence, xi, g, tens));
                        if (g != diluted) {
                            cases.add(of("Symmetrised", new Symmetrised(sequence), xi, g, symmetrised(tens)));
                        }
                    }
                }
                cases.add(of("low rank", new Hebb(Layout.LOW_RANK), xi, complete, sum(xi, 0, complete)));
            }
        }
        Blocks glass = new SpinGlass(SpinGlass.lattice(4, 3).topology(), 1, SpinGlass.Law.SIGNS).draw(Streams.seed(3));
        cases.add(new Case("lattice", glass, whole(glass)));
        return cases;
    }

    private static Case of(String name, LearningRule rule, Patterns xi, Topology g, long[][] whole) {
        return new Case(name + ", P = " + xi.p() + ", " + g, rule.learn(xi, g), whole);
    }

    /** sum_mu xi_i^(mu + shift) xi_j^mu on the connections. */
    private static long[][] sum(Patterns xi, int shift, Topology g) {
        int n = xi.n();
        double[] all = xi.xi();
        long[][] sum = new long[n][n];
        for (int i = 0; i < n; i++) {
            for (int e = g.start(i); e < g.start(i + 1); e++) {
                for (int mu = 0; mu < xi.p(); mu++) {
                    int j = g.neighbours()[e];
                    sum[i][j] += (long) (all[(mu + shift) % xi.p() * n + i] * all[mu * n + j]);
                }
            }
        }
        return sum;
    }

    private static long[][] signs(long[][] w) {
        return Arrays.stream(w)
                .map(row -> Arrays.stream(row).map(Long::signum).toArray())
                .toArray(long[][]::new);
    }

    private static long[][] add(long a, long[][] v, long b, long[][] w) {
        long[][] sum = new long[v.length][v.length];
        for (int i = 0; i < v.length; i++) {
            for (int j = 0; j < v.length; j++) {
                sum[i][j] = a * v[i][j] + b * w[i][j];
            }
        }
        return sum;
    }

    private static long[][] symmetrised(long[][] w) {
        long[][] sum = new long[w.length][w.length];
        for (int i = 0; i < w.length; i++) {
            for (int j = 0; j < w.length; j++) {
                sum[i][j] = w[i][j] + w[j][i];
            }
        }
        return sum;
    }

    private static long[][] bounded(Patterns xi, Topology g) {
        int n = xi.n();
        double[] all = xi.xi();
        long[][] w = new long[n][n];
        for (int i = 0; i < n; i++) {
            for (int e = g.start(i); e < g.start(i + 1); e++) {
                int j = g.neighbours()[e];
                for (int mu = 0; mu < xi.p(); mu++) {
                    long next = w[i][j] + (long) (all[mu * n + i] * all[mu * n + j]);
                    w[i][j] = Math.max(-3, Math.min(3, next));
                }
            }
        }
        return w;
    }

    private static long[][] whole(Couplings w) {
        int n = w.space().n();
        long[][] whole = new long[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                whole[i][j] = (long) w.block(i, j)[0];
            }
        }
        return whole;
    }

    private static Couplings times(double unit, Couplings w) {
        return w.isExplicit() && unit != 1 ? w.map((i, j, x) -> unit * x) : w;
    }

    /** Sweeps from site 0 to N - 1 in whole numbers; a bit whose field is zero stays. */
    static double[] sequential(long[][] w, long[] b, double[] start, long updates) {
        long[] s = DoubleStream.of(start).mapToLong(x -> (long) x).toArray();
        for (long u = 0; u < updates; u++) {
            int i = (int) (u % s.length);
            long h = b[i];
            for (int j = 0; j < s.length; j++) {
                h += w[i][j] * s[j];
            }
            s[i] = h == 0 ? s[i] : Long.signum(h);
        }
        return Arrays.stream(s).asDoubleStream().toArray();
    }

    private static double[] parallel(long[][] w, double[] start) {
        double[] next = new double[start.length];
        for (int i = 0; i < next.length; i++) {
            long h = 0;
            for (int j = 0; j < start.length; j++) {
                h += w[i][j] * (long) start[j];
            }
            next[i] = h == 0 ? start[i] : Long.signum(h);
        }
        return next;
    }

    private static Batch random(int n, Streams streams) {
        return new Cue.RandomStart().batch(new Binary().draw(1, n, streams), TRIALS, streams);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyTrajectoryIsThatOfWholeNumbers(Case one) {
        int n = one.whole().length;
        Streams streams = Streams.seed(5);
        Batch start = random(n, streams);
        for (int updates : new int[] {n / 2, 3 * n + 1}) {
            double[][] expected = new double[TRIALS][];
            Arrays.setAll(expected, t -> sequential(one.whole(), new long[n], start.state(t), updates));
            for (double unit : UNITS) {
                SiteModel model = Model.of(times(unit, one.w()));
                for (Precision precision : Precision.values()) {
                    Run run = new Asynchronous(Order.SEQUENTIAL, updates, 0, precision).run(model, start, streams);
                    for (int t = 0; t < TRIALS; t++) {
                        assertArrayEquals(
                                expected[t], run.state(t), "unit " + unit + ", " + precision + ", trial " + t);
                    }
                }
            }
        }
        for (double unit : UNITS) {
            Run step = new Synchronous(1).run(Model.of(times(unit, one.w())), start, streams);
            for (int t = 0; t < TRIALS; t++) {
                assertArrayEquals(parallel(one.whole(), start.state(t)), step.state(t), "unit " + unit);
            }
        }
    }

    /** Field case 2: Hebb, N = 30, P = 4 random bits, one sequential sweep from random states. */
    @ParameterizedTest
    @EnumSource(Precision.class)
    void fieldCase2Ties(Precision precision) {
        int ties = 0;
        for (int seed = 0; seed < 20; seed++) {
            Streams streams = Streams.seed(seed);
            Patterns xi = new Binary().draw(4, 30, streams);
            Topology g = Topology.complete(30);
            long[][] whole = sum(xi, 0, g);
            Batch start = random(30, streams);
            Run run = new Asynchronous(Order.SEQUENTIAL, 30, 0, precision)
                    .run(Model.of(new Hebb(Layout.EXPLICIT).learn(xi, g)), start, streams);
            for (int t = 0; t < TRIALS; t++) {
                double[] s = start.state(t);
                ties += s[0] == parallel(whole, s)[0]
                                && Arrays.stream(fields(whole, s)).anyMatch(h -> h == 0)
                        ? 1
                        : 0;
                assertArrayEquals(sequential(whole, new long[30], s, 30), run.state(t));
            }
        }
        assertTrue(ties > 300, "trials with ties: " + ties);
    }

    private static long[] fields(long[][] w, double[] s) {
        long[] h = new long[s.length];
        for (int i = 0; i < h.length; i++) {
            for (int j = 0; j < h.length; j++) {
                h[i] += w[i][j] * (long) s[j];
            }
        }
        return h;
    }

    /** A field from outside in the same unit, ties with it included. */
    @Test
    void fieldsFromOutsideInTheUnitOfTheCouplings() {
        Streams streams = Streams.seed(8);
        Patterns xi = new Binary().draw(4, 30, streams);
        Topology g = Topology.complete(30);
        long[][] whole = sum(xi, 0, g);
        long[] b = new long[30];
        Arrays.setAll(b, i -> i % 5 - 2);
        Batch start = random(30, streams);
        for (double unit : UNITS) {
            ExternalField field = new ExternalField(
                    xi.spins(), Arrays.stream(b).mapToDouble(x -> unit * x / 30).toArray());
            SiteModel model = Model.of(times(unit, new Hebb(Layout.EXPLICIT).learn(xi, g)), field);
            for (Precision precision : Precision.values()) {
                Run run = new Asynchronous(Order.SEQUENTIAL, 75, 0, precision).run(model, start, streams);
                for (int t = 0; t < TRIALS; t++) {
                    assertArrayEquals(sequential(whole, b, start.state(t), 75), run.state(t), "unit " + unit);
                }
            }
        }
    }

    /** Hopfield's units of 0 and 1 with thresholds that are met exactly. */
    @Test
    void thresholdsThatAreMetLeaveANeuronAsItIs() {
        Streams streams = Streams.seed(9);
        Patterns xi = new Binary().draw(3, 25, streams);
        Topology g = Topology.complete(25);
        long[][] whole = sum(xi, 0, g);
        for (Layout form : new Layout[] {Layout.EXPLICIT, Layout.LOW_RANK}) {
            Couplings t = new Hebb(form).learn(xi, g);
            double[] u = new double[25];
            Arrays.setAll(u, i -> (i % 3 - 1) / 25.0);
            long[] b = new long[25];
            Arrays.setAll(b, i -> Arrays.stream(whole[i]).sum() - 2 * (i % 3 - 1));
            Batch start = random(25, streams);
            Run run = new Asynchronous(Order.SEQUENTIAL, 60, 0).run(new ZeroOne(t, u).network(), start, streams);
            for (int trial = 0; trial < TRIALS; trial++) {
                assertArrayEquals(sequential(whole, b, start.state(trial), 60), run.state(trial));
            }
        }
    }

    /** Where couplings cancel, the smallest field from outside decides, whatever rounding the couplings have. */
    @Test
    void theSmallestFieldBreaksATie() {
        double third = 1 / 3.0;
        Couplings w = new Dense(new Spins(3, 1), new double[] {0, third, third, third, 0, 0, third, 0, 0});
        for (double least : new double[] {1e-300, 1e-30, 1e-16, 1e-8}) {
            for (int sign : new int[] {-1, 1}) {
                ExternalField b = new ExternalField(new Spins(3, 1), new double[] {sign * least, 0, 0});
                double[] end = new Asynchronous(Order.SEQUENTIAL, 1, 0)
                        .run(Model.of(w, b), new double[] {1, 1, -1}, Streams.seed(1))
                        .state(0);
                assertEquals(sign, end[0]);
            }
        }
    }

    /** Whole numbers whose sums do not fit a float are exact in double precision, which the run then takes. */
    @Test
    void wholeNumbersTooLargeForFloatsAreExactToo() {
        int n = 40;
        long[][] whole = new long[n][n];
        double[] w = new double[n * n];
        var random = Streams.seed(4).open("w");
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                whole[i][j] = i == j ? 0 : (random.nextInt(2) * 2 - 1) * (1_000_003L + random.nextInt(3));
                w[i * n + j] = whole[i][j] / 1e9;
            }
        }
        Batch start = random(n, Streams.seed(2));
        Run run = new Asynchronous(Order.SEQUENTIAL, 2 * n, 0, Precision.SINGLE)
                .run(Model.of(new Dense(new Spins(n, 1), w)), start, Streams.seed(1));
        for (int t = 0; t < TRIALS; t++) {
            assertArrayEquals(sequential(whole, new long[n], start.state(t), 2 * n), run.state(t));
        }
    }
}
