package engram.exact;

import engram.coupling.Cursor;
import engram.model.SiteModel;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CancellationException;

/**
 * One step of a thermal dynamics as a matrix over all 2^N states of a network of bits, N up to {@link #MOST}: from it
 * follow the exact stationary distribution and the test for detailed balance.
 *
 * <p>States are numbered as in {@link AllStates}. With x_i = h_i / T, where h_i are the model's fields, self-couplings
 * included, a heat bath gives P(s_i' = +1) = 1 / (1 + exp(-2 x_i)). At T = 0 a spin with no field, none but
 * {@link Cursor#rounding}, stays.
 *
 * @since 0.1.0
 */
public final class MarkovChain {
    /** The largest N: 1,024 states and a million transitions. */
    public static final int MOST = 10;

    private final String name;
    private final double[][] p;

    private MarkovChain(String name, double[][] p) {
        this.name = name;
        this.p = p;
    }

    /**
     * Glauber's heat bath at one site, drawn uniformly.
     *
     * @param model a network of bits, N at most {@link #MOST}
     * @param temperature T, zero or more
     * @return the chain of single-site updates
     */
    public static MarkovChain glauber(SiteModel model, double temperature) {
        return singleSite("glauber", model, temperature, false);
    }

    /**
     * Metropolis's rule at one site, drawn uniformly: it turns with probability min(1, exp(-2 s_i h_i / T)).
     *
     * @param model a network of bits, N at most {@link #MOST}
     * @param temperature T, zero or more
     * @return the chain of single-site updates
     */
    public static MarkovChain metropolis(SiteModel model, double temperature) {
        return singleSite("metropolis", model, temperature, true);
    }

    /**
     * Little's dynamics: the heat bath at all sites at once, P(s' | s) = prod_i exp(x_i s_i') / (2 cosh x_i).
     *
     * @param model a network of bits, N at most {@link #MOST}
     * @param temperature T, zero or more
     * @return the chain of parallel steps
     */
    public static MarkovChain little(SiteModel model, double temperature) {
        check("little", model, temperature);
        int n = model.space().n();
        double[][] p = new double[1 << n][1 << n];
        double[] s = new double[n];
        for (int code = 0; code < p.length; code++) {
            BinaryStates.write(code, s);
            double[] h = fields(model, s);
            p[code][0] = 1;
            for (int i = 0; i < n; i++) {
                double up = up(h[i], s[i], temperature);
                double down = up(-h[i], -s[i], temperature);
                for (int to = 0; to < 1 << i; to++) {
                    p[code][to | 1 << i] = p[code][to] * up;
                    p[code][to] *= down;
                }
            }
        }
        return new MarkovChain("little, N = " + n + ", T = " + temperature, p);
    }

    private static MarkovChain singleSite(String name, SiteModel model, double temperature, boolean metropolis) {
        check(name, model, temperature);
        int n = model.space().n();
        double[][] p = new double[1 << n][1 << n];
        double[] s = new double[n];
        for (int code = 0; code < p.length; code++) {
            BinaryStates.write(code, s);
            double[] h = fields(model, s);
            for (int i = 0; i < n; i++) {
                double stay = up(h[i] * s[i], 1, temperature);
                double turn = up(-h[i] * s[i], -1, temperature);
                double odds = metropolis ? Math.min(1, turn / stay) : turn;
                p[code][code ^ 1 << i] = odds / n;
                p[code][code] += (metropolis ? 1 - odds : stay) / n;
            }
        }
        return new MarkovChain(name + ", N = " + n + ", T = " + temperature, p);
    }

    private static void check(String name, SiteModel model, double temperature) {
        int n = BinaryStates.bits("MarkovChain." + name, model);
        String cost = n < 30
                ? String.format(Locale.ROOT, "%.3g transitions", Math.pow(4, n))
                : "more transitions than memory holds";
        BinaryStates.check("MarkovChain." + name, model, MOST, cost, "AllStates goes to N = " + AllStates.MOST);
        BinaryStates.temperature("MarkovChain." + name, temperature);
    }

    /** The heat bath's probability of +1; at T = 0 the sign of the field, or the old spin where there is none. */
    private static double up(double h, double s, double temperature) {
        if (temperature > 0) {
            return 1 / (1 + StrictMath.exp(-2 * (h / temperature)));
        }
        return (h == 0 ? s : h) > 0 ? 1 : 0;
    }

