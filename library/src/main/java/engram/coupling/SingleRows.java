package engram.coupling;

/**
 * Couplings in single precision, site by site in the layout of {@link engram.numeric.Lanes}.
 *
 * @param w the couplings of all sites, one after another
 * @param at where those of site i begin
 * @param neighbour the neighbours of all sites, one after another
 * @param from where the neighbours of site i begin
 * @param degree how many neighbours site i has
 */
public record SingleRows(float[] w, int[] at, int[] neighbour, int[] from, int[] degree) {

    /**
     * Rounds couplings, and turns rows into columns.
     *
     * @param w d rows a site, as {@link engram.numeric.Fields} has them
     * @param at where the rows of site i begin
     * @param degree how many neighbours site i has
     * @param d dimension of a spin
     * @return the same by columns
     */
    static float[] byColumns(double[] w, int[] at, int[] degree, int d) {
        float[] single = new float[w.length];
        for (int i = 0; i < at.length; i++) {
            int columns = d * degree[i];
            for (int a = 0; a < d; a++) {
                for (int c = 0; c < columns; c++) {
                    single[at[i] + c * d + a] = (float) w[at[i] + a * columns + c];
                }
            }
        }
        return single;
    }
}
