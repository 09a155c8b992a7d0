package engram.learning;

import engram.coupling.Blocks;
import engram.coupling.Couplings;
import engram.numeric.Gram;
import engram.pattern.Patterns;
import engram.topology.Topology;
import java.util.ArrayList;
import java.util.List;

/**
 * Each site is a perceptron that learns its own bit from its neighbours' until every pattern is stable by a margin:
 * xi_i^mu h_i^mu >= margin |W_i|, and above 0, with h_i^mu = sum_j W_ij xi_j^mu and |W_i| = (sum_j W_ij^2)^(1/2). A
 * pattern that fails adds (1/N) xi_i^mu xi_j^mu to the row, in their order, sweep after sweep. Bits only, d = 1.
 *
 * <p>If couplings with a larger margin exist they are found in a number of steps that grows without limit as the
 * margin nears the largest one. For random bits and many neighbours they exist up to P/Z = 2 at margin 0, and up to
 * 1 / ((1 + margin^2) Phi(margin) + margin phi(margin)) in general, with phi the normal density and Phi its integral.
 * Not symmetric, so the network has no energy. Not {@link LocalRidge}, which asks for the field's value,
 * not its side. Any topology, no diagonal; a sweep costs O(Z P) a site. Two patterns that want opposite bits of a site
 * with equal neighbours, or one bit with opposite ones, are refused by name; others only when the sweeps run out.
 *
 * <p>Sources: Rosenblatt 1962; Gardner 1988 (margin, limit and convergence); Cover 1965.
 *
 * @param margin the stability kappa, finite and not negative; at most sqrt(Z) can be had
 * @param maxSweeps most sweeps over the patterns at a site, at least 1
 * @since 0.1.0
 */
public record Perceptron(double margin, int maxSweeps) implements LearningRule {

    /**
     * Checks the parameters.
     *
     * @param margin the stability kappa, finite and not negative; at most sqrt(Z) can be had
     * @param maxSweeps most sweeps over the patterns at a site, at least 1
     */
    public Perceptron {
        if (!(margin >= 0 && margin < Double.POSITIVE_INFINITY) || maxSweeps < 1) {
            throw new IllegalArgumentException("Perceptron(margin = " + margin + ", maxSweeps = " + maxSweeps
                    + "): the margin must be finite and not negative, and there must be a sweep; try 0 and 1000");
        }
    }

    @Override
    public Couplings learn(Patterns xi, Topology g) {
        LearningRule.check(this, xi, g);
        if (xi.d() != 1) {
            throw new IllegalArgumentException(this + ": the patterns have d = " + xi.d()
                    + " and a margin is one of bits, d = 1; for vectors use LocalRidge");
        }
        for (int i = 0; i < g.n(); i++) {
            if (margin * margin > g.degree(i) || g.degree(i) == 0) {
                throw new IllegalArgumentException(this + " on " + g + ": site " + i + " has Z = " + g.degree(i)
                        + " neighbours and no margin can be above sqrt(Z); give it more, or ask for less");
            }
        }
        double[] w = OffDiagonal.zeros(this, g, 1);
        int[] neighbour = g.neighbours();
        double[] bits = xi.xi();
        for (int i = 0; i < g.n(); i++) {
            int degree = g.degree(i);
            if ((long) xi.p() * degree > Integer.MAX_VALUE - 8) {
                throw new IllegalArgumentException(this + " on " + g + ": P Z = " + (long) xi.p() * degree
                        + " inputs of site " + i + " do not fit one array; take fewer patterns or neighbours");
            }
            double[] inputs = new double[xi.p() * degree];
            for (int mu = 0; mu < xi.p(); mu++) {
                int pattern = mu * xi.n();
                for (int k = 0; k < degree; k++) {
                    inputs[mu * degree + k] = bits[pattern + i] * bits[pattern + neighbour[g.start(i) + k]];
                }
            }
            refuseContradictions(inputs, xi, degree, i, g);
            double[] row = row(inputs, xi.p(), degree, i, g);
            for (int k = 0; k < degree; k++) {
                w[g.start(i) + k] = row[k] / g.n();
            }
        }
        return new Blocks(g, 1, w);
    }

    /**
     * Two patterns that want opposite fields of the same neighbours: no couplings give them. One column of inputs is
     * then the other reversed; most pairs differ from that within a few neighbours.
     */
    private void refuseContradictions(double[] inputs, Patterns xi, int degree, int i, Topology g) {
        for (int mu = 0; mu < xi.p(); mu++) {
            OffDiagonal.stopIfInterrupted(i, g);
            for (int nu = 0; nu < mu; nu++) {
                int k = 0;
                while (k < degree && inputs[mu * degree + k] != inputs[nu * degree + k]) {
                    k++;
                }
                if (k == degree) {
                    boolean same = xi.pattern(mu)[i] != xi.pattern(nu)[i];
                    throw new IllegalArgumentException(
                            this + " on " + g + ": at site " + i + " patterns " + nu + " and "
                                    + mu
                                    + (same
                                            ? " want opposite bits of equal neighbours"
                                            : " want one bit of opposite neighbours")
                                    + ", which no couplings can do; leave one out, or give the site other neighbours");
                }
            }
        }
    }

    /** N W_i, whole numbers, so that h and |W_i|^2 are not rounded. */
    private double[] row(double[] inputs, int p, int degree, int i, Topology g) {
        double[] row = new double[degree];
        double square = 0;
        List<Integer> failed = new ArrayList<>();
        for (int sweep = 0; sweep == 0 || sweep < maxSweeps && !failed.isEmpty(); sweep++) {
            OffDiagonal.stopIfInterrupted(i, g);
            failed.clear();
            for (int mu = 0; mu < p; mu++) {
                double h = Gram.dot(row, 0, inputs, mu * degree, degree);
                if (!(h > 0 && h >= margin * Math.sqrt(square))) {
                    failed.add(mu);
                    square += 2 * h + degree;
                    for (int k = 0; k < degree; k++) {
                        row[k] += inputs[mu * degree + k];
                    }
                }
            }
        }
        if (!failed.isEmpty()) {
            throw new IllegalArgumentException(this + " on " + g + ": at site " + i + " "
                    + Dependence.named(failed) + " of " + p + " still failed in the last of " + maxSweeps
                    + " sweeps, with P/Z = " + p / (double) degree + "; perhaps nothing separates them (random bits,"
                    + " margin 0: P/Z below 2): store fewer, ask for a smaller margin, or allow more sweeps");
        }
        return row;
    }
}
