package engram.observable;

import engram.argument.Given;
import engram.coupling.Cursor;
import engram.model.SiteModel;
import engram.state.Batch;

/**
 * How firmly a state holds itself: the stabilities kappa_i = h_i . s_i, the part of the local field that points along the spin. A bit with
 * kappa_i &lt; 0 would turn at its next update at zero temperature; a state of Ising spins is a fixed point if no site has a negative one.
 * For vectors a positive kappa_i is necessary and not sufficient, since the spin also turns until it lies along its field.
 *
 * <p>Stabilities are in the unit of the model's fields, with couplings that carry 1/N for Hebb's rule; they are not divided by the length
 * |W_i| of a site's couplings, as in Gardner's theory. Fields from outside and self-couplings count. What is zero but for rounding
 * ({@link Cursor#rounding}) is exactly 0, and such a spin stays.
 *
 * <p>Source: Hopfield, PNAS 79, 2554 (1982), Eq. 9 and below; Gardner, J. Phys. A 21, 257 (1988), for the name.
 *
 * @since 0.1.0
 */
public final class Stability {
    private Stability() {}

    /**
     * The stabilities of one state.
     *
     * @param model the network
     * @param s a state, n d numbers
     * @return kappa_i for each site, n numbers
     */
    public static double[] of(SiteModel model, double[] s) {
        Given.value("Stability", "model", model, "a network of spins, such as Model.of(w),");
        return of(model, Batch.of(model.space(), Given.value("Stability", "s", s, "a state")))[0];
    }

    /**
     * The stabilities of many states.
     *
     * @param model the network
     * @param states states of its space
     * @return kappa_i for each trial and site, n numbers a trial
     */
    public static double[][] of(SiteModel model, Batch states) {
        check(model, states);
        int n = model.space().n();
        int d = model.space().d();
        double[][] kappa = new double[states.trials()][n];
        for (int k = 0; k < states.tiles(); k++) {
            int width = states.width(k);
            double[][] tile = states.tile(k);
            double[][] h = new double[d][Batch.TILE];
            Cursor cursor = model.cursor(tile, width);
            cursor.renew(width);
            for (int i = 0; i < n; i++) {
                cursor.field(i, width, h);
                for (int lane = 0; lane < width; lane++) {
                    kappa[k * Batch.TILE + lane][i] = along(tile, h, i, lane, cursor.rounding(i));
                }
            }
        }
        return kappa;
    }

    /** h_i . s_i of one trial, 0 if the field is nothing but rounding. */
    private static double along(double[][] tile, double[][] h, int i, int lane, double rounding) {
        double length = 0;
        double sum = 0;
        for (int a = 0; a < h.length; a++) {
            length = Math.hypot(length, h[a][lane]);
            sum += h[a][lane] * tile[i * h.length + a][lane];
        }
        return length <= rounding ? 0 : sum;
    }

    /**
     * The number of sites whose spins point against their fields: the bits of a state that are unstable at once.
     *
     * @param model the network
     * @param states states of its space
     * @return one number a trial, from 0 to n
     */
    public static int[] unstable(SiteModel model, Batch states) {
        double[][] kappa = of(model, states);
        int[] count = new int[kappa.length];
        for (int t = 0; t < count.length; t++) {
            for (double k : kappa[t]) {
                count[t] += k < 0 ? 1 : 0;
            }
        }
        return count;
    }

    private static void check(SiteModel model, Batch states) {
        Given.value("Stability", "model", model, "a network of spins, such as Model.of(w),");
        Given.value("Stability", "states", states, "a batch, such as new Cue.Flipped(0).batch(xi, xi.p(), streams),");
        if (!model.space().equals(states.space())) {
            throw new IllegalArgumentException("Stability: the states live on " + states.space()
                    + " and the network on " + model.space() + "; give states of the network's space");
        }
        states.check("Stability");
    }
}
