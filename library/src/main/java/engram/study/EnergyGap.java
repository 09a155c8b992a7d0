package engram.study;

import engram.argument.Given;
import engram.dynamics.Dynamics;
import engram.dynamics.Outcome;
import engram.dynamics.Run;
import engram.memory.Memory;
import engram.model.Energy;
import engram.model.Model;
import engram.observable.Overlap;
import engram.pattern.Cue;
import engram.pattern.PatternEnsemble;
import engram.pattern.Patterns;
import engram.random.Streams;
import engram.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * The energy-gap study: which minima random starts fall into, how deep they are, and how far the deepest spurious
 * one lies above the deepest memory.
 *
 * <p>A minimum is a memory if its largest |m_mu| exceeds a threshold. A state and its opposite have the same energy
 * and count as one; two ends are the same minimum if their absolute overlap exceeds {@code same}. A run that was
 * still moving when its budget ended has found no minimum and is counted apart. Source: Gallavotti and Zaccone,
 * Table 1.
 *
 * @param memory what stores the patterns; its network must have an energy
 * @param patterns where patterns come from
 * @param dynamics how recall moves: one that stops at fixed points
 * @param starts how many random starts, at least 1
 * @param resembles overlap with a pattern above which an end is a memory, from 0 to below 1
 * @param same overlap above which two ends are one minimum, from 0 to below 1
 * @param <M> what the memory makes and the dynamics needs
 * @since 0.1.0
 */
