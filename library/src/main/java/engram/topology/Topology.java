package engram.topology;

import engram.identity.Identified;
import engram.random.Streams;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.concurrent.CancellationException;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * A directed graph on N sites in compressed rows: site i receives from
 * {@code neighbour[offset[i]] .. neighbour[offset[i + 1] - 1]}, in ascending order, never itself.
 *
 * <p>The complete graph is known by its N alone. Its rows are written out when somebody first asks for
 * {@link #neighbours}, so a million sites cost nothing until then.
 *
 * @since 0.1.0
 */
public final class Topology implements Identified {
    /** What the nearest pairs may take: some hundred bytes each. */
    private static final long MOST_PAIRS = 5_000_000;

    private static final int MOST_BONDS = Integer.MAX_VALUE / 16;

    private final String name;
    private final int n;
    private final int[] offset;
    private Rows rows;
    /** Bonds of each connection; null where each has one. */
    private final int[] multiplicity;

    /** All rows; final, so that a thread which sees them sees them whole. */
    private record Rows(int[] neighbour) {}

    private Topology(String name, int n, int[] offset, int[] neighbour) {
        this(name, n, offset, neighbour, null);
    }

    private Topology(String name, int n, int[] offset, int[] neighbour, int[] multiplicity) {
        this.name = name;
        this.multiplicity = multiplicity;
        this.n = n;
        this.offset = offset;
        rows = neighbour == null ? null : new Rows(neighbour);
    }

    /**
     * Every site receives from all others, Z = N - 1.
     *
     * @param n number of sites, at least 2
     * @return the complete graph
     */
    public static Topology complete(int n) {
        if (n < 2) {
            throw new IllegalArgumentException("complete(n = " + n + "): at least two sites are needed; try n = 64");
        }
        return new Topology("complete(N = " + n + ")", n, null, null);
    }

    /**
     * Sites on a circle, each receiving from the z/2 nearest on either side. The largest, z = N - 1
     * with N odd, is the complete graph; for N even that graph has odd z, and {@link #complete} makes it.
     *
     * @param n number of sites
     * @param z coordination: even, from 2 to N - 1
     * @return the ring
     */
    public static Topology ring(int n, int z) {
        if (n < 3) {
            throw new IllegalArgumentException("ring(n = " + n + ", z = " + z + "): a ring needs at least 3 sites");
        }
        if (z < 2 || z > n - 1) {
            throw new IllegalArgumentException("ring(n = " + n + ", z = " + z + "): z must be from 2 to n - 1 = "
                    + (n - 1) + "; for all-to-all use complete(" + n + ")");
        }
        if (z % 2 != 0) {
            throw new IllegalArgumentException("ring(n = " + n + ", z = " + z
                    + "): z must be even, z/2 neighbours on each side; try "
                    + (z == n - 1 ? "complete(" + n + ")" : z - 1 < 2 ? "2" : (z - 1) + " or " + (z + 1)));
        }
        if ((long) n * z > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("ring(n = " + n + ", z = " + z + "): n z = " + (long) n * z
                    + " connections do not fit one array; keep n z below 2^31");
        }
        int[] offset = new int[n + 1];
        int[] neighbour = new int[n * z];
        for (int i = 0; i < n; i++) {
            int e = offset[i];
            for (int step = 1; step <= z / 2; step++) {
                neighbour[e++] = (i + step) % n;
                neighbour[e++] = (i - step + n) % n;
            }
            offset[i + 1] = e;
            Arrays.sort(neighbour, offset[i], e);
        }
        return new Topology("ring(N = " + n + ", Z = " + z + ")", n, offset, neighbour);
    }

    /** What lies at the edges of a lattice. */
    public enum Edges {
        /** The first site of a row comes after the last: a ring, a torus. */
        PERIODIC,
        /** Nothing: a chain, a sheet. */
        FREE
    }

    /**
     * A lattice of any dimension, each site joined to the nearest along every axis. Site x + l_0 (y + l_1 (z + ...)) is at
     * (x, y, z, ...), where l_0, l_1, ... are the sides. On a periodic side of 2 the neighbours on either hand are one and the
     * same site: it is one connection with two {@link #bonds bonds}, and couplings drawn on the lattice count both. A side of 1 makes
     * no connection.
     *
     * @param edges what lies at the edges
     * @param sides sites along each axis, at least 1 each and 2 in all; their product times their number below 2^27
     * @return the lattice, symmetric
     */
    public static Topology lattice(Edges edges, int... sides) {
        if (edges == null || sides == null) {
            throw new IllegalArgumentException("Topology.lattice(edges = " + edges + ", sides = "
                    + Arrays.toString(sides) + "): neither may be null; try lattice(Edges.PERIODIC, 32, 32)");
        }
        double sites = 1;
        for (int side : sides) {
            sites *= side > 0 ? side : Double.NaN;
        }
        if (!(sites >= 2 && sites * sides.length <= MOST_BONDS)) {
            throw new IllegalArgumentException("Topology.lattice(" + edges + ", sides = " + Arrays.toString(sides)
                    + "): sides of at least 1 site, at least 2 sites in all, and sites times sides below 2^27 are needed;"
                    + " try 32, 32");
        }
        int n = (int) sites;
        int[][] bonds = new int[n * sides.length][];
        int found = 0;
        for (int i = 0; i < n; i++) {
            int stride = 1;
            for (int side : sides) {
                boolean last = i / stride % side == side - 1;
                if (side > 1 && !(last && edges == Edges.FREE)) {
                    bonds[found++] = new int[] {i, i + (last ? stride - side * stride : stride)};
                }
                stride *= side;
            }
        }
        String name = Arrays.stream(sides).mapToObj(Integer::toString).collect(Collectors.joining(" x "));
        return parallel(
                "lattice(" + name + ", " + edges.name().toLowerCase(Locale.ROOT) + ")", n, Arrays.copyOf(bonds, found));
    }

    /** A graph from bonds of which two may join the same sites. */
    private static Topology parallel(String name, int n, int[][] bonds) {
        Arrays.sort(
                bonds,
                Comparator.<int[]>comparingInt(bond -> Math.min(bond[0], bond[1]))
                        .thenComparingInt(bond -> Math.max(bond[0], bond[1])));
        int[][] pairs = new int[bonds.length][];
        int[] count = new int[bonds.length];
        int found = 0;
        for (int[] bond : bonds) {
            int[] before = found > 0 ? pairs[found - 1] : new int[] {-1, -1};
            if (Math.min(bond[0], bond[1]) == Math.min(before[0], before[1])
                    && Math.max(bond[0], bond[1]) == Math.max(before[0], before[1])) {
                count[found - 1]++;
            } else {
                count[found] = 1;
                pairs[found++] = bond;
            }
        }
        Topology single = joined(name, n, Arrays.copyOf(pairs, found));
        if (found == bonds.length) {
            return single;
        }
        int[] multiplicity = new int[single.edges()];
        for (int k = 0; k < found; k++) {
            multiplicity[single.edge(pairs[k][0], pairs[k][1])] = count[k];
            multiplicity[single.edge(pairs[k][1], pairs[k][0])] = count[k];
        }
        return new Topology(name, n, single.offset, single.rows.neighbour, multiplicity);
    }

    /**
     * A random graph in the manner of Erdős and Rényi: each possible connection is there with probability
     * z / (N - 1), so that the mean degree is z. At z = N - 1 all are there. Cost: a draw for each possible connection,
     * and memory for those that are there.
     *
     * @param n number of sites, at least 2
     * @param z mean number of neighbours, above 0 and at most N - 1
     * @param symmetric true if i receives from j whenever j receives from i; false draws the two directions
     *     apart, the strongly diluted network of Derrida, Gardner and Zippelius (1987)
     * @param streams where the choice comes from
     * @return the graph
     */
    public static Topology diluted(int n, double z, boolean symmetric, Streams streams) {
        if (n < 2 || !(z > 0 && z <= n - 1)) {
            throw new IllegalArgumentException("diluted(n = " + n + ", z = " + z
                    + "): at least 2 sites, and a mean degree above 0 and at most n - 1, are needed");
        }
        // Five deviations of their number above its mean.
        double most = n * z + 5 * Math.sqrt(2 * n * z);
        if (n > MOST_BONDS || most > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("diluted(n = " + n + ", z = " + z + "): n z = " + n * z
                    + " connections do not fit one array; keep n below 2^27 and n z below 2^31");
        }
        if (streams == null) {
            throw new IllegalArgumentException("diluted(streams = null): a graph is drawn; give Streams.seed(1)");
        }
        RandomGenerator random = streams.open("topology");
        double probability = z / (n - 1);
        int[][] drawn = new int[n][];
        int[] room = new int[n];
        int[] offset = new int[n + 1];
        for (int i = 0; i < n; i++) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("Topology.diluted was cancelled");
            }
            int count = 0;
            for (int j = symmetric ? i + 1 : 0; j < n; j++) {
                if (j != i && random.nextDouble() < probability) {
                    room[count++] = j;
                    offset[j + 1] += symmetric ? 1 : 0;
                }
            }
            drawn[i] = Arrays.copyOf(room, count);
            offset[i + 1] += count;
        }
        for (int i = 0; i < n; i++) {
            offset[i + 1] = Math.addExact(offset[i], offset[i + 1]);
        }
        int[] next = offset.clone();
        int[] neighbour = new int[offset[n]];
        // Senders below i have written themselves into row i, in ascending order, before it adds its own.
        for (int i = 0; i < n; i++) {
            for (int j : drawn[i]) {
                neighbour[next[i]++] = j;
                if (symmetric) {
                    neighbour[next[j]++] = i;
                }
            }
        }
        String name = String.format(
                Locale.ROOT, "diluted(N = %d, Z = %.4g, %s)", n, z, symmetric ? "symmetric" : "asymmetric");
        return new Topology(name, n, offset, neighbour);
    }

    /** Two points and how far apart they are; nearest first, then by number. */
    private record Pair(double squaredDistance, int i, int j) implements Comparable<Pair> {
        private static final Comparator<Pair> NEAREST = Comparator.comparingDouble(Pair::squaredDistance)
                .thenComparingInt(Pair::i)
                .thenComparingInt(Pair::j);

        @Override
        public int compareTo(Pair other) {
            return NEAREST.compare(this, other);
        }
    }

    /**
     * The nearest pairs of points, as many as make the mean degree z: an undirected geometric graph. Degrees differ from
     * site to site; among independent points they are nearly Poisson, and some sites may stay alone. Of pairs equally
     * far apart those with smaller numbers come first. Cost: N^2 / 2 distances.
     *
     * @param points where the sites are
     * @param z mean number of neighbours, above 0 and at most N - 1; there are round(z N / 2) pairs, at least one
     * @return the graph, symmetric
     */
    public static Topology near(Points points, double z) {
        if (points == null) {
            throw new IllegalArgumentException("near(points = null): try Points.random(64, 3, streams)");
        }
        int n = points.n();
        if (!(z > 0 && z <= n - 1)) {
            throw new IllegalArgumentException("near(" + points + ", z = " + z
                    + "): a mean degree above 0 and at most N - 1 = " + (n - 1) + " is needed; try z = "
                    + Math.min(7, n - 1));
        }
        long wanted = Math.max(1, Math.round(z * n / 2));
        if (wanted > MOST_PAIRS) {
            throw new IllegalArgumentException("near(" + points + ", z = " + z + "): " + wanted
                    + " pairs are more than the " + MOST_PAIRS + " that are kept; ask for a smaller z");
        }
        PriorityQueue<Pair> nearest = new PriorityQueue<>(Comparator.reverseOrder());
        for (int i = 0; i < n; i++) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("Topology.near was cancelled");
            }
            for (int j = i + 1; j < n; j++) {
                double square = points.squaredDistance(i, j);
                if (nearest.size() < wanted) {
                    nearest.add(new Pair(square, i, j));
                } else if (square < nearest.element().squaredDistance) {
                    nearest.remove();
                    nearest.add(new Pair(square, i, j));
                }
            }
        }
        int[][] pairs = nearest.stream().map(pair -> new int[] {pair.i, pair.j}).toArray(int[][]::new);
        return joined(String.format(Locale.ROOT, "near(N = %d, Z = %.4g)", n, 2.0 * pairs.length / n), n, pairs);
    }

    /**
     * An undirected graph from a list of its connections.
     *
     * @param n number of sites, at least 2
     * @param pairs two different sites each, every pair once, in either order
     * @return the graph, symmetric: each site of a pair receives from the other
     */
    public static Topology of(int n, int[][] pairs) {
        if (pairs == null) {
            throw new IllegalArgumentException(
                    "Topology.of(n = " + n + ", pairs = null): give pairs of sites, as {{0, 1}, {1, 2}}");
        }
        return joined(String.format(Locale.ROOT, "pairs(N = %d, Z = %.4g)", n, 2.0 * pairs.length / n), n, pairs);
    }

    private static Topology joined(String name, int n, int[][] pairs) {
        if (n < 2) {
            throw new IllegalArgumentException("Topology.of(n = " + n + "): at least two sites are needed");
        }
        if (n > MOST_BONDS) {
            throw new IllegalArgumentException(
                    "Topology.of(n = " + n + "): a graph is listed site by site, so n below 2^27 is needed");
        }
        int[] offset = new int[n + 1];
        for (int[] pair : pairs) {
            if (pair == null
                    || pair.length != 2
                    || Math.min(pair[0], pair[1]) < 0
                    || Math.max(pair[0], pair[1]) >= n
                    || pair[0] == pair[1]) {
                throw new IllegalArgumentException("Topology.of(n = " + n + "): a pair came as " + Arrays.toString(pair)
                        + "; two different sites from 0 to " + (n - 1) + " are needed");
            }
            offset[pair[0] + 1]++;
            offset[pair[1] + 1]++;
        }
        for (int i = 0; i < n; i++) {
            offset[i + 1] = Math.addExact(offset[i], offset[i + 1]);
        }
        int[] next = offset.clone();
        int[] neighbour = new int[offset[n]];
        for (int[] pair : pairs) {
            neighbour[next[pair[0]]++] = pair[1];
            neighbour[next[pair[1]]++] = pair[0];
        }
        for (int i = 0; i < n; i++) {
            Arrays.sort(neighbour, offset[i], offset[i + 1]);
            for (int e = offset[i] + 1; e < offset[i + 1]; e++) {
                if (neighbour[e] == neighbour[e - 1]) {
                    throw new IllegalArgumentException("Topology.of(n = " + n + "): the pair of " + i + " and "
                            + neighbour[e] + " came twice; give each once, in either order");
                }
            }
        }
        return new Topology(name, n, offset, neighbour);
    }

    /**
     * The connections of an undirected graph, each once.
     *
     * @return {i, j} with i below j, in ascending order
     */
    public int[][] pairs() {
        int[] all = neighbours();
        int[][] pairs = new int[edges() / 2][];
        int found = 0;
        for (int i = 0; i < n; i++) {
            for (int e = start(i); e < start(i + 1); e++) {
                int j = all[e];
                if (edge(j, i) < 0) {
                    throw new IllegalArgumentException(this + ": site " + i + " receives from " + j
                            + " but not the other way, so there are no undirected pairs; give a symmetric graph");
                }
                if (i < j) {
                    pairs[found++] = new int[] {i, j};
                }
            }
        }
        return pairs;
    }

    /**
     * Number of sites.
     *
     * @return N
     */
    public int n() {
        return n;
    }

    /**
     * Number of directed connections. The complete graph has more than an int can hold from N = 46,342 on,
     * and says so.
     *
     * @return the length of the neighbour list
     */
    public int edges() {
        if (offset != null) {
            return offset[n];
        }
        long edges = (long) n * (n - 1);
        if (edges > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(this + ": its N (N - 1) = " + edges
                    + " connections do not fit one array; use couplings that never list them, as LowRank does, or a"
                    + " sparse topology");
        }
        return (int) edges;
    }

    /**
     * Where a site's neighbours begin; they end where those of site i + 1 begin.
     *
     * @param i a site, or N for the end
     * @return an index into {@link #neighbours}
     */
    public int start(int i) {
        if (i < 0 || i > n) {
            throw site("start", i, n);
        }
        return offset != null ? offset[i] : edges() / n * i;
    }

    private IllegalArgumentException site(String what, int i, int most) {
        return new IllegalArgumentException(this + ": " + what + "(" + i + ") asks for a site from 0 to " + most);
    }

    /**
     * How many sites a site receives from.
     *
     * @param i a site
     * @return its degree Z_i
     */
    public int degree(int i) {
        if (i < 0 || i >= n) {
            throw site("degree", i, n - 1);
        }
        return offset != null ? offset[i + 1] - offset[i] : n - 1;
    }

    /**
     * Mean number of neighbours.
     *
     * @return Z
     */
    public double meanDegree() {
        return offset != null ? offset[n] / (double) n : n - 1;
    }

    /**
     * The neighbour lists of all sites, one after another: the array itself, not a copy.
     *
     * @return neighbours, ascending for each site
     */
    public int[] neighbours() {
        Rows known = rows;
        if (known == null) {
            known = new Rows(everyone());
            rows = known;
        }
        return known.neighbour;
    }

    /** The complete graph's rows. */
    private int[] everyone() {
        int[] all = new int[edges()];
        int e = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                if (j != i) {
                    all[e++] = j;
                }
            }
        }
        return all;
    }

    /**
     * Looks for a connection.
     *
     * @param i the receiving site
     * @param j the sending site
     * @return its place in {@link #neighbours}, or a negative number if i does not receive from j
     */
    public int edge(int i, int j) {
        if (i < 0 || i >= n) {
            throw site("edge", i, n - 1);
        }
        if (offset != null) {
            return Arrays.binarySearch(rows.neighbour, offset[i], offset[i + 1], j);
        }
        return j == i || j < 0 || j >= n ? -1 : start(i) + (j < i ? j : j - 1);
    }

    /**
     * How many bonds a connection stands for.
     *
     * @param e its place in {@link #neighbours}
     * @return 1; more where a lattice has a periodic side of 2
     */
    public int bonds(int e) {
        if (e < 0 || e >= edges()) {
            throw new IllegalArgumentException("bonds(" + e + "): " + this + " has " + edges()
                    + " connections, numbered from 0; ask edge(i, j) for the number of one");
        }
        return multiplicity == null ? 1 : multiplicity[e];
    }

    /**
     * Whether everyone receives from everyone else.
     *
     * @return true for N (N - 1) connections
     */
    public boolean isComplete() {
        return offset == null || offset[n] == (long) n * (n - 1);
    }

    @Override
    public Object identity() {
        return offset == null
                ? n
                : multiplicity == null
                        ? List.of(offset, rows.neighbour)
                        : List.of(offset, rows.neighbour, multiplicity);
    }

    @Override
    public String toString() {
        return name;
    }
}
