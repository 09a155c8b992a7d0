package engram.observable;

import engram.coupling.Blocks;
import engram.coupling.Couplings;
import engram.coupling.Dense;
import engram.topology.Topology;
import java.util.Arrays;
import java.util.concurrent.CancellationException;

/**
 * The Hessian's blocks H_ij = -B_i^T S_ij B_j, (d - 1) x (d - 1), with the multipliers on the diagonal. Stored as
 * {@link Blocks} are: the d - 1 rows of site i together, each over the d - 1 directions of its neighbours in turn.
 */
final class TangentBlocks {
    private final int n;
    private final int d;
    private final int t;
    private final Graph graph;
    private final double[] h;
    private final double[] multiplier;
    private double asymmetry;
    private double largest;

    private TangentBlocks(int n, int d, Graph graph) {
        this.n = n;
        this.d = d;
        this.graph = graph;
        t = d - 1;
        h = new double[Math.multiplyExact(graph.edges(), t * t)];
        multiplier = new double[n];
    }

    static TangentBlocks of(Couplings couplings, double[] s, double[] basis, boolean symmetricFields) {
        int n = couplings.space().n();
        int d = couplings.space().d();
        Graph source;
        double[] w;
        if (couplings instanceof Blocks blocks) {
            source = Graph.of(blocks.topology());
            w = blocks.weights();
        } else if (couplings instanceof Dense dense) {
            source = Graph.everyone(n);
            w = dense.matrix();
        } else {
            source = Graph.everyone(n);
            w = matrix(couplings);
        }
        TangentBlocks made = new TangentBlocks(n, d, source.bothWays());
        made.fill(source, w, s, basis, symmetricFields);
        return made;
    }

