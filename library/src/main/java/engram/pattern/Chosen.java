package engram.pattern;

import engram.random.Streams;
import engram.state.Batch;
import engram.state.Space;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.IntUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

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

    /** Sets every trial of a batch to a cue of its target. */
    static Batch cues(Cue cue, Patterns xi, Batch batch, IntUnaryOperator target, Streams streams) {
        batch.aim(IntStream.range(0, batch.trials()).map(target).toArray());
        RandomGenerator random = streams.open("cues");
        for (int k = 0; k < batch.tiles(); k++) {
            double[][] states = new double[batch.width(k)][];
            for (int lane = 0; lane < states.length; lane++) {
                states[lane] = cue.of(xi.pattern(batch.target(k * Batch.TILE + lane)), xi.space(), random);
            }
            batch.setTile(k, states);
        }
        return batch;
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
