package engram.model;

import engram.argument.Given;
import engram.identity.Identified;
import engram.neuron.LogSumExp;
import engram.neuron.Similarity;
import engram.pattern.Patterns;
import engram.state.Reals;
import java.util.List;
import java.util.Locale;

/**
 * The modern Hopfield network of continuous states (Ramsauer et al. 2020), with its energy
 *
 * <pre>
 *   E(x) = -lse(beta, Xi x) + |x|^2 / 2 + ln(P) / beta + M^2 / 2,   lse(beta, z) = ln(sum_mu exp(beta z_mu)) / beta
 * </pre>
 *
 * where M is the largest norm of a pattern, so that E lies from 0 to 2 M^2 in the convex hull. A step x &lt;- sum_mu softmax(beta Xi x)_mu xi^mu
 * never raises it: the concave-convex procedure.
 *
 * @since 0.1.0
 */
public final class ModernHopfield implements StepModel, Energy, Identified {
    private final Attention attention;
    private final Patterns xi;
    private final LogSumExp lse;
    private final double largest;

    /** What a state attends to. */
    public enum Kind {
        /** One pattern has more than half of the weight. */
        SINGLE,
        /** Several patterns share the weight, not all. */
        METASTABLE,
        /** All patterns share the weight: the largest weight is below 2 / P. */
        GLOBAL
    }

    /**
     * A memory of patterns.
     *
     * @param xi the patterns, real numbers
     * @param beta inverse temperature of the softmax, above 0
     */
    public ModernHopfield(Patterns xi, double beta) {
        attention = new Attention(xi, beta);
        this.xi = Given.value("ModernHopfield", "xi", xi, "patterns of real numbers");
        lse = new LogSumExp(beta);
        double most = 0;
        for (int mu = 0; mu < xi.p(); mu++) {
            most = Math.max(most, Similarity.DOT.of(xi.pattern(mu), xi.pattern(mu)));
        }
        largest = most;
    }

    @Override
    public Reals space() {
        return attention.space();
    }

    /**
     * Returns the inverse temperature.
     *
     * @return beta
     */
    public double beta() {
        return lse.beta();
    }

    @Override
    public double energy(double[] x) {
        space().check(x, "ModernHopfield: the state");
        double[] z = new double[xi.p()];
        for (int mu = 0; mu < z.length; mu++) {
            z[mu] = Similarity.DOT.of(xi.pattern(mu), x);
        }
        return -lse.value(z) + Similarity.DOT.of(x, x) / 2 + StrictMath.log(xi.p()) / lse.beta() + largest / 2;
    }

    @Override
    public void step(double[][] x, int width, double[][] next) {
        attention.step(x, width, next);
    }

    /**
     * Computes the weights of the patterns at a state.
     *
     * @param x a state
     * @return softmax(beta Xi x)
     */
    public double[] weights(double[] x) {
        return attention.weights(x);
    }

    /**
     * Tells what a state attends to: one pattern, several, or the average of all.
     *
     * @param x a state, such as the end of a run
     * @return the kind
     */
    public Kind kind(double[] x) {
        double most = 0;
        for (double one : weights(x)) {
            most = Math.max(most, one);
        }
        return most > 0.5 ? Kind.SINGLE : most < 2.0 / xi.p() ? Kind.GLOBAL : Kind.METASTABLE;
    }

    /**
     * Computes the separation of a pattern from the others, Delta_mu = |xi^mu|^2 - max_nu xi^mu . xi^nu. Recall is exact up to
     * terms of order exp(-beta Delta).
     *
     * @param mu the pattern
     * @return Delta_mu; |xi|^2 if there is no other
     */
    public double separation(int mu) {
        double[] pattern = xi.pattern(mu);
        double own = Similarity.DOT.of(pattern, pattern);
        double most = Double.NEGATIVE_INFINITY;
        for (int nu = 0; nu < xi.p(); nu++) {
            if (nu != mu) {
                most = Math.max(most, Similarity.DOT.of(pattern, xi.pattern(nu)));
            }
        }
        return xi.p() == 1 ? own : own - most;
    }

    @Override
    public Object identity() {
        return List.of(xi, lse);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "ModernHopfield(P = %d, N = %d, beta = %s)", xi.p(), xi.n(), lse.beta());
    }
}
