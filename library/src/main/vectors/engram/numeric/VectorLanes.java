package engram.numeric;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Vectors across trials. Reached by name only, so that the library loads where the module is absent.
 *
 * <p>For d = 3 a block of four vectors of trials keeps its twelve sums in registers over all
 * neighbours; each coupling is broadcast once for four multiply-adds. The method is kept apart so
 * that the compiler gives it all registers.
 */
final class VectorLanes implements Lanes {
    private static final VectorSpecies<Float> SPECIES =
            FloatVector.SPECIES_PREFERRED.length() > 16 ? FloatVector.SPECIES_512 : FloatVector.SPECIES_PREFERRED;
    private static final int L = SPECIES.length();

    VectorLanes() {}

    @Override
    public void turn(float[] w, int at, int[] neighbour, int from, int z, int d, float[][] x, int site, float[][] h) {
        for (int lane = 0; lane < WIDTH; lane += 4 * L) {
            if (d == 3) {
                three(w, at, neighbour, from, z, x, lane, h);
            } else {
                for (int a = 0; a < d; a++) {
                    row(w, at + a * d * z, neighbour, from, z, d, x, lane, h[a]);
                }
            }
        }
        align(d, x, site * d, h);
    }

    private static void three(float[] w, int at, int[] neighbour, int from, int z, float[][] x, int lane, float[][] h) {
        int columns = 3 * z;
        FloatVector x0 = FloatVector.zero(SPECIES);
        FloatVector x1 = FloatVector.zero(SPECIES);
        FloatVector x2 = FloatVector.zero(SPECIES);
        FloatVector x3 = FloatVector.zero(SPECIES);
        FloatVector y0 = FloatVector.zero(SPECIES);
        FloatVector y1 = FloatVector.zero(SPECIES);
        FloatVector y2 = FloatVector.zero(SPECIES);
        FloatVector y3 = FloatVector.zero(SPECIES);
        FloatVector z0 = FloatVector.zero(SPECIES);
        FloatVector z1 = FloatVector.zero(SPECIES);
        FloatVector z2 = FloatVector.zero(SPECIES);
        FloatVector z3 = FloatVector.zero(SPECIES);
        for (int k = 0; k < z; k++) {
            int first = 3 * neighbour[from + k];
            int c = at + 3 * k;
            float[] row = x[first];
            FloatVector s0 = FloatVector.fromArray(SPECIES, row, lane);
            FloatVector s1 = FloatVector.fromArray(SPECIES, row, lane + L);
            FloatVector s2 = FloatVector.fromArray(SPECIES, row, lane + 2 * L);
            FloatVector s3 = FloatVector.fromArray(SPECIES, row, lane + 3 * L);
            FloatVector weight = FloatVector.broadcast(SPECIES, w[c]);
            x0 = weight.fma(s0, x0);
            x1 = weight.fma(s1, x1);
            x2 = weight.fma(s2, x2);
            x3 = weight.fma(s3, x3);
            weight = FloatVector.broadcast(SPECIES, w[c + columns]);
            y0 = weight.fma(s0, y0);
            y1 = weight.fma(s1, y1);
            y2 = weight.fma(s2, y2);
            y3 = weight.fma(s3, y3);
            weight = FloatVector.broadcast(SPECIES, w[c + 2 * columns]);
            z0 = weight.fma(s0, z0);
            z1 = weight.fma(s1, z1);
            z2 = weight.fma(s2, z2);
            z3 = weight.fma(s3, z3);
            row = x[first + 1];
            s0 = FloatVector.fromArray(SPECIES, row, lane);
            s1 = FloatVector.fromArray(SPECIES, row, lane + L);
            s2 = FloatVector.fromArray(SPECIES, row, lane + 2 * L);
            s3 = FloatVector.fromArray(SPECIES, row, lane + 3 * L);
            weight = FloatVector.broadcast(SPECIES, w[c + 1]);
            x0 = weight.fma(s0, x0);
            x1 = weight.fma(s1, x1);
            x2 = weight.fma(s2, x2);
            x3 = weight.fma(s3, x3);
            weight = FloatVector.broadcast(SPECIES, w[c + 1 + columns]);
            y0 = weight.fma(s0, y0);
            y1 = weight.fma(s1, y1);
            y2 = weight.fma(s2, y2);
            y3 = weight.fma(s3, y3);
            weight = FloatVector.broadcast(SPECIES, w[c + 1 + 2 * columns]);
            z0 = weight.fma(s0, z0);
            z1 = weight.fma(s1, z1);
            z2 = weight.fma(s2, z2);
            z3 = weight.fma(s3, z3);
            row = x[first + 2];
            s0 = FloatVector.fromArray(SPECIES, row, lane);
            s1 = FloatVector.fromArray(SPECIES, row, lane + L);
            s2 = FloatVector.fromArray(SPECIES, row, lane + 2 * L);
            s3 = FloatVector.fromArray(SPECIES, row, lane + 3 * L);
            weight = FloatVector.broadcast(SPECIES, w[c + 2]);
            x0 = weight.fma(s0, x0);
            x1 = weight.fma(s1, x1);
            x2 = weight.fma(s2, x2);
            x3 = weight.fma(s3, x3);
            weight = FloatVector.broadcast(SPECIES, w[c + 2 + columns]);
            y0 = weight.fma(s0, y0);
            y1 = weight.fma(s1, y1);
            y2 = weight.fma(s2, y2);
            y3 = weight.fma(s3, y3);
            weight = FloatVector.broadcast(SPECIES, w[c + 2 + 2 * columns]);
            z0 = weight.fma(s0, z0);
            z1 = weight.fma(s1, z1);
            z2 = weight.fma(s2, z2);
            z3 = weight.fma(s3, z3);
        }
        x0.intoArray(h[0], lane);
        x1.intoArray(h[0], lane + L);
        x2.intoArray(h[0], lane + 2 * L);
        x3.intoArray(h[0], lane + 3 * L);
        y0.intoArray(h[1], lane);
        y1.intoArray(h[1], lane + L);
        y2.intoArray(h[1], lane + 2 * L);
        y3.intoArray(h[1], lane + 3 * L);
        z0.intoArray(h[2], lane);
        z1.intoArray(h[2], lane + L);
        z2.intoArray(h[2], lane + 2 * L);
        z3.intoArray(h[2], lane + 3 * L);
    }

