package engram.model;

import engram.coupling.Cursor;
import engram.neuron.Interaction;
import engram.neuron.LogSumExp;
import engram.pattern.Signs;
import java.util.Arrays;

/** The overlaps of Ising spins with all patterns, as integers, row by pattern and lane by trial. */
abstract class BitOverlaps implements Cursor {
    final Signs xi;
    final int[][] overlap;
    private final double[][] x;
    private final int[] sign;

    BitOverlaps(OverlapEnergy model, double[][] x, int width) {
        xi = model.signs();
        this.x = x;
        overlap = new int[xi.p()][width];
        sign = new int[width];
        xi.count(x, width, overlap);
    }

    /** The cursor for a Lagrangian: a table of differences where there is a function F, one of exponentials for its logarithm. */
    static Cursor of(OverlapEnergy model, double[][] x, int width) {
        if (model.hidden() instanceof Interaction f) {
            return new Differences(model, f, x, width);
        }
        if (model.hidden() instanceof LogSumExp l) {
            return new Exponents(model, l.beta(), x, width);
        }
        return new TwoEnergies(model, x, width);
    }

    @Override
    public final void field(int i, int width, double[][] h) {
        for (int lane = 0; lane < width; lane++) {
            sign[lane] = x[i][lane] > 0 ? 1 : -1;
        }
        field(i, sign, width, h[0]);
    }

    /** Writes the fields at a site whose spins are given. */
    abstract void field(int i, int[] s, int width, double[] h);

    @Override
    public final void set(int i, int width, double[][] s) {
        boolean any = false;
        for (int lane = 0; lane < width; lane++) {
            sign[lane] = (s[0][lane] > 0 ? 1 : -1) - (x[i][lane] > 0 ? 1 : -1);
            any |= sign[lane] != 0;
            x[i][lane] = s[0][lane];
        }
        for (int word = 0; any && word < xi.words(); word++) {
            long bits = xi.bits(i, word);
            int last = Math.min(xi.p(), 64 * word + 64);
            for (int mu = 64 * word; mu < last; mu++, bits >>>= 1) {
                add((bits & 1) == 1 ? 1 : -1, sign, overlap[mu], width);
            }
        }
    }

    private static void add(int factor, int[] change, int[] row, int width) {
        for (int lane = 0; lane < width; lane++) {
            row[lane] += factor * change[lane];
        }
    }

    @Override
    public final void move(int from, int to) {
        for (double[] row : x) {
            row[to] = row[from];
        }
        for (int[] row : overlap) {
            row[to] = row[from];
        }
    }

    /** Integers have no rounding. */
    @Override
    public final void renew(int width) {}

    /** h_i = sum_mu xi_i [F(y + 1) - F(y - 1)] / 2, the brackets from a table. */
    private static final class Differences extends BitOverlaps {
        private final int n;
        private final double[] table;
        private final boolean exact;
        private final double[] size;

        Differences(OverlapEnergy model, Interaction f, double[][] x, int width) {
            super(model, x, width);
            n = xi.n();
            table = new double[2 * n + 1];
            size = new double[width];
            double most = 0;
            boolean whole = true;
            // y = x - xi_i s_i lies from -(N - 1) to N - 1, in steps of 2.
            for (int y = 1 - n; y < n; y += 2) {
                double difference = f.of(y + 1) / 2 - f.of(y - 1) / 2;
                if (!Double.isFinite(difference)) {
                    throw new IllegalArgumentException(model + ": F(" + (y + 1) + ") - F(" + (y - 1) + ") is "
                            + 2 * difference + "; F must be finite for all overlaps from -N to N");
                }
                table[y + n] = difference;
                most = Math.max(most, Math.abs(difference));
                whole &= !(Math.abs(2 * difference - Math.rint(2 * difference)) > 0);
            }
            exact = whole && 2 * most * xi.p() < 0x1p53;
        }

