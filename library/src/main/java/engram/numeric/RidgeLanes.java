package engram.numeric;

import java.util.Arrays;

/**
 * Ridge regression of sites on their neighbours in the dual form: (A_i^T A_i + lambda I) C_i = Y_i^T, a P x P
 * system a site, and W_i = C_i^T A_i^T.
 *
 * <p>The Gram matrix of a neighbourhood is a sum over its members, A_i^T A_i = sum_j X_j^T X_j. So each X_j^T X_j
 * is formed once for a group of sites, tile by tile, and what a site does is to add Z of them, P^2 Z / 2
 * additions in place of d P^2 Z / 2 multiply-adds. Then the systems of eight sites are factored together, the site
 * innermost, and the weights are sums over patterns of rows as the patterns have them: neighbours with
 * consecutive numbers are one stretch. Cost a site besides the additions: P^3 / 6 + d P^2 + d^2 Z P
 * multiply-adds.
 *
 * <p>No sum depends on which sites are in a group, so the bits of a site do not depend on the other sites.
 *
 * @since 0.1.0
 */
public final class RidgeLanes {
    /** Sites in a group: the tiles of its neighbours stay in L1 on a ring, its systems in L2 at P of some tens. */
    public static final int GROUP = 32;

    private static final int LANES = RidgeLoops.LANES;
    private static final int SIDE = RidgeLoops.SIDE;
    private static final int NOWHERE = -1;

    private final RidgeLoops loops;
    private final int p;
    private final int d;
    private final int size;
    private final double lambda;
    private final double[] x;

    /** The components' rows, p of each filled up with zeros to whole tiles. */
    private final double[] turned;

    private final int turnedRow;

    /** Size of a system, filled up to whole blocks with rows of the unit matrix. */
    private final int order;

    private final int[] row;
    private final double[][] g;

    /** Where each neighbour's tile is. */
    private final int[] place;

    private final int[] here = new int[GROUP + 1];
    private int[] which = new int[0];
    private int[] members = new int[0];
    private double[][] tiles = new double[0][];
    private final double[][] sums = new double[LANES][SIDE * SIDE];
    private double[] weights = new double[0];

    /**
     * Prepares for regressions on the same patterns.
     *
     * @param xi the patterns: component b of site j of pattern mu at {@code xi[(mu * n + j) * d + b]}
     * @param p number of patterns
     * @param n number of sites
     * @param d dimension of a spin
     * @param lambda the ridge
     */
    public RidgeLanes(double[] xi, int p, int n, int d, double lambda) {
        this(xi, p, n, d, lambda, RidgeLoops.FASTEST);
    }

    RidgeLanes(double[] xi, int p, int n, int d, double lambda, RidgeLoops loops) {
        this.loops = loops;
        this.p = p;
        this.d = d;
        this.lambda = lambda;
        size = n * d;
        x = Arrays.copyOf(xi, p * size + RidgeLoops.BEYOND);
        turnedRow = whole(p, SIDE);
        turned = new double[Math.multiplyExact(size, turnedRow)];
        for (int mu = 0; mu < p; mu++) {
            for (int r = 0; r < size; r++) {
                turned[r * turnedRow + mu] = xi[mu * size + r];
            }
        }
        order = whole(p, RidgeLoops.BLOCK);
        row = new int[order + whole(d, RidgeLoops.BLOCK)];
        int end = 0;
        for (int m = 0; m < row.length; m++) {
            row[m] = end;
            end = Math.addExact(end, (m < order ? whole(m + 1, RidgeLoops.BLOCK) : order) * LANES);
        }
        g = new double[Math.min(GROUP, whole(n, LANES)) / LANES][end];
        place = new int[n];
        Arrays.fill(place, NOWHERE);
    }

    private static int whole(int count, int part) {
        return (count + part - 1) / part * part;
    }

    /**
     * Regresses a group of sites.
     *
     * @param site the sites
     * @param first first of the group in it
     * @param count how many, up to GROUP
     * @param neighbour lists of neighbours
     * @param start where each site's list begins; it ends where that of the next site begins
     * @param w out: from {@code start[i] d d} on the d rows of W_i, each over the components of its neighbours
     * @param left out: for each site of the group the smallest pivot L_kk^2 / G_kk, the measure of
     *     {@link Solve#positiveDefinite}; 0 where a pivot is not positive
     */
    public void regress(int[] site, int first, int count, int[] neighbour, int[] start, double[] w, double[] left) {
        int distinct = meet(site, first, count, neighbour, start);
        for (double[] systems : g) {
            Arrays.fill(systems, 0);
        }
        Arrays.fill(left, 0, count, 1);
        for (int m = 0; m < p; m += SIDE) {
            for (int n = 0; n <= m; n += SIDE) {
                for (int k = 0; k < distinct; k++) {
                    loops.outer(turned, members[k] * d * turnedRow, turnedRow, d, m, n, tiles[k]);
                }
                for (int s = 0; s < count; s += LANES) {
                    int lanes = Math.min(LANES, count - s);
                    for (int lane = 0; lane < lanes; lane++) {
                        int from = here[s + lane];
                        loops.sum(tiles, which, from, here[s + lane + 1] - from, sums[lane]);
                    }
                    turn(m, n, lanes, g[s / LANES]);
                }
            }
        }
        for (int s = 0; s < count; s += LANES) {
            int lanes = Math.min(LANES, count - s);
            solve(g[s / LANES], site, first + s, lanes, left, s);
            for (int lane = 0; lane < lanes; lane++) {
                spread(g[s / LANES], lane, site[first + s + lane], neighbour, start, w);
            }
        }
    }

