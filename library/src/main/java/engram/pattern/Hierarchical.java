package engram.pattern;

import engram.random.Streams;
import engram.state.Spins;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Patterns as the last generation of family trees. The first ancestors are independent unbiased bits. Each parent has
 * so many children, whose bits are the parent's with probability (1 + r) / 2 and reversed otherwise, so that child
 * and parent have the mean overlap r. Two siblings have r^2, and two patterns whose last common ancestor stands above
 * the levels k, k + 1, ..., K have r_k^2 r_(k+1)^2 ... r_K^2: the overlaps are ultrametric.
 *
 * <p>With one level patterns are copies of prototypes, in categories. Pattern mu is a child of the
 * parent numbered floor(mu / branches), and so on upwards; there are as many first ancestors as P patterns need, and
 * the last tree may be a part of one. The first patterns are the same however many are drawn. Without levels, and at
 * r = 1 with one branch, this is {@link Binary} without bias, bit for bit. Means are zero; not trees of biased bits.
 *
 * <p>Sources: Parga and Virasoro 1986; Feigelman and Ioffe 1987.
 *
 * @param levels from the children of the first ancestors down to the patterns; none for independent patterns
 * @since 0.1.0
 */
public record Hierarchical(List<Level> levels) implements PatternEnsemble {

    /**
     * One generation.
     *
     * @param branches children of each parent, at least 1
     * @param overlap mean overlap r of child and parent, from 0 to 1
     */
    public record Level(int branches, double overlap) {
        /**
         * Checks the parameters.
         *
         * @param branches children of each parent, at least 1
         * @param overlap mean overlap r of child and parent, from 0 to 1
         */
        public Level {
            if (branches < 1 || !(overlap >= 0 && overlap <= 1)) {
                throw new IllegalArgumentException("Level(branches = " + branches + ", overlap = " + overlap
                        + "): a parent needs a child, and the overlap of the two lies from 0 to 1; try 4 and 0.8");
            }
        }
    }

    /**
     * Checks the parameters.
     *
     * @param levels from the children of the first ancestors down to the patterns; none for independent patterns
     */
    public Hierarchical {
        if (levels == null || levels.stream().anyMatch(level -> level == null)) {
            throw new IllegalArgumentException("Hierarchical(levels = " + levels
                    + "): a list of levels without null is needed; try Hierarchical(4, 0.8)");
        }
        levels = List.copyOf(levels);
        long leaves = 1;
        for (Level level : levels) {
            leaves *= level.branches;
            if (leaves > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("Hierarchical" + levels
                        + ": a tree would have 2^31 patterns or more; take fewer levels or branches");
            }
        }
    }

    /**
     * One level: copies of prototypes.
     *
     * @param branches copies of each prototype, at least 1
     * @param overlap mean overlap of copy and prototype, from 0 to 1; of two copies, its square
     */
    public Hierarchical(int branches, double overlap) {
        this(List.of(new Level(branches, overlap)));
    }

    @Override
    public Patterns draw(int p, int n, Streams streams) {
        return ancestors(levels.size(), p, n, streams);
    }

    /**
     * One generation of the trees that {@link #draw} grows from the same streams.
     *
     * @param level 0 for the first ancestors, 1 for their children, up to the number of levels for the patterns
     *     themselves
     * @param p how many patterns, at least 1
     * @param n sites of each, at least 1
     * @param streams where they come from
     * @return those above the P patterns; above pattern mu stands number mu / (product of the branches below)
     */
    public Patterns ancestors(int level, int p, int n, Streams streams) {
        if (level < 0 || level > levels.size()) {
            throw new IllegalArgumentException("ancestors(level = " + level
                    + "): there are the levels 0 (first ancestors)" + " to " + levels.size() + " (the patterns)");
        }
        UniformVectors.length(p, n, 1, streams);
        Patterns parents = new Binary().draw(count(0, p), n, streams);
        for (int l = 1; l <= level; l++) {
            Level born = levels.get(l - 1);
            int count = count(l, p);
            RandomGenerator random = streams.child("level", l).open("patterns");
            double[] xi = new double[UniformVectors.length(count, n, 1, streams)];
            double[] above = parents.xi();
            for (int child = 0; child < count; child++) {
                int parent = child / born.branches * n;
                for (int i = 0; i < n; i++) {
                    double bit = above[parent + i];
                    xi[child * n + i] = random.nextDouble() < (1 + born.overlap) / 2 ? bit : -bit;
                }
            }
            parents = new Patterns(count, new Spins(n, 1), xi);
        }
        return parents;
    }

    /**
     * The mean overlap of two patterns, the formula.
     *
     * @param mu one pattern, from 0
     * @param nu another, or the same
     * @return the product of r^2 over the levels below their last common ancestor: 1 for a pattern with itself, 0 where
     *     the first ancestors differ
     */
    public double overlap(int mu, int nu) {
        if (mu < 0 || nu < 0) {
            throw new IllegalArgumentException("overlap(" + mu + ", " + nu + "): patterns are numbered from 0");
        }
        double overlap = 1;
        int one = mu;
        int other = nu;
        for (int l = levels.size() - 1; l >= 0 && one != other; l--) {
            Level level = levels.get(l);
            overlap *= level.overlap * level.overlap;
            one /= level.branches;
            other /= level.branches;
        }
        return one == other ? overlap : 0;
    }

    /** How many of a level stand above the first P patterns. */
    private int count(int level, int p) {
        int leaves = 1;
        for (Level below : levels.subList(level, levels.size())) {
            leaves *= below.branches;
        }
        return (p - 1) / leaves + 1;
    }
}
