package engram.neuron;

/**
 * How alike a query and a key are: the first of the three steps of a universal associative memory. The larger, the more alike.
 *
 * @since 0.1.0
 */
public enum Similarity {
    /** k . x; it favours keys of large norm. */
    DOT {
        @Override
        double measure(double[] key, double[] x) {
            double sum = 0;
            for (int i = 0; i < key.length; i++) {
                sum += key[i] * x[i];
            }
            return sum;
        }
    },
    /** k . x / (|k| |x|); 0 if either is the zero vector. */
    COSINE {
        @Override
        double measure(double[] key, double[] x) {
            double norms = Math.sqrt(DOT.measure(key, key) * DOT.measure(x, x));
            return norms > 0 ? DOT.measure(key, x) / norms : 0;
        }
    },
    /** -|k - x|^2. */
    EUCLID {
        @Override
        double measure(double[] key, double[] x) {
            double sum = 0;
            for (int i = 0; i < key.length; i++) {
                sum += (key[i] - x[i]) * (key[i] - x[i]);
            }
            return -sum;
        }
    },
    /** -sum_i |k_i - x_i|. */
    MANHATTAN {
        @Override
        double measure(double[] key, double[] x) {
            double sum = 0;
            for (int i = 0; i < key.length; i++) {
                sum += Math.abs(key[i] - x[i]);
            }
            return -sum;
        }
    };

    /**
     * Returns the similarity of two vectors.
     *
     * @param key a stored key
     * @param x a query of the same length
     * @return the larger, the more alike
     */
    public double of(double[] key, double[] x) {
        if (key == null || x == null || key.length != x.length) {
            throw new IllegalArgumentException("Similarity." + this + ": a key of "
                    + (key == null ? "null" : key.length + " numbers") + " and a query of "
                    + (x == null ? "null" : x.length + " numbers") + " came; both need as many");
        }
        return measure(key, x);
    }

    abstract double measure(double[] key, double[] x);
}
