package engram.coupling;

import engram.argument.Given;
import java.util.Objects;

/**
 * Reads the fields of a tile of trials while their spins change one site at a time, and is the only
 * one that changes them. What it knows of the tile it keeps up to date, so that couplings of low rank
 * need not begin anew at each site.
 *
 * <p>Rows are as everywhere: row j d + b of the tile holds component b of site j for all trials. Of
 * each row the first {@code width} lanes are in use.
 *
 * @since 0.1.0
 */
public interface Cursor {

    /**
     * The field at one site.
     *
     * @param i the site
     * @param width how many trials
     * @param h out: d rows of at least width numbers
     */
    void field(int i, int width, double[][] h);

    /**
     * How long a field at one site can be and still be nothing but the rounding of a sum whose terms cancel. At zero
     * temperature such a field counts as none, and the spin stays.
     *
     * @param i the site
     * @return a bound in the unit of the fields; 0, the default, where they are exact or nothing is known
     */
    default double rounding(int i) {
        return 0;
    }

    /**
     * Changes one site's spins, in the tile too.
     *
     * @param i the site
     * @param width how many trials
     * @param s the new spins, d rows
     */
    void set(int i, int width, double[][] s);

    /**
     * Moves a trial to another lane, in the tile too; what was there is lost.
     *
     * @param from its lane
     * @param to its new lane
     */
    void move(int from, int to);

    /**
     * A sweep begins: the moment to take away what rounding has added up. Called every N updates, in
     * every trial at the same ones.
     *
     * @param width how many trials
     */
    void renew(int width);

    /** Gives the field at one site of a tile, from the tile alone. */
    @FunctionalInterface
    interface Field {
        /**
         * The field at one site of many trials.
         *
         * @param i the site
         * @param x a tile
         * @param width how many trials
         * @param h out: d rows of at least width numbers
         */
        void at(int i, double[][] x, int width, double[][] h);
    }

    /**
     * A cursor that keeps nothing and asks each time.
     *
     * @param field whom to ask
     * @param x the tile
     * @return the cursor
     */
    static Cursor asking(Field field, double[][] x) {
        Objects.requireNonNull(field, "Cursor.asking(field = null): what makes the fields is needed");
        Given.rows("Cursor.asking", x, 0, 1, 0);
        return new Asking(field, i -> 0, x);
    }
}
