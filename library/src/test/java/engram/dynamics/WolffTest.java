package engram.dynamics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Equilibrium;
import engram.Teaches;
import engram.coupling.Blocks;
import engram.coupling.Couplings;
import engram.coupling.Dense;
import engram.coupling.LowRank;
import engram.disorder.Ferromagnet;
import engram.exact.AllStates;
import engram.exact.Boltzmann;
import engram.model.Driven;
import engram.model.ExternalField;
import engram.model.Model;
import engram.model.Quadratic;
import engram.model.SiteModel;
import engram.observable.Trace;
import engram.pattern.Binary;
import engram.pattern.Patterns;
import engram.state.Batch;
import engram.state.Spins;
import engram.statistics.Estimate;
import engram.statistics.TimeSeries;
import engram.theory.Onsager;
import engram.topology.Topology;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class WolffTest extends ThermalContract {
    @Override
    Clock clock(long count) {
        return Clock.clusters(count);
    }

    @Override
    Dynamics<SiteModel> at(double temperature, int n, int sweeps) {
        return new Wolff(temperature, (long) n * sweeps);
    }

    @Override
    Boltzmann exact(Quadratic model, double temperature) {
        return AllStates.of(model).at(temperature);
    }

    @Override
    Couplings learned(Patterns xi) {
        return magnet(xi.spins(), Topology.ring(xi.n(), 6));
    }

    @Override
    Couplings hebb(Patterns xi) {
        return magnet(xi.spins(), Topology.complete(xi.n()));
    }

    /** Clusters look at bonds, which the largest double may be: only its ratio to the temperature counts. */
    @Override
    @Test
    void fieldsThatOverflowTeach() {
        for (int d : new int[] {1, 3}) {
            Topology g = Topology.ring(9, 4);
            Blocks w = magnet(new Spins(9, d), g);
            double[] large = w.weights().clone();
            Arrays.setAll(large, k -> Math.scalb(large[k], 1023));
            Batch start = Batch.of(w.space(), w.space().random(streams.open("start")));
            Run one = new Wolff(0.25, 40).run(Model.of(w), start, streams);
            Run other = new Wolff(Math.scalb(0.25, 1023), 40).run(Model.of(new Blocks(g, d, large)), start, streams);
            assertArrayEquals(one.state(0), other.state(0), 0);
        }
    }

    /** Random ferromagnets: bonds, most of them there, from 0 to 3 / N. */
    private Blocks magnet(Spins space, Topology g) {
        RandomGenerator random = streams.open("bonds");
        int d = space.d();
        double[][] bonds = new double[space.n()][space.n()];
        for (int i = 0; i < space.n(); i++) {
            for (int j = 0; j < i; j++) {
                bonds[i][j] = Math.max(0, random.nextDouble() * 4 - 1) / space.n();
                bonds[j][i] = bonds[i][j];
            }
        }
        return on(g, d, bonds);
    }

    private static Blocks on(Topology g, int d, double[][] bonds) {
        double[] w = new double[g.edges() * d * d];
        for (int i = 0; i < g.n(); i++) {
            for (int k = 0; k < g.degree(i); k++) {
                for (int a = 0; a < d; a++) {
                    w[g.start(i) * d * d + a * g.degree(i) * d + k * d + a] = bonds[i][g.neighbours()[g.start(i) + k]];
                }
            }
        }
        return new Blocks(g, d, w);
    }

    /** Ferromagnets on a ring and on all pairs, in either form of stored rows. */
    @Override
    Quadratic[] networks(Patterns xi) {
        int n = xi.n();
        Blocks all = magnet(xi.spins(), Topology.complete(n));
        double[] w = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                w[i * n + j] = all.block(i, j)[0];
            }
        }
        return new Quadratic[] {
            new Quadratic(new Ferromagnet(Topology.ring(n, 2), 0.7).couplings()),
            new Quadratic(new Dense(xi.spins(), w))
        };
    }

    /**
     * The exact transition matrix of four sites, from all subsets of bonds: it obeys detailed balance to rounding, and the
     * first cluster follows each of its rows by chi-squared.
     */
    @Test
    void oneClusterFollowsTheExactMatrix() {
        int n = 4;
        double temperature = 1.3;
        double[][] bonds = {{0, 1, 0.5, 0}, {1, 0, 0.8, 0.3}, {0.5, 0.8, 0, 0}, {0, 0.3, 0, 0}};
        Blocks w = on(Topology.complete(n), 1, bonds);
        double[][] matrix = new double[16][16];
        for (int from = 0; from < 16; from++) {
            List<int[]> open = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < i; j++) {
                    if (bonds[i][j] > 0 && (from >> i & 1) == (from >> j & 1)) {
                        open.add(new int[] {i, j});
                    }
                }
            }
            for (int taken = 0; taken < 1 << open.size(); taken++) {
                double odds = 1.0 / n;
                int[] cluster = {1, 2, 4, 8};
                for (int k = 0; k < open.size(); k++) {
                    int i = open.get(k)[0];
                    int j = open.get(k)[1];
                    double join = 1 - Math.exp(-2 * bonds[i][j] / temperature);
                    odds *= (taken >> k & 1) == 1 ? join : 1 - join;
                    int both = (taken >> k & 1) == 1 ? cluster[i] | cluster[j] : 0;
                    for (int site = 0; site < n; site++) {
                        cluster[site] |= (both >> site & 1) == 1 ? both : 0;
                    }
                }
                for (int seed = 0; seed < n; seed++) {
                    matrix[from][from ^ cluster[seed]] += odds;
                }
            }
        }
        Quadratic model = new Quadratic(w);
        double[] p = AllStates.of(model).at(temperature).probabilities();
        int trials = 4000;
        for (int from = 0; from < 16; from++) {
            Batch start = new Batch(model.space(), trials);
            double[] s = new double[n];
            for (int i = 0; i < n; i++) {
                s[i] = (from >> i & 1) == 1 ? 1 : -1;
            }
            for (int t = 0; t < trials; t++) {
                start.set(t, s);
            }
            Batch end = new Wolff(temperature, 1)
                    .run(model, start, streams.child("from", from))
                    .end();
            int[] count = new int[16];
            for (int t = 0; t < trials; t++) {
                int code = 0;
                for (int i = 0; i < n; i++) {
                    code |= end.state(t)[i] > 0 ? 1 << i : 0;
                }
                count[code]++;
            }
            for (int to = 0; to < 16; to++) {
                assertEquals(p[from] * matrix[from][to], p[to] * matrix[to][from], 1e-15);
                assertTrue(matrix[from][to] > 0 || count[to] == 0, "an impossible step from " + from + " to " + to);
            }
            assertTrue(Equilibrium.tail(count, matrix[from], trials) > 1e-4, "from " + from);
        }
    }

    /** The mean number of sites turned by a cluster is N &lt;m^2&gt; = (1/N) sum_ij &lt;s_i s_j&gt;, exactly known for 3 x 3. */
    @Test
    void theMeanSizeOfAClusterIsTheSusceptibility() {
        Quadratic model = new Quadratic(Ferromagnet.lattice(3, 2).couplings());
        double[] before = new double[9];
        Arrays.fill(before, 1);
        Batch start = Batch.of(model.space(), before);
        Trace size = Trace.every(Clock.clusters(1), s -> {
            int turned = 0;
            for (int i = 0; i < 9; i++) {
                turned += s[i] != before[i] ? 1 : 0;
                before[i] = s[i];
            }
            return turned;
        });
        new Wolff(3, 50_000).run(model, start, streams, size);
        double exact = Arrays.stream(AllStates.of(model).at(3).correlations()).sum() / 9;
        Estimate mean = TimeSeries.of(size.values()).after(100).estimate();
        assertEquals(exact, mean.mean(), 4 * mean.se());
    }

    /**
     * Near T_c clusters forget sooner, in turned sites too: on 16 x 16 the time of |m| is less than a tenth of Metropolis's,
     * with four errors of each against it.
     */
    @Test
    void clustersForgetSoonerThanSingleSites() {
        int n = 256;
        Quadratic model = new Quadratic(Ferromagnet.lattice(16, 2).couplings());
        double[] up = new double[n];
        Arrays.fill(up, 1);
        Batch start = Batch.of(model.space(), up);
        Trace turns = Trace.every(n, s -> Math.abs(Arrays.stream(s).sum()) / n);
        Trace clusters =
                Trace.every(Clock.clusters(1), s -> Math.abs(Arrays.stream(s).sum()) / n);
        new Metropolis(Onsager.CRITICAL, Order.UNIFORM, 60_000L * n).run(model, start, streams, turns);
        new Wolff(Onsager.CRITICAL, 8000).run(model, start, streams, clusters);
        TimeSeries slow = TimeSeries.of(turns.values()).after(1000);
        TimeSeries fast = TimeSeries.of(clusters.values()).after(200);
        assertTrue(slow.longEnough() && fast.longEnough(), slow + " " + fast);
        double square =
                Arrays.stream(clusters.values()).map(m -> m * m).average().orElseThrow();
        double sweeps = square * (fast.tau().value() + 4 * fast.tauError().value());
        assertTrue(
                sweeps < (slow.tau().value() - 4 * slow.tauError().value()) / 10,
                sweeps + " sweeps against " + slow.tau());
        assertEquals(
                0,
                slow.mean() - fast.mean(),
                4 * Math.hypot(slow.error().value(), fast.error().value()));
    }

    /**
     * An open chain of vectors, &lt;s_i . s_j&gt; = u^|i - j|, with u the mean cosine in a field of J / T: I_1(1) / I_0(1) = 0.446397
     * in the plane (Abramowitz and Stegun, table 9.8), coth x - 1/x in space (Fisher, Am. J. Phys. 32, 343 (1964)).
     */
    @Test
    void chainsOfVectors() {
        Topology chain = Topology.of(4, new int[][] {{0, 1}, {1, 2}, {2, 3}});
        double[][] bonds = {{0, 1, 0, 0}, {1, 0, 1, 0}, {0, 1, 0, 1}, {0, 0, 1, 0}};
        for (int d = 2; d <= 3; d++) {
            double temperature = d == 2 ? 1 : 0.4;
            double u = d == 2 ? 0.446397 : 1 / Math.tanh(2.5) - 0.4;
            SiteModel model = Model.of(on(chain, d, bonds));
            int trials = 4000;
            Batch start = new Batch(model.space(), trials);
            for (int t = 0; t < trials; t++) {
                start.set(t, model.space().random(streams.child("start", t).open("spins")));
            }
            for (Dynamics<SiteModel> dynamics : List.<Dynamics<SiteModel>>of(
                    new Wolff(temperature, 60), new Glauber(temperature, Order.UNIFORM, 400))) {
                Batch end = dynamics.run(model, start, streams).end();
                for (int i = 0; i < 4; i++) {
                    for (int j = 0; j < i; j++) {
                        double[] cosines = new double[trials];
                        for (int t = 0; t < trials; t++) {
                            double[] s = end.state(t);
                            for (int a = 0; a < d; a++) {
                                cosines[t] += s[i * d + a] * s[j * d + a];
                            }
                        }
                        Estimate mean = Estimate.of(cosines);
                        assertEquals(Math.pow(u, i - j), mean.mean(), 4.5 * mean.se(), dynamics + " d = " + d);
                    }
                }
            }
        }
    }

    @Test
    void badInputTeaches() {
        Teaches.oneLine(() -> new Wolff(-1, 10), "temperature = -1.0", "zero or more");
        Teaches.oneLine(() -> new Wolff(Double.NaN, 10), "NaN");
        Teaches.oneLine(() -> new Wolff(1, 0), "clusters = 0", "try 10000");
        Wolff wolff = new Wolff(1, 10);
        double[] up = {1, 1, 1, 1};
        Spins space = new Spins(4, 1);
        SiteModel one = Model.of(new Ferromagnet(Topology.ring(4, 2), -0.2).couplings());
        Teaches.oneLine(() -> wolff.run(one, up, streams), "bond 0-1", "-0.2", "Glauber", "Gauge");
        double[] w = new double[16];
        w[5] = 0.5;
        SiteModel self = new Quadratic(new Dense(space, w));
        Teaches.oneLine(() -> wolff.run(self, up, streams), "site 1", "self-coupling 0.5", "Glauber");
        SiteModel oneWay = new Driven(new Dense(space, new double[] {0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}));
        Teaches.oneLine(() -> wolff.run(oneWay, up, streams), "symmetric", "Glauber");
        SiteModel hidden = Model.of(new LowRank(new Binary().draw(1, 4, streams)));
        Teaches.oneLine(() -> wolff.run(hidden, up, streams), "no bonds", "Layout.EXPLICIT");
        SiteModel pushed =
                Model.of(new Ferromagnet(Topology.ring(4, 2), 1).couplings(), ExternalField.uniform(space, 0.1));
        Teaches.oneLine(() -> wolff.run(pushed, up, streams), "External field", "Glauber");
        Topology pair = Topology.complete(2);
        SiteModel skew = Model.of(new Blocks(pair, 2, new double[] {1, 0, 0, 2, 1, 0, 0, 2}));
        Teaches.oneLine(() -> wolff.run(skew, new double[] {1, 0, 0, 1}, streams), "bond 0-1", "unit matrix");
    }
}
