package engram.dynamics;

/**
 * Decides whether a uniform number lies below a probability p(y), mostly without an exponential. p never falls with y, so its values
 * at the two grid points around y bound it; only where the number lies between them is p itself computed. The decisions are those
 * of p, bit for bit: {@code SLACK} is far more than the rounding of p and of the place of y in the grid.
 *
 * <p>Which way a number falls is a coin toss that no branch predictor learns, so the two comparisons are made by subtraction and
 * signs are read from the bits; the only branch is the rare one.
 */
enum Odds {
    /** The heat bath's probability of +1 in a field h: p = 1 / (1 + exp(-y)), y = 2 h / T. */
    HEAT_BATH {
        @Override
        double p(double y) {
            return 1 / (1 + StrictMath.exp(-y));
        }
    },
    /** Metropolis's probability of a turn that raises the energy by dE: p = min(1, exp(y)), y = -dE / T. */
    METROPOLIS {
        @Override
        double p(double y) {
            return y < 0 ? StrictMath.exp(y) : 1;
        }
    };

    /** Grid points in a unit of y: the numbers lie between two of them in one case of a hundred or less. */
    private static final int DENSITY = 32;

    /** The grid ends where p differs from its limits by less than a uniform number's step of 2^-53. */
    private static final int REACH = 40;

    private static final int CELLS = 2 * REACH * DENSITY;

    private static final double SLACK = 0x1p-40;

    /** p at the grid points, between bounds that no uniform number passes. */
    private final double[] edge = new double[CELLS + 3];

    Odds() {
        edge[0] = -1;
        for (int k = 0; k <= CELLS; k++) {
            edge[k + 1] = p((k - CELLS / 2) / (double) DENSITY);
        }
        edge[CELLS + 2] = 2;
    }

    /** The probability. */
    abstract double p(double y);

    /** Gives -1 where u lies below p(y) and 1 where it does not; y may be infinite, not NaN. */
    final double side(double u, double y) {
        int cell = (int) Math.max(0, Math.min(y * DENSITY + (CELLS / 2 + 1), CELLS + 1));
        double aboveLeast = u - edge[cell] + SLACK;
        double aboveMost = u - edge[cell + 1] - SLACK;
        long between = ~Double.doubleToRawLongBits(aboveLeast) & Double.doubleToRawLongBits(aboveMost);
        return between < 0 ? u < p(y) ? -1 : 1 : Math.copySign(1, aboveLeast);
    }
}
