package engram.pattern;

import java.util.Arrays;
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
