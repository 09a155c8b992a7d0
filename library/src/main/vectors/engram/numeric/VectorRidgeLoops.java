package engram.numeric;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Vectors across columns and sites. Reached by name only, so that the library loads where the module is absent.
 *
 * <p>The sums of a block stay in registers until it is done; the methods are kept apart so that the compiler gives
 * each of them all registers.
 */
final class VectorRidgeLoops implements RidgeLoops {
    private static final VectorSpecies<Double> SPECIES =
            DoubleVector.SPECIES_PREFERRED.length() > LANES ? DoubleVector.SPECIES_512 : DoubleVector.SPECIES_PREFERRED;
    private static final int L = SPECIES.length();

    VectorRidgeLoops() {}

    @Override
    public void outer(double[] x, int at, int p, int d, int m, int n, double[] tile) {
        for (int c = 0; c < SIDE; c += L) {
            outerColumns(x, at + m, at + n + c, p, d, tile, c);
        }
    }

    private static void outerColumns(double[] x, int left, int right, int p, int d, double[] tile, int c) {
        DoubleVector s0 = DoubleVector.zero(SPECIES);
        DoubleVector s1 = DoubleVector.zero(SPECIES);
        DoubleVector s2 = DoubleVector.zero(SPECIES);
        DoubleVector s3 = DoubleVector.zero(SPECIES);
        DoubleVector s4 = DoubleVector.zero(SPECIES);
        DoubleVector s5 = DoubleVector.zero(SPECIES);
        DoubleVector s6 = DoubleVector.zero(SPECIES);
        DoubleVector s7 = DoubleVector.zero(SPECIES);
        for (int b = 0; b < d; b++) {
            int at = left + b * p;
            DoubleVector y = DoubleVector.fromArray(SPECIES, x, right + b * p);
            s0 = s0.add(y.mul(x[at]));
            s1 = s1.add(y.mul(x[at + 1]));
            s2 = s2.add(y.mul(x[at + 2]));
            s3 = s3.add(y.mul(x[at + 3]));
            s4 = s4.add(y.mul(x[at + 4]));
            s5 = s5.add(y.mul(x[at + 5]));
            s6 = s6.add(y.mul(x[at + 6]));
            s7 = s7.add(y.mul(x[at + 7]));
        }
        s0.intoArray(tile, c);
        s1.intoArray(tile, c + SIDE);
        s2.intoArray(tile, c + 2 * SIDE);
        s3.intoArray(tile, c + 3 * SIDE);
        s4.intoArray(tile, c + 4 * SIDE);
        s5.intoArray(tile, c + 5 * SIDE);
        s6.intoArray(tile, c + 6 * SIDE);
        s7.intoArray(tile, c + 7 * SIDE);
    }

    @Override
    public void sum(double[][] tiles, int[] which, int from, int z, double[] sum) {
        for (int c = 0; c < SIDE; c += L) {
            sumColumns(tiles, which, from, z, c, sum);
        }
    }

    private static void sumColumns(double[][] tiles, int[] which, int from, int z, int c, double[] sum) {
        DoubleVector s0 = DoubleVector.zero(SPECIES);
        DoubleVector s1 = DoubleVector.zero(SPECIES);
        DoubleVector s2 = DoubleVector.zero(SPECIES);
        DoubleVector s3 = DoubleVector.zero(SPECIES);
        DoubleVector s4 = DoubleVector.zero(SPECIES);
        DoubleVector s5 = DoubleVector.zero(SPECIES);
        DoubleVector s6 = DoubleVector.zero(SPECIES);
        DoubleVector s7 = DoubleVector.zero(SPECIES);
        for (int k = 0; k < z; k++) {
            double[] tile = tiles[which[from + k]];
            s0 = s0.add(DoubleVector.fromArray(SPECIES, tile, c));
            s1 = s1.add(DoubleVector.fromArray(SPECIES, tile, c + SIDE));
            s2 = s2.add(DoubleVector.fromArray(SPECIES, tile, c + 2 * SIDE));
            s3 = s3.add(DoubleVector.fromArray(SPECIES, tile, c + 3 * SIDE));
            s4 = s4.add(DoubleVector.fromArray(SPECIES, tile, c + 4 * SIDE));
            s5 = s5.add(DoubleVector.fromArray(SPECIES, tile, c + 5 * SIDE));
            s6 = s6.add(DoubleVector.fromArray(SPECIES, tile, c + 6 * SIDE));
            s7 = s7.add(DoubleVector.fromArray(SPECIES, tile, c + 7 * SIDE));
        }
        s0.intoArray(sum, c);
        s1.intoArray(sum, c + SIDE);
        s2.intoArray(sum, c + 2 * SIDE);
        s3.intoArray(sum, c + 3 * SIDE);
        s4.intoArray(sum, c + 4 * SIDE);
        s5.intoArray(sum, c + 5 * SIDE);
        s6.intoArray(sum, c + 6 * SIDE);
        s7.intoArray(sum, c + 7 * SIDE);
    }

