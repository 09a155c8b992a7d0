package engram.coupling;

/**
 * Couplings in single precision, site by site in the layout of {@link engram.numeric.Lanes}.
 *
 * @param w the rows of all sites, one after another
 * @param at where the rows of site i begin
 * @param neighbour the neighbours of all sites, one after another
 * @param from where the neighbours of site i begin
 * @param degree how many neighbours site i has
 */
public record SingleRows(float[] w, int[] at, int[] neighbour, int[] from, int[] degree) {

    static float[] rounded(double[] w) {
        float[] single = new float[w.length];
        for (int k = 0; k < w.length; k++) {
            single[k] = (float) w[k];
        }
        return single;
    }
}
