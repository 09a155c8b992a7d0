package engram.dynamics;

import engram.model.SiteModel;
import engram.random.Streams;
import engram.state.Batch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Single-site dynamics whose temperature follows a {@link Schedule}: each stage goes on from where the one before ended, with
 * draws of its own.
 *
 * <p>A stage at T = 0 is {@link Asynchronous#untilFixed}: it takes what updates it needs, up to 1000 times those of another
 * stage, so that the {@link Outcome} says whether a fixed point was reached. Without such a stage all trials end exhausted.
 * {@link Watch} is told every so many updates of a stage, and at its end; {@code observable.Lowest} is one that keeps the best
 * state passed through. Source: Kirkpatrick, Gelatt and Vecchi, Science 220,
 * 671 (1983).
 *
 * @param schedule the temperatures
 * @param rule how a spin turns
 * @param order in which order sites are visited
 * @param updates single-site updates a trial takes in each stage, at least 1
 * @since 0.1.0
 */
public record Annealing(Schedule schedule, Rule rule, Order order, long updates) implements Dynamics<SiteModel> {
    /** Stages' worth of updates that a quench may take: recall of symmetric couplings needs a few sweeps. */
    private static final long QUENCH = 1000;

    /** How a spin turns. */
    public enum Rule {
        /** Drawn from its Boltzmann distribution, as by {@link Glauber}; spins of any dimension. */
        HEAT_BATH,
        /** Turned or left, as by {@link Metropolis}; bits alone. */
        METROPOLIS
    }

    /**
     * Checks the parameters.
     *
     * @param schedule the temperatures
     * @param rule how a spin turns
     * @param order in which order sites are visited
     * @param updates single-site updates a trial takes in each stage, at least 1
     */
    public Annealing {
        Objects.requireNonNull(schedule, "Annealing(schedule = null): try Schedule.geometric(2, 0.05, 40)");
        Objects.requireNonNull(rule, "Annealing(rule = null): try Rule.HEAT_BATH");
        Objects.requireNonNull(order, "Annealing(order = null): try Order.PERMUTED");
        if (updates < 1) {
            throw new IllegalArgumentException(
                    "Annealing(updates = " + updates + "): at least one update a stage is needed; try 10 N");
        }
    }

    /**
     * With the heat bath.
     *
     * @param schedule the temperatures
     * @param order in which order sites are visited
     * @param updates single-site updates a trial takes in each stage, at least 1
     */
    public Annealing(Schedule schedule, Order order, long updates) {
        this(schedule, Rule.HEAT_BATH, order, updates);
    }

    private Dynamics<SiteModel> at(double temperature) {
        if (temperature == 0) {
            return Asynchronous.untilFixed(order, updates > Long.MAX_VALUE / QUENCH ? updates : QUENCH * updates);
        }
        return switch (rule) {
            case HEAT_BATH -> new Glauber(temperature, order, updates);
            case METROPOLIS -> new Metropolis(temperature, order, updates);
        };
    }

    @Override
    public Run run(SiteModel model, Batch start, Streams streams, Watch watch) {
        Runner.check(model, start, streams, watch);
        if (rule == Rule.METROPOLIS) {
            Metropolis.checkBits("Annealing", start);
        }
        Clock[] made = new Clock[start.trials()];
        Arrays.fill(made, Clock.updates(0));
        List<Outcome> outcomes = List.of();
        Batch now = start;
        Clock most = Clock.updates(0);
        for (int stage = 0; stage < schedule.temperatures().size(); stage++) {
            Watch shifted = watch == Watch.NONE ? watch : new Shifted(watch, most, stage == 0);
            Run run = at(schedule.temperatures().get(stage)).run(model, now, streams.child("stage", stage), shifted);
            now = run.end();
            outcomes = new ArrayList<>();
            for (int t = 0; t < made.length; t++) {
                Outcome outcome = run.outcomes().get(t).after(made[t]);
                outcomes.add(outcome);
                made[t] = outcome.at();
                most = made[t].now() > most.now() ? made[t] : most;
            }
        }
        return new Run(now, outcomes);
    }

    /** Tells of a stage what was made before it too, and of its beginning only if it is the first. */
    private record Shifted(Watch watch, Clock before, boolean first) implements Watch {
        @Override
        public Clock interval() {
            return watch.interval();
        }

        @Override
        public void at(Clock now, Batch states) {
            if (now.now() > 0 || first) {
                watch.at(before.plus(now), states);
            }
        }
    }
}
