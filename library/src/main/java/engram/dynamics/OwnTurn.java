package engram.dynamics;

import engram.random.Streams;
import engram.state.Batch;
import java.util.random.RandomGenerator;

/** A reader's site rule in all trials of a tile. */
final class OwnTurn implements Turn {
    private final SiteRule rule;
    private final RandomGenerator[] random;
    private final double[] field;
    private final double[] spin;

    OwnTurn(SiteRule rule, Batch start, int tile, Streams streams) {
        this.rule = rule;
        random = Turn.generators(start, tile, streams);
        field = new double[start.spins().d()];
        spin = new double[field.length];
    }

    @Override
    public void draw(double[][] h, double[][] x, int row) {
        for (int lane = 0; lane < random.length; lane++) {
            for (int a = 0; a < field.length; a++) {
                field[a] = Turn.finite(h[a][lane]);
                spin[a] = x[row + a][lane];
            }
            rule.turn(field, spin, random[lane]);
            check(field, row / field.length);
            for (int a = 0; a < field.length; a++) {
                h[a][lane] = field[a];
            }
        }
    }

    /** A spin that a rule has made: a bit, or a vector of length 1. */
    static void check(double[] s, int site) {
        double square = 0;
        for (double component : s) {
            square += component * component;
        }
        if (s.length == 1 ? square != 1 : !(Math.abs(square - 1) < 1e-9)) {
            throw new IllegalArgumentException(
                    "the rule made " + (s.length == 1 ? s[0] : "a vector of length " + Math.sqrt(square))
                            + " of the spin at site " + site + "; "
                            + (s.length == 1 ? "a bit is 1 or -1" : "a spin has length 1: divide by it"));
        }
    }
}
