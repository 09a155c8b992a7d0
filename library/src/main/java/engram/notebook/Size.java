package engram.notebook;

import java.util.Locale;

/**
 * How much a notebook computes: {@link #QUICK} to check that it runs, {@link #PAPER} for the result. The
 * environment variable {@code ENGRAM_SIZE} chooses; without it, QUICK.
 *
 * @since 0.1.0
 */
public enum Size {
    /** Seconds: every step is taken, numbers are rough. */
    QUICK,
    /** The published sizes. */
    PAPER;

    /**
     * The size that this run was asked for.
     *
     * @return QUICK or PAPER
     */
    public static Size current() {
        return named(System.getenv("ENGRAM_SIZE"));
    }

    static Size named(String name) {
        if (name == null || name.isBlank()) {
            return QUICK;
        }
        return switch (name.strip().toUpperCase(Locale.ROOT)) {
            case "QUICK" -> QUICK;
            case "PAPER" -> PAPER;
            default ->
                throw new IllegalArgumentException(
                        "ENGRAM_SIZE = " + name + ": needs QUICK or PAPER; unset it for QUICK");
        };
    }

    /**
     * One of two values.
     *
     * @param <T> their type
     * @param quick the value for QUICK
     * @param paper the value for PAPER
     * @return the one of this size
     */
    public <T> T pick(T quick, T paper) {
        return this == QUICK ? quick : paper;
    }
}
