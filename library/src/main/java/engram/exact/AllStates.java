package engram.exact;

import engram.model.EnergyModel;
import engram.model.Quadratic;
import engram.state.Spins;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

/**
 * The energies of all 2^N states of a small network of bits, N up to {@link #MOST}: the exact answers that sampling is
 * held against. Not a theory for large N, but this very network, with no error but rounding.
 *
 * <p>States are numbered: bit i of a code is 1 where s_i = +1. A {@link Quadratic} network is walked in the order of
 * Gray's code, in which one spin turns at a time, so that a state costs N additions; fields are summed anew every
 * 64 states, and the energies carry the rounding of 64 additions at most. Any other model is asked for each energy.
 *
 * <pre>{@code
 * Boltzmann at = AllStates.of(model).at(0.5);
 * at.energy(); at.mean(s -> Math.abs(Overlap.signed(space, s, xi.pattern(0))));
 * }</pre>
 *
 * @since 0.1.0
 */
public final class AllStates {
    /** The largest N: 1,048,576 states. */
    public static final int MOST = 20;

    /** States between two sums of the fields from nothing. */
    private static final int FRESH = 64;

    /** Energies closer than this, relative to the largest, are one level: above what rounding adds up to. */
    private static final double LEVEL = 1e-11;

    private final Spins space;
    private final double[] energies;

    private AllStates(Spins space, double[] energies) {
        this.space = space;
        this.energies = energies;
    }

    /**
     * All energies of a model.
     *
     * @param model a network of bits, N at most {@link #MOST}
     * @return its energies
     */
    public static AllStates of(EnergyModel model) {
        check("AllStates", model);
        double[] energies = new double[1 << model.space().n()];
        if (model instanceof Quadratic quadratic) {
            double[] b = quadratic.b().values();
            walk(quadratic, (code, s, h) -> energies[code] = finite(energy(s, h, b), code));
        } else {
            double[] s = new double[model.space().n()];
            for (int code = 0; code < energies.length; code++) {
                poll(code);
                BinaryStates.write(code, s);
                energies[code] = finite(model.energy(s), code);
            }
        }
        return new AllStates(model.space(), energies);
    }

    /**
     * The energies Hbar(S) = -T sum_i ln 2 cosh(h_i / T) - sum_i b_i S_i, h_i = sum_j J_ij S_j + b_i, whose Boltzmann weight
     * at the same T is the stationary one of Little's parallel dynamics. They depend on T; at T = 0,
     * Hbar = -sum_i |h_i| - sum_i b_i S_i.
     *
     * <p>Self-couplings J_ii count, as they do in the dynamics. Source: Peretto, Biol. Cybern. 50, 51 (1984), for b = 0; with
     * b, P(S' | S) times the weight of S is exp((sum b S + sum b S' + sum S' J S) / T), the same from S' to S.
     *
     * @param model symmetric couplings between bits, in any field, N at most {@link #MOST}
     * @param temperature T, zero or more
     * @return the energies; ask them {@link #at at} this temperature
     */
    public static AllStates little(Quadratic model, double temperature) {
        check("AllStates.little", model);
        BinaryStates.temperature("AllStates.little", temperature);
        double[] energies = new double[1 << model.space().n()];
        walk(model, (code, s, h) -> {
            double sum = model.b().along(s);
            for (double field : h) {
                sum += softened(Math.abs(field), temperature);
            }
            energies[code] = finite(-sum, code);
        });
        return new AllStates(model.space(), energies);
    }

    private static void check(String what, EnergyModel model) {
        int n = BinaryStates.bits(what, model);
        String cost = n < 60
                ? String.format(Locale.ROOT, "%.3g energies", Math.pow(2, n))
                : "more energies than any memory holds";
        BinaryStates.check(what, model, MOST, cost, "beyond, sample with Glauber");
    }

    /** T ln 2 cosh(h / T), without overflow. */
    private static double softened(double h, double temperature) {
        return temperature > 0 ? h + temperature * StrictMath.log1p(StrictMath.exp(-2 * (h / temperature))) : h;
    }

