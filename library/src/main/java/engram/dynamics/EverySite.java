package engram.dynamics;

import engram.coupling.Cursor;
import engram.model.SiteModel;

/** A visit to every site of a tile in turn, with its field in the state as it is: a step of all spins at once. */
@FunctionalInterface
interface EverySite {

    /**
     * Makes of a site's field what it will.
     *
     * @param i the site
     * @param cursor over the tile, to be read alone
     */
    void visit(int i, Cursor cursor);

    /**
     * Visits every site.
     *
     * @param model the network
     * @param x rows of trials, which the visits do not change
     * @param h for the field of the site visited: d rows
     * @param each what to do at a site
     */
    static void visit(SiteModel model, double[][] x, double[][] h, EverySite each) {
        int width = h[0].length;
        Cursor cursor = model.cursor(x, width);
        for (int i = 0; i < x.length / h.length; i++) {
            Runner.poll(i);
            cursor.field(i, width, h);
            each.visit(i, cursor);
        }
    }
}
