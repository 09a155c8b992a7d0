package engram.pattern;

import engram.random.Streams;
import engram.state.Batch;
import engram.state.Spins;
import java.util.Objects;
import java.util.random.RandomGenerator;

/** A corrupted pattern for recall to start from. */
@FunctionalInterface
public interface Cue {

    /**
     * Makes one cue.
     *
     * @param pattern the pattern to corrupt, n d numbers; not changed
     * @param space its space
     * @param random the generator
     * @return a fresh state
     */
    double[] of(double[] pattern, Spins space, RandomGenerator random);

    /**
     * Cues for many trials: trial t aims at pattern t mod P.
     *
     * @param xi the patterns
     * @param trials how many
     * @param streams where the corruption comes from
     * @return one state a trial
     */
    default Batch batch(Patterns xi, int trials, Streams streams) {
        Objects.requireNonNull(xi, "Cue.batch(xi = null): give the patterns that trials aim at");
        Objects.requireNonNull(streams, "Cue.batch(streams = null): cues are drawn; try Streams.seed(1)");
        RandomGenerator random = streams.open("cues");
        Batch batch = new Batch(xi.space(), trials);
        for (int k = 0; k < batch.tiles(); k++) {
            double[][] states = new double[batch.width(k)][];
            for (int lane = 0; lane < states.length; lane++) {
                int t = k * Batch.TILE + lane;
                states[lane] = of(xi.pattern(t % xi.p()), xi.space(), random);
            }
            batch.setTile(k, states);
        }
        return batch;
    }

    /**
     * A fraction of the sites, drawn without replacement, gets spins drawn uniformly from the sphere.
     *
     * @param fraction from 0 to 1; round(fraction N) sites are redrawn
     */
    record Rerandomised(double fraction) implements Cue {
        /**
         * Checks the parameters.
         *
         * @param fraction from 0 to 1; round(fraction N) sites are redrawn
         */
        public Rerandomised {
            Chosen.checkFraction("Rerandomised", fraction);
        }

        @Override
        public double[] of(double[] pattern, Spins space, RandomGenerator random) {
            Chosen.check(pattern, space, random);
            double[] s = pattern.clone();
            for (int i : Chosen.sites(space.n(), fraction, random)) {
                space.direction(random, s, i);
            }
            return s;
        }
    }

    /**
     * A fraction of the sites, drawn without replacement, is reversed, s_i = -xi_i: bits flipped when
     * d = 1.
     *
     * @param fraction from 0 to 1; round(fraction N) sites are reversed
     */
    record Flipped(double fraction) implements Cue {
        /**
         * Checks the parameters.
         *
         * @param fraction from 0 to 1; round(fraction N) sites are reversed
         */
        public Flipped {
            Chosen.checkFraction("Flipped", fraction);
        }

        @Override
        public double[] of(double[] pattern, Spins space, RandomGenerator random) {
            Chosen.check(pattern, space, random);
            double[] s = pattern.clone();
            for (int i : Chosen.sites(space.n(), fraction, random)) {
                for (int a = 0; a < space.d(); a++) {
                    s[i * space.d() + a] = -s[i * space.d() + a];
                }
            }
            return s;
        }
    }

    /**
     * Every spin is tilted, s_i = (xi_i + eta g_i) / |xi_i + eta g_i| with g_i a standard Gaussian vector.
     *
     * @param eta strength of the noise, finite and not negative
     */
    record AngularNoise(double eta) implements Cue {
        /**
         * Checks the parameters.
         *
         * @param eta strength of the noise, finite and not negative
         */
        public AngularNoise {
            if (!(eta >= 0) || Double.isInfinite(eta)) {
                throw new IllegalArgumentException(
                        "AngularNoise(eta = " + eta + "): eta must be a finite number, zero or more; try 0.7");
            }
        }

        @Override
        public double[] of(double[] pattern, Spins space, RandomGenerator random) {
            Chosen.check(pattern, space, random);
            double[] s = pattern.clone();
            for (int i = 0; i < space.n(); i++) {
                do {
                    for (int a = 0; a < space.d(); a++) {
                        int k = i * space.d() + a;
                        s[k] = pattern[k] + eta * random.nextGaussian();
                    }
                } while (!space.normalise(s, i));
            }
            return s;
        }
    }

    /** A state drawn uniformly, which knows nothing of the pattern. */
    record RandomStart() implements Cue {
        @Override
        public double[] of(double[] pattern, Spins space, RandomGenerator random) {
            Chosen.check(pattern, space, random);
            return space.random(random);
        }
    }
}
