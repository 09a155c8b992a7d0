package engram.topology;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import engram.random.Streams;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TopologyTest {
    static List<Topology> all() {
        return List.of(
                Topology.complete(2),
                Topology.complete(9),
                Topology.ring(9, 2),
                Topology.ring(64, 26),
                Topology.diluted(60, 7, true, Streams.seed(1)),
                Topology.diluted(60, 7, false, Streams.seed(1)),
                Topology.near(Points.random(60, 3, Streams.seed(1)), 7),
                Topology.of(5, new int[][] {{3, 1}, {0, 4}, {1, 0}}));
    }

    @ParameterizedTest
    @MethodSource("all")
    void neighboursAscendAndLeaveTheSiteOut(Topology g) {
        int edges = 0;
        for (int i = 0; i < g.n(); i++) {
            for (int e = g.start(i); e < g.start(i + 1); e++) {
                int j = g.neighbours()[e];
                assertTrue(j != i && j >= 0 && j < g.n());
                assertTrue(e == g.start(i) || g.neighbours()[e - 1] < j);
                assertEquals(e, g.edge(i, j));
                edges++;
            }
            assertTrue(g.edge(i, i) < 0);
        }
        assertEquals(g.edges(), edges);
    }

    @Test
    void theWidestRingIsTheCompleteGraph() {
        assertArrayEquals(Topology.complete(9).neighbours(), Topology.ring(9, 8).neighbours());
        assertTrue(Topology.ring(9, 8).isComplete());
        assertFalse(Topology.ring(9, 6).isComplete());
    }

    /** A million sites, each connected to all, are known without a list. */
    @Test
    void theCompleteGraphNeedsNoList() {
        Topology g = Topology.complete(1_000_000);
        assertTrue(g.isComplete());
        assertEquals(999_999, g.degree(77));
        assertEquals(999_999, g.meanDegree());
        assertEquals(Topology.complete(9).edge(4, 7), Topology.ring(9, 8).edge(4, 7));
        Teaches.oneLine(g::neighbours, "complete(N = 1000000)", "999999000000", "LowRank");
        Teaches.oneLine(g::edges, "do not fit", "sparse");
        Teaches.oneLine(() -> g.start(3), "do not fit");
    }

    @Test
    void ringNeighboursAreTheNearest() {
        Topology g = Topology.ring(8, 4);
        assertArrayEquals(new int[] {1, 2, 6, 7}, java.util.Arrays.copyOfRange(g.neighbours(), 0, 4));
        assertEquals(4, g.degree(5));
    }

    @Test
    void dilutionHasTheDegreeAndTheSymmetryAskedFor() {
        for (boolean symmetric : new boolean[] {true, false}) {
            Topology g = Topology.diluted(400, 12, symmetric, Streams.seed(2));
            assertEquals(12, g.meanDegree(), 4 * Math.sqrt(2 * 12.0 / 400));
            int oneWay = 0;
            for (int i = 0; i < g.n(); i++) {
                for (int e = g.start(i); e < g.start(i + 1); e++) {
                    oneWay += g.edge(g.neighbours()[e], i) < 0 ? 1 : 0;
                }
            }
            assertEquals(symmetric, oneWay == 0);
        }
    }

    /** Each direction has a coin of its own: both ways p^2 of the pairs, degrees in and out binomial. */
    @Test
    void directionsAreDilutedApart() {
        int n = 600;
        Topology g = Topology.diluted(n, 60, false, Streams.seed(3));
        double p = 60.0 / (n - 1);
        double pairs = n * (n - 1) / 2.0;
        int both = 0;
        double[] out = new double[n];
        double in2 = 0;
        double out2 = 0;
        double across = 0;
        for (int i = 0; i < n; i++) {
            for (int e = g.start(i); e < g.start(i + 1); e++) {
                int j = g.neighbours()[e];
                out[j]++;
                both += j < i && g.edge(j, i) >= 0 ? 1 : 0;
            }
        }
        for (int i = 0; i < n; i++) {
            double in = g.degree(i) - 60;
            in2 += in * in / n;
            out2 += (out[i] - 60) * (out[i] - 60) / n;
            across += in * (out[i] - 60) / n;
        }
        assertEquals(p * p, both / pairs, 4 * Math.sqrt(p * p / pairs));
        double variance = 60 * (1 - p);
        assertEquals(variance, in2, 4 * variance * Math.sqrt(2.0 / n));
        assertEquals(variance, out2, 4 * variance * Math.sqrt(2.0 / n));
        assertEquals(0, across, 4 * variance / Math.sqrt(n));
    }

    /** A matrix filled by the same draws, row by row; at z = N - 1 it is the complete graph. */
    @Test
    void dilutionIsAMatrixOfDraws() {
        for (boolean symmetric : new boolean[] {true, false}) {
            Topology g = Topology.diluted(50, 9, symmetric, Streams.seed(8));
            RandomGenerator random = Streams.seed(8).open("topology");
            boolean[][] present = new boolean[50][50];
            for (int i = 0; i < 50; i++) {
                for (int j = symmetric ? i + 1 : 0; j < 50; j++) {
                    if (j != i && random.nextDouble() < 9 / 49.0) {
                        present[i][j] = true;
                        present[j][i] |= symmetric;
                    }
                }
            }
            for (int i = 0; i < 50; i++) {
                for (int j = 0; j < 50; j++) {
                    assertEquals(present[i][j], g.edge(i, j) >= 0);
                }
            }
            Topology all = Topology.diluted(9, 8, symmetric, Streams.seed(8));
            assertTrue(all.isComplete());
            assertArrayEquals(Topology.complete(9).neighbours(), all.neighbours());
        }
    }

    /** Against all pairs, sorted. */
    @Test
    void nearJoinsTheNearestPairs() {
        for (int d = 1; d <= 4; d++) {
            for (Points points : List.of(
                    Points.random(50, d, Streams.seed(4)),
                    Points.open(d, Points.random(50, d, Streams.seed(4)).x()))) {
                Topology g = Topology.near(points, 6);
                assertEquals(6, g.meanDegree(), 0);
                double farthest = 0;
                double nearest = Double.POSITIVE_INFINITY;
                for (int i = 0; i < 50; i++) {
                    for (int j = 0; j < i; j++) {
                        assertEquals(g.edge(i, j) >= 0, g.edge(j, i) >= 0);
                        if (g.edge(i, j) >= 0) {
                            farthest = Math.max(farthest, points.squaredDistance(i, j));
                        } else {
                            nearest = Math.min(nearest, points.squaredDistance(i, j));
                        }
                    }
                }
                assertTrue(farthest < nearest);
            }
        }
        assertTrue(Topology.near(Points.random(8, 2, Streams.seed(5)), 7).isComplete());
        assertArrayEquals(
                new int[][] {{0, 1}, {1, 2}},
                Topology.near(Points.open(1, 0, 1, 2, 3), 1).pairs());
    }

    @Test
    void pairsAreReadBackInOrder() {
        int[][] pairs = {{3, 1}, {0, 4}, {1, 0}};
        assertArrayEquals(
                new int[][] {{0, 1}, {0, 4}, {1, 3}}, Topology.of(5, pairs).pairs());
        assertEquals(45, Topology.complete(10).pairs().length);
        assertEquals(20, Topology.ring(10, 4).pairs().length);
    }

    @Test
    void badTopologiesTeach() {
        Teaches.oneLine(() -> Topology.ring(100, 7), "ring(n = 100, z = 7)", "even", "try 6 or 8");
        Teaches.oneLine(() -> Topology.ring(64, 64), "z = 64", "n - 1 = 63", "complete(64)");
        Teaches.oneLine(() -> Topology.ring(64, 63), "even", "complete(64)");
        Teaches.oneLine(() -> Topology.ring(64, 0), "z = 0", "from 2");
        Teaches.oneLine(() -> Topology.ring(0, 2), "n = 0", "at least 3");
        Teaches.oneLine(() -> Topology.complete(1), "n = 1", "two");
        Teaches.oneLine(() -> Topology.diluted(10, 10, true, Streams.seed(1)), "z = 10", "n - 1");
        Teaches.oneLine(() -> Topology.near(Points.open(1, 0, 1, 2), 2.5), "z = 2.5", "N - 1 = 2");
        Teaches.oneLine(() -> Topology.near(Points.open(1, 0, 1, 2), Double.NaN), "z = NaN");
        Teaches.oneLine(() -> Topology.of(3, new int[][] {{0, 3}}), "[0, 3]", "from 0 to 2");
        Teaches.oneLine(() -> Topology.of(3, new int[][] {{1, 1}}), "[1, 1]", "different");
        Teaches.oneLine(() -> Topology.of(3, new int[][] {{1, 2, 0}}), "[1, 2, 0]");
        Teaches.oneLine(() -> Topology.of(3, new int[][] {{1, 2}, {2, 1}}), "twice");
        Teaches.oneLine(() -> Topology.of(1, new int[0][]), "n = 1");
        Teaches.oneLine(
                () -> Topology.diluted(20, 5, false, Streams.seed(1)).pairs(), "not the other way", "symmetric");
        Teaches.oneLine(() -> Topology.diluted(10, Double.NaN, true, Streams.seed(1)), "NaN");
    }
}
