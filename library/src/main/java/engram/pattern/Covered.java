package engram.pattern;

import engram.argument.Given;
import engram.state.Space;
import engram.state.Spins;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A picture part of which is covered with white paper: all pixels up to some depth from one side are -1, the others as they are. Damage with a
 * structure, not noise as in {@link Cue.Flipped}.
 *
 * <p>Pictures are rows of Ising spins, row r and column c at {@code s[r * columns + c]}, as in {@link Icon}, {@link Letters} and
 * {@link Pictures}. A row or column at distance k = 0, 1, ... from the side is covered if k &lt; part times their number.
 *
 * <pre>{@code
 * new Covered(128, 0.5)                                // half of the page, from a side drawn for each trial
 * new Covered(128, 0.5, List.of(Covered.Side.RIGHT))
 * }</pre>
 *
 * @param columns the width of the picture in pixels, which divides N
 * @param part the covered part of the page, from 0 to 1
 * @param from the sides to draw from, with equal odds; one or more
 * @since 0.1.0
 */
public record Covered(int columns, double part, List<Side> from) implements Cue {

    /** Where the cover comes from. */
    public enum Side {
        /** From the first row down. */
        TOP,
        /** From the last row up. */
        BOTTOM,
        /** From the first column on. */
        LEFT,
        /** From the last column back. */
        RIGHT
    }

    /**
     * Checks the parameters.
     *
     * @param columns the width of the picture in pixels, which divides N
     * @param part the covered part of the page, from 0 to 1
     * @param from the sides to draw from, with equal odds; one or more
     */
    public Covered {
        from = Given.list("Covered", "from", from, "a list of sides; try List.of(Covered.Side.RIGHT)");
        if (columns < 1 || from.isEmpty()) {
            throw new IllegalArgumentException("Covered(columns = " + columns + ", from = " + from
                    + "): a width of at least one pixel and at least one side are needed; try Covered(128, 0.5)");
        }
        Chosen.checkFraction("Covered", part);
    }

    /**
     * From any side.
     *
     * @param columns the width of the picture in pixels, which divides N
     * @param part the covered part of the page, from 0 to 1
     */
    public Covered(int columns, double part) {
        this(columns, part, List.of(Side.values()));
    }

    @Override
    public double[] of(double[] pattern, Space space, RandomGenerator random) {
        Chosen.check(pattern, space, random);
        Spins spins = Spins.of("Covered", space);
        if (spins.d() != 1 || spins.n() % columns != 0) {
            throw new IllegalArgumentException("Covered(columns = " + columns + "): " + space
                    + " came; pictures of Ising spins are needed, in rows of " + columns + " pixels");
        }
        int rows = spins.n() / columns;
        Side side = from.get(random.nextInt(from.size()));
        double[] s = pattern.clone();
        for (int k = 0; k < s.length; k++) {
            int row = k / columns;
            int column = k % columns;
            boolean hidden = switch (side) {
                case TOP -> row < part * rows;
                case BOTTOM -> rows - 1 - row < part * rows;
                case LEFT -> column < part * columns;
                case RIGHT -> columns - 1 - column < part * columns;
            };
            if (hidden) {
                s[k] = -1;
            }
        }
        return s;
    }
}
