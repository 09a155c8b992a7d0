package engram.theory;

import java.util.Locale;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;
import org.apache.commons.math3.special.Erf;

/**
 * Bits in bounded synapses, which forget: what {@code learning.Palimpsest.scaled(n, a)} recalls of a pattern of a given age, after
 * infinitely many, for N to infinity, at T = 0, replica symmetric. A pattern adds xi_i xi_j / N to J_ij, which is then cut to
 * [-A, A] / N^(1/2). The age tau is the number of later patterns divided by N.
 *
 * <p>N^(1/2) J_ij is a Brownian path between walls at -A and A that has forgotten its start: evenly spread, of variance
 * A^2 / 3. A synapse remembers a pattern until it next touches a wall, from when on J_ij no longer depends on it. So the
 * weight of a pattern of age tau in the couplings is the probability that no wall was touched,
 *
 * <pre>
 *   S(tau) = (8/pi^2) sum over odd k of k^-2 exp(-k^2 pi^2 tau / (8 A^2)),
 * </pre>
 *
 * <p>near tau = 0 it is 1 - (2 tau/pi)^(1/2) / A. The rest of J_ij, not linear in any pattern and uncorrelated with all of them, is
 * taken for {@link StaticNoise}, as in clipped synapses: Delta^2 = A^2/3 - integral of S^2. A pattern of weight S that is not
 * recalled answers the spins with 1 / (1 - S C) times its own part, and a recalled one of weight S_0 sees
 *
 * <pre>
 *   m = erf(x / 2^(1/2)),   x = S_0 m / sigma,   C = (2/pi)^(1/2) exp(-x^2/2) / sigma,
 *   sigma^2 = integral from 0 to infinity of S^2 / (1 - S C)^2 dtau + Delta^2.
 * </pre>
 *
 * <p>Given x the last two have one solution, and S_0 follows. S_0(x) falls to a minimum and rises: recall is on the rising
 * part and ends at the minimum, at first order. From A = {@link #mostBound} on the minimum is above 1 and nothing is recalled. Ages are
 * good to 1e-11. Sources: bounded synapses, Parisi, J. Phys. A 19, L617 (1986), and Nadal, Toulouse, Changeux and Dehaene,
 * Europhys. Lett. 1, 535 (1986); patterns of unequal weights, Mézard, Nadal and Toulouse, J. Physique 47, 1457 (1986); both together, van
 * Hemmen, Keller and Kühn, Europhys. Lett. 5, 663 (1988). Put together here.
 *
 * @param bound A, from 0.01 to 10
 * @since 0.1.0
 */
public record ForgetfulMemory(double bound) {
    private static final double ROOT = Math.sqrt(2 / Math.PI);

    private static final int PANELS = 46;

    /** S at the nodes of the integral over tau / A^2 = v^2, and their weights: S does not depend on A there. */
    private static final double[] S = new double[16 * PANELS];

    private static final double[] WEIGHT = new double[16 * PANELS];

    /** The integral of S^2 for A = 1. */
    private static final double LINEAR;

    static {
        // Panels double in v, short beside the distance of the pole at S(v) C = 1; S(4)^2 is 1e-34.
        GaussIntegrator legendre = new GaussIntegratorFactory().legendre(16);
        for (int panel = 0; panel < PANELS; panel++) {
            double from = panel == 0 ? 0 : Math.scalb(4, panel - PANELS);
            double half = (Math.scalb(4, panel + 1 - PANELS) - from) / 2;
            for (int k = 0; k < 16; k++) {
                double v = from + half * (1 + legendre.getPoint(k));
                S[16 * panel + k] = untouched(v * v);
                WEIGHT[16 * panel + k] = half * legendre.getWeight(k) * 2 * v;
            }
        }
        LINEAR = integral(0, 2);
    }

    /**
     * Checks the parameters.
     *
     * @param bound A, from 0.01 to 10
     */
    public ForgetfulMemory {
        if (!(bound >= 0.01 && bound <= 10)) {
            throw new IllegalArgumentException("ForgetfulMemory(A = " + bound
                    + "): a bound from 0.01 to 10, in units of N^(-1/2), is needed; try 0.36, which remembers most");
        }
    }

