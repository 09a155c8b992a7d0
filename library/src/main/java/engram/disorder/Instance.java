package engram.disorder;

import engram.coupling.Blocks;
import engram.topology.Topology;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Couplings given pair by pair, d = 1: one realisation of a spin glass, from a list or from a file. The energy is
 * E = -sum J_ij s_i s_j over the list, so a pair that comes twice counts twice.
 *
 * <pre>{@code
 * Blocks w = Instance.of(3, new double[][] {{0, 1, 1}, {1, 2, -0.5}}).couplings();
 * Blocks glass = Instance.read(Path.of("glass.txt")).couplings();
 * }</pre>
 *
 * @param n number of sites, at least 2
 * @param pairs the couplings
 * @since 0.1.0
 */
public record Instance(int n, List<Pair> pairs) {
    /** What {@link Topology} lists. */
    private static final int MOST = Integer.MAX_VALUE / 16;

    /**
     * One coupling.
     *
     * @param i a site, from 0
     * @param j another site
     * @param strength J_ij = J_ji, finite
     */
    public record Pair(int i, int j, double strength) {

        /**
         * Checks the parameters.
         *
         * @param i a site, from 0
         * @param j another site
         * @param strength J_ij = J_ji, finite
         */
        public Pair {
            if (Math.min(i, j) < 0 || i == j || !Double.isFinite(strength)) {
                throw new IllegalArgumentException("Pair(i = " + i + ", j = " + j + ", strength = " + strength
                        + "): two different sites, numbered from 0, and a finite coupling are needed");
            }
        }
    }

    /**
     * Checks the parameters.
     *
     * @param n number of sites, at least 2
     * @param pairs the couplings
     */
    public Instance {
        if (n < 2 || n > MOST || pairs == null || pairs.size() > MOST) {
            throw new IllegalArgumentException("Instance(n = " + n + ", "
                    + (pairs == null ? "null" : pairs.size() + " pairs")
                    + "): from 2 to 2^27 sites and a list of at most 2^27 pairs are needed");
        }
        if (pairs.stream().anyMatch(pair -> pair == null)) {
            throw new IllegalArgumentException("Instance(n = " + n + "): one of the pairs is null; leave it out");
        }
        pairs = List.copyOf(pairs);
        for (Pair pair : pairs) {
            if (Math.max(pair.i, pair.j) >= n) {
                throw new IllegalArgumentException("Instance(n = " + n + "): " + pair + " came; sites from 0 to "
                        + (n - 1) + " are needed (in a file they count from 1)");
            }
        }
    }

    /**
     * From an array.
     *
     * @param n number of sites, at least 2
     * @param pairs {i, j, J_ij} each, i and j whole numbers from 0 to n - 1
     * @return the instance
     */
    public static Instance of(int n, double[]... pairs) {
        if (pairs == null) {
            throw new IllegalArgumentException("Instance.of(pairs = null): give {i, j, J} for each pair");
        }
        List<Pair> list = new ArrayList<>();
        for (int k = 0; k < pairs.length; k++) {
            double[] pair = pairs[k];
            if (pair == null || pair.length != 3 || pair[0] != (int) pair[0] || pair[1] != (int) pair[1]) {
                throw new IllegalArgumentException("Instance.of(n = " + n + "): pair " + k + " is "
                        + java.util.Arrays.toString(pair) + "; {i, j, J} are needed, i and j whole numbers from 0");
            }
            list.add(new Pair((int) pair[0], (int) pair[1], pair[2]));
        }
        return new Instance(n, list);
    }

    /**
     * From a text file in the common format: a first line with the numbers of sites and of pairs, then a line "i j J" for each
     * pair, sites numbered from 1. Blank lines, and lines that begin with # are left out.
     *
     * @param file where it is
     * @return the instance, its sites numbered from 0
     */
    public static Instance read(Path file) {
        if (file == null) {
            throw new IllegalArgumentException(
                    "Instance.read(file = null): give the path of a file of lines \"i j J\"");
        }
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (MalformedInputException e) {
            throw new IllegalArgumentException(
                    file
                            + ": this is not text in UTF-8; lines \"i j J\" are needed after one with the numbers of sites and"
                            + " pairs",
                    e);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "Instance.read(" + file + "): the file cannot be read ("
                            + (Files.isDirectory(file)
                                    ? "it is a directory"
                                    : Files.exists(file) ? "no permission" : "it is not there")
                            + "); give the path of a file of lines \"i j J\"",
                    e);
        }
        int n = 0;
        int expected = -1;
        List<Pair> pairs = new ArrayList<>();
        for (int k = 0; k < lines.size(); k++) {
            String line = lines.get(k).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String[] words = line.split("\\s+");
            try {
                if (expected < 0) {
                    expect(words.length == 2);
                    n = Integer.parseInt(words[0]);
                    int count = Integer.parseInt(words[1]);
                    expect(n >= 2 && count >= 0);
                    expected = count;
                } else {
                    expect(words.length == 3);
                    int i = Integer.parseInt(words[0]);
                    int j = Integer.parseInt(words[1]);
                    expect(Math.min(i, j) >= 1 && Math.max(i, j) <= n);
                    pairs.add(new Pair(i - 1, j - 1, Double.parseDouble(words[2])));
                }
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        file + ", line " + (k + 1) + ": \""
                                + (line.length() > 60 ? line.substring(0, 60) + "..." : line)
                                + "\" came; "
                                + (expected < 0
                                        ? "the first line holds the numbers of sites (at least 2) and of pairs"
                                        : "two different sites from 1 to " + n
                                                + " and a finite coupling are needed, as \"1 2 -1\""),
                        e);
            }
        }
        if (pairs.size() != expected) {
            throw new IllegalArgumentException(file + ": " + pairs.size() + " pairs came and the first line says "
                    + (expected < 0 ? "nothing" : expected) + "; the file may be cut short");
        }
        return new Instance(n, pairs);
    }

    private static void expect(boolean so) {
        if (!so) {
            throw new IllegalArgumentException();
        }
    }

    /**
     * The couplings.
     *
     * @return J_ij on every pair that came, the sum where it came more than once; symmetric
     */
    public Blocks couplings() {
        Map<Long, Double> sums = new LinkedHashMap<>();
        for (Pair pair : pairs) {
            sums.merge((long) Math.min(pair.i, pair.j) * n + Math.max(pair.i, pair.j), pair.strength, Double::sum);
        }
        int[][] joined = sums.keySet().stream()
                .map(code -> new int[] {(int) (code / n), (int) (code % n)})
                .toArray(int[][]::new);
        return Bond.on(Topology.of(n, joined), (i, j) -> sums.get((long) i * n + j));
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "Instance(N = %d, %d pairs)", n, pairs.size());
    }
}