    /** The field's component over one row of couplings. */
    private static void row(
            float[] w, int at, int[] neighbour, int from, int z, int d, float[][] x, int lane, float[] h) {
        FloatVector h0 = FloatVector.zero(SPECIES);
        FloatVector h1 = FloatVector.zero(SPECIES);
        FloatVector h2 = FloatVector.zero(SPECIES);
        FloatVector h3 = FloatVector.zero(SPECIES);
        for (int k = 0; k < z; k++) {
            int first = neighbour[from + k] * d;
            for (int b = 0; b < d; b++) {
                float[] row = x[first + b];
                FloatVector weight = FloatVector.broadcast(SPECIES, w[at + k * d + b]);
                h0 = weight.fma(FloatVector.fromArray(SPECIES, row, lane), h0);
                h1 = weight.fma(FloatVector.fromArray(SPECIES, row, lane + L), h1);
                h2 = weight.fma(FloatVector.fromArray(SPECIES, row, lane + 2 * L), h2);
                h3 = weight.fma(FloatVector.fromArray(SPECIES, row, lane + 3 * L), h3);
            }
        }
        h0.intoArray(h, lane);
        h1.intoArray(h, lane + L);
        h2.intoArray(h, lane + 2 * L);
        h3.intoArray(h, lane + 3 * L);
    }

    private static void align(int d, float[][] x, int site, float[][] h) {
        for (int lane = 0; lane < WIDTH; lane += L) {
            FloatVector square = FloatVector.zero(SPECIES);
            for (int a = 0; a < d; a++) {
                FloatVector along = FloatVector.fromArray(SPECIES, h[a], lane);
                square = along.fma(along, square);
            }
            VectorMask<Float> turns = square.compare(VectorOperators.GE, NO_FIELD_SQUARED);
            FloatVector scale = FloatVector.broadcast(SPECIES, 1).div(square.sqrt());
            for (int a = 0; a < d; a++) {
                FloatVector along = FloatVector.fromArray(SPECIES, h[a], lane);
                FloatVector spin = d == 1 ? sign(along) : along.mul(scale);
                FloatVector.fromArray(SPECIES, x[site + a], lane)
                        .blend(spin, turns)
                        .intoArray(x[site + a], lane);
            }
        }
    }

    private static FloatVector sign(FloatVector along) {
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        return one.blend(one.neg(), along.compare(VectorOperators.LT, 0));
    }

    @Override
    public String toString() {
        return "vectors of " + L + " floats";
    }
}
