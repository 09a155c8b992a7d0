package engram.exact;

import engram.dynamics.Asynchronous;
import engram.dynamics.Dynamics;
import engram.dynamics.Order;
import engram.dynamics.Precision;
import engram.dynamics.Synchronous;
import engram.model.SiteModel;
import engram.random.Streams;
import engram.state.Batch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Where each of the 2^N states of a network of bits ends at zero temperature, N up to {@link AllStates#MOST}: all
 * fixed points and cycles, with the sizes of their basins. Nothing is sampled: every state is moved by the library's own
 * {@link Synchronous} or {@link Asynchronous} dynamics, a spin without field staying as it is.
 *
 * <p>States are numbered as in {@link AllStates}.
 *
 * @since 0.1.0
 */
public final class Census {

    /**
     * A fixed point or a cycle.
     *
     * @param orbit the codes of its states, in the order in which they follow each other, the smallest first
     * @param basin how many of the 2^N states end here, its own among them
     */
    public record Attractor(List<Integer> orbit, int basin) {

        /**
         * Checks the parameters.
         *
         * @param orbit the codes of its states, in the order in which they follow each other, the smallest first
         * @param basin how many of the 2^N states end here, its own among them
         */
        public Attractor {
            if (orbit == null || orbit.stream().anyMatch(code -> code == null)) {
                throw new IllegalArgumentException(
                        "Attractor(orbit = " + orbit + "): a list of states without null is needed");
            }
            orbit = List.copyOf(orbit);
            if (orbit.isEmpty() || basin < orbit.size()) {
                throw new IllegalArgumentException("Attractor(" + orbit.size() + " states, basin " + basin
                        + "): at least one state is needed, and a basin that holds them all");
            }
        }

        /**
         * After how many steps a state is back.
         *
         * @return 1 for a fixed point
         */
        public int period() {
            return orbit.size();
        }
    }

    private final SiteModel model;
    private final String step;
    private final List<Attractor> attractors;
    private final int[] which;

    private Census(SiteModel model, String step, int[] next) {
        this.model = model;
        this.step = step;
        which = new int[next.length];
        Arrays.fill(which, -1);
        List<List<Integer>> orbits = new ArrayList<>();
        int[] path = new int[next.length];
        int[] place = new int[next.length];
        for (int start = 0; start < next.length; start++) {
            AllStates.poll(start);
            int length = 0;
            int code = start;
            while (which[code] < 0 && place[code] == 0) {
                path[length++] = code;
                place[code] = length;
                code = next[code];
            }
            if (which[code] < 0) {
                orbits.add(orbit(path, place[code] - 1, length));
            }
            int end = which[code] < 0 ? orbits.size() - 1 : which[code];
            for (int k = 0; k < length; k++) {
                which[path[k]] = end;
            }
        }
        attractors = ranked(orbits);
    }

    private static List<Integer> orbit(int[] path, int from, int until) {
        List<Integer> orbit = new ArrayList<>();
        for (int k = from; k < until; k++) {
            orbit.add(path[k]);
        }
        Collections.rotate(orbit, -orbit.indexOf(Collections.min(orbit)));
        return orbit;
    }

    /** Largest basin first; renumbers the states' attractors accordingly. */
    private List<Attractor> ranked(List<List<Integer>> orbits) {
        int[] basins = new int[orbits.size()];
        for (int end : which) {
            basins[end]++;
        }
        List<Attractor> found = new ArrayList<>();
        for (int k = 0; k < basins.length; k++) {
            found.add(new Attractor(orbits.get(k), basins[k]));
        }
        found.sort(Comparator.comparingInt((Attractor a) -> -a.basin())
                .thenComparingInt(a -> a.orbit().get(0)));
        int[] rank = new int[basins.length];
        for (int k = 0; k < basins.length; k++) {
            rank[which[found.get(k).orbit().get(0)]] = k;
        }
        Arrays.setAll(which, code -> rank[which[code]]);
        return List.copyOf(found);
    }

    /**
     * The attractors when all sites turn at once. Symmetric couplings give periods 1 and 2 only.
     *
     * @param model a network of bits, N at most {@link AllStates#MOST}
     * @return the census; a step is one update of all sites
     */
    public static Census synchronous(SiteModel model) {
        return of(model, "synchronous", new Synchronous(1));
    }

    /**
     * The attractors when sites turn one after the other, 0 to N - 1, again and again. Symmetric couplings without
     * diagonal give fixed points only.
     *
     * @param model a network of bits, N at most {@link AllStates#MOST}
     * @return the census; a step is one sweep
     */
    public static Census sequential(SiteModel model) {
        int n = BinaryStates.bits("Census.sequential", model);
        return of(model, "sequential", new Asynchronous(Order.SEQUENTIAL, n, 0, Precision.DOUBLE));
    }

    private static Census of(SiteModel model, String name, Dynamics<SiteModel> step) {
        int n = BinaryStates.bits("Census." + name, model);
        String cost = n < 60
                ? String.format(Locale.ROOT, "%.3g moves", Math.pow(2, n))
                : "more moves than a lifetime has time for";
        BinaryStates.check("Census." + name, model, AllStates.MOST, cost, "beyond, start runs from random states");
        int[] next = new int[1 << n];
        int together = Math.min(next.length, 16 * Batch.TILE);
        for (int first = 0; first < next.length; first += together) {
            Batch states = new Batch(model.space(), together);
            double[] s = new double[n];
            for (int t = 0; t < together; t++) {
                BinaryStates.write(first + t, s);
                states.set(t, s);
            }
            Batch moved = step.run(model, states, Streams.seed(0)).end();
            for (int t = 0; t < together; t++) {
                next[first + t] = BinaryStates.code(model, moved.state(t));
            }
        }
        return new Census(model, name, next);
    }

    /**
     * All attractors.
     *
     * @return those of the largest basins first
     */
    public List<Attractor> attractors() {
        return attractors;
    }

    /**
     * Where a state ends.
     *
     * @param s a state, N numbers
     * @return its attractor
     */
    public Attractor from(double[] s) {
        return attractors.get(which[BinaryStates.code(model, s)]);
    }

    /**
     * Where a state ends.
     *
     * @param code its code
     * @return its attractor
     */
    public Attractor from(int code) {
        BinaryStates.code("Census.from", code, which.length);
        return attractors.get(which[code]);
    }

    /**
     * How many attractors are fixed points.
     *
     * @return those of period 1
     */
    public long fixedPoints() {
        return attractors.stream().filter(a -> a.period() == 1).count();
    }

    /**
     * The longest period.
     *
     * @return 1 if there are fixed points only
     */
    public int longestPeriod() {
        return attractors.stream().mapToInt(Attractor::period).max().orElseThrow();
    }

    /**
     * How much of the state space ends in cycles.
     *
     * @return the fraction of the 2^N states that end in a cycle of period 2 or more, from 0 to 1
     */
    public double shareInCycles() {
        return attractors.stream()
                        .filter(a -> a.period() > 1)
                        .mapToInt(Attractor::basin)
                        .sum()
                / (double) which.length;
    }

    @Override
    public String toString() {
        return "Census(N = " + model.space().n() + ", " + step + ": " + fixedPoints() + " fixed points, "
                + (attractors.size() - fixedPoints()) + " cycles, longest period " + longestPeriod()
                + ", largest basin " + attractors.get(0).basin() + " of " + which.length + ")";
    }
}
