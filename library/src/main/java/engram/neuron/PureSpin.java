package engram.neuron;

/**
 * The pure n-spin interaction p_n(x) = n! sum over i1 &lt; ... &lt; in of the products of n different terms xi_i s_i with
 * x = sum_i xi_i s_i: what is left of x^n without coinciding sites. p_0 = 1, p_1 = x, p_(k+1) = x p_k - k (N - k + 1)
 * p_(k-1). Its noise is (n - 1)! where that of x^n is (2n - 3)!!. Sources: Gardner (1987), Abbott and Arian (1987).
 *
 * @param n how many sites interact, 2 or more
 * @param neurons N, at least n
 * @since 0.1.0
 */
public record PureSpin(int n, int neurons) implements Interaction {

    /**
     * Checks the parameters.
     *
     * @param n how many sites interact, 2 or more
     * @param neurons N, at least n
     */
    public PureSpin {
        if (n < 2 || neurons < n) {
            throw new IllegalArgumentException("PureSpin(n = " + n + ", neurons = " + neurons
                    + "): two or more of the N sites interact; try n = 3 and the patterns' N");
        }
    }

    @Override
    public double of(double x) {
        double before = 1;
        double now = x;
        for (int k = 1; k < n; k++) {
            double next = x * now - (double) k * (neurons - k + 1) * before;
            before = now;
            now = next;
        }
        return now;
    }

    @Override
    public double slope(double x) {
        double before = 1;
        double now = x;
        double slopeBefore = 0;
        double slopeNow = 1;
        for (int k = 1; k < n; k++) {
            double factor = (double) k * (neurons - k + 1);
            double next = x * now - factor * before;
            double slopeNext = now + x * slopeNow - factor * slopeBefore;
            before = now;
            now = next;
            slopeBefore = slopeNow;
            slopeNow = slopeNext;
        }
        return slopeNow;
    }

    @Override
    public String toString() {
        return "pure " + n + "-spin";
    }
}
