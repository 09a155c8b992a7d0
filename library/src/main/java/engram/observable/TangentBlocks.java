package engram.observable;

import engram.coupling.Couplings;
import engram.numeric.Operator;
import java.util.Arrays;
import java.util.concurrent.CancellationException;

/**
 * The Hessian's blocks H_ij = -B_i^T S_ij B_j, (d - 1) x (d - 1), with the multipliers on the diagonal. Where
 * most are there, one matrix with the multipliers in it; otherwise stored as {@link engram.coupling.Blocks} are, the d - 1 rows of
 * site i together, each over the d - 1 directions of its neighbours in turn, and the multipliers apart.
 */
final class TangentBlocks implements Curvature {
    /** Above this fraction of all blocks present, one dense matrix is faster than rows of blocks. */
    private static final double DENSE = 0.25;

    private static final int TILE = 16;

    private final int n;
    private final int d;
    private final int t;
    private final Graph graph;
    private final boolean full;
    private final double[] h;
    private final double[] multiplier;
    private double asymmetry;
    private double largest;
    private Operator dense;

    private TangentBlocks(int n, int d, Graph graph) {
        this.n = n;
        this.d = d;
        this.graph = graph;
        t = d - 1;
        full = graph.edges() > DENSE * n * n;
        h = new double[full ? Math.multiplyExact(n * t, n * t) : Math.multiplyExact(graph.edges(), t * t)];
        multiplier = new double[n];
    }

    static TangentBlocks of(Couplings couplings, double[] s, double[] basis, boolean symmetricFields) {
        int n = couplings.space().n();
        int d = couplings.space().d();
        Source source = Source.of(couplings);
        TangentBlocks made = new TangentBlocks(n, d, source.graph.bothWays());
        made.fill(source, s, basis, symmetricFields);
        return made;
    }

