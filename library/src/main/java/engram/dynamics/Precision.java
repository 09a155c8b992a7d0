package engram.dynamics;

/** With how many digits a run computes. */
public enum Precision {
    /**
     * 32 bits, about 7 digits, where the model's couplings are stored as rows; otherwise as
     * {@link #DOUBLE}. Final overlaps and capacities agree with those of 64 bits within their standard
     * errors, single trajectories need not.
     */
    SINGLE,
    /** 64 bits. */
    DOUBLE
}
