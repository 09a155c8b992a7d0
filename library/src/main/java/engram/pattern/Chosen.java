package engram.pattern;

import engram.state.Space;
import java.util.Arrays;
import java.util.Objects;
import java.util.random.RandomGenerator;

/** Sites drawn without replacement. */
final class Chosen {
    private Chosen() {}

    static void checkFraction(String cue, double fraction) {
        if (!(fraction >= 0 && fraction <= 1)) {
            throw new IllegalArgumentException(
                    cue + "(fraction = " + fraction + "): a fraction of the sites lies from 0 to 1; try 0.2");
        }
    }

    /** Checks what a cue is made of. */
    static void check(double[] pattern, Space space, RandomGenerator random) {
        Objects.requireNonNull(space, "Cue.of(space = null): give the pattern's space, as xi.space()");
        Objects.requireNonNull(random, "Cue.of(random = null): a cue is drawn; try streams.open(\"cue\")");
        space.check(pattern, "Cue.of: the pattern");
    }

    /** round(fraction n) different sites. */
    static int[] sites(int n, double fraction, RandomGenerator random) {
        return sites(n, (int) Math.round(fraction * n), random);
    }

    /** So many different sites, by a partial shuffle. */
    static int[] sites(int n, int count, RandomGenerator random) {
        int[] site = new int[n];
        Arrays.setAll(site, i -> i);
        for (int k = 0; k < count; k++) {
            int other = k + random.nextInt(n - k);
            int swap = site[k];
            site[k] = site[other];
            site[other] = swap;
        }
        return Arrays.copyOf(site, count);
    }
}