public record EnergyGap<M extends Model>(
        Memory<? extends M> memory,
        PatternEnsemble patterns,
        Dynamics<? super M> dynamics,
        int starts,
        double resembles,
        double same) {

    /**
     * Checks the parameters.
     *
     * @param memory what stores the patterns; its network must have an energy
     * @param patterns where patterns come from
     * @param dynamics how recall moves: one that stops at fixed points
     * @param starts how many random starts, at least 1
     * @param resembles overlap with a pattern above which an end is a memory, from 0 to below 1
     * @param same overlap above which two ends are one minimum, from 0 to below 1
     */
    public EnergyGap {
        if (starts < 1) {
            throw new IllegalArgumentException("EnergyGap(starts = " + starts + "): at least one is needed; try 300");
        }
        if (!(resembles >= 0 && resembles < 1 && same >= 0 && same < 1)) {
            throw new IllegalArgumentException("EnergyGap(resembles = " + resembles + ", same = " + same
                    + "): overlaps to exceed lie from 0 to below 1; try 0.9 and 0.999");
        }
        Given.value("EnergyGap", "memory", memory, "something that stores patterns, such as new Hebb(),");
        Given.value("EnergyGap", "patterns", patterns, "an ensemble of patterns, such as new Binary(),");
        Given.value("EnergyGap", "dynamics", dynamics, "a dynamics, such as Asynchronous.budget(1000),");
    }

    /**
     * Memories above an overlap of 0.9, and minima told apart at 0.999.
     *
     * @param memory what stores the patterns; its network must have an energy
     * @param patterns where patterns come from
     * @param dynamics how recall moves: one that stops at fixed points
     * @param starts how many random starts, at least 1
     */
    public EnergyGap(Memory<? extends M> memory, PatternEnsemble patterns, Dynamics<? super M> dynamics, int starts) {
        this(memory, patterns, dynamics, starts, 0.9, 0.999);
    }

    /**
     * One minimum.
     *
     * @param energy its energy
     * @param hits how many starts ended in it or its opposite
     * @param pattern the pattern it resembles most
     * @param overlap |m| with that pattern
     * @param memory whether that is above the threshold
     */
    public record Minimum(double energy, int hits, int pattern, double overlap, boolean memory) {}

    /**
     * The minima of one network that random starts find.
     *
     * @param g the topology
     * @param p how many patterns
     * @param streams where patterns, starts and orders come from
     * @return the minima, deepest first
     */
    public Landscape landscape(Topology g, int p, Streams streams) {
        Given.value("landscape", "g", g, "a topology");
        Given.value("landscape", "streams", streams, "a place in the tree of random streams, such as Streams.seed(1),");
        Patterns xi = patterns.draw(p, g.n(), streams);
        M model = memory.store(xi, g, streams.child("store"));
        if (!(model instanceof Energy energy)) {
            throw new IllegalArgumentException(
                    "EnergyGap: " + memory
                            + " makes a network without an energy, as couplings that are not symmetric do; try new Symmetrised(rule)");
        }
        Run run = dynamics.run(model, new Cue.RandomStart().batch(xi, starts, streams), streams);
        List<double[]> states = new ArrayList<>();
        List<Minimum> minima = new ArrayList<>();
        int moving = 0;
        for (int t = 0; t < starts; t++) {
            if (!(run.outcomes().get(t) instanceof Outcome.FixedPoint)) {
                moving++;
                continue;
            }
            double[] s = run.state(t);
            int known = 0;
            while (known < states.size() && Overlap.absolute(xi.space(), s, states.get(known)) <= same) {
                known++;
            }
            if (known < states.size()) {
                Minimum m = minima.get(known);
                minima.set(known, new Minimum(m.energy, m.hits + 1, m.pattern, m.overlap, m.memory));
                continue;
            }
            double[] m = Overlap.withAll(s, xi);
            int nearest = 0;
            for (int mu = 1; mu < p; mu++) {
                nearest = Math.abs(m[mu]) > Math.abs(m[nearest]) ? mu : nearest;
            }
            double overlap = Math.abs(m[nearest]);
            states.add(s);
            minima.add(new Minimum(energy.energy(s), 1, nearest, overlap, overlap > resembles));
        }
        minima.sort((a, b) -> Double.compare(a.energy, b.energy));
        return new Landscape(minima, moving);
    }

    /**
     * What random starts found in one network.
     *
     * @param minima the minima, deepest first
     * @param moving runs that had not come to rest within their budget; they belong to no minimum
     */
    public record Landscape(List<Minimum> minima, int moving) {

        /**
         * Keeps a copy.
         *
         * @param minima the minima, deepest first
         * @param moving runs that had not come to rest within their budget; they belong to no minimum
         */
        public Landscape {
            minima = Given.list("Landscape", "minima", minima, "the minima found");
        }

        /**
         * The minima that are memories.
         *
         * @return deepest first
         */
        public List<Minimum> memories() {
            return minima.stream().filter(Minimum::memory).toList();
        }

        /**
         * The minima that are not.
         *
         * @return deepest first
         */
        public List<Minimum> spurious() {
            return minima.stream().filter(m -> !m.memory).toList();
        }

        /**
         * Starts that ended in a memory.
         *
         * @return how many
         */
        public int memoryHits() {
            return memories().stream().mapToInt(Minimum::hits).sum();
        }

        /**
         * Starts that ended in a spurious minimum.
         *
         * @return how many
         */
        public int spuriousHits() {
            return spurious().stream().mapToInt(Minimum::hits).sum();
        }

        /**
         * The energy of the deepest memory.
         *
         * @return it; empty if starts found no memory
         */
        public OptionalDouble deepestMemory() {
            return deepest(memories());
        }

        /**
         * The energy of the deepest spurious minimum.
         *
         * @return it; empty if starts found no spurious minimum
         */
        public OptionalDouble deepestSpurious() {
            return deepest(spurious());
        }

        private static OptionalDouble deepest(List<Minimum> some) {
            return some.stream().mapToDouble(Minimum::energy).findFirst();
        }

        /**
         * The gap, deepest spurious energy minus deepest memory's: negative if a spurious minimum lies below all
         * memories that were found.
         *
         * @return the gap; empty if starts found no memory or no spurious minimum
         */
        public OptionalDouble gap() {
            OptionalDouble memory = deepestMemory();
            OptionalDouble other = deepestSpurious();
            return memory.isPresent() && other.isPresent()
                    ? OptionalDouble.of(other.getAsDouble() - memory.getAsDouble())
                    : OptionalDouble.empty();
        }

        @Override
        public String toString() {
            return "Landscape(" + told("memories", memories(), memoryHits()) + "; "
                    + told("spurious", spurious(), spuriousHits())
                    + (gap().isPresent() ? String.format(Locale.ROOT, "; gap %.4g", gap().getAsDouble()) : "")
                    + (moving > 0 ? "; " + moving + " runs still moving" : "") + ")";
        }

        private static String told(String kind, List<Minimum> some, int hits) {
            return some.isEmpty()
                    ? "no " + kind
                    : String.format(
                            Locale.ROOT,
                            "%d %s, deepest %.6g, %d hits",
                            some.size(),
                            kind,
                            some.get(0).energy(),
                            hits);
        }
    }
}
