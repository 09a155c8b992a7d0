package engram.coupling;

import engram.state.Spins;
import engram.topology.Topology;

/** Couplings of any layout written out number by number. */
final class Written {
    private Written() {}

    /** A function of W, as {@link Blocks} on the same topology, or as {@link Dense} where a site receives from itself. */
    static Couplings out(Couplings w, Couplings.Entry f) {
        boolean[] own = {false};
        w.walk(row -> own[0] |= row.find(row.site()) >= 0);
        return own[0] ? new Dense(w.space(), matrix(w, f)) : blocks(w, f);
    }

    private static Blocks blocks(Couplings w, Couplings.Entry f) {
        Topology g = w.topology();
        int d = w.space().d();
        double[] all = new double[count(w, (long) g.edges() * d * d)];
        w.walk(row -> {
            for (int a = 0; a < d; a++) {
                for (int k = 0; k < row.degree(); k++) {
                    write(row, a, k, d, f, all, (g.start(row.site()) * d + a * row.degree() + k) * d);
                }
            }
        });
        return new Blocks(g, d, all);
    }

    static double[] matrix(Couplings w, Couplings.Entry f) {
        Spins space = w.space();
        int d = space.d();
        int size = space.size();
        double[] matrix = new double[count(w, (long) size * size)];
        w.walk(row -> {
            for (int a = 0; a < d; a++) {
                for (int k = 0; k < row.degree(); k++) {
                    write(row, a, k, d, f, matrix, (row.site() * d + a) * size + row.sender(k) * d);
                }
            }
        });
        return matrix;
    }

    private static void write(Couplings.Row row, int a, int k, int d, Couplings.Entry f, double[] into, int at) {
        int from = row.at() + (a * row.degree() + k) * d;
        for (int b = 0; b < d; b++) {
            into[at + b] = f.of(row.site(), row.sender(k), row.weights()[from + b]);
        }
    }

    private static int count(Couplings w, long numbers) {
        if (numbers > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(w + ": the " + numbers
                    + " numbers of W do not fit one array; use fields(s) or row(i), which need no array of them all");
        }
        return (int) numbers;
    }
}
