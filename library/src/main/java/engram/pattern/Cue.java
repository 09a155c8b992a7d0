package engram.pattern;

import engram.random.Streams;
import engram.state.Batch;
import engram.state.Layers;
import engram.state.Reals;
import engram.state.Space;
import engram.state.Spins;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * A corrupted pattern for recall to start from.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface Cue {

    /**
     * Makes one cue.
     *
     * @param pattern the pattern to corrupt, a state of the space; not changed
     * @param space its space; a cue for spins refuses another
     * @param random the generator
     * @return a fresh state
     */
    double[] of(double[] pattern, Space space, RandomGenerator random);

    /**
     * Makes cues for many trials, which aim at the patterns in turn: 0, 1, ..., P - 1, 0, 1, ...
     *
     * @param xi the patterns
     * @param trials how many
     * @param streams where the corruption comes from
     * @return one state a trial, with its target
     */
    default Batch batch(Patterns xi, int trials, Streams streams) {
        Objects.requireNonNull(xi, "Cue.batch(xi = null): give the patterns that trials aim at");
        Objects.requireNonNull(streams, "Cue.batch(streams = null): cues are drawn; try Streams.seed(1)");
        return Chosen.cues(this, xi, new Batch(xi.space(), trials), t -> t % xi.p(), streams);
    }

    /**
     * Makes cues for chosen patterns.
     *
     * @param xi the patterns
     * @param targets the index of a pattern for each trial
     * @param streams where the corruption comes from
     * @return one state a trial, with its target
     */
    default Batch batch(Patterns xi, int[] targets, Streams streams) {
        Objects.requireNonNull(xi, "Cue.batch(xi = null): give the patterns that trials aim at");
        Objects.requireNonNull(targets, "Cue.batch(targets = null): give the index of a pattern for each trial");
        Objects.requireNonNull(streams, "Cue.batch(streams = null): cues are drawn; try Streams.seed(1)");
        return Chosen.cues(this, xi, new Batch(xi.space(), targets.length), t -> targets[t], streams);
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
        public double[] of(double[] pattern, Space space, RandomGenerator random) {
            Chosen.check(pattern, space, random);
            double[] s = pattern.clone();
            Spins spins = Spins.of("Cue.Rerandomised", space);
            for (int i : Chosen.sites(spins.n(), fraction, random)) {
                spins.direction(random, s, i);
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
        public double[] of(double[] pattern, Space space, RandomGenerator random) {
            Chosen.check(pattern, space, random);
            double[] s = pattern.clone();
            int d = Spins.of("Cue.Flipped", space).d();
            for (int i : Chosen.sites(space.n(), fraction, random)) {
                for (int a = 0; a < d; a++) {
                    s[i * d + a] = -s[i * d + a];
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
        public double[] of(double[] pattern, Space space, RandomGenerator random) {
            Chosen.check(pattern, space, random);
            double[] s = pattern.clone();
            Spins spins = Spins.of("Cue.AngularNoise", space);
            for (int i = 0; i < spins.n(); i++) {
                do {
                    for (int a = 0; a < spins.d(); a++) {
                        int k = i * spins.d() + a;
                        s[k] = pattern[k] + eta * random.nextGaussian();
                    }
                } while (!spins.normalise(s, i));
            }
            return s;
        }
    }

    /** A state drawn at random, independent of the pattern. */
    record RandomStart() implements Cue {
        @Override
        public double[] of(double[] pattern, Space space, RandomGenerator random) {
            Chosen.check(pattern, space, random);
            return space.random(random);
        }
    }

    /**
     * Every real number gets Gaussian noise, x_i = xi_i + sigma g_i.
     *
     * @param sigma standard deviation of the noise, finite and not negative
     */
    record GaussianNoise(double sigma) implements Cue {
        /**
         * Checks the parameter.
         *
         * @param sigma standard deviation of the noise, finite and not negative
         */
        public GaussianNoise {
            if (!(sigma >= 0) || Double.isInfinite(sigma)) {
                throw new IllegalArgumentException(
                        "GaussianNoise(sigma = " + sigma + "): sigma must be a finite number, zero or more; try 0.3");
            }
        }

        @Override
        public double[] of(double[] pattern, Space space, RandomGenerator random) {
            Chosen.check(pattern, space, random);
            if (!(space instanceof Reals)) {
                throw new IllegalArgumentException("GaussianNoise: " + space
                        + " came; real numbers are needed. Spins are tilted by AngularNoise or turned over by Flipped");
            }
            double[] x = pattern.clone();
            for (int i = 0; i < x.length; i++) {
                x[i] += sigma * random.nextGaussian();
            }
            return x;
        }
    }

    /**
     * A cue for each layer of a state.
     *
     * @param cues one cue a layer
     */
    record Layered(List<Cue> cues) implements Cue {
        /**
         * Checks the cues.
         *
         * @param cues one cue a layer
         */
        public Layered {
            if (cues == null || cues.isEmpty() || cues.stream().anyMatch(cue -> cue == null)) {
                throw new IllegalArgumentException("Cue.Layered(" + cues + "): one cue is needed for each layer");
            }
            cues = List.copyOf(cues);
        }

        @Override
        public double[] of(double[] pattern, Space space, RandomGenerator random) {
            Chosen.check(pattern, space, random);
            if (!(space instanceof Layers layers) || layers.layers().size() != cues.size()) {
                throw new IllegalArgumentException("Cue.Layered with " + cues.size() + " cues: " + space
                        + " came; a space with as many layers is needed");
            }
            double[] s = new double[space.size()];
            for (int k = 0; k < cues.size(); k++) {
                double[] part = cues.get(k).of(layers.part(pattern, k), layers.layer(k), random);
                System.arraycopy(part, 0, s, layers.offset(k), part.length);
            }
            return s;
        }
    }
}