    @Override
    public void factor(double[] g, int[] row, int p, int rows) {
        for (int m = 0; m < rows; m += BLOCK) {
            for (int n = 0; n < Math.min(m, p); n += BLOCK) {
                for (int lane = 0; lane < LANES; lane += L) {
                    below(g, row, m, n, lane);
                }
            }
            for (int lane = 0; m < p && lane < LANES; lane += L) {
                diagonal(g, row, m, lane);
            }
        }
    }

    /** A block of the factor below the diagonal. */
    private static void below(double[] g, int[] row, int m, int n, int lane) {
        int m0 = row[m] + lane;
        int m1 = row[m + 1] + lane;
        int m2 = row[m + 2] + lane;
        int m3 = row[m + 3] + lane;
        int n0 = row[n] + lane;
        int n1 = row[n + 1] + lane;
        int n2 = row[n + 2] + lane;
        int n3 = row[n + 3] + lane;
        int end = n * LANES;
        DoubleVector s00 = DoubleVector.fromArray(SPECIES, g, m0 + end);
        DoubleVector s01 = DoubleVector.fromArray(SPECIES, g, m0 + end + LANES);
        DoubleVector s02 = DoubleVector.fromArray(SPECIES, g, m0 + end + 2 * LANES);
        DoubleVector s03 = DoubleVector.fromArray(SPECIES, g, m0 + end + 3 * LANES);
        DoubleVector s10 = DoubleVector.fromArray(SPECIES, g, m1 + end);
        DoubleVector s11 = DoubleVector.fromArray(SPECIES, g, m1 + end + LANES);
        DoubleVector s12 = DoubleVector.fromArray(SPECIES, g, m1 + end + 2 * LANES);
        DoubleVector s13 = DoubleVector.fromArray(SPECIES, g, m1 + end + 3 * LANES);
        DoubleVector s20 = DoubleVector.fromArray(SPECIES, g, m2 + end);
        DoubleVector s21 = DoubleVector.fromArray(SPECIES, g, m2 + end + LANES);
        DoubleVector s22 = DoubleVector.fromArray(SPECIES, g, m2 + end + 2 * LANES);
        DoubleVector s23 = DoubleVector.fromArray(SPECIES, g, m2 + end + 3 * LANES);
        DoubleVector s30 = DoubleVector.fromArray(SPECIES, g, m3 + end);
        DoubleVector s31 = DoubleVector.fromArray(SPECIES, g, m3 + end + LANES);
        DoubleVector s32 = DoubleVector.fromArray(SPECIES, g, m3 + end + 2 * LANES);
        DoubleVector s33 = DoubleVector.fromArray(SPECIES, g, m3 + end + 3 * LANES);
        for (int k = 0; k < end; k += LANES) {
            DoubleVector y0 = DoubleVector.fromArray(SPECIES, g, n0 + k);
            DoubleVector y1 = DoubleVector.fromArray(SPECIES, g, n1 + k);
            DoubleVector y2 = DoubleVector.fromArray(SPECIES, g, n2 + k);
            DoubleVector y3 = DoubleVector.fromArray(SPECIES, g, n3 + k);
            DoubleVector x = DoubleVector.fromArray(SPECIES, g, m0 + k);
            s00 = s00.sub(x.mul(y0));
            s01 = s01.sub(x.mul(y1));
            s02 = s02.sub(x.mul(y2));
            s03 = s03.sub(x.mul(y3));
            x = DoubleVector.fromArray(SPECIES, g, m1 + k);
            s10 = s10.sub(x.mul(y0));
            s11 = s11.sub(x.mul(y1));
            s12 = s12.sub(x.mul(y2));
            s13 = s13.sub(x.mul(y3));
            x = DoubleVector.fromArray(SPECIES, g, m2 + k);
            s20 = s20.sub(x.mul(y0));
            s21 = s21.sub(x.mul(y1));
            s22 = s22.sub(x.mul(y2));
            s23 = s23.sub(x.mul(y3));
            x = DoubleVector.fromArray(SPECIES, g, m3 + k);
            s30 = s30.sub(x.mul(y0));
            s31 = s31.sub(x.mul(y1));
            s32 = s32.sub(x.mul(y2));
            s33 = s33.sub(x.mul(y3));
        }
        DoubleVector inverse = DoubleVector.fromArray(SPECIES, g, n0 + end);
        s00 = s00.mul(inverse);
        s10 = s10.mul(inverse);
        s20 = s20.mul(inverse);
        s30 = s30.mul(inverse);
        DoubleVector y = DoubleVector.fromArray(SPECIES, g, n1 + end);
        s01 = s01.sub(s00.mul(y));
        s11 = s11.sub(s10.mul(y));
        s21 = s21.sub(s20.mul(y));
        s31 = s31.sub(s30.mul(y));
        inverse = DoubleVector.fromArray(SPECIES, g, n1 + end + LANES);
        s01 = s01.mul(inverse);
        s11 = s11.mul(inverse);
        s21 = s21.mul(inverse);
        s31 = s31.mul(inverse);
        y = DoubleVector.fromArray(SPECIES, g, n2 + end);
        s02 = s02.sub(s00.mul(y));
        s12 = s12.sub(s10.mul(y));
        s22 = s22.sub(s20.mul(y));
        s32 = s32.sub(s30.mul(y));
        y = DoubleVector.fromArray(SPECIES, g, n2 + end + LANES);
        s02 = s02.sub(s01.mul(y));
        s12 = s12.sub(s11.mul(y));
        s22 = s22.sub(s21.mul(y));
        s32 = s32.sub(s31.mul(y));
        inverse = DoubleVector.fromArray(SPECIES, g, n2 + end + 2 * LANES);
        s02 = s02.mul(inverse);
        s12 = s12.mul(inverse);
        s22 = s22.mul(inverse);
        s32 = s32.mul(inverse);
        y = DoubleVector.fromArray(SPECIES, g, n3 + end);
        s03 = s03.sub(s00.mul(y));
        s13 = s13.sub(s10.mul(y));
        s23 = s23.sub(s20.mul(y));
        s33 = s33.sub(s30.mul(y));
        y = DoubleVector.fromArray(SPECIES, g, n3 + end + LANES);
        s03 = s03.sub(s01.mul(y));
        s13 = s13.sub(s11.mul(y));
        s23 = s23.sub(s21.mul(y));
        s33 = s33.sub(s31.mul(y));
        y = DoubleVector.fromArray(SPECIES, g, n3 + end + 2 * LANES);
        s03 = s03.sub(s02.mul(y));
        s13 = s13.sub(s12.mul(y));
        s23 = s23.sub(s22.mul(y));
        s33 = s33.sub(s32.mul(y));
        inverse = DoubleVector.fromArray(SPECIES, g, n3 + end + 3 * LANES);
        s03 = s03.mul(inverse);
        s13 = s13.mul(inverse);
        s23 = s23.mul(inverse);
        s33 = s33.mul(inverse);
        s00.intoArray(g, m0 + end);
        s01.intoArray(g, m0 + end + LANES);
        s02.intoArray(g, m0 + end + 2 * LANES);
        s03.intoArray(g, m0 + end + 3 * LANES);
        s10.intoArray(g, m1 + end);
        s11.intoArray(g, m1 + end + LANES);
        s12.intoArray(g, m1 + end + 2 * LANES);
        s13.intoArray(g, m1 + end + 3 * LANES);
        s20.intoArray(g, m2 + end);
        s21.intoArray(g, m2 + end + LANES);
        s22.intoArray(g, m2 + end + 2 * LANES);
        s23.intoArray(g, m2 + end + 3 * LANES);
        s30.intoArray(g, m3 + end);
        s31.intoArray(g, m3 + end + LANES);
        s32.intoArray(g, m3 + end + 2 * LANES);
        s33.intoArray(g, m3 + end + 3 * LANES);
    }

