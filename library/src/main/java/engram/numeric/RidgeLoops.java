package engram.numeric;

/**
 * The inner loops of {@link RidgeLanes}, in double precision. There are two implementations with the same
 * numbers bit for bit, since both do the same operations on a number in the same order, each rounded: one
 * with the vectors of {@code jdk.incubator.vector}, used when that module is there, and a plain one.
 *
 * <p>Two layouts are in use. A tile is {@link #SIDE} x SIDE entries of a Gram matrix, one row after
 * another. The systems of {@link #LANES} sites are solved together, the site innermost: entry (m, n) is at
 * {@code g[row[m] + n * LANES + lane]}. Rows come in blocks of {@link #BLOCK}; row m of a triangle
 * reaches to the end of its diagonal block, and what is there right of the diagonal is never read. The
 * right-hand sides are more rows of the same array, below the triangle, so that forward substitution
 * is the factorisation carried on.
 */
interface RidgeLoops {
    /** Sites solved at once: one 512-bit vector of doubles. */
    int LANES = 8;

    /** Rows and columns of a tile. */
    int SIDE = 8;

    /** Rows and columns of a block of the factor, 16 sums in registers. */
    int BLOCK = 4;

    /** How far {@link #weights} may read and write beyond the columns asked for. */
    int BEYOND = 32;

    /** The fastest implementation on this JVM. */
    RidgeLoops FASTEST = VectorModule.orElse("VectorRidgeLoops", RidgeLoops.class, PlainRidgeLoops::new);

    /**
     * One tile of one neighbour's Gram matrix, sum_b x_bm x_bn.
     *
     * @param x rows of p numbers
     * @param at where the neighbour's first row begins
     * @param p distance between rows
     * @param d how many rows
     * @param m first row of the tile
     * @param n first column of the tile
     * @param tile out
     */
    void outer(double[] x, int at, int p, int d, int m, int n, double[] tile);

    /**
     * Adds up tiles in the order they are listed.
     *
     * @param tiles tiles, each an array of its own, for the reason given at {@link Fields}
     * @param which the tiles wanted
     * @param from first in the list
     * @param z how many
     * @param sum out: one tile
     */
    void sum(double[][] tiles, int[] which, int from, int z, double[] sum);

    /**
     * Factors G = L L^T in place, with 1 / L_mm on the diagonal, and solves L v = y for the rows below. A site
     * whose matrix is not positive definite gets infinities and NaNs.
     *
     * @param g the systems
     * @param row where each row begins
     * @param p size of each system, a multiple of BLOCK
     * @param rows p and the number of right-hand sides, a multiple of BLOCK
     */
    void factor(double[] g, int[] row, int p, int rows);

    /**
     * Solves L^T c = v.
     *
     * @param g the factors, and v in the rows below; overwritten by c
     * @param row where each row begins
     * @param p size of each system, a multiple of BLOCK
     * @param rows p and the number of right-hand sides, a multiple of BLOCK
     */
    void back(double[] g, int[] row, int p, int rows);

    /**
     * A run of neighbouring columns of one site's weights, w_ac = sum_mu c_amu x_muc.
     *
     * @param c solutions: c_amu at {@code from + a * next + mu * LANES}
     * @param from the first
     * @param next distance between components
     * @param d how many components
     * @param p number of patterns
     * @param x patterns, each a row; BEYOND numbers more at the end
     * @param size length of a row
     * @param column first column
     * @param width how many columns
     * @param w out: w_ac at {@code to + a * stride + c}; up to BEYOND numbers after each run are spoilt
     * @param to the first
     * @param stride distance between components
     */
    void weights(
            double[] c,
            int from,
            int next,
            int d,
            int p,
            double[] x,
            int size,
            int column,
            int width,
            double[] w,
            int to,
            int stride);
}