    private static double[] matrix(Couplings couplings) {
        int n = couplings.space().n();
        int d = couplings.space().d();
        int size = n * d;
        double[] matrix = new double[Math.multiplyExact(size, size)];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double[] block = couplings.block(i, j);
                for (int a = 0; a < d; a++) {
                    System.arraycopy(block, a * d, matrix, (i * d + a) * size + j * d, d);
                }
            }
        }
        return matrix;
    }

    /** Goes over pairs i <= j once, and writes both H_ij and its transpose H_ji. */
    private void fill(Graph source, double[] w, double[] s, double[] basis, boolean symmetricFields) {
        double[] ij = new double[d * d];
        double[] ji = new double[d * d];
        double[] half = new double[d * t];
        double[] fields = new double[n * d];
        for (int i = 0; i < n; i++) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("the Hessian was interrupted at site " + i + " of " + n);
            }
            for (int e = graph.start[i]; e < graph.start[i + 1]; e++) {
                int j = graph.neighbour[e];
                if (j < i) {
                    continue;
                }
                int back = graph.back[e];
                source.read(w, i, graph.own(e), d, ij);
                source.read(w, j, graph.own(back), d, ji);
                symmetrise(ij, ji, symmetricFields);
                addFields(fields, i, j, ij, ji, s);
                rotate(ij, ji, basis, i, j, half);
                store(i, e, j, back, ij);
            }
        }
        for (int row = 0; row < n * d; row++) {
            multiplier[row / d] += fields[row] * s[row];
        }
    }

    /** Notes how far apart the two are; if asked, replaces both by their symmetric part. */
    private void symmetrise(double[] ij, double[] ji, boolean replace) {
        for (int a = 0; a < d; a++) {
            for (int b = 0; b < d; b++) {
                double there = ij[a * d + b];
                double back = ji[b * d + a];
                asymmetry = Math.max(asymmetry, Math.abs(there - back));
                largest = Math.max(largest, Math.max(Math.abs(there), Math.abs(back)));
            }
        }
        if (replace) {
            for (int a = 0; a < d; a++) {
                for (int b = 0; b < d; b++) {
                    double mean = (ij[a * d + b] + ji[b * d + a]) / 2;
                    ij[a * d + b] = mean;
                    ji[b * d + a] = mean;
                }
            }
        }
    }

    private void addFields(double[] fields, int i, int j, double[] ij, double[] ji, double[] s) {
        for (int a = 0; a < d; a++) {
            double at = 0;
            double there = 0;
            for (int b = 0; b < d; b++) {
                at += ij[a * d + b] * s[j * d + b];
                there += ji[a * d + b] * s[i * d + b];
            }
            fields[i * d + a] += at;
            if (j != i) {
                fields[j * d + a] += there;
            }
        }
    }

    /** B_i^T (W_ij + W_ji^T) / 2 B_j, into the first t^2 numbers of ij. */
    private void rotate(double[] ij, double[] ji, double[] basis, int i, int j, double[] half) {
        for (int a = 0; a < d; a++) {
            for (int c = 0; c < t; c++) {
                double sum = 0;
                for (int b = 0; b < d; b++) {
                    sum += (ij[a * d + b] + ji[b * d + a]) * basis[(j * d + b) * t + c];
                }
                half[a * t + c] = sum / 2;
            }
        }
        for (int r = 0; r < t; r++) {
            for (int c = 0; c < t; c++) {
                double sum = 0;
                for (int a = 0; a < d; a++) {
                    sum += basis[(i * d + a) * t + r] * half[a * t + c];
                }
                ij[r * t + c] = sum;
            }
        }
    }

    private void store(int i, int e, int j, int back, double[] block) {
        int here = graph.at(i, e, t);
        int there = graph.at(j, back, t);
        int across = graph.degree(i) * t;
        int down = graph.degree(j) * t;
        for (int r = 0; r < t; r++) {
            for (int c = 0; c < t; c++) {
                h[here + r * across + c] = -block[r * t + c];
                h[there + c * down + r] = -block[r * t + c];
            }
        }
    }

    double[] multipliers() {
        return multiplier;
    }

    double asymmetry() {
        return asymmetry;
    }

    double largest() {
        return largest;
    }

    /** The fraction of all blocks that are there. */
    double filling() {
        return graph.edges() / ((double) n * n);
    }

    void apply(double[] x, double[] y) {
        for (int i = 0; i < n; i++) {
            for (int r = 0; r < t; r++) {
                y[i * t + r] = multiplier[i] * x[i * t + r];
            }
            if (t == 2) {
                two(i, x, y);
            } else {
                any(i, x, y);
            }
        }
    }

    private void two(int i, double[] x, double[] y) {
        int z = graph.degree(i);
        int from = graph.start[i];
        int upper = 4 * from;
        int lower = upper + 2 * z;
        double a0 = 0;
        double a1 = 0;
        double b0 = 0;
        double b1 = 0;
        int k = 0;
        for (; k + 1 < z; k += 2) {
            int j = 2 * graph.neighbour[from + k];
            int l = 2 * graph.neighbour[from + k + 1];
            double x0 = x[j];
            double x1 = x[j + 1];
            double x2 = x[l];
            double x3 = x[l + 1];
            int c = 2 * k;
            a0 += h[upper + c] * x0 + h[upper + c + 1] * x1;
            a1 += h[upper + c + 2] * x2 + h[upper + c + 3] * x3;
            b0 += h[lower + c] * x0 + h[lower + c + 1] * x1;
            b1 += h[lower + c + 2] * x2 + h[lower + c + 3] * x3;
        }
        if (k < z) {
            int j = 2 * graph.neighbour[from + k];
            a0 += h[upper + 2 * k] * x[j] + h[upper + 2 * k + 1] * x[j + 1];
            b0 += h[lower + 2 * k] * x[j] + h[lower + 2 * k + 1] * x[j + 1];
        }
        y[2 * i] += a0 + a1;
        y[2 * i + 1] += b0 + b1;
    }

    private void any(int i, double[] x, double[] y) {
        int z = graph.degree(i);
        int from = graph.start[i];
        for (int r = 0; r < t; r++) {
            int at = from * t * t + r * z * t;
            double sum = 0;
            for (int k = 0; k < z; k++) {
                int j = t * graph.neighbour[from + k];
                for (int c = 0; c < t; c++) {
                    sum += h[at + k * t + c] * x[j + c];
                }
            }
            y[i * t + r] += sum;
        }
    }

    double[] matrix() {
        int size = n * t;
        double[] matrix = new double[Math.multiplyExact(size, size)];
        for (int i = 0; i < n; i++) {
            int across = graph.degree(i) * t;
            for (int e = graph.start[i]; e < graph.start[i + 1]; e++) {
                int at = graph.at(i, e, t);
                for (int r = 0; r < t; r++) {
                    System.arraycopy(h, at + r * across, matrix, (i * t + r) * size + graph.neighbour[e] * t, t);
                }
            }
            for (int r = 0; r < t; r++) {
                matrix[(i * t + r) * (size + 1)] += multiplier[i];
            }
        }
        return matrix;
    }

    /**
     * Compressed rows, and for each connection where its reverse is.
     *
     * @param start where each site's connections begin
     * @param neighbour the other ends, ascending for each site
     * @param back the connection that runs the other way, or -1
     * @param origin which connection of the couplings it is, or -1; null if they are the same
     */
    private record Graph(int[] start, int[] neighbour, int[] back, int[] origin) {

        static Graph of(Topology topology) {
            int[] start = new int[topology.n() + 1];
            Arrays.setAll(start, topology::start);
            return new Graph(start, topology.neighbours(), reverse(start, topology.neighbours()), null);
        }

        static Graph everyone(int n) {
            int[] start = new int[n + 1];
            int[] neighbour = new int[Math.multiplyExact(n, n)];
            int[] back = new int[n * n];
            for (int i = 0; i < n; i++) {
                start[i + 1] = (i + 1) * n;
                for (int j = 0; j < n; j++) {
                    neighbour[i * n + j] = j;
                    back[i * n + j] = j * n + i;
                }
            }
            return new Graph(start, neighbour, back, null);
        }

        int edges() {
            return neighbour.length;
        }

        int degree(int i) {
            return start[i + 1] - start[i];
        }

        int own(int e) {
            return origin == null ? e : origin[e];
        }

        /** Where row 0 of the block on connection e of site i begins, for blocks of m x m. */
        int at(int i, int e, int m) {
            return start[i] * m * m + (e - start[i]) * m;
        }

        /** The couplings on connection e of site i; zeros where there is none. */
        void read(double[] w, int i, int e, int d, double[] block) {
            if (e < 0) {
                Arrays.fill(block, 0);
                return;
            }
            int at = at(i, e, d);
            int across = degree(i) * d;
            for (int a = 0; a < d; a++) {
                for (int b = 0; b < d; b++) {
                    block[a * d + b] = w[at + a * across + b];
                }
            }
        }

        /** Sources come up in ascending order in every row, so one walk finds all reverses. */
        private static int[] reverse(int[] start, int[] neighbour) {
            int[] cursor = start.clone();
            int[] back = new int[neighbour.length];
            for (int i = 0; i + 1 < start.length; i++) {
                for (int e = start[i]; e < start[i + 1]; e++) {
                    int j = neighbour[e];
                    while (cursor[j] < start[j + 1] && neighbour[cursor[j]] < i) {
                        cursor[j]++;
                    }
                    back[e] = cursor[j] < start[j + 1] && neighbour[cursor[j]] == i ? cursor[j] : -1;
                }
            }
            return back;
        }

        /** This graph, with the reverse added of every connection that runs one way. */
        Graph bothWays() {
            int n = start.length - 1;
            int[] wider = new int[n + 1];
            boolean whole = true;
            for (int i = 0; i < n; i++) {
                for (int e = start[i]; e < start[i + 1]; e++) {
                    if (back[e] < 0) {
                        wider[neighbour[e] + 1]++;
                        whole = false;
                    }
                }
                wider[i + 1] += degree(i);
            }
            if (whole) {
                return this;
            }
            for (int i = 0; i < n; i++) {
                wider[i + 1] += wider[i];
            }
            long[] keyed = new long[wider[n]];
            int[] fill = wider.clone();
            for (int i = 0; i < n; i++) {
                for (int e = start[i]; e < start[i + 1]; e++) {
                    int j = neighbour[e];
                    keyed[fill[i]++] = (long) j << 32 | e + 1L;
                    if (back[e] < 0) {
                        keyed[fill[j]++] = (long) i << 32;
                    }
                }
            }
            int[] all = new int[keyed.length];
            int[] from = new int[keyed.length];
            for (int i = 0; i < n; i++) {
                Arrays.sort(keyed, wider[i], wider[i + 1]);
            }
            for (int e = 0; e < keyed.length; e++) {
                all[e] = (int) (keyed[e] >>> 32);
                from[e] = (int) keyed[e] - 1;
            }
            return new Graph(wider, all, reverse(wider, all), from);
        }
    }
}