        @Override
        void field(int i, int[] s, int width, double[] h) {
            Arrays.fill(h, 0, width, 0);
            Arrays.fill(size, 0, width, 0);
            for (int word = 0; word < xi.words(); word++) {
                long bits = xi.bits(i, word);
                int last = Math.min(xi.p(), 64 * word + 64);
                for (int mu = 64 * word; mu < last; mu++, bits >>>= 1) {
                    int sign = (bits & 1) == 1 ? 1 : -1;
                    if (exact) {
                        add(sign, overlap[mu], s, h, width);
                    } else {
                        addWithSize(sign, overlap[mu], s, h, width);
                    }
                }
            }
            if (!exact) {
                for (int lane = 0; lane < width; lane++) {
                    h[lane] = Math.abs(h[lane]) <= xi.p() * Math.ulp(size[lane]) ? 0 : h[lane];
                }
            }
        }

        private void add(int sign, int[] row, int[] s, double[] h, int width) {
            for (int lane = 0; lane < width; lane++) {
                h[lane] += sign * table[row[lane] - sign * s[lane] + n];
            }
        }

        private void addWithSize(int sign, int[] row, int[] s, double[] h, int width) {
            for (int lane = 0; lane < width; lane++) {
                double difference = table[row[lane] - sign * s[lane] + n];
                h[lane] += sign * difference;
                size[lane] += Math.abs(difference);
            }
        }
    }

    /**
     * For L = (1/beta) ln sum exp(beta x): with A+ and A- the sums of exp(beta (y - max y)) over the patterns of +1 and -1 at the site and
     * q = exp(-2 beta), h_i = ln [(A+ + q A-) / (q A+ + A-)] / (2 beta).
     */
    private static final class Exponents extends BitOverlaps {
        private final double beta;
        private final double[] table;
        private final double q;
        private final int[] most;
        private final double[] plus;
        private final double[] minus;

        Exponents(OverlapEnergy model, double beta, double[][] x, int width) {
            super(model, x, width);
            this.beta = beta;
            q = StrictMath.exp(-2 * beta);
            table = new double[2 * xi.n() + 1];
            for (int j = 0; j < table.length; j++) {
                table[j] = StrictMath.exp(-beta * j);
            }
            most = new int[width];
            plus = new double[width];
            minus = new double[width];
        }

        @Override
        void field(int i, int[] s, int width, double[] h) {
            Arrays.fill(most, 0, width, Integer.MIN_VALUE);
            Arrays.fill(plus, 0, width, 0);
            Arrays.fill(minus, 0, width, 0);
            for (int mu = 0; mu < xi.p(); mu++) {
                int sign = sign(i, mu);
                for (int lane = 0; lane < width; lane++) {
                    most[lane] = Math.max(most[lane], overlap[mu][lane] - sign * s[lane]);
                }
            }
            for (int mu = 0; mu < xi.p(); mu++) {
                int sign = sign(i, mu);
                double[] sum = sign > 0 ? plus : minus;
                for (int lane = 0; lane < width; lane++) {
                    sum[lane] += table[most[lane] - overlap[mu][lane] + sign * s[lane]];
                }
            }
            for (int lane = 0; lane < width; lane++) {
                double up = plus[lane];
                double down = minus[lane];
                h[lane] = Math.abs(up - down) <= xi.p() * Math.ulp(up + down)
                        ? 0
                        : (StrictMath.log(up + q * down) - StrictMath.log(q * up + down)) / (2 * beta);
            }
        }

        private int sign(int i, int mu) {
            return (xi.bits(i, mu >> 6) >>> mu & 1) == 1 ? 1 : -1;
        }
    }

    /** For any other Lagrangian: the two energies. */
    private static final class TwoEnergies extends BitOverlaps {
        private final OverlapEnergy model;

        TwoEnergies(OverlapEnergy model, double[][] x, int width) {
            super(model, x, width);
            this.model = model;
        }

        @Override
        void field(int i, int[] s, int width, double[] h) {
            double[] up = new double[xi.p()];
            double[] down = new double[xi.p()];
            for (int lane = 0; lane < width; lane++) {
                for (int mu = 0; mu < up.length; mu++) {
                    int sign = (xi.bits(i, mu >> 6) >>> mu & 1) == 1 ? 1 : -1;
                    int y = overlap[mu][lane] - sign * s[lane];
                    up[mu] = y + sign;
                    down[mu] = y - sign;
                }
                double above = model.hidden().value(up);
                double below = model.hidden().value(down);
                double rounding = xi.p() * Math.ulp(Math.max(Math.abs(above), Math.abs(below)));
                h[lane] = Math.abs(above - below) <= rounding ? 0 : above / 2 - below / 2;
            }
        }
    }
}
