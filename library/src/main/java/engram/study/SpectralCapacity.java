package engram.study;

import engram.argument.Given;
import engram.coupling.Couplings;
import engram.dynamics.Dynamics;
import engram.memory.Memory;
import engram.model.CoupledModel;
import engram.model.Model;
import engram.observable.SphereHessian;
import engram.pattern.PatternEnsemble;
import engram.pattern.Patterns;
import engram.random.Streams;
import engram.state.Batch;
import engram.statistics.Reading;
import engram.topology.Topology;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The spectral capacity study: at which load stored patterns stop being minima.
 *
 * <p>For P = 1, 2, ... fresh patterns are drawn and learned, and the smallest eigenvalue lambda of the
 * {@link SphereHessian} is taken at each. Softening is lambda coming down to zero; {@link Scan} reads off where.
 * Not {@link Capacity}, which lets the network move. For the same streams both draw the same patterns at each P.
 * Source: Gallavotti and Zaccone, Figs 2 (bottom) and 6.
 *
 * @param memory what makes the couplings, such as a learning rule
 * @param patterns where patterns come from, with d of at least 2
 * @param where at which states
 * @param part which Hessian, for couplings that are not symmetric
 * @since 0.1.0
 */
public record SpectralCapacity(
        Memory<? extends CoupledModel> memory, PatternEnsemble patterns, Where where, SphereHessian.Part part) {

    /**
     * Checks the parameters.
     *
     * @param memory what makes the couplings, such as a learning rule
     * @param patterns where patterns come from, with d of at least 2
     * @param where at which states
     * @param part which part of the couplings
     */
    public SpectralCapacity {
        Given.value("SpectralCapacity", "memory", memory, "what makes couplings, such as new LocalRidge(1e-3),");
        Given.value(
                "SpectralCapacity", "patterns", patterns, "an ensemble of patterns, such as new UniformVectors(3),");
        Given.value("SpectralCapacity", "where", where, "a state, such as new Where.Pattern(),");
        Given.value("SpectralCapacity", "part", part, "a part of the couplings");
    }

    /** The states at which stability is asked for, one a pattern. */
    public sealed interface Where {

        /** At the pattern as it was stored. */
        record Pattern() implements Where {}

        /**
         * Where the dynamics, started at the pattern, ends.
         *
         * @param dynamics how it moves; for an attractor, one that goes on until nothing moves
         */
        record Attractor(Dynamics<? super CoupledModel> dynamics) implements Where {}
    }

    /** What is made of the eigenvalues at the P patterns of one network. */
    public enum Aggregate {
        /** That of pattern 0, a single draw. */
        FIRST,
        /** Their mean. */
        MEAN,
        /** The smallest of them: the weakest memory. */
        MINIMUM;

        /**
         * One number of many.
         *
         * @param lambda one eigenvalue a pattern
         * @return that of pattern 0, the mean, or the minimum
         */
        public double of(double[] lambda) {
            if (lambda == null || lambda.length == 0) {
                throw new IllegalArgumentException(this + ".of(lambda = " + (lambda == null ? "null" : "no numbers")
                        + "): one eigenvalue for each of at least one pattern was needed");
            }
            return switch (this) {
                case FIRST -> lambda[0];
                case MEAN -> Arrays.stream(lambda).average().orElseThrow();
                case MINIMUM -> Arrays.stream(lambda).min().orElseThrow();
            };
        }
    }

    /**
     * At the stored patterns, with the fields that recall sees.
     *
     * @param memory what makes the couplings, such as a learning rule
     * @param patterns where patterns come from, with d of at least 2
     */
    public SpectralCapacity(Memory<? extends CoupledModel> memory, PatternEnsemble patterns) {
        this(memory, patterns, new Where.Pattern(), SphereHessian.Part.FIELDS_AS_GIVEN);
    }

    /**
     * At other states, all else the same.
     *
     * @param other at which states
     * @return the changed study
     */
    public SpectralCapacity at(Where other) {
        return new SpectralCapacity(memory, patterns, other, part);
    }

    /**
     * Another memory, all else the same.
     *
     * @param other what makes the couplings
     * @return the changed study
     */
    public SpectralCapacity withMemory(Memory<? extends CoupledModel> other) {
        return new SpectralCapacity(other, patterns, where, part);
    }

    /**
     * The smallest eigenvalues of one network.
     *
     * @param g the topology
     * @param p how many patterns
     * @param streams where patterns (and the orders of recall) come from
     * @return one a pattern
     */
    public double[] smallest(Topology g, int p, Streams streams) {
        Given.value("smallest", "g", g, "a topology");
        Given.value("smallest", "streams", streams, "a place in the tree of random streams, such as Streams.seed(1),");
        Patterns xi = patterns.draw(p, g.n(), streams);
        Couplings w = memory.store(xi, g, streams.child("store")).w();
        double[] lambda = new double[p];
        if (where instanceof Where.Attractor relaxed) {
            double[][] stored = new double[p][];
            Arrays.setAll(stored, xi::pattern);
            Batch end = relaxed.dynamics()
                    .run(Model.of(w), Batch.of(xi.space(), stored), streams)
                    .end();
            Arrays.setAll(lambda, mu -> smallest(w, end.state(mu)));
        } else {
            Arrays.setAll(lambda, mu -> smallest(w, xi.pattern(mu)));
        }
        return lambda;
    }

    private double smallest(Couplings w, double[] s) {
        return SphereHessian.of(w, s, part).smallest().value();
    }

    /**
     * The smallest eigenvalues for every P from 1 up, with fresh patterns for each.
     *
     * @param g the topology
     * @param most largest P to try, at least 1
     * @param streams where everything comes from; P has its own branch
     * @return the eigenvalues and where they reach zero
     */
    public Scan scan(Topology g, int most, Streams streams) {
        Given.value("scan", "g", g, "a topology");
        Given.value("scan", "streams", streams, "a place in the tree of random streams, such as Streams.seed(1),");
        if (most < 1 || most > Capacity.MOST) {
            throw new IllegalArgumentException("scan(most = " + most + "): the largest P to try must be from 1 to "
                    + Capacity.MOST + "; the local rules hold about Z");
        }
        List<double[]> lambda = new ArrayList<>(most);
        for (int p = 1; p <= most; p++) {
            lambda.add(smallest(g, p, streams.child("P", p)));
        }
        return new Scan(lambda);
    }

    /**
     * What a scan over P found.
     *
     * @param lambda at P = 1, 2, ..., one eigenvalue a pattern
     */
    public record Scan(List<double[]> lambda) {

        /**
         * Keeps a copy.
         *
         * @param lambda at P = 1, 2, ..., one eigenvalue a pattern
         */
        public Scan {
            lambda = copy(Given.list("Scan", "lambda", lambda, "the eigenvalues of each P"));
        }

        private static List<double[]> copy(List<double[]> rows) {
            return rows.stream().map(double[]::clone).toList();
        }

        /**
         * The eigenvalues.
         *
         * @return at P = 1, 2, ..., one eigenvalue a pattern; a copy
         */
        @Override
        public List<double[]> lambda() {
            return copy(lambda);
        }

        /**
         * The curve of one aggregate.
         *
         * @param aggregate what is made of the patterns' eigenvalues
         * @return one number for each P = 1, 2, ...
         */
        public double[] curve(Aggregate aggregate) {
            Given.value(
                    "curve", "aggregate", aggregate, "which of the patterns' eigenvalues, such as Aggregate.FIRST,");
            return lambda.stream().mapToDouble(aggregate::of).toArray();
        }

        /**
         * Where an aggregate first reaches zero, along straight lines from P to P + 1.
         *
         * @param aggregate what is made of the patterns' eigenvalues
         * @return P_c, or a bound if the scan ended before it or began beyond it
         */
        public Reading zero(Aggregate aggregate) {
            Given.value("zero", "aggregate", aggregate, "which of the patterns' eigenvalues, such as Aggregate.FIRST,");
            double[] p = new double[lambda.size()];
            Arrays.setAll(p, k -> k + 1);
            return Reading.firstFall(p, curve(aggregate), 0);
        }

        @Override
        public String toString() {
            return "SpectralCapacity.Scan(P = 1.." + lambda.size() + ", zero of pattern 0 at " + zero(Aggregate.FIRST)
                    + ", of the mean " + zero(Aggregate.MEAN) + ", of the minimum " + zero(Aggregate.MINIMUM) + ")";
        }
    }
}