    private static double[] fields(SiteModel model, double[] s) {
        double[][] x = new double[s.length][1];
        for (int i = 0; i < s.length; i++) {
            x[i][0] = s[i];
        }
        Cursor cursor = model.cursor(x, 1);
        double[] all = new double[s.length];
        double[][] h = new double[1][1];
        for (int i = 0; i < s.length; i++) {
            cursor.field(i, 1, h);
            all[i] = Math.abs(h[0][0]) <= cursor.rounding(i) ? 0 : h[0][0];
        }
        return all;
    }

    /**
     * How many states.
     *
     * @return 2^N
     */
    public int states() {
        return p.length;
    }

    /**
     * One transition.
     *
     * @param from a code
     * @param to a code
     * @return P(to | from); over all to the sum is 1
     */
    public double probability(int from, int to) {
        BinaryStates.code("MarkovChain.probability", from, p.length);
        BinaryStates.code("MarkovChain.probability", to, p.length);
        return p[from][to];
    }

    /**
     * One step of a distribution.
     *
     * @param now its 2^N probabilities
     * @return those after the step
     */
    public double[] step(double[] now) {
        length("step", now);
        double[] next = new double[p.length];
        for (int from = 0; from < p.length; from++) {
            for (int to = 0; to < p.length; to++) {
                next[to] += now[from] * p[from][to];
            }
        }
        return next;
    }

    /**
     * The stationary distribution, pi P = pi, by the elimination of Grassmann, Taksar and Heyman (1985): nothing is
     * ever subtracted, so each probability is right to rounding relative to itself, small ones too.
     *
     * @return pi, 2^N numbers of sum 1
     */
    public double[] stationary() {
        double[][] a = new double[p.length][];
        for (int from = 0; from < p.length; from++) {
            a[from] = p[from].clone();
        }
        for (int k = p.length - 1; k > 0; k--) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("the elimination was interrupted");
            }
            eliminate(a, k);
        }
        double[] pi = new double[p.length];
        pi[0] = 1;
        double sum = 1;
        for (int k = 1; k < pi.length; k++) {
            for (int i = 0; i < k; i++) {
                pi[k] += pi[i] * a[i][k];
            }
            sum += pi[k];
        }
        for (int k = 0; k < pi.length; k++) {
            pi[k] /= sum;
        }
        return pi;
    }

    /** The chain watched only while it is below state k. */
    private void eliminate(double[][] a, int k) {
        double leave = 0;
        for (int j = 0; j < k; j++) {
            leave += a[k][j];
        }
        if (leave == 0) {
            throw new IllegalArgumentException("MarkovChain(" + name + ").stationary(): state " + k
                    + " is never left for those below it, so there may be several stationary distributions; try a higher"
                    + " temperature");
        }
        for (int i = 0; i < k; i++) {
            a[i][k] /= leave;
            double through = a[i][k];
            for (int j = 0; j < k && through > 0; j++) {
                a[i][j] += through * a[k][j];
            }
        }
    }

    /**
     * How far from detailed balance: max over pairs of |pi_a P(b | a) - pi_b P(a | b)|.
     *
     * @param pi 2^N probabilities of sum 1
     * @return 0, to rounding, if the chain is reversible with respect to pi
     */
    public double imbalance(double[] pi) {
        length("imbalance", pi);
        double most = 0;
        for (int a = 0; a < p.length; a++) {
            for (int b = 0; b < a; b++) {
                most = Math.max(most, Math.abs(pi[a] * p[a][b] - pi[b] * p[b][a]));
            }
        }
        return most;
    }

    private void length(String what, double[] distribution) {
        Objects.requireNonNull(
                distribution, "MarkovChain." + what + "(null): 2^N = " + p.length + " probabilities are needed");
        if (distribution.length != p.length) {
            throw new IllegalArgumentException("MarkovChain(" + name + ")." + what + ": " + distribution.length
                    + " probabilities came; 2^N = " + p.length + " are needed");
        }
    }

    @Override
    public String toString() {
        return "MarkovChain(" + name + ", " + p.length + " states)";
    }
}
