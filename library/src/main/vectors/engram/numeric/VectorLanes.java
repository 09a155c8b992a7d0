package engram.numeric;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Vectors across trials. Reached by name only, so that the library loads where the module is absent.
 *
 * <p>For d = 3 a block of two vectors of trials keeps its six sums in registers over all neighbours and
 * through the normalisation; each coupling is broadcast once for two multiply-adds. The method is kept apart
 * so that the compiler gives it all registers.
 */
final class VectorLanes implements Lanes {
    private static final VectorSpecies<Float> SPECIES =
            FloatVector.SPECIES_PREFERRED.length() > 16 ? FloatVector.SPECIES_512 : FloatVector.SPECIES_PREFERRED;
    private static final int L = SPECIES.length();
    private static final int WIDTH_3 = Lanes.width(3);

    /** So many numbers, a sixth of an L1 cache, are read to tell where a line begins. */
    private static final int PROBED = 2048;

    VectorLanes() {}

    /**
     * A load across two lines counts as two, and loads are what bounds the loops, so rows had best begin
     * where lines do.
     */
    @Override
    public int origin(float[] x, float[] h) {
        int last = Math.min(x.length - LINE, PROBED);
        int best = 0;
        long least = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 3; attempt++) {
            for (int origin = 0; origin < LINE; origin++) {
                long began = System.nanoTime();
                read(x, origin, origin + last, h);
                long taken = System.nanoTime() - began;
                if (taken < least) {
                    least = taken;
                    best = origin;
                }
            }
        }
        return best;
    }

    /** Eight sums, so that the loads alone take the time. */
    private static void read(float[] x, int from, int until, float[] h) {
        FloatVector s0 = FloatVector.zero(SPECIES);
        FloatVector s1 = s0;
        FloatVector s2 = s0;
        FloatVector s3 = s0;
        FloatVector s4 = s0;
        FloatVector s5 = s0;
        FloatVector s6 = s0;
        FloatVector s7 = s0;
        for (int k = from; k + 8 * L <= until; k += 8 * L) {
            s0 = s0.add(FloatVector.fromArray(SPECIES, x, k));
            s1 = s1.add(FloatVector.fromArray(SPECIES, x, k + L));
            s2 = s2.add(FloatVector.fromArray(SPECIES, x, k + 2 * L));
            s3 = s3.add(FloatVector.fromArray(SPECIES, x, k + 3 * L));
            s4 = s4.add(FloatVector.fromArray(SPECIES, x, k + 4 * L));
            s5 = s5.add(FloatVector.fromArray(SPECIES, x, k + 5 * L));
            s6 = s6.add(FloatVector.fromArray(SPECIES, x, k + 6 * L));
            s7 = s7.add(FloatVector.fromArray(SPECIES, x, k + 7 * L));
        }
        s0.add(s1).add(s2).add(s3).add(s4).add(s5).add(s6).add(s7).intoArray(h, 0);
    }

    @Override
    public void turn(
            float[] w,
            int[] at,
            int[] neighbour,
            int[] from,
            int[] degree,
            int d,
            int[] visits,
            int count,
            float[] x,
            int origin,
            float[] h) {
        int width = Lanes.width(d);
        for (int u = 0; u < count; u++) {
            int i = visits[u];
            if (d == 3) {
                for (int lane = 0; lane < WIDTH_3; lane += 2 * L) {
                    three(w, at[i], neighbour, from[i], degree[i], x, origin + lane, i);
                }
                continue;
            }
            for (int a = 0; a < d; a++) {
                for (int lane = 0; lane < width; lane += 4 * L) {
                    row(w, at[i] + a, neighbour, from[i], degree[i], d, x, origin + lane, h, a * width + lane);
                }
            }
            align(d, x, origin + i * d * width, h);
        }
    }

    private static void three(float[] w, int at, int[] neighbour, int from, int z, float[] x, int origin, int site) {
        FloatVector x0 = FloatVector.zero(SPECIES);
        FloatVector x1 = FloatVector.zero(SPECIES);
        FloatVector y0 = FloatVector.zero(SPECIES);
        FloatVector y1 = FloatVector.zero(SPECIES);
        FloatVector z0 = FloatVector.zero(SPECIES);
        FloatVector z1 = FloatVector.zero(SPECIES);
        int c = at;
        for (int k = 0; k < z; k++, c += 9) {
            int first = origin + neighbour[from + k] * (3 * WIDTH_3);
            FloatVector s0 = FloatVector.fromArray(SPECIES, x, first);
            FloatVector s1 = FloatVector.fromArray(SPECIES, x, first + L);
            FloatVector weight = FloatVector.broadcast(SPECIES, w[c]);
            x0 = weight.fma(s0, x0);
            x1 = weight.fma(s1, x1);
            weight = FloatVector.broadcast(SPECIES, w[c + 1]);
            y0 = weight.fma(s0, y0);
            y1 = weight.fma(s1, y1);
            weight = FloatVector.broadcast(SPECIES, w[c + 2]);
            z0 = weight.fma(s0, z0);
            z1 = weight.fma(s1, z1);
            s0 = FloatVector.fromArray(SPECIES, x, first + WIDTH_3);
            s1 = FloatVector.fromArray(SPECIES, x, first + WIDTH_3 + L);
            weight = FloatVector.broadcast(SPECIES, w[c + 3]);
            x0 = weight.fma(s0, x0);
            x1 = weight.fma(s1, x1);
            weight = FloatVector.broadcast(SPECIES, w[c + 4]);
            y0 = weight.fma(s0, y0);
            y1 = weight.fma(s1, y1);
            weight = FloatVector.broadcast(SPECIES, w[c + 5]);
            z0 = weight.fma(s0, z0);
            z1 = weight.fma(s1, z1);
            s0 = FloatVector.fromArray(SPECIES, x, first + 2 * WIDTH_3);
            s1 = FloatVector.fromArray(SPECIES, x, first + 2 * WIDTH_3 + L);
            weight = FloatVector.broadcast(SPECIES, w[c + 6]);
            x0 = weight.fma(s0, x0);
            x1 = weight.fma(s1, x1);
            weight = FloatVector.broadcast(SPECIES, w[c + 7]);
            y0 = weight.fma(s0, y0);
            y1 = weight.fma(s1, y1);
            weight = FloatVector.broadcast(SPECIES, w[c + 8]);
            z0 = weight.fma(s0, z0);
            z1 = weight.fma(s1, z1);
        }
        int to = origin + site * (3 * WIDTH_3);
        FloatVector square0 = z0.fma(z0, y0.fma(y0, x0.fma(x0, FloatVector.zero(SPECIES))));
        FloatVector square1 = z1.fma(z1, y1.fma(y1, x1.fma(x1, FloatVector.zero(SPECIES))));
        VectorMask<Float> turns0 = square0.compare(VectorOperators.GE, NO_FIELD_SQUARED);
        VectorMask<Float> turns1 = square1.compare(VectorOperators.GE, NO_FIELD_SQUARED);
        FloatVector scale0 = FloatVector.broadcast(SPECIES, 1).div(square0.sqrt());
        FloatVector scale1 = FloatVector.broadcast(SPECIES, 1).div(square1.sqrt());
        FloatVector.fromArray(SPECIES, x, to).blend(x0.mul(scale0), turns0).intoArray(x, to);
        FloatVector.fromArray(SPECIES, x, to + L).blend(x1.mul(scale1), turns1).intoArray(x, to + L);
        FloatVector.fromArray(SPECIES, x, to + WIDTH_3)
                .blend(y0.mul(scale0), turns0)
                .intoArray(x, to + WIDTH_3);
        FloatVector.fromArray(SPECIES, x, to + WIDTH_3 + L)
                .blend(y1.mul(scale1), turns1)
                .intoArray(x, to + WIDTH_3 + L);
        FloatVector.fromArray(SPECIES, x, to + 2 * WIDTH_3)
                .blend(z0.mul(scale0), turns0)
                .intoArray(x, to + 2 * WIDTH_3);
        FloatVector.fromArray(SPECIES, x, to + 2 * WIDTH_3 + L)
                .blend(z1.mul(scale1), turns1)
                .intoArray(x, to + 2 * WIDTH_3 + L);
    }

    /** The field's component over one row of couplings. */
    private static void row(
            float[] w, int at, int[] neighbour, int from, int z, int d, float[] x, int origin, float[] h, int to) {
        int width = Lanes.width(d);
        FloatVector h0 = FloatVector.zero(SPECIES);
        FloatVector h1 = FloatVector.zero(SPECIES);
        FloatVector h2 = FloatVector.zero(SPECIES);
        FloatVector h3 = FloatVector.zero(SPECIES);
        int c = at;
        for (int k = 0; k < z; k++) {
            int row = origin + neighbour[from + k] * d * width;
            for (int b = 0; b < d; b++, row += width, c += d) {
                FloatVector weight = FloatVector.broadcast(SPECIES, w[c]);
                h0 = weight.fma(FloatVector.fromArray(SPECIES, x, row), h0);
                h1 = weight.fma(FloatVector.fromArray(SPECIES, x, row + L), h1);
                h2 = weight.fma(FloatVector.fromArray(SPECIES, x, row + 2 * L), h2);
                h3 = weight.fma(FloatVector.fromArray(SPECIES, x, row + 3 * L), h3);
            }
        }
        h0.intoArray(h, to);
        h1.intoArray(h, to + L);
        h2.intoArray(h, to + 2 * L);
        h3.intoArray(h, to + 3 * L);
    }

    private static void align(int d, float[] x, int site, float[] h) {
        int width = Lanes.width(d);
        for (int lane = 0; lane < width; lane += L) {
            FloatVector square = FloatVector.zero(SPECIES);
            for (int a = 0; a < d; a++) {
                FloatVector along = FloatVector.fromArray(SPECIES, h, a * width + lane);
                square = along.fma(along, square);
            }
            VectorMask<Float> turns = square.compare(VectorOperators.GE, NO_FIELD_SQUARED);
            FloatVector scale = FloatVector.broadcast(SPECIES, 1).div(square.sqrt());
            for (int a = 0; a < d; a++) {
                int to = site + a * width + lane;
                FloatVector along = FloatVector.fromArray(SPECIES, h, a * width + lane);
                FloatVector spin = d == 1 ? sign(along) : along.mul(scale);
                FloatVector.fromArray(SPECIES, x, to).blend(spin, turns).intoArray(x, to);
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
