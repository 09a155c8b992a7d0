package engram.observable;

import engram.dynamics.Clock;
import engram.dynamics.Watch;
import engram.state.Batch;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * The best state that each trial of a run has passed through, which need not be its last: the one of the lowest energy, or of any
 * other number, among those looked at. A look every update misses none; one every sweep costs little beside the run.
 *
 * <pre>{@code
 * Lowest lowest = Lowest.every(n, model::energy);
 * annealing.run(model, start, streams, lowest);
 * lowest.energy(); lowest.state();
 * }</pre>
 *
 * @since 0.1.0
 */
public final class Lowest implements Watch {
    private final Clock interval;
    private final ToDoubleFunction<double[]> energy;
    private double[] energies = {};
    private double[][] states = {};

    private Lowest(Clock interval, ToDoubleFunction<double[]> energy) {
        this.interval = interval;
        this.energy = energy;
    }

    /**
     * A watch of all trials, of dynamics that counts updates.
     *
     * @param interval single-site updates between two looks, at least 1
     * @param energy what is to be low, as {@code model::energy}
     * @return a watch, for one run
     */
    public static Lowest every(long interval, ToDoubleFunction<double[]> energy) {
        if (interval < 1 || energy == null) {
            throw new IllegalArgumentException("Lowest.every(" + interval + ", " + energy
                    + "): at least one update must pass between two looks, at a number to keep low; try"
                    + " every(n, model::energy)");
        }
        return new Lowest(Clock.updates(interval), energy);
    }

    /**
     * A watch of all trials.
     *
     * @param interval the time between two looks, above 0, in the unit that the dynamics counts
     * @param energy what is to be low, as {@code model::energy}
     * @return a watch, for one run
     */
    public static Lowest every(Clock interval, ToDoubleFunction<double[]> energy) {
        if (interval == null || interval.now() == 0 || energy == null) {
            throw new IllegalArgumentException("Lowest.every(" + interval + ", " + energy
                    + "): some time must pass between two looks, at a number to keep low; try"
                    + " every(Clock.updates(n), model::energy)");
        }
        return new Lowest(interval, energy);
    }

    @Override
    public Clock interval() {
        return interval;
    }

    @Override
    public void at(Clock time, Batch now) {
        Objects.requireNonNull(now, "Lowest.at(now = null): the states of a run are needed");
        if (energies.length != now.trials()) {
            energies = new double[now.trials()];
            states = new double[now.trials()][];
            Arrays.fill(energies, Double.POSITIVE_INFINITY);
        }
        for (int t = 0; t < energies.length; t++) {
            double[] s = now.state(t);
            double here = energy.applyAsDouble(s);
            if (here < energies[t] || states[t] == null) {
                energies[t] = here;
                states[t] = s;
            }
        }
    }

    /**
     * The lowest energy of one trial.
     *
     * @param t the trial
     * @return its energy
     */
    public double energy(int t) {
        check(t);
        return energies[t];
    }

    /**
     * Where one trial was lowest, the first time.
     *
     * @param t the trial
     * @return a copy, n d numbers
     */
    public double[] state(int t) {
        check(t);
        return states[t].clone();
    }

    /**
     * The lowest energy of all trials.
     *
     * @return the energy of {@link #state()}
     */
    public double energy() {
        return energy(best());
    }

    /**
     * Where the best of all trials was lowest.
     *
     * @return a copy, n d numbers
     */
    public double[] state() {
        return state(best());
    }

    private int best() {
        int best = 0;
        for (int t = 1; t < energies.length; t++) {
            best = energies[t] < energies[best] ? t : best;
        }
        return best;
    }

    private void check(int t) {
        if (t < 0 || t >= energies.length) {
            throw new IllegalArgumentException("Lowest: trial " + t + " of " + energies.length
                    + (energies.length == 0 ? " was asked for; give it to a run first" : ", numbered from 0"));
        }
    }

    @Override
    public String toString() {
        return energies.length == 0 ? "Lowest(empty)" : "Lowest(" + energies.length + " trials, " + energy() + ")";
    }
}