    /**
     * Goes over pairs i <= j once, and writes both H_ij and its transpose H_ji. In tiles of sites, so that what lies
     * across the rows stays in the cache.
     */
    private void fill(Source source, double[] s, double[] basis, boolean symmetricFields) {
        double[] ij = new double[d * d];
        double[] ji = new double[d * d];
        double[] half = new double[d * t];
        double[] fields = new double[n * d];
        int[] cursor = new int[TILE];
        for (int top = 0; top < n; top += TILE) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("the Hessian was interrupted at site " + top + " of " + n);
            }
            int bottom = Math.min(n, top + TILE);
            for (int i = top; i < bottom; i++) {
                cursor[i - top] = graph.from(i);
            }
            for (int left = top; left < n; left += TILE) {
                for (int i = top; i < bottom; i++) {
                    int e = cursor[i - top];
                    for (; e < graph.start[i + 1] && graph.neighbour[e] < left + TILE; e++) {
                        int j = graph.neighbour[e];
                        int back = graph.back[e];
                        int there = graph.own(e);
                        int across = graph.own(back);
                        if (d == 3 && there >= 0 && across >= 0) {
                            three(source, i, there, j, across, s, basis, symmetricFields, fields, ij);
                        } else {
                            source.read(i, there, d, ij);
                            source.read(j, across, d, ji);
                            symmetrise(ij, ji, symmetricFields);
                            addFields(fields, i, j, ij, ji, s);
                            rotate(ij, ji, basis, i, j, half);
                        }
                        store(i, e, j, back, ij);
                    }
                    cursor[i - top] = e;
                }
            }
        }
        for (int row = 0; row < n * d; row++) {
            multiplier[row / d] += fields[row] * s[row];
        }
        for (int row = 0; row < n * t && full; row++) {
            h[row * (n * t + 1)] += multiplier[row / t];
        }
    }

    /** All of the steps below at once for d = 3, without loops. */
    private void three(
            Source source,
            int i,
            int there,
            int j,
            int across,
            double[] s,
            double[] basis,
            boolean symmetricFields,
            double[] fields,
            double[] out) {
        double[] w = source.w[i];
        int p = source.at(i, there, 3);
        int pp = p + 3 * source.graph.degree(i);
        int ppp = pp + 3 * source.graph.degree(i);
        double[] back = source.w[j];
        int q = source.at(j, across, 3);
        int qq = q + 3 * source.graph.degree(j);
        int qqq = qq + 3 * source.graph.degree(j);
        double a00 = w[p];
        double a01 = w[p + 1];
        double a02 = w[p + 2];
        double a10 = w[pp];
        double a11 = w[pp + 1];
        double a12 = w[pp + 2];
        double a20 = w[ppp];
        double a21 = w[ppp + 1];
        double a22 = w[ppp + 2];
        double b00 = back[q];
        double b01 = back[qq];
        double b02 = back[qqq];
        double b10 = back[q + 1];
        double b11 = back[qq + 1];
        double b12 = back[qqq + 1];
        double b20 = back[q + 2];
        double b21 = back[qq + 2];
        double b22 = back[qqq + 2];
        double m00 = (a00 + b00) / 2;
        double m01 = (a01 + b01) / 2;
        double m02 = (a02 + b02) / 2;
        double m10 = (a10 + b10) / 2;
        double m11 = (a11 + b11) / 2;
        double m12 = (a12 + b12) / 2;
        double m20 = (a20 + b20) / 2;
        double m21 = (a21 + b21) / 2;
        double m22 = (a22 + b22) / 2;
        double apart = Math.abs(a00 - b00)
                + Math.abs(a01 - b01)
                + Math.abs(a02 - b02)
                + Math.abs(a10 - b10)
                + Math.abs(a11 - b11)
                + Math.abs(a12 - b12)
                + Math.abs(a20 - b20)
                + Math.abs(a21 - b21)
                + Math.abs(a22 - b22);
        double most = Math.abs(a00)
                + Math.abs(a01)
                + Math.abs(a02)
                + Math.abs(a10)
                + Math.abs(a11)
                + Math.abs(a12)
                + Math.abs(a20)
                + Math.abs(a21)
                + Math.abs(a22);
        note(apart, most);
        int si = 3 * i;
        int sj = 3 * j;
        double x = s[sj];
        double y = s[sj + 1];
        double z = s[sj + 2];
        if (symmetricFields) {
            fields[si] += m00 * x + m01 * y + m02 * z;
            fields[si + 1] += m10 * x + m11 * y + m12 * z;
            fields[si + 2] += m20 * x + m21 * y + m22 * z;
        } else {
            fields[si] += a00 * x + a01 * y + a02 * z;
            fields[si + 1] += a10 * x + a11 * y + a12 * z;
            fields[si + 2] += a20 * x + a21 * y + a22 * z;
        }
        if (i != j) {
            x = s[si];
            y = s[si + 1];
            z = s[si + 2];
            if (symmetricFields) {
                fields[sj] += m00 * x + m10 * y + m20 * z;
                fields[sj + 1] += m01 * x + m11 * y + m21 * z;
                fields[sj + 2] += m02 * x + m12 * y + m22 * z;
            } else {
                fields[sj] += b00 * x + b10 * y + b20 * z;
                fields[sj + 1] += b01 * x + b11 * y + b21 * z;
                fields[sj + 2] += b02 * x + b12 * y + b22 * z;
            }
        }
        int u = 6 * j;
        double h00 = m00 * basis[u] + m01 * basis[u + 2] + m02 * basis[u + 4];
        double h10 = m10 * basis[u] + m11 * basis[u + 2] + m12 * basis[u + 4];
        double h20 = m20 * basis[u] + m21 * basis[u + 2] + m22 * basis[u + 4];
        double h01 = m00 * basis[u + 1] + m01 * basis[u + 3] + m02 * basis[u + 5];
        double h11 = m10 * basis[u + 1] + m11 * basis[u + 3] + m12 * basis[u + 5];
        double h21 = m20 * basis[u + 1] + m21 * basis[u + 3] + m22 * basis[u + 5];
        int v = 6 * i;
        out[0] = basis[v] * h00 + basis[v + 2] * h10 + basis[v + 4] * h20;
        out[1] = basis[v] * h01 + basis[v + 2] * h11 + basis[v + 4] * h21;
        out[2] = basis[v + 1] * h00 + basis[v + 3] * h10 + basis[v + 5] * h20;
        out[3] = basis[v + 1] * h01 + basis[v + 3] * h11 + basis[v + 5] * h21;
    }

    private void note(double apart, double most) {
        if (apart > asymmetry) {
            asymmetry = apart;
        }
        if (most > largest) {
            largest = most;
        }
    }

    /** Notes how far apart the two are; if asked, replaces both by their symmetric part. */
    private void symmetrise(double[] ij, double[] ji, boolean replace) {
        double apart = 0;
        double most = 0;
        for (int a = 0; a < d; a++) {
            for (int b = 0; b < d; b++) {
                double there = ij[a * d + b];
                double back = ji[b * d + a];
                apart += Math.abs(there - back);
                most += Math.abs(there);
            }
        }
        note(apart, most);
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
        int here = full ? (i * n * t + j) * t : graph.at(i, e, t);
        int there = full ? (j * n * t + i) * t : graph.at(j, back, t);
        int across = full ? n * t : graph.degree(i) * t;
        int down = full ? n * t : graph.degree(j) * t;
        if (t == 2) {
            h[here] = -block[0];
            h[here + 1] = -block[1];
            h[here + across] = -block[2];
            h[here + across + 1] = -block[3];
            h[there] = -block[0];
            h[there + 1] = -block[2];
            h[there + down] = -block[1];
            h[there + down + 1] = -block[3];
            return;
        }
        for (int r = 0; r < t; r++) {
            for (int c = 0; c < t; c++) {
                h[here + r * across + c] = -block[r * t + c];
                h[there + c * down + r] = -block[r * t + c];
            }
        }
    }

    @Override
    public double[] multipliers() {
        return multiplier;
    }

    @Override
    public double asymmetry() {
        return asymmetry;
    }

    @Override
    public double largest() {
        return largest;
    }

    @Override
    public void apply(double[] x, double[] y) {
        if (full) {
            if (dense == null) {
                dense = Operator.of(h, n * t);
            }
            dense.apply(x, y);
            return;
        }
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

    @Override
    public double[] matrix() {
        if (full) {
            return h.clone();
        }
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
     * The rows of couplings of any layout.
     *
     * @param graph who receives from whom
     * @param w the array that holds each site's row
     * @param first where the row begins in it
     */
    private record Source(Graph graph, double[][] w, int[] first) {

        static Source of(Couplings couplings) {
            int n = couplings.space().n();
            Couplings.Row[] rows = new Couplings.Row[n];
            couplings.walk(row -> rows[row.site()] = row);
            int[] start = new int[n + 1];
            double[][] w = new double[n][];
            int[] first = new int[n];
            for (int i = 0; i < n; i++) {
                start[i + 1] = Math.addExact(start[i], rows[i].degree());
                w[i] = rows[i].weights();
                first[i] = rows[i].at();
            }
            int[] neighbour = new int[start[n]];
            for (int i = 0; i < n; i++) {
                for (int k = 0; k < rows[i].degree(); k++) {
                    neighbour[start[i] + k] = rows[i].sender(k);
                }
            }
            return new Source(new Graph(start, neighbour, Graph.reverse(start, neighbour), null), w, first);
        }

        /** Where row 0 of the block on connection e of site i begins in w[i]. */
        int at(int i, int e, int d) {
            return first[i] + (e - graph.start[i]) * d;
        }

        /** The couplings on connection e of site i; zeros where there is none. */
        void read(int i, int e, int d, double[] block) {
            if (e < 0) {
                Arrays.fill(block, 0);
                return;
            }
            int at = at(i, e, d);
            int across = graph.degree(i) * d;
            for (int a = 0; a < d; a++) {
                for (int b = 0; b < d; b++) {
                    block[a * d + b] = w[i][at + a * across + b];
                }
            }
        }
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

        int edges() {
            return neighbour.length;
        }

        int degree(int i) {
            return start[i + 1] - start[i];
        }

        /** The first connection of site i to itself or to a later site. */
        int from(int i) {
            int e = Arrays.binarySearch(neighbour, start[i], start[i + 1], i);
            return e < 0 ? -e - 1 : e;
        }

        int own(int e) {
            return origin == null ? e : origin[e];
        }

        /** Where row 0 of the block on connection e of site i begins, for blocks of m x m. */
        int at(int i, int e, int m) {
            return start[i] * m * m + (e - start[i]) * m;
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
