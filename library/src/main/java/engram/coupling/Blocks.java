package engram.coupling;

import engram.numeric.Fields;
import engram.state.Spins;
import engram.topology.Topology;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * One d x d block for each connection of a topology.
 *
 * <p>Site by site: the d rows of site i stand together, each over the d components of its
 * neighbours in turn. Component (a, b) of the block on connection e = start(i) + k is at
 * {@code start(i) * d * d + a * degree(i) * d + k * d + b}.
 *
 * @since 0.1.0
 */
public final class Blocks implements Couplings {
    private final Topology topology;
    private final Spins space;
    private final double[] w;
    private final int[] neighbour;
    private final double[] rounding;

    /**
     * Couplings on a topology.
     *
     * @param topology who receives from whom
     * @param d dimension of a spin
     * @param w edges d^2 finite numbers in the layout above; kept, not copied, and not to be changed any more
     */
    public Blocks(Topology topology, int d, double[] w) {
        Objects.requireNonNull(topology, "Blocks(topology = null): try Topology.complete(n)");
        Objects.requireNonNull(w, "Blocks(w = null): edges d^2 numbers are needed");
        this.space = new Spins(topology.n(), d);
        if (w.length != (long) topology.edges() * d * d) {
            throw new IllegalArgumentException("Blocks(" + topology + ", d = " + d + "): " + w.length
                    + " numbers came; edges d^2 = " + (long) topology.edges() * d * d + " are needed");
        }
        Check.finite(w, "Blocks(" + topology + ")");
        this.topology = topology;
        this.w = w;
        neighbour = topology.neighbours();
        rounding = new double[space.n()];
        for (int i = 0; i < rounding.length; i++) {
            int terms = topology.degree(i) * d;
            rounding[i] = Rounding.of(w, topology.start(i) * d * d, terms * d, terms);
        }
    }

    @Override
    public Spins space() {
        return space;
    }

    @Override
    public Topology topology() {
        return topology;
    }

    /**
     * All couplings: the array itself, not a copy, for reading.
     *
     * @return edges d^2 numbers
     */
    public double[] weights() {
        return w;
    }

    @Override
    public Row row(int i) {
        Check.site(space, i);
        int start = topology.start(i);
        return new Row(i, space.d(), neighbour, start, topology.degree(i), w, start * space.d() * space.d());
    }

    @Override
    public void field(int i, double[][] x, int width, double[][] h) {
        Check.field(space, i, x, width, h);
        int d = space.d();
        int start = topology.start(i);
        try {
            Fields.at(w, start * d * d, neighbour, start, topology.degree(i), d, x, width, h);
        } catch (RuntimeException e) {
            throw Check.lookedFor(x, width, e);
        }
    }

    @Override
    public double rounding(int i) {
        Check.site(space, i);
        return rounding[i];
    }

    @Override
    public Optional<SingleRows> singleRows() {
        int[] at = new int[space.n()];
        int[] from = new int[space.n()];
        int[] degree = new int[space.n()];
        for (int i = 0; i < space.n(); i++) {
            at[i] = topology.start(i) * space.d() * space.d();
            from[i] = topology.start(i);
            degree[i] = topology.degree(i);
        }
        return SingleRows.of(w, at, neighbour, from, degree, space.d());
    }

    @Override
    public double[] block(int i, int j) {
        Check.site(space, i);
        Check.site(space, j);
        int d = space.d();
        double[] block = new double[d * d];
        int e = topology.edge(i, j);
        for (int a = 0; a < d && e >= 0; a++) {
            System.arraycopy(w, at(i, e, a), block, a * d, d);
        }
        return block;
    }

    /** Where row a of the block on connection e of site i begins. */
    private int at(int i, int e, int a) {
        int d = space.d();
        int start = topology.start(i);
        return start * d * d + a * topology.degree(i) * d + (e - start) * d;
    }

    @Override
    public double asymmetry() {
        int d = space.d();
        double most = 0;
        for (int i = 0; i < topology.n(); i++) {
            for (int e = topology.start(i); e < topology.start(i + 1); e++) {
                int j = neighbour[e];
                int back = topology.edge(j, i);
                for (int a = 0; a < d; a++) {
                    for (int b = 0; b < d; b++) {
                        double reverse = back < 0 ? 0 : w[at(j, back, b) + a];
                        most = Math.max(most, Math.abs(w[at(i, e, a) + b] - reverse));
                    }
                }
            }
        }
        return most;
    }

    /** A topology connects no site with itself. */
    @Override
    public boolean descends() {
        return symmetric();
    }

    @Override
    public double largest() {
        return Check.largest(w);
    }

    @Override
    public Blocks map(Entry f) {
        Objects.requireNonNull(f, "map(f = null): try w.map((i, j, x) -> 2 * x)");
        int d = space.d();
        double[] mapped = new double[w.length];
        for (int i = 0; i < topology.n(); i++) {
            int start = topology.start(i);
            int degree = topology.degree(i);
            for (int k = 0; k < degree * d * d; k++) {
                int at = start * d * d + k;
                mapped[at] = f.of(i, neighbour[start + k / d % degree], w[at]);
            }
        }
        return new Blocks(topology, d, mapped);
    }

    /**
     * The symmetric part (W + W^T) / 2.
     *
     * @return couplings on the same topology, in which every connection must run both ways
     */
    @Override
    public Blocks symmetrised() {
        int d = space.d();
        double[] half = new double[w.length];
        for (int i = 0; i < topology.n(); i++) {
            for (int e = topology.start(i); e < topology.start(i + 1); e++) {
                int j = neighbour[e];
                int back = topology.edge(j, i);
                if (back < 0) {
                    throw new IllegalArgumentException("symmetrised: " + topology + " connects " + j + " to " + i
                            + " one way only; make the topology symmetric first");
                }
                for (int a = 0; a < d; a++) {
                    for (int b = 0; b < d; b++) {
                        half[at(i, e, a) + b] = (w[at(i, e, a) + b] + w[at(j, back, b) + a]) / 2;
                    }
                }
            }
        }
        return new Blocks(topology, d, half);
    }

    @Override
    public Object identity() {
        return List.of(topology, space, w);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "Block couplings on %s, d = %d, %s",
                topology,
                space.d(),
                symmetric() ? "symmetric" : "asymmetric");
    }
}
