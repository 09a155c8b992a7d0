package engram.dynamics;

/**
 * Floating-point precision of a run.
 *
 * @since 0.1.0
 */
public enum Precision {
    /**
     * 32 bits, about 7 digits, where the model's couplings are stored as rows; otherwise as
     * {@link #DOUBLE}. Bits whose couplings are multiples of one unit, as Hebb's of 1/N, take the same trajectories in both,
     * ties included. Otherwise final overlaps and capacities agree with those of 64 bits within their standard
     * errors, single trajectories need not.
     */
    SINGLE,
    /** 64 bits. */
    DOUBLE
}
