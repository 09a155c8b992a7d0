package engram.learning;

import engram.coupling.Blocks;
import engram.coupling.Couplings;
import engram.pattern.Patterns;
import engram.topology.Topology;

/**
 * Storkey's rule, local and incremental: each pattern in turn adds to W_ij
 * (1/N) (xi_i (x) xi_j - xi_i (x) h_ji - h_ij (x) xi_j), where h_ij = sum_(k != i, j) W_ik xi_k is the field that the
 * couplings of the patterns before it make at i without help from j. So what they know already is
 * not stored again, and correlated patterns disturb each other less. The first pattern is stored as by
 * {@link Hebb}.
 *
 * <p>Sums run over the connections of the topology. W_ii = 0, and W is symmetric, exactly, where the topology is. On
 * the complete graph about N / sqrt(2 ln N) patterns of random bits are fixed points without error, against
 * N / (2 ln N) of {@link Hebb}, and no matrix is inverted. Any d. Cost O(N Z P d^2). Not {@link PseudoInverse},
 * which depends on no order. Source: Storkey 1997; Storkey and Valabregue 1999.
 *
 * @since 0.1.0
 */
public record Storkey() implements LearningRule {

    @Override
    public Couplings learn(Patterns xi, Topology g) {
        LearningRule.check(this, xi, g);
        int d = xi.d();
        double[] w = OffDiagonal.zeros(this, g, d);
        double[] without = new double[g.edges() * d];
        double[] field = new double[xi.space().size()];
        int[] reverse = reverse(g);
        for (int mu = 0; mu < xi.p(); mu++) {
            double[] s = xi.pattern(mu);
            for (int i = 0; i < g.n(); i++) {
                OffDiagonal.stopIfInterrupted(i, g);
                fields(w, s, g, d, i, field, without);
            }
            for (int i = 0; i < g.n(); i++) {
                add(w, s, g, d, i, reverse, field, without);
            }
        }
        return new Blocks(g, d, w);
    }

    /** For each connection its opposite, negative where there is none. */
    private static int[] reverse(Topology g) {
        int[] reverse = new int[g.edges()];
        for (int i = 0; i < g.n(); i++) {
            for (int e = g.start(i); e < g.start(i + 1); e++) {
                reverse[e] = g.edge(g.neighbours()[e], i);
            }
        }
        return reverse;
    }

    /** h_i into field, and h_ij = h_i - W_ij xi_j for each connection. */
    private static void fields(double[] w, double[] s, Topology g, int d, int i, double[] field, double[] without) {
        int degree = g.degree(i);
        int[] neighbour = g.neighbours();
        for (int a = 0; a < d; a++) {
            int row = OffDiagonal.row(g, d, i, a);
            double all = 0;
            for (int k = 0; k < degree; k++) {
                int e = g.start(i) + k;
                double from = 0;
                for (int b = 0; b < d; b++) {
                    from += w[row + k * d + b] * s[neighbour[e] * d + b];
                }
                all += from;
                without[e * d + a] = from;
            }
            field[i * d + a] = all;
            for (int k = 0; k < degree; k++) {
                int at = (g.start(i) + k) * d + a;
                without[at] = all - without[at];
            }
        }
    }

    /** The two terms with a field are summed first, so that W_ij^ab and W_ji^ba have the same bits. */
    private static void add(
            double[] w, double[] s, Topology g, int d, int i, int[] reverse, double[] field, double[] without) {
        int[] neighbour = g.neighbours();
        for (int a = 0; a < d; a++) {
            int row = OffDiagonal.row(g, d, i, a);
            for (int k = 0; k < g.degree(i); k++) {
                int e = g.start(i) + k;
                int back = reverse[e];
                for (int b = 0; b < d; b++) {
                    double xi = s[i * d + a];
                    double xj = s[neighbour[e] * d + b];
                    double hij = without[e * d + a];
                    double hji = back < 0 ? field[neighbour[e] * d + b] : without[back * d + b];
                    w[row + k * d + b] += (xi * xj - (xi * hji + hij * xj)) / g.n();
                }
            }
        }
    }
}