    /**
     * Recall of a pattern.
     *
     * @param age tau, later patterns divided by N
     * @param weight S(tau), its weight in the couplings
     * @param m the overlap
     * @param c the susceptibility C
     * @param sigma the noise in the field
     */
    public record Recall(double age, double weight, double m, double c, double sigma) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT, "Recall(age = %.6g N: weight = %.6g, m = %.6g, C = %.6g)", age, weight, m, c);
        }
    }

    /**
     * What is left of a pattern in the couplings: the probability that a path between the walls has touched neither.
     *
     * @param age tau, 0 or above
     * @return S(tau), from 1 to 0
     */
    public double weight(double age) {
        age("weight", age);
        return untouched(age / (bound * bound));
    }

    /** S for A = 1: one series where the walls do not yet see each other (to 4e-15), another where modes have decayed. */
    private static double untouched(double t) {
        if (t < 0.06) {
            return 1 - ROOT * Math.sqrt(t);
        }
        double sum = 0;
        double rate = Math.PI * Math.PI * t / 8;
        for (int k = 1; k * k * rate < 40; k += 2) {
            sum += Math.exp(-k * k * rate) / (k * k);
        }
        return 8 / (Math.PI * Math.PI) * sum;
    }

    /** The integral of S^power / (1 - S C)^power over tau, for A = 1. */
    private static double integral(double c, int power) {
        double sum = 0;
        for (int k = 0; k < S.length; k++) {
            sum += WEIGHT[k] * Math.pow(S[k] / (1 - S[k] * c), power);
        }
        return sum;
    }

    /**
     * The oldest age that is recalled.
     *
     * @return tau, 0.0405 at best; 0 if not even the newest pattern is
     */
    public double span() {
        return given(edge()).age();
    }

    /**
     * Until which age recall has this overlap at least.
     *
     * @param m the overlap, above 0 and below 1
     * @return tau, at most {@link #span}; 0 if not even the newest pattern has it
     */
    public double span(double m) {
        if (!(m > 0 && m < 1)) {
            throw new IllegalArgumentException(
                    this + ".span(m = " + m + "): an overlap above 0 and below 1 is needed; try 0.95");
        }
        return given(Math.max(edge(), Math.sqrt(2) * Erf.erfInv(m))).age();
    }

    /**
     * The overlap that is recalled.
     *
     * @param age tau, 0 or above
     * @return m; 0 for patterns older than {@link #span}
     */
    public double overlap(double age) {
        age("overlap", age);
        double edge = edge();
        return weight(age) < given(edge).weight() ? 0 : recall(age, edge).m();
    }

    /**
     * Recall of a pattern.
     *
     * @param age tau, from 0 to {@link #span}
     * @return the state
     */
    public Recall at(double age) {
        age("at", age);
        double edge = edge();
        double oldest = given(edge).weight();
        if (weight(age) < oldest) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "ForgetfulMemory(A = %s).at(age = %s): patterns older than %.6g N are forgotten; %s",
                    bound,
                    age,
                    span(),
                    oldest > 1 ? "try A = 0.36" : "try age = 0"));
        }
        return recall(age, edge);
    }

    /** On the rising part S_0(x) is at least x A / 3^(1/2). */
    private Recall recall(double age, double edge) {
        double weight = weight(age);
        double most = Math.max(2 * edge, 2 * weight * Math.sqrt(3) / bound);
        double x = VectorMeanField.fallsBelowZero(y -> weight - given(y).weight(), edge, most);
        return new Recall(age, weight, Erf.erf(x / Math.sqrt(2)), given(x).c(), given(x).sigma());
    }

    /** The recalled pattern's weight and age at this x; the age is 0 where the weight is above 1, and there is none. */
    private Recall given(double x) {
        double kappa = ROOT * Math.exp(-x * x / 2) / bound;
        double c = VectorMeanField.fallsBelowZero(y -> kappa - y * Math.sqrt(variance(y)), 0, 1);
        double sigma = bound * Math.sqrt(variance(c));
        double m = Erf.erf(x / Math.sqrt(2));
        double weight = x * sigma / m;
        double v = weight < 1 ? VectorMeanField.fallsBelowZero(y -> untouched(y * y) - weight, 0, 8) : 0;
        return new Recall(bound * bound * v * v, weight, m, c, sigma);
    }

    /** sigma^2 for A = 1. */
    private static double variance(double c) {
        return integral(c, 2) + 1.0 / 3 - LINEAR;
    }

    /** Where d ln S_0 / dx vanishes: with u = dln(sigma^2) / dln C at fixed x, dln sigma = -x dx u / (2 + u). */
    private double edge() {
        return VectorMeanField.fallsBelowZero(
                x -> {
                    Recall at = given(x);
                    double u = 2 * at.c() * integral(at.c(), 3) / variance(at.c());
                    return x * u / (2 + u) - 1 / x + ROOT * Math.exp(-x * x / 2) / at.m();
                },
                1,
                8);
    }

    /**
     * The bound from which on nothing is recalled.
     *
     * @return A
     */
    public static double mostBound() {
        return VectorMeanField.fallsBelowZero(
                a -> {
                    ForgetfulMemory theory = new ForgetfulMemory(a);
                    return 1 - theory.given(theory.edge()).weight();
                },
                0.5,
                1);
    }

    /**
     * The bound that remembers longest.
     *
     * @return the theory at that bound, A good to 1e-6
     */
    public static ForgetfulMemory best() {
        double a = new BrentOptimizer(1e-8, 1e-10)
                .optimize(
                        GoalType.MAXIMIZE,
                        new UnivariateObjectiveFunction(at -> new ForgetfulMemory(at).span()),
                        new SearchInterval(0.2, 0.6),
                        new MaxEval(200))
                .getPoint();
        return new ForgetfulMemory(a);
    }

    private void age(String what, double age) {
        if (!(age >= 0 && age < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("ForgetfulMemory(A = " + bound + ")." + what + "(age = " + age
                    + "): later patterns divided by N, 0 or above and finite, are needed; try 0.02");
        }
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "ForgetfulMemory(A = %.4g, span = %.4g N)", bound, span());
    }
}