    /** A block of the factor on the diagonal. */
    private static void diagonal(double[] g, int[] row, int m, int lane) {
        int m0 = row[m] + lane;
        int m1 = row[m + 1] + lane;
        int m2 = row[m + 2] + lane;
        int m3 = row[m + 3] + lane;
        int end = m * LANES;
        DoubleVector s00 = DoubleVector.fromArray(SPECIES, g, m0 + end);
        DoubleVector s10 = DoubleVector.fromArray(SPECIES, g, m1 + end);
        DoubleVector s11 = DoubleVector.fromArray(SPECIES, g, m1 + end + LANES);
        DoubleVector s20 = DoubleVector.fromArray(SPECIES, g, m2 + end);
        DoubleVector s21 = DoubleVector.fromArray(SPECIES, g, m2 + end + LANES);
        DoubleVector s22 = DoubleVector.fromArray(SPECIES, g, m2 + end + 2 * LANES);
        DoubleVector s30 = DoubleVector.fromArray(SPECIES, g, m3 + end);
        DoubleVector s31 = DoubleVector.fromArray(SPECIES, g, m3 + end + LANES);
        DoubleVector s32 = DoubleVector.fromArray(SPECIES, g, m3 + end + 2 * LANES);
        DoubleVector s33 = DoubleVector.fromArray(SPECIES, g, m3 + end + 3 * LANES);
        for (int k = 0; k < end; k += LANES) {
            DoubleVector x0 = DoubleVector.fromArray(SPECIES, g, m0 + k);
            DoubleVector x1 = DoubleVector.fromArray(SPECIES, g, m1 + k);
            DoubleVector x2 = DoubleVector.fromArray(SPECIES, g, m2 + k);
            DoubleVector x3 = DoubleVector.fromArray(SPECIES, g, m3 + k);
            s00 = s00.sub(x0.mul(x0));
            s10 = s10.sub(x1.mul(x0));
            s11 = s11.sub(x1.mul(x1));
            s20 = s20.sub(x2.mul(x0));
            s21 = s21.sub(x2.mul(x1));
            s22 = s22.sub(x2.mul(x2));
            s30 = s30.sub(x3.mul(x0));
            s31 = s31.sub(x3.mul(x1));
            s32 = s32.sub(x3.mul(x2));
            s33 = s33.sub(x3.mul(x3));
        }
        DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
        s00 = one.div(s00.sqrt());
        s10 = s10.mul(s00);
        s20 = s20.mul(s00);
        s30 = s30.mul(s00);
        s11 = s11.sub(s10.mul(s10));
        s21 = s21.sub(s20.mul(s10));
        s31 = s31.sub(s30.mul(s10));
        s11 = one.div(s11.sqrt());
        s21 = s21.mul(s11);
        s31 = s31.mul(s11);
        s22 = s22.sub(s20.mul(s20));
        s32 = s32.sub(s30.mul(s20));
        s22 = s22.sub(s21.mul(s21));
        s32 = s32.sub(s31.mul(s21));
        s22 = one.div(s22.sqrt());
        s32 = s32.mul(s22);
        s33 = s33.sub(s30.mul(s30));
        s33 = s33.sub(s31.mul(s31));
        s33 = s33.sub(s32.mul(s32));
        s33 = one.div(s33.sqrt());
        s00.intoArray(g, m0 + end);
        s10.intoArray(g, m1 + end);
        s11.intoArray(g, m1 + end + LANES);
        s20.intoArray(g, m2 + end);
        s21.intoArray(g, m2 + end + LANES);
        s22.intoArray(g, m2 + end + 2 * LANES);
        s30.intoArray(g, m3 + end);
        s31.intoArray(g, m3 + end + LANES);
        s32.intoArray(g, m3 + end + 2 * LANES);
        s33.intoArray(g, m3 + end + 3 * LANES);
    }

