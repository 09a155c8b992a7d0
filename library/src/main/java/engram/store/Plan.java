package engram.store;

import engram.argument.Given;
import engram.random.Streams;
import java.util.List;

/**
 * The cells of a sweep, as engines and stores see them. Cell number {@code at} is that of all points'
 * replica 0, then of their replica 1, and so on.
 *
 * @param <P> the record that names a point's parameters
 * @param sweep the sweep's name
 * @param points the points, all different
 * @param replicas independent repetitions of each
 * @param streams where all randomness comes from
 * @since 0.1.0
 */
public record Plan<P extends Record>(String sweep, List<P> points, int replicas, Streams streams) {

    /**
     * Keeps a copy of the points.
     *
     * @param sweep the sweep's name
     * @param points the points, all different
     * @param replicas independent repetitions of each
     * @param streams where all randomness comes from
     */
    public Plan {
        Given.value("Plan", "sweep", sweep, "a word or two");
        Given.value("Plan", "streams", streams, "a source of randomness, for example Streams.seed(1),");
        points = Given.list("Plan", "points", points, "records of parameters");
    }

    /**
     * How many cells there are.
     *
     * @return points times replicas
     */
    public int cells() {
        return points.size() * replicas;
    }

    /**
     * The point of a cell.
     *
     * @param at the cell's number
     * @return its point
     */
    public P point(int at) {
        return points.get(at % points.size());
    }

    /**
     * The repetition of a cell.
     *
     * @param at the cell's number
     * @return its replica, from 0
     */
    public int replica(int at) {
        return at / points.size();
    }

    /**
     * The randomness of a cell.
     *
     * @param at the cell's number
     * @return its own streams
     */
    public Streams own(int at) {
        return streams.child(Identity.point(point(at)), replica(at));
    }
}
