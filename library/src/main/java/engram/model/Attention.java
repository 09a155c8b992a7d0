package engram.model;

import engram.argument.Given;
import engram.identity.Identified;
import engram.neuron.Separation;
import engram.neuron.Similarity;
import engram.neuron.Softmax;
import engram.numeric.Product;
import engram.pattern.Associations;
import engram.pattern.Patterns;
import engram.state.Reals;
import java.util.List;

/**
 * Recall by attention: x &lt;- V w, with the weights w = separation(similarity(key_mu, x)) and V the values. Keys and values the
 * same, dot product and softmax: one step of a modern Hopfield network (Ramsauer et al. 2020), which is one attention head of a transformer. Other
 * similarities and separations: a universal associative memory (Millidge et al. 2022).
 *
 * <p>Dot products of a whole tile are one matrix product. A query and an answer of different lengths can be asked by
 * {@link #answer}, not iterated.
 *
 * @since 0.1.0
 */
public final class Attention implements StepModel, Identified {
    private final Associations pairs;
    private final Similarity similarity;
    private final Separation separation;
    private final double[] keys;
    private final double[] values;

    /**
     * A memory of pairs.
     *
     * @param pairs keys and values, in spaces of real numbers
     * @param similarity how alike query and key are
     * @param separation what makes weights of it
     */
    public Attention(Associations pairs, Similarity similarity, Separation separation) {
        this.pairs = Given.value("Attention", "pairs", pairs, "keys and values, as Associations.of(xi),");
        this.similarity = Given.value("Attention", "similarity", similarity, "a similarity, such as Similarity.DOT,");
        this.separation = Given.value("Attention", "separation", separation, "a separation, such as new Softmax(1),");
        for (Patterns patterns : List.of(pairs.keys(), pairs.values())) {
            if (!(patterns.space() instanceof Reals)) {
                throw new IllegalArgumentException("Attention: patterns of " + patterns.space()
                        + " came; real numbers are needed: xi.reals() makes them of spins");
            }
        }
        keys = pairs.keys().xi();
        values = pairs.values().transposed();
    }

    /**
     * A memory of patterns by dot products and softmax.
     *
     * @param xi the patterns, real numbers
     * @param beta inverse temperature, above 0
     */
    public Attention(Patterns xi, double beta) {
        this(
                Associations.of(Given.value("Attention", "xi", xi, "patterns of real numbers")),
                Similarity.DOT,
                new Softmax(beta));
    }

    @Override
    public Reals space() {
        return (Reals) pairs.keys().space();
    }

    /**
     * Returns the stored pairs.
     *
     * @return keys and values
     */
    public Associations pairs() {
        return pairs;
    }

    /**
     * Computes the weights that a query gives to the keys.
     *
     * @param x a query of N numbers
     * @return P weights
     */
    public double[] weights(double[] x) {
        space().check(x, "Attention: the query");
        double[][] tile = new double[x.length][1];
        for (int i = 0; i < x.length; i++) {
            tile[i][0] = x[i];
        }
        double[] weights = new double[pairs.p()];
        separation.weights(similarities(tile, 1), weights);
        return weights;
    }

    /**
     * Computes the answer to a query.
     *
     * @param x a query of N numbers
     * @return the weighted sum of the values
     */
    public double[] answer(double[] x) {
        return Product.of(values, pairs.values().space().size(), pairs.p(), weights(x), 1);
    }

    @Override
    public void step(double[][] x, int width, double[][] next) {
        int n = space().n();
        Given.rows("Attention.step(x)", x, 0, n, width);
        Given.rows("Attention.step(next)", next, 0, n, width);
        if (pairs.values().space().size() != n) {
            throw new IllegalArgumentException("Attention.step: keys have " + n + " numbers and values "
                    + pairs.values().space().size() + "; only equal lengths can be iterated: use answer(x)");
        }
        double[] weights = similarities(x, width);
        double[] z = new double[pairs.p()];
        double[] one = new double[pairs.p()];
        for (int lane = 0; lane < width; lane++) {
            for (int mu = 0; mu < z.length; mu++) {
                z[mu] = weights[mu * width + lane];
            }
            separation.weights(z, one);
            for (int mu = 0; mu < z.length; mu++) {
                weights[mu * width + lane] = one[mu];
            }
        }
        double[] answers = Product.of(values, n, pairs.p(), weights, width);
        for (int i = 0; i < n; i++) {
            System.arraycopy(answers, i * width, next[i], 0, width);
        }
    }

    /** The similarities of all keys with all queries, P rows of width numbers. */
    private double[] similarities(double[][] x, int width) {
        int n = space().n();
        if (similarity == Similarity.DOT) {
            double[] queries = new double[n * width];
            for (int i = 0; i < n; i++) {
                System.arraycopy(x[i], 0, queries, i * width, width);
            }
            return Product.of(keys, pairs.p(), n, queries, width);
        }
        double[] all = new double[pairs.p() * width];
        double[] key = new double[n];
        double[] query = new double[n];
        for (int lane = 0; lane < width; lane++) {
            for (int i = 0; i < n; i++) {
                query[i] = x[i][lane];
            }
            for (int mu = 0; mu < pairs.p(); mu++) {
                System.arraycopy(keys, mu * n, key, 0, n);
                all[mu * width + lane] = similarity.of(key, query);
            }
        }
        return all;
    }

    @Override
    public Object identity() {
        return List.of(pairs, similarity, separation);
    }

    @Override
    public String toString() {
        return "Attention(P = " + pairs.p() + ", N = " + space().n() + ", " + similarity + ", " + separation + ")";
    }
}