    @Override
    public void back(double[] g, int[] row, int p, int rows) {
        for (int r = p; r < rows; r += BLOCK) {
            for (int n = p - BLOCK; n >= 0; n -= BLOCK) {
                for (int lane = 0; lane < LANES; lane += L) {
                    backBlock(g, row, p, r, n, lane);
                }
            }
        }
    }

    private static void backBlock(double[] g, int[] row, int p, int r, int n, int lane) {
        int r0 = row[r] + lane;
        int r1 = row[r + 1] + lane;
        int r2 = row[r + 2] + lane;
        int r3 = row[r + 3] + lane;
        int at = n * LANES;
        DoubleVector s00 = DoubleVector.fromArray(SPECIES, g, r0 + at);
        DoubleVector s01 = DoubleVector.fromArray(SPECIES, g, r0 + at + LANES);
        DoubleVector s02 = DoubleVector.fromArray(SPECIES, g, r0 + at + 2 * LANES);
        DoubleVector s03 = DoubleVector.fromArray(SPECIES, g, r0 + at + 3 * LANES);
        DoubleVector s10 = DoubleVector.fromArray(SPECIES, g, r1 + at);
        DoubleVector s11 = DoubleVector.fromArray(SPECIES, g, r1 + at + LANES);
        DoubleVector s12 = DoubleVector.fromArray(SPECIES, g, r1 + at + 2 * LANES);
        DoubleVector s13 = DoubleVector.fromArray(SPECIES, g, r1 + at + 3 * LANES);
        DoubleVector s20 = DoubleVector.fromArray(SPECIES, g, r2 + at);
        DoubleVector s21 = DoubleVector.fromArray(SPECIES, g, r2 + at + LANES);
        DoubleVector s22 = DoubleVector.fromArray(SPECIES, g, r2 + at + 2 * LANES);
        DoubleVector s23 = DoubleVector.fromArray(SPECIES, g, r2 + at + 3 * LANES);
        DoubleVector s30 = DoubleVector.fromArray(SPECIES, g, r3 + at);
        DoubleVector s31 = DoubleVector.fromArray(SPECIES, g, r3 + at + LANES);
        DoubleVector s32 = DoubleVector.fromArray(SPECIES, g, r3 + at + 2 * LANES);
        DoubleVector s33 = DoubleVector.fromArray(SPECIES, g, r3 + at + 3 * LANES);
        for (int k = n + BLOCK; k < p; k++) {
            int from = row[k] + lane + at;
            int c = k * LANES;
            DoubleVector y0 = DoubleVector.fromArray(SPECIES, g, from);
            DoubleVector y1 = DoubleVector.fromArray(SPECIES, g, from + LANES);
            DoubleVector y2 = DoubleVector.fromArray(SPECIES, g, from + 2 * LANES);
            DoubleVector y3 = DoubleVector.fromArray(SPECIES, g, from + 3 * LANES);
            DoubleVector x = DoubleVector.fromArray(SPECIES, g, r0 + c);
            s00 = s00.sub(x.mul(y0));
            s01 = s01.sub(x.mul(y1));
            s02 = s02.sub(x.mul(y2));
            s03 = s03.sub(x.mul(y3));
            x = DoubleVector.fromArray(SPECIES, g, r1 + c);
            s10 = s10.sub(x.mul(y0));
            s11 = s11.sub(x.mul(y1));
            s12 = s12.sub(x.mul(y2));
            s13 = s13.sub(x.mul(y3));
            x = DoubleVector.fromArray(SPECIES, g, r2 + c);
            s20 = s20.sub(x.mul(y0));
            s21 = s21.sub(x.mul(y1));
            s22 = s22.sub(x.mul(y2));
            s23 = s23.sub(x.mul(y3));
            x = DoubleVector.fromArray(SPECIES, g, r3 + c);
            s30 = s30.sub(x.mul(y0));
            s31 = s31.sub(x.mul(y1));
            s32 = s32.sub(x.mul(y2));
            s33 = s33.sub(x.mul(y3));
        }
        DoubleVector inverse = DoubleVector.fromArray(SPECIES, g, row[n + 3] + lane + at + 3 * LANES);
        s03 = s03.mul(inverse);
        s13 = s13.mul(inverse);
        s23 = s23.mul(inverse);
        s33 = s33.mul(inverse);
        DoubleVector y = DoubleVector.fromArray(SPECIES, g, row[n + 3] + lane + at + 2 * LANES);
        s02 = s02.sub(s03.mul(y));
        s12 = s12.sub(s13.mul(y));
        s22 = s22.sub(s23.mul(y));
        s32 = s32.sub(s33.mul(y));
        inverse = DoubleVector.fromArray(SPECIES, g, row[n + 2] + lane + at + 2 * LANES);
        s02 = s02.mul(inverse);
        s12 = s12.mul(inverse);
        s22 = s22.mul(inverse);
        s32 = s32.mul(inverse);
        y = DoubleVector.fromArray(SPECIES, g, row[n + 3] + lane + at + LANES);
        s01 = s01.sub(s03.mul(y));
        s11 = s11.sub(s13.mul(y));
        s21 = s21.sub(s23.mul(y));
        s31 = s31.sub(s33.mul(y));
        y = DoubleVector.fromArray(SPECIES, g, row[n + 2] + lane + at + LANES);
        s01 = s01.sub(s02.mul(y));
        s11 = s11.sub(s12.mul(y));
        s21 = s21.sub(s22.mul(y));
        s31 = s31.sub(s32.mul(y));
        inverse = DoubleVector.fromArray(SPECIES, g, row[n + 1] + lane + at + LANES);
        s01 = s01.mul(inverse);
        s11 = s11.mul(inverse);
        s21 = s21.mul(inverse);
        s31 = s31.mul(inverse);
        y = DoubleVector.fromArray(SPECIES, g, row[n + 3] + lane + at);
        s00 = s00.sub(s03.mul(y));
        s10 = s10.sub(s13.mul(y));
        s20 = s20.sub(s23.mul(y));
        s30 = s30.sub(s33.mul(y));
        y = DoubleVector.fromArray(SPECIES, g, row[n + 2] + lane + at);
        s00 = s00.sub(s02.mul(y));
        s10 = s10.sub(s12.mul(y));
        s20 = s20.sub(s22.mul(y));
        s30 = s30.sub(s32.mul(y));
        y = DoubleVector.fromArray(SPECIES, g, row[n + 1] + lane + at);
        s00 = s00.sub(s01.mul(y));
        s10 = s10.sub(s11.mul(y));
        s20 = s20.sub(s21.mul(y));
        s30 = s30.sub(s31.mul(y));
        inverse = DoubleVector.fromArray(SPECIES, g, row[n] + lane + at);
        s00 = s00.mul(inverse);
        s10 = s10.mul(inverse);
        s20 = s20.mul(inverse);
        s30 = s30.mul(inverse);
        s00.intoArray(g, r0 + at);
        s01.intoArray(g, r0 + at + LANES);
        s02.intoArray(g, r0 + at + 2 * LANES);
        s03.intoArray(g, r0 + at + 3 * LANES);
        s10.intoArray(g, r1 + at);
        s11.intoArray(g, r1 + at + LANES);
        s12.intoArray(g, r1 + at + 2 * LANES);
        s13.intoArray(g, r1 + at + 3 * LANES);
        s20.intoArray(g, r2 + at);
        s21.intoArray(g, r2 + at + LANES);
        s22.intoArray(g, r2 + at + 2 * LANES);
        s23.intoArray(g, r2 + at + 3 * LANES);
        s30.intoArray(g, r3 + at);
        s31.intoArray(g, r3 + at + LANES);
        s32.intoArray(g, r3 + at + 2 * LANES);
        s33.intoArray(g, r3 + at + 3 * LANES);
    }

