package engram.coupling;

/**
 * How far rounding can take a field of zero. The m terms of a sum are each rounded when they are made and when they are
 * added, so what should be zero comes out at most (m + 8) 2^-52 sum_k |w_k|; the 8 makes room for the
 * rounding of the couplings themselves and of the lengths of spins.
 */
final class Rounding {
    private static final double UNIT = 0x1p-52;

    private Rounding() {}

    /** The bound for one site, whose numbers stand together; each is scaled before it is added, so that no sum overflows. */
    static double of(double[] w, int at, int numbers, int terms) {
        double sum = 0;
        for (int k = at; k < at + numbers; k++) {
            sum += Math.abs(w[k]) * UNIT;
        }
        return (terms + 8) * sum;
    }
}
