package engram.model;

import engram.coupling.Cursor;
import java.util.Arrays;

/** The overlaps of vector spins and the activations of the hidden neurons, by trial; recomputed at the beginning of each sweep. */
final class VectorOverlapCursor implements Cursor {
    private final OverlapEnergy model;
    private final double[] xi;
    private final int p;
    private final int d;
    private final double[][] x;
    /** The overlaps of each lane. */
    private final double[][] overlap;
    /** The activations of each lane. */
    private final double[][] active;

    VectorOverlapCursor(OverlapEnergy model, double[][] x, int width) {
        this.model = model;
        this.x = x;
        xi = model.vectors();
        p = model.p();
        d = model.space().d();
        overlap = new double[width][p];
        active = new double[width][p];
        renew(width);
    }

    @Override
    public void field(int i, int width, double[][] h) {
        for (int a = 0; a < d; a++) {
            int at = (i * d + a) * p;
            for (int lane = 0; lane < width; lane++) {
                h[a][lane] = dot(active[lane], at);
            }
        }
    }

    private double dot(double[] g, int at) {
        double sum = 0;
        for (int mu = 0; mu < p; mu++) {
            sum += g[mu] * xi[at + mu];
        }
        return sum;
    }

    @Override
    public void set(int i, int width, double[][] s) {
        for (int lane = 0; lane < width; lane++) {
            boolean moved = false;
            for (int a = 0; a < d; a++) {
                double change = s[a][lane] - x[i * d + a][lane];
                if (change != 0) {
                    add(change, (i * d + a) * p, overlap[lane]);
                    x[i * d + a][lane] = s[a][lane];
                    moved = true;
                }
            }
            if (moved) {
                model.hidden().activation(overlap[lane], active[lane]);
            }
        }
    }

    private void add(double change, int at, double[] to) {
        for (int mu = 0; mu < p; mu++) {
            to[mu] += change * xi[at + mu];
        }
    }

    @Override
    public void move(int from, int to) {
        for (double[] row : x) {
            row[to] = row[from];
        }
        System.arraycopy(overlap[from], 0, overlap[to], 0, p);
        System.arraycopy(active[from], 0, active[to], 0, p);
    }

    @Override
    public void renew(int width) {
        for (int lane = 0; lane < width; lane++) {
            Arrays.fill(overlap[lane], 0);
            for (int row = 0; row < x.length; row++) {
                add(x[row][lane], row * p, overlap[lane]);
            }
            model.hidden().activation(overlap[lane], active[lane]);
        }
    }
}
