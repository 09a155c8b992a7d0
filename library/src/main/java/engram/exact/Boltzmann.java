package engram.exact;

import engram.pattern.Patterns;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Exact averages over the Boltzmann distribution p(s) = exp(-E(s) / T) / Z of a small network; k_B = 1. At T = 0 all
 * ground states are equally likely. Made by {@link AllStates#at}.
 *
 * @since 0.1.0
 */
public final class Boltzmann {
    private final AllStates of;
    private final double temperature;
    private final double[] p;
    private final double freeEnergy;

    Boltzmann(AllStates of, double temperature) {
        BinaryStates.temperature("Boltzmann", temperature);
        this.of = of;
        this.temperature = temperature;
        p = new double[of.states()];
        double ground = of.groundEnergy();
        if (temperature > 0) {
            for (int code = 0; code < p.length; code++) {
                p[code] = StrictMath.exp(-(of.energy(code) - ground) / temperature);
            }
            double z = sum(code -> p[code]);
            for (int code = 0; code < p.length; code++) {
                p[code] /= z;
            }
            freeEnergy = ground - temperature * StrictMath.log(z);
        } else {
            int[] states = of.groundStates();
            for (int code : states) {
                p[code] = 1.0 / states.length;
            }
            freeEnergy = ground;
        }
    }

    /** A sum over all states, compensated: a million terms of one size would lose five digits otherwise. */
    private double sum(IntToDoubleFunction term) {
        return IntStream.range(0, p.length).mapToDouble(term).sum();
    }

    /** The probability of a state, with the sign of its spin i. */
    private double sign(int code, int i) {
        return (code >> i & 1) == 1 ? p[code] : -p[code];
    }

    /**
     * The temperature.
     *
     * @return T
     */
    public double temperature() {
        return temperature;
    }

    /**
     * The probability of one state.
     *
     * @param code from 0 to 2^N - 1, bit i set where s_i = +1
     * @return p
     */
    public double probability(int code) {
        BinaryStates.code("Boltzmann.probability", code, p.length);
        return p[code];
    }

    /**
     * All probabilities.
     *
     * @return a copy, 2^N numbers
     */
    public double[] probabilities() {
        return p.clone();
    }

    /**
     * How far another distribution is from this one, in the worst state: max_c |q_c - p_c| / p_c. Not a mean over states: it also
     * tells whether the rarest of them has the right weight, as the stationary vector of a {@link MarkovChain} should.
     *
     * @param q 2^N probabilities
     * @return the largest relative error; infinite where this distribution gives 0 to a state of {@code q}
     */
    public double relativeError(double[] q) {
        if (q == null || q.length != p.length) {
            throw new IllegalArgumentException("relativeError(" + (q == null ? "null" : q.length + " probabilities")
                    + "): one for each of the " + p.length + " states is needed, as from MarkovChain.stationary()");
        }
        double worst = 0;
        for (int code = 0; code < p.length; code++) {
            if (q[code] != p[code]) {
                worst = Math.max(worst, Math.abs(q[code] - p[code]) / p[code]);
            }
        }
        return worst;
    }

    /**
     * The partition function's logarithm, ln Z = ln sum_s exp(-E(s) / T).
     *
     * @return ln Z; Z itself need not fit a double
     */
    public double logZ() {
        if (temperature == 0) {
            throw new IllegalArgumentException(
                    "Boltzmann(temperature = 0).logZ(): Z has no limit; ask for freeEnergy(), or for T above 0");
        }
        return -freeEnergy / temperature;
    }

    /**
     * The free energy.
     *
     * @return F = -T ln Z; at T = 0 the lowest energy
     */
    public double freeEnergy() {
        return freeEnergy;
    }

    /**
     * The mean energy.
     *
     * @return &lt;E&gt;
     */
    public double energy() {
        return sum(code -> p[code] * of.energy(code));
    }

    /**
     * The variance of the energy; divided by T^2 it is the heat capacity.
     *
     * @return &lt;E^2&gt; - &lt;E&gt;^2
     */
    public double energyVariance() {
        double mean = energy();
        return sum(code -> p[code] * (of.energy(code) - mean) * (of.energy(code) - mean));
    }

    /**
     * The entropy.
     *
     * @return S = -sum_s p ln p, in nats
     */
    public double entropy() {
        return sum(code -> p[code] > 0 ? -p[code] * StrictMath.log(p[code]) : 0);
    }

    /**
     * The mean of each spin.
     *
     * @return &lt;s_i&gt;, N numbers; zeros to rounding where E(s) = E(-s)
     */
    public double[] magnetisations() {
        double[] m = new double[of.space().n()];
        Arrays.setAll(m, i -> sum(code -> sign(code, i)));
        return m;
    }

    /**
     * The mean product of each pair of spins, means not subtracted.
     *
     * @return &lt;s_i s_j&gt; at i N + j; 1 where i = j
     */
    public double[] correlations() {
        int n = of.space().n();
        double[] c = new double[n * n];
        for (int first = 0; first < n; first++) {
            int i = first;
            AllStates.poll(0);
            c[i * n + i] = 1;
            for (int second = 0; second < i; second++) {
                int j = second;
                c[i * n + j] = sum(code -> (code >> j & 1) == 1 ? sign(code, i) : -sign(code, i));
                c[j * n + i] = c[i * n + j];
            }
        }
        return c;
    }

    /**
     * The mean overlap with each pattern.
     *
     * @param xi patterns of the same space
     * @return &lt;m_mu&gt; = (1/N) sum_i xi_i^mu &lt;s_i&gt;; without a field that tells s from -s all are zero: ask
     *     {@link #mean} for |m_mu| then
     */
    public double[] overlaps(Patterns xi) {
        Objects.requireNonNull(
                xi,
                "Boltzmann.overlaps(xi = null): give patterns of N = "
                        + of.space().n() + " bits");
        if (!xi.space().equals(of.space())) {
            throw new IllegalArgumentException("Boltzmann.overlaps: the states live on " + of.space()
                    + " and the patterns on " + xi.space() + "; both must be the same");
        }
        double[] s = magnetisations();
        double[] m = new double[xi.p()];
        for (int mu = 0; mu < m.length; mu++) {
            double[] pattern = xi.pattern(mu);
            for (int i = 0; i < s.length; i++) {
                m[mu] += pattern[i] * s[i] / s.length;
            }
        }
        return m;
    }

    /**
     * The mean of any function of the state.
     *
     * @param f what to average; the array it is handed is used again for the next state
     * @return &lt;f(s)&gt;
     */
    public double mean(ToDoubleFunction<double[]> f) {
        Objects.requireNonNull(f, "Boltzmann.mean(f = null): give a function of the state, as model::energy");
        double[] s = new double[of.space().n()];
        return sum(code -> {
            AllStates.poll(code);
            if (p[code] == 0) {
                return 0;
            }
            BinaryStates.write(code, s);
            double value = f.applyAsDouble(s);
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("Boltzmann.mean: the function is " + value + " at state " + code
                        + "; it must be finite wherever p > 0");
            }
            return p[code] * value;
        });
    }

    @Override
    public String toString() {
        return "Boltzmann(N = " + of.space().n() + ", T = " + temperature + ", <E> = " + energy() + ", F = "
                + freeEnergy + ")";
    }
}