    /** Is shown each state with its fields; neither array may be kept. */
    private interface Visitor {
        void at(int code, double[] s, double[] h);
    }

    private static void walk(Quadratic model, Visitor visitor) {
        int n = model.space().n();
        double[] w = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                w[i * n + j] = model.w().block(i, j)[0];
            }
        }
        double[] b = model.b().values();
        double[] s = new double[n];
        double[] h = new double[n];
        Arrays.fill(s, -1);
        int code = 0;
        for (int step = 0; step < 1 << n; step++) {
            poll(step);
            if (step > 0) {
                int turned = Integer.numberOfTrailingZeros(step);
                code ^= 1 << turned;
                s[turned] = -s[turned];
                for (int i = 0; i < n; i++) {
                    h[i] += 2 * s[turned] * w[i * n + turned];
                }
            }
            if (step % FRESH == 0) {
                fields(w, b, s, h);
            }
            visitor.at(code, s, h);
        }
    }

    private static void fields(double[] w, double[] b, double[] s, double[] h) {
        int n = s.length;
        for (int i = 0; i < n; i++) {
            h[i] = 0;
            for (int j = 0; j < n; j++) {
                h[i] += w[i * n + j] * s[j];
            }
            h[i] += b[i];
        }
    }

    /** -1/2 sum s W s - sum b s, from h = W s + b. */
    private static double energy(double[] s, double[] h, double[] b) {
        double sum = 0;
        for (int i = 0; i < s.length; i++) {
            sum += s[i] * (h[i] + b[i]);
        }
        return -sum / 2;
    }

    private static double finite(double energy, int code) {
        if (!Double.isFinite(energy)) {
            throw new IllegalArgumentException(
                    "AllStates: the energy of state " + code + " is " + energy
                            + "; all must be finite; look at the model's energy there, or give it a unit in which sums fit a double");
        }
        return energy;
    }

    static void poll(int step) {
        if (step % 1024 == 0 && Thread.currentThread().isInterrupted()) {
            throw new CancellationException("the enumeration was interrupted");
        }
    }

    /**
     * The space of the states.
     *
     * @return N, and d = 1
     */
    public Spins space() {
        return space;
    }

    /**
     * How many states.
     *
     * @return 2^N
     */
    public int states() {
        return energies.length;
    }

    /**
     * One state.
     *
     * @param code from 0 to 2^N - 1
     * @return s, N numbers
     */
    public double[] state(int code) {
        BinaryStates.code("AllStates.state", code, states());
        double[] s = new double[space.n()];
        BinaryStates.write(code, s);
        return s;
    }

    /**
     * One energy.
     *
     * @param code from 0 to 2^N - 1
     * @return E
     */
    public double energy(int code) {
        BinaryStates.code("AllStates.energy", code, states());
        return energies[code];
    }

    /**
     * The lowest energy.
     *
     * @return E_0
     */
    public double groundEnergy() {
        double least = energies[0];
        for (double energy : energies) {
            least = Math.min(least, energy);
        }
        return least;
    }

    /**
     * The states of the lowest energy, to 1e-11 of the largest.
     *
     * @return their codes, ascending
     */
    public int[] groundStates() {
        double least = groundEnergy();
        double largest = 0;
        for (double energy : energies) {
            largest = Math.max(largest, Math.abs(energy));
        }
        double level = least + LEVEL * largest;
        return IntStream.range(0, energies.length)
                .filter(code -> energies[code] <= level)
                .toArray();
    }

    /**
     * The Boltzmann distribution over these energies.
     *
     * @param temperature T, zero or more; at 0 all ground states are equally likely, the limit of T to 0
     * @return the distribution
     */
    public Boltzmann at(double temperature) {
        return new Boltzmann(this, temperature);
    }

    @Override
    public String toString() {
        return "AllStates(N = " + space.n() + ", " + states() + " states, E_0 = " + groundEnergy() + " in "
                + groundStates().length + ")";
    }
}
