package engram.disorder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import engram.coupling.Blocks;
import engram.dynamics.Annealing;
import engram.dynamics.Order;
import engram.dynamics.Schedule;
import engram.model.Quadratic;
import engram.observable.Lowest;
import engram.pattern.Cue;
import engram.pattern.UniformVectors;
import engram.random.Streams;
import engram.state.Batch;
import engram.topology.Topology;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstanceTest {
    private static final Streams STREAMS = Streams.seed(1988);

    @TempDir
    private Path folder;

    private static Instance sheet(String name) throws URISyntaxException {
        return Instance.read(Path.of(InstanceTest.class.getResource(name).toURI()));
    }

    /**
     * Field cases 19 and 20, sheets with free edges: the ground state by a transfer matrix in (min, +), which adds one site after
     * the other and keeps the least energy, and the number of ways to it, for each state of the last row; and by annealing.
     */
    @ParameterizedTest
    @CsvSource({"pm-10x10-free.txt, 10, 10, -130, 5900", "gauss-8x12-free.txt, 8, 12, -113705, 2"})
    void groundStatesOfSheets(String name, int width, int height, long ground, long states) throws URISyntaxException {
        Instance sheet = sheet(name);
        assertEquals(width * height, sheet.n());
        Blocks w = sheet.couplings();
        Topology free = Topology.lattice(Topology.Edges.FREE, width, height);
        assertArrayEquals(free.neighbours(), w.topology().neighbours());
        long[][] exact = transfer(w, width, height);
        assertEquals(ground, exact[0][0]);
        assertEquals(states, exact[0][1]);

        Quadratic model = new Quadratic(w);
        double largest = w.largest();
        Batch start = new Cue.RandomStart().batch(new UniformVectors(1).draw(1, sheet.n(), STREAMS), 64, STREAMS);
        Annealing annealing = new Annealing(
                Schedule.geometric(2 * largest, 0.1 * largest, 40).quenched(), Order.PERMUTED, 20L * sheet.n());
        Lowest lowest = Lowest.every(sheet.n(), model::energy);
        var run = annealing.run(model, start, STREAMS, lowest);
        assertEquals(ground, lowest.energy(), 0);
        assertEquals(ground, model.energy(lowest.state()), 0);
        for (int t = 0; t < 64; t++) {
            assertTrue(lowest.energy(t) <= model.energy(run.state(t)));
        }
    }

    /** {least energy, states of it}, for whole-number couplings. */
    private static long[][] transfer(Blocks w, int width, int height) {
        int rows = 1 << width;
        long[] energy = new long[rows];
        long[] ways = new long[rows];
        Arrays.fill(energy, Long.MAX_VALUE / 2);
        energy[0] = 0;
        ways[0] = 1;
        for (int i = 0; i < width * height; i++) {
            int x = i % width;
            int bit = 1 << x;
            long left = x > 0 ? (long) w.block(i, i - 1)[0] : 0;
            long below = i >= width ? (long) w.block(i, i - width)[0] : 0;
            long[] least = new long[rows];
            long[] count = new long[rows];
            Arrays.fill(least, Long.MAX_VALUE / 2);
            for (int row = 0; row < rows; row++) {
                for (int up = 0; up < 2; up++) {
                    int s = 2 * up - 1;
                    int before = (row & bit) == 0 ? -1 : 1;
                    int beside = x > 0 && (row & bit >> 1) != 0 ? 1 : -1;
                    long total = energy[row] - left * s * beside - below * s * before;
                    int next = up == 1 ? row | bit : row & ~bit;
                    if (ways[row] > 0 && total <= least[next]) {
                        count[next] = (total < least[next] ? 0 : count[next]) + ways[row];
                        least[next] = total;
                    }
                }
            }
            energy = least;
            ways = count;
        }
        long ground = Arrays.stream(energy).min().orElseThrow();
        long number = 0;
        for (int row = 0; row < rows; row++) {
            number += energy[row] == ground ? ways[row] : 0;
        }
        return new long[][] {{ground, number}};
    }

    /** A list is the matrix it says; a pair that comes twice, in either order, counts twice. */
    @Test
    void aListIsItsMatrix() {
        Instance chain = Instance.of(4, new double[][] {{0, 1, 1}, {2, 1, -0.5}, {1, 0, 0.25}, {3, 0, -0.0}});
        Blocks w = chain.couplings();
        assertEquals(1.25, w.block(0, 1)[0]);
        assertEquals(1.25, w.block(1, 0)[0]);
        assertEquals(-0.5, w.block(1, 2)[0]);
        assertEquals(0, w.block(0, 2)[0]);
        assertEquals(0, w.asymmetry());
        assertEquals(-1.25 - 0.5, w.form(new double[] {1, 1, -1, 1}));
        assertEquals(chain, new Instance(4, chain.pairs()));
        assertEquals("Instance(N = 4, 4 pairs)", chain.toString());
        // A list of the bonds of a lattice is the lattice, double ones too.
        for (int[] sides : new int[][] {{2, 2}, {2, 3, 2}, {5, 4}, {2}, {7, 1}}) {
            Topology torus = Topology.lattice(Topology.Edges.PERIODIC, sides);
            Set<List<Integer>> seen = new HashSet<>();
            for (int[] pair : torus.pairs()) {
                assertTrue(seen.add(List.of(pair[0], pair[1])));
            }
            Blocks magnet = new Ferromagnet(torus, 0.5).couplings();
            int bonds = 0;
            for (int k = 0; k < torus.edges(); k++) {
                assertEquals(0.5 * torus.bonds(k), magnet.weights()[k]);
                bonds += torus.bonds(k);
            }
            int axes = (int) Arrays.stream(sides).filter(side -> side > 1).count();
            assertEquals(2 * axes * torus.n(), bonds);
        }
    }

    @Test
    void badFilesTeach() throws IOException {
        String[][] cases = {
            {"", "says nothing"},
            {"3", "line 1", "numbers of sites"},
            {"1 0", "line 1", "at least 2"},
            {"3 2\n1 2 1\n", "1 pairs came", "says 2", "cut short"},
            {"3 1\n1 2 1\n2 3 1\n", "2 pairs came", "says 1"},
            {"3 1\n0 2 1\n", "line 2", "from 1 to 3"},
            {"3 1\n1 4 1\n", "line 2", "from 1 to 3"},
            {"3 1\n2 2 1\n", "line 2", "different"},
            {"3 1\n1 2 NaN\n", "line 2", "finite"},
            {"3 1\n1 2 0,5\n", "line 2", "0,5"},
            {"3 1\n1 2\n", "line 2", "\"1 2\" came"},
            {"99999999999 1\n1 2 1\n", "line 1"},
            {"2000000000 1\n1 2 1\n", "2000000000", "2^27"},
        };
        for (String[] one : cases) {
            Path file = Files.writeString(folder.resolve("glass.txt"), one[0]);
            Teaches.oneLine(() -> Instance.read(file), Arrays.copyOfRange(one, 1, one.length));
        }
        Path good = Files.writeString(folder.resolve("glass.txt"), "# a chain\r\n3 2\r\n\r\n 1 2 1e0\r\n2\t3 -.5\r\n");
        assertEquals(Instance.of(3, new double[][] {{0, 1, 1}, {1, 2, -0.5}}), Instance.read(good));
        Path binary = Files.write(folder.resolve("glass.bin"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 3});
        Teaches.oneLine(() -> Instance.read(binary), "not text");
        Teaches.oneLine(() -> Instance.read(null), "file = null");
        Teaches.oneLine(() -> Instance.of(3, new double[][] {{0, 1}}), "pair 0", "{i, j, J}");
        Teaches.oneLine(() -> Instance.of(3, new double[][] {{0, 1.5, 1}}), "pair 0", "whole numbers");
        Teaches.oneLine(() -> Instance.of(3, new double[][] {{0, 3, 1}}), "j=3", "from 0 to 2");
        Teaches.oneLine(() -> Instance.of(3, (double[][]) null), "null");
        Teaches.oneLine(() -> Instance.of(1), "n = 1", "2");
        Teaches.oneLine(() -> new Instance.Pair(0, 1, Double.NaN), "NaN", "finite");
        Teaches.oneLine(() -> Lowest.every(0, s -> 0), "every(0", "at least one");
        Teaches.oneLine(() -> Lowest.every(1, s -> 0).energy(), "give it to a run");
    }
}