    /** Lists the neighbours of a group, each once, and turns the sites' lists into places in that one. */
    private int meet(int[] site, int first, int count, int[] neighbour, int[] start) {
        int all = 0;
        int most = 0;
        for (int s = 0; s < count; s++) {
            int z = start[site[first + s] + 1] - start[site[first + s]];
            all += z;
            most = Math.max(most, z);
        }
        if (which.length < all) {
            which = new int[all];
            members = new int[all];
        }
        int distinct = 0;
        int end = 0;
        for (int s = 0; s < count; s++) {
            int i = site[first + s];
            here[s] = end;
            for (int e = start[i]; e < start[i + 1]; e++) {
                int j = neighbour[e];
                if (place[j] == NOWHERE) {
                    place[j] = distinct;
                    members[distinct++] = j;
                }
                which[end++] = place[j];
            }
        }
        here[count] = end;
        for (int k = 0; k < distinct; k++) {
            place[members[k]] = NOWHERE;
        }
        if (tiles.length < distinct) {
            tiles = new double[distinct][SIDE * SIDE];
        }
        if (weights.length < d * (most * d + RidgeLoops.BEYOND)) {
            weights = new double[d * (most * d + RidgeLoops.BEYOND)];
        }
        return distinct;
    }

    /** Puts a tile of each lane among the systems, the lane innermost. */
    private void turn(int m, int n, int lanes, double[] systems) {
        for (int r = 0; r < Math.min(SIDE, p - m); r++) {
            for (int c = 0; c < Math.min(SIDE, m + r + 1 - n); c++) {
                int to = row[m + r] + (n + c) * LANES;
                for (int lane = 0; lane < lanes; lane++) {
                    systems[to + lane] = sums[lane][r * SIDE + c];
                }
            }
        }
    }

    /** Adds the ridge, brings in the right-hand sides, factors and solves. */
    private void solve(double[] systems, int[] site, int first, int lanes, double[] left, int at) {
        double[] whole = new double[p * LANES];
        for (int m = 0; m < order; m++) {
            for (int lane = 0; lane < LANES; lane++) {
                int diagonal = row[m] + m * LANES + lane;
                if (m < p && lane < lanes) {
                    systems[diagonal] += lambda;
                    whole[m * LANES + lane] = systems[diagonal];
                } else {
                    systems[diagonal] = 1;
                }
            }
        }
        for (int a = 0; a < d; a++) {
            for (int lane = 0; lane < lanes; lane++) {
                int from = (site[first + lane] * d + a) * turnedRow;
                for (int mu = 0; mu < p; mu++) {
                    systems[row[order + a] + mu * LANES + lane] = turned[from + mu];
                }
            }
        }
        loops.factor(systems, row, order, row.length);
        for (int m = 0; m < p; m++) {
            for (int lane = 0; lane < lanes; lane++) {
                double inverse = systems[row[m] + m * LANES + lane];
                double ratio = 1 / (inverse * inverse * whole[m * LANES + lane]);
                left[at + lane] = Math.min(left[at + lane], ratio > 0 ? ratio : 0);
            }
        }
        loops.back(systems, row, order, row.length);
    }

    /** The weights of one site, stretch by stretch of neighbours with consecutive numbers. */
    private void spread(double[] systems, int lane, int i, int[] neighbour, int[] start, double[] w) {
        int columns = (start[i + 1] - start[i]) * d;
        int stride = columns + RidgeLoops.BEYOND;
        int e = start[i];
        while (e < start[i + 1]) {
            int end = e + 1;
            while (end < start[i + 1] && neighbour[end] == neighbour[end - 1] + 1) {
                end++;
            }
            loops.weights(
                    systems,
                    row[order] + lane,
                    order * LANES,
                    d,
                    p,
                    x,
                    size,
                    neighbour[e] * d,
                    (end - e) * d,
                    weights,
                    (e - start[i]) * d,
                    stride);
            e = end;
        }
        for (int a = 0; a < d; a++) {
            System.arraycopy(weights, a * stride, w, start[i] * d * d + a * columns, columns);
        }
    }
}
