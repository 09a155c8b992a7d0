package engram.study;

import engram.argument.Given;
import engram.statistics.Coefficient;
import engram.statistics.CurveFit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Finite-size scaling of a capacity: where the fraction of patterns that are recalled falls through one half in networks of several sizes N,
 * and the limit of N to infinity.
 *
 * <p>At each N the fraction is fitted by f(alpha) = 1 / (1 + exp((alpha - alpha_half) / w)), unweighted, which gives the load alpha_half(N) at
 * which one half is recalled and the width w(N) of the fall. If the fraction is a function of (alpha - alpha_c) / w(N) alone, then
 * alpha_half(N) - alpha_c is proportional to w(N), and a straight line against w ends at alpha_c without an exponent being known
 * ({@link #againstWidth}). The usual alternative is a line in a power of N ({@link #againstPower}). For both the limit is the fit's
 * {@code coefficient(0)}.
 *
 * <pre>{@code
 * var scaling = FiniteSize.of(cells.values("neurons"), cells.values("alpha"), cells.values("fraction"), 0.148, 0.005);
 * scaling.againstWidth().coefficient(0)          // alpha_c, with its standard error
 * }</pre>
 *
 * <p>Source: the scaling hypothesis, as in Fisher and Barber, Phys. Rev. Lett. 28, 1516 (1972).
 *
 * @param falls one for each N
 * @since 0.1.0
 */
public record FiniteSize(List<Fall> falls) {

    /**
     * How the fraction falls at one N.
     *
     * @param neurons N, at least 1
     * @param networks the number of fractions at each load, the smallest one if it varies
     * @param half the load at which one half is recalled, with the standard error of the fit
     * @param width the width of the fall, w
     */
    public record Fall(int neurons, int networks, Coefficient half, double width) {
        /**
         * Checks that there is a size and a load.
         *
         * @param neurons N, at least 1
         * @param networks the number of fractions at each load
         * @param half the load at which one half is recalled
         * @param width the width of the fall
         */
        public Fall {
            Given.value("Fall", "half", half, "the load at which one half is recalled, with its error,");
            if (neurons < 1) {
                throw new IllegalArgumentException("Fall(neurons = " + neurons + "): at least one neuron is needed");
            }
        }
    }

    /**
     * Checks that falls are there.
     *
     * @param falls one for each N
     */
    public FiniteSize {
        falls = Given.list(
                "FiniteSize", "falls", falls, "one fall for each N; try FiniteSize.of(n, load, fraction, half, width)");
    }

    /**
     * Fits the fall at each N.
     *
     * @param n the number of neurons, one entry for each network
     * @param load the load of that network
     * @param fraction the fraction of patterns that it recalled
     * @param half where the search for alpha_half starts
     * @param width where the search for w starts, not 0
     * @return the falls, in the order in which the sizes first occur
     */
    public static FiniteSize of(double[] n, double[] load, double[] fraction, double half, double width) {
        Given.value("FiniteSize", "n", n, "the size of each network");
        Given.value("FiniteSize", "load", load, "the load of each network");
        Given.value("FiniteSize", "fraction", fraction, "the fraction that each network recalled");
        if (n.length == 0 || n.length != load.length || n.length != fraction.length) {
            throw new IllegalArgumentException("FiniteSize: " + n.length + " sizes, " + load.length + " loads and "
                    + fraction.length + " fractions came; one of each is needed for every network");
        }
        Map<Integer, List<Integer>> bySize = new LinkedHashMap<>();
        for (int k = 0; k < n.length; k++) {
            if (!(n[k] >= 1) || n[k] != Math.rint(n[k])) {
                throw new IllegalArgumentException(
                        "FiniteSize: network " + k + " has " + n[k] + " neurons; a whole number from 1 on is needed");
            }
            bySize.computeIfAbsent((int) n[k], size -> new ArrayList<>()).add(k);
        }
        List<Fall> falls = new ArrayList<>();
        bySize.forEach((size, networks) -> {
            int[] which = networks.stream().mapToInt(Integer::intValue).toArray();
            double[] x = IntStream.of(which).mapToDouble(k -> load[k]).toArray();
            double[] y = IntStream.of(which).mapToDouble(k -> fraction[k]).toArray();
            CurveFit fit = CurveFit.of(
                    "1 / (1 + exp((α − a) / w)), N = " + size,
                    (alpha, a) -> 1 / (1 + Math.exp((alpha - a[0]) / a[1])),
                    new double[] {half, width},
                    x,
                    y);
            falls.add(new Fall(size, fewest(x), fit.coefficient(0), fit.a()[1]));
        });
        return new FiniteSize(falls);
    }

    private static int fewest(double[] load) {
        Map<Double, Integer> count = new TreeMap<>();
        for (double x : load) {
            count.merge(x, 1, Integer::sum);
        }
        return count.values().stream().mapToInt(Integer::intValue).min().orElseThrow();
    }

    /**
     * The straight line alpha_half(N) = alpha_c + b w(N).
     *
     * @return the fit, unweighted; coefficient 0 is the limit. Four sizes or more are needed
     */
    public CurveFit againstWidth() {
        return CurveFit.linear(falls.stream().mapToDouble(Fall::width).toArray(), halves());
    }

    /**
     * The straight line alpha_half(N) = alpha_c + b N^-exponent.
     *
     * @param exponent above 0, such as 0.5
     * @return the fit, unweighted; coefficient 0 is the limit. Four sizes or more are needed
     */
    public CurveFit againstPower(double exponent) {
        if (!(exponent > 0 && exponent < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("FiniteSize.againstPower(exponent = " + exponent
                    + "): the correction N^-exponent must vanish for large N; try 0.5");
        }
        return CurveFit.linear(
                falls.stream()
                        .mapToDouble(fall -> Math.pow(fall.neurons(), -exponent))
                        .toArray(),
                halves());
    }

    private double[] halves() {
        return falls.stream().mapToDouble(fall -> fall.half().value()).toArray();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("FiniteSize(one half recalled at");
        for (Fall fall : falls) {
            text.append(String.format(Locale.ROOT, " %s for N = %d;", fall.half(), fall.neurons()));
        }
        return text.deleteCharAt(text.length() - 1).append(')').toString();
    }
}