    @Override
    public void weights(
            double[] c,
            int from,
            int next,
            int d,
            int p,
            double[] x,
            int size,
            int column,
            int width,
            double[] w,
            int to,
            int stride) {
        int a = 0;
        for (; a + 2 < d; a += 3) {
            int first = from + a * next;
            int k = 0;
            for (; k + 2 * L < width; k += 4 * L) {
                threeByFour(c, first, next, p, x, size, column + k, w, to + a * stride + k, stride);
            }
            for (; k < width; k += L) {
                three(c, first, next, p, x, size, column + k, w, to + a * stride + k, stride);
            }
        }
        for (; a < d; a++) {
            for (int k = 0; k < width; k += 4 * L) {
                four(c, from + a * next, p, x, size, column + k, w, to + a * stride + k);
            }
        }
    }

    /** Three rows of weights over four vectors of columns. */
    private static void threeByFour(
            double[] c, int from, int next, int p, double[] x, int size, int column, double[] w, int to, int stride) {
        DoubleVector s00 = DoubleVector.zero(SPECIES);
        DoubleVector s01 = DoubleVector.zero(SPECIES);
        DoubleVector s02 = DoubleVector.zero(SPECIES);
        DoubleVector s03 = DoubleVector.zero(SPECIES);
        DoubleVector s10 = DoubleVector.zero(SPECIES);
        DoubleVector s11 = DoubleVector.zero(SPECIES);
        DoubleVector s12 = DoubleVector.zero(SPECIES);
        DoubleVector s13 = DoubleVector.zero(SPECIES);
        DoubleVector s20 = DoubleVector.zero(SPECIES);
        DoubleVector s21 = DoubleVector.zero(SPECIES);
        DoubleVector s22 = DoubleVector.zero(SPECIES);
        DoubleVector s23 = DoubleVector.zero(SPECIES);
        for (int mu = 0; mu < p; mu++) {
            int at = mu * size + column;
            int by = from + mu * LANES;
            DoubleVector x0 = DoubleVector.fromArray(SPECIES, x, at);
            DoubleVector x1 = DoubleVector.fromArray(SPECIES, x, at + L);
            DoubleVector x2 = DoubleVector.fromArray(SPECIES, x, at + 2 * L);
            DoubleVector x3 = DoubleVector.fromArray(SPECIES, x, at + 3 * L);
            DoubleVector factor = DoubleVector.broadcast(SPECIES, c[by]);
            s00 = s00.add(factor.mul(x0));
            s01 = s01.add(factor.mul(x1));
            s02 = s02.add(factor.mul(x2));
            s03 = s03.add(factor.mul(x3));
            factor = DoubleVector.broadcast(SPECIES, c[by + next]);
            s10 = s10.add(factor.mul(x0));
            s11 = s11.add(factor.mul(x1));
            s12 = s12.add(factor.mul(x2));
            s13 = s13.add(factor.mul(x3));
            factor = DoubleVector.broadcast(SPECIES, c[by + 2 * next]);
            s20 = s20.add(factor.mul(x0));
            s21 = s21.add(factor.mul(x1));
            s22 = s22.add(factor.mul(x2));
            s23 = s23.add(factor.mul(x3));
        }
        s00.intoArray(w, to);
        s01.intoArray(w, to + L);
        s02.intoArray(w, to + 2 * L);
        s03.intoArray(w, to + 3 * L);
        s10.intoArray(w, to + stride);
        s11.intoArray(w, to + stride + L);
        s12.intoArray(w, to + stride + 2 * L);
        s13.intoArray(w, to + stride + 3 * L);
        s20.intoArray(w, to + 2 * stride);
        s21.intoArray(w, to + 2 * stride + L);
        s22.intoArray(w, to + 2 * stride + 2 * L);
        s23.intoArray(w, to + 2 * stride + 3 * L);
    }

