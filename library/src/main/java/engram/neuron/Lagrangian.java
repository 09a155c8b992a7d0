package engram.neuron;

/**
 * A Lagrangian L(x) of a layer of neurons; their activations are its gradient, g = dL/dx. A dense associative memory has the
 * energy E(s) = -L(Xi s), where the rows of Xi are the patterns: its hidden neurons have the Lagrangian L.
 *
 * <table>
 * <caption>Memories and the Lagrangians of their hidden neurons</caption>
 * <tr><th>memory</th><th>L(x)</th></tr>
 * <tr><td>Hopfield 1982</td><td>sum_mu x_mu^2 / 2: {@link Power} of 2, up to a factor</td></tr>
 * <tr><td>Krotov and Hopfield 2016</td><td>sum_mu F(x_mu): {@link Power}, {@link PureSpin}</td></tr>
 * <tr><td>Demircigil et al. 2017</td><td>sum_mu exp(beta x_mu): {@link Exponential}</td></tr>
 * <tr><td>Ramsauer et al. 2020</td><td>(1/beta) ln sum_mu exp(beta x_mu): {@link LogSumExp}</td></tr>
 * </table>
 *
 * <p>Source: Krotov and Hopfield, <i>Large associative memory problem in neurobiology and machine learning</i> (2021).
 *
 * @since 0.1.0
 */
public interface Lagrangian {

    /**
     * Returns the Lagrangian.
     *
     * @param x one number a neuron
     * @return L(x), finite
     */
    double value(double[] x);

    /**
     * Computes the activations.
     *
     * @param x one number a neuron
     * @param g out: dL/dx, as many numbers
     */
    void activation(double[] x, double[] g);

    /**
     * Returns whether L is convex. Then recall along sum_mu g_mu xi^mu never raises the energy.
     *
     * @return true only if it is known
     */
    default boolean convex() {
        return false;
    }
}
