package engram.elastic;

import engram.random.Streams;
import engram.topology.Topology;
import java.util.random.RandomGenerator;

/**
 * Which springs go when a network is diluted. The springs of a network diluted further, with the same streams, are a
 * subset.
 *
 * @since 0.1.0
 */
public enum Removal {
    /**
     * Any spring with equal odds: rigidity percolation. Some sites are left with too few springs to hold them, and so
     * there are floppy modes above Z = 2d.
     */
    RANDOM,
    /**
     * One drawn from those whose two ends have the most springs between them: the network stays evenly connected,
     * no site comes loose early, and rigidity goes near Z = 2d.
     */
    EVEN;

    /** The given graph with fewer connections; {@code keep} is at most their number. */
    Topology dilute(Topology g, int keep, Streams streams) {
        int[][] pairs = g.pairs();
        RandomGenerator random = streams.open("removal");
        for (int k = pairs.length - 1; k > 0; k--) {
            int other = random.nextInt(k + 1);
            int[] pair = pairs[k];
            pairs[k] = pairs[other];
            pairs[other] = pair;
        }
        int[] degree = new int[g.n()];
        for (int i = 0; i < degree.length; i++) {
            degree[i] = g.degree(i);
        }
        int left = pairs.length;
        while (left > keep) {
            int most = 0;
            for (int k = 0; k < left; k++) {
                most = Math.max(most, degree[pairs[k][0]] + degree[pairs[k][1]]);
            }
            // Degrees only fall, so one pass in random order takes every pair that has the most when its turn comes.
            int kept = 0;
            int excess = left - keep;
            for (int k = 0; k < left; k++) {
                int[] pair = pairs[k];
                boolean goes = excess > 0 && (this == RANDOM || degree[pair[0]] + degree[pair[1]] == most);
                if (goes) {
                    degree[pair[0]]--;
                    degree[pair[1]]--;
                    excess--;
                } else {
                    pairs[kept++] = pair;
                }
            }
            left = kept;
        }
        int[][] remaining = new int[left][];
        System.arraycopy(pairs, 0, remaining, 0, left);
        return Topology.of(g.n(), remaining);
    }
}