    /** Three rows of weights over one vector of columns. */
    private static void three(
            double[] c, int from, int next, int p, double[] x, int size, int column, double[] w, int to, int stride) {
        DoubleVector s0 = DoubleVector.zero(SPECIES);
        DoubleVector s1 = DoubleVector.zero(SPECIES);
        DoubleVector s2 = DoubleVector.zero(SPECIES);
        for (int mu = 0; mu < p; mu++) {
            int by = from + mu * LANES;
            DoubleVector y = DoubleVector.fromArray(SPECIES, x, mu * size + column);
            s0 = s0.add(y.mul(c[by]));
            s1 = s1.add(y.mul(c[by + next]));
            s2 = s2.add(y.mul(c[by + 2 * next]));
        }
        s0.intoArray(w, to);
        s1.intoArray(w, to + stride);
        s2.intoArray(w, to + 2 * stride);
    }

    /** One row of weights over four vectors of columns. */
    private static void four(double[] c, int from, int p, double[] x, int size, int column, double[] w, int to) {
        DoubleVector s0 = DoubleVector.zero(SPECIES);
        DoubleVector s1 = DoubleVector.zero(SPECIES);
        DoubleVector s2 = DoubleVector.zero(SPECIES);
        DoubleVector s3 = DoubleVector.zero(SPECIES);
        for (int mu = 0; mu < p; mu++) {
            int at = mu * size + column;
            DoubleVector factor = DoubleVector.broadcast(SPECIES, c[from + mu * LANES]);
            s0 = s0.add(factor.mul(DoubleVector.fromArray(SPECIES, x, at)));
            s1 = s1.add(factor.mul(DoubleVector.fromArray(SPECIES, x, at + L)));
            s2 = s2.add(factor.mul(DoubleVector.fromArray(SPECIES, x, at + 2 * L)));
            s3 = s3.add(factor.mul(DoubleVector.fromArray(SPECIES, x, at + 3 * L)));
        }
        s0.intoArray(w, to);
        s1.intoArray(w, to + L);
        s2.intoArray(w, to + 2 * L);
        s3.intoArray(w, to + 3 * L);
    }

    @Override
    public String toString() {
        return "vectors of " + L + " doubles";
    }
}
