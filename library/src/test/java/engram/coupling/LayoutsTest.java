package engram.coupling;

import engram.Teaches;
import engram.pattern.UniformVectors;
import engram.random.Streams;
import engram.state.Spins;
import engram.topology.Topology;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The library's layouts, and two that it does not know, under one contract. */
class LayoutsTest {
    private static final Streams STREAMS = Streams.seed(1976);

    private static double[] numbers(int count) {
        RandomGenerator random = STREAMS.open("numbers");
        double[] numbers = new double[count];
        Arrays.setAll(numbers, k -> random.nextInt(7) == 0 ? 0 : random.nextGaussian());
        return numbers;
    }

    private static Blocks blocks(Topology g, int d) {
        return new Blocks(g, d, numbers(g.edges() * d * d));
    }

    private static Dense dense(int n, int d) {
        return new Dense(new Spins(n, d), numbers(n * d * n * d));
    }

    @Nested
    class OfDense extends CouplingsContract {
        @Override
        protected List<Couplings> layouts() {
            Dense stable = dense(5, 1).symmetrised().map((i, j, x) -> i == j ? 0.5 : x);
            return List.of(
                    dense(6, 1),
                    dense(6, 1).symmetrised(),
                    stable,
                    dense(7, 3),
                    dense(4, 2).symmetrised());
        }
    }

    @Nested
    class OfBlocks extends CouplingsContract {
        @Override
        protected List<Couplings> layouts() {
            Topology oneWay = Topology.diluted(9, 3, false, STREAMS);
            Topology ring = Topology.ring(9, 4);
            return List.of(
                    blocks(ring, 1),
                    blocks(ring, 1).symmetrised(),
                    blocks(oneWay, 1),
                    blocks(oneWay, 3),
                    blocks(ring, 3).symmetrised(),
                    blocks(Topology.complete(5), 2),
                    blocks(Topology.lattice(Topology.Edges.PERIODIC, 2, 4), 1));
        }
    }

    @Nested
    class OfLowRank extends CouplingsContract {
        @Override
        protected List<Couplings> layouts() {
            double[] kernel = {2, -1, 0.3, -1, 1, 0, 0.3, 0, 4};
            return List.of(
                    new LowRank(new UniformVectors(1).draw(3, 21, STREAMS)),
                    new LowRank(new UniformVectors(1).draw(70, 12, STREAMS)),
                    new LowRank(new UniformVectors(3).draw(3, 7, STREAMS)),
                    new LowRank(new UniformVectors(1).draw(3, 9, STREAMS), kernel),
                    new LowRank(new UniformVectors(2).draw(3, 6, STREAMS), kernel));
        }
    }

    /** A mean field of signs, W_ij = J e_i e_j / N, that keeps N bits: four methods, the rest is inherited. */
    record MeanField(Spins space, double j, double[] e) implements Couplings {
        @Override
        public Topology topology() {
            return Topology.complete(space.n());
        }

        @Override
        public Row row(int i) {
            Check.site(space, i);
            int n = space.n();
            int d = space.d();
            int[] senders = new int[n - 1];
            Arrays.setAll(senders, k -> k < i ? k : k + 1);
            double[] w = new double[(n - 1) * d * d];
            for (int k = 0; k < n - 1; k++) {
                for (int a = 0; a < d; a++) {
                    w[(a * (n - 1) + k) * d + a] = j * e[i] * e[senders[k]] / n;
                }
            }
            return new Row(i, d, senders, 0, n - 1, w, 0);
        }

        @Override
        public Object identity() {
            return List.of(space, j, e);
        }

        @Override
        public String toString() {
            return "Mean field on " + space;
        }
    }

    /** A chain in which each site hears itself and the one before it, and that has nothing stored. */
    record Chain(Spins space, double forward, double own) implements Couplings {
        @Override
        public Topology topology() {
            int n = space.n();
            return Topology.ring(n, 2);
        }

        @Override
        public Row row(int i) {
            Check.site(space, i);
            int n = space.n();
            int d = space.d();
            int[] senders = {(i + n - 1) % n, i, (i + 1) % n};
            Arrays.sort(senders);
            double[] w = new double[3 * d * d];
            for (int k = 0; k < 3; k++) {
                double j = senders[k] == i ? own : senders[k] == (i + 1) % n ? 0 : forward;
                for (int a = 0; a < d; a++) {
                    w[(a * 3 + k) * d + (a + 1) % d] = j;
                }
            }
            return new Row(i, d, senders, 0, 3, w, 0);
        }

        @Override
        public boolean isExplicit() {
            return false;
        }

        @Override
        public Object identity() {
            return List.of(space, forward, own);
        }

        @Override
        public String toString() {
            return "Chain of rows that keep patterns on " + space;
        }
    }

    @Nested
    class OfOnesOwn extends CouplingsContract {
        @Override
        protected List<Couplings> layouts() {
            double[] e = {1, -1, 1, 1, -1};
            return List.of(
                    new MeanField(new Spins(5, 1), 1.5, e),
                    new MeanField(new Spins(5, 3), 0.2, e),
                    new Chain(new Spins(6, 1), 1, 0.25),
                    new Chain(new Spins(6, 1), 1, -0.25),
                    new Chain(new Spins(5, 2), 1, 0.25));
        }
    }

    @Test
    void rowsThatDoNotFitTeach() {
        double[] w = new double[9];
        int[] senders = {0, 2};
        Teaches.oneLine(() -> new Couplings.Row(0, 1, senders, 1, 2, w, 0), "degree = 2", "2 senders");
        Teaches.oneLine(() -> new Couplings.Row(-1, 1, senders, 0, 1, w, 0), "site = -1");
        Teaches.oneLine(() -> new Couplings.Row(0, 2, senders, 0, 2, w, 2), "at = 2", "8", "9 numbers");
        Teaches.oneLine(() -> new Couplings.Row(0, 0, senders, 0, 2, w, 2), "d = 0");
    }
}
