package engram.coupling;

/**
 * How a learning rule keeps couplings: number by number, or as the patterns they are made of. W is the same either way. Each
 * rule that offers the choice says when it takes which.
 *
 * @since 0.1.0
 */
public enum Layout {
    /** The rule chooses by the size of the network. */
    CHOSEN,
    /** Number by number, as {@link Blocks} or {@link Dense}: O(N Z d^2) memory. */
    EXPLICIT,
    /** As {@link LowRank}, the patterns themselves: O(N P d) memory; on the complete graph only. */
    LOW_RANK
}
