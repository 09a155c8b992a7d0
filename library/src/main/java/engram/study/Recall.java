package engram.study;

import engram.argument.Given;
import engram.dynamics.Dynamics;
import engram.dynamics.Run;
import engram.memory.Memory;
import engram.model.Model;
import engram.observable.Overlap;
import engram.observable.Retrieval;
import engram.pattern.Cue;
import engram.pattern.PatternEnsemble;
import engram.pattern.Patterns;
import engram.random.Streams;
import engram.topology.Topology;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The recall study: what becomes of corrupted patterns in a network that has stored P of them.
 *
 * <p>Patterns are drawn and stored, and recall runs from cues, trials aiming at the patterns in turn. The answer is a {@link Retrieval}, from
 * which any criterion of success can be read; {@link Capacity} and {@link Basin} ask for one criterion and search.
 *
 * <pre>{@code
 * var recall = new Recall<>(new Hebb(), new Binary(), new Cue.Flipped(0.2), Asynchronous.budget(10_000), 60);
 * Retrieval.pooled(recall.networks(20, Topology.complete(100), 10, streams)).within(5)
 * }</pre>
 *
 * @param memory what stores the patterns
 * @param patterns where patterns come from
 * @param cue how a pattern is corrupted
 * @param dynamics how recall moves
 * @param trials how many trials in each network, at least 1
 * @param <M> what the memory makes and the dynamics needs
 * @since 0.1.0
 */
public record Recall<M extends Model>(
        Memory<? extends M> memory, PatternEnsemble patterns, Cue cue, Dynamics<? super M> dynamics, int trials) {
    private static final int MOST = 100_000;

    /**
     * Checks the parameters.
     *
     * @param memory what stores the patterns
     * @param patterns where patterns come from
     * @param cue how a pattern is corrupted
     * @param dynamics how recall moves
     * @param trials how many trials in each network, at least 1
     */
    public Recall {
        if (trials < 1) {
            throw new IllegalArgumentException(
                    "Recall(trials = " + trials + "): at least one trial is needed; try 100");
        }
        Given.value("Recall", "memory", memory, "something that stores patterns, such as new Hebb(),");
        Given.value("Recall", "patterns", patterns, "an ensemble of patterns, such as new Binary(),");
        Given.value("Recall", "cue", cue, "a cue, such as new Cue.Flipped(0.1),");
        Given.value("Recall", "dynamics", dynamics, "a dynamics, such as Asynchronous.budget(1000),");
    }

    /**
     * Another memory, all else the same.
     *
     * @param other what stores the patterns
     * @return the changed study
     */
    public Recall<M> withMemory(Memory<? extends M> other) {
        return new Recall<>(other, patterns, cue, dynamics, trials);
    }

    /**
     * Another cue, all else the same.
     *
     * @param other the cue
     * @return the changed study
     */
    public Recall<M> withCue(Cue other) {
        return new Recall<>(memory, patterns, other, dynamics, trials);
    }

    /**
     * Another dynamics, all else the same.
     *
     * @param other the dynamics
     * @return the changed study
     */
    public Recall<M> withDynamics(Dynamics<? super M> other) {
        return new Recall<>(memory, patterns, cue, other, trials);
    }

    /**
     * Another number of trials, all else the same.
     *
     * @param count trials in each network
     * @return the changed study
     */
    public Recall<M> withTrials(int count) {
        return new Recall<>(memory, patterns, cue, dynamics, count);
    }

    /**
     * Recall in one network.
     *
     * @param g the topology
     * @param p how many patterns
     * @param streams where patterns, cues and orders come from
     * @return where the trials ended
     */
    public Retrieval network(Topology g, int p, Streams streams) {
        Patterns xi = draw("network", g, p, streams);
        return Retrieval.of(run(xi, g, streams), xi);
    }

    /**
     * Recall in several networks, each with patterns of its own.
     *
     * @param count how many networks, from 1 to 100,000
     * @param g the topology of all of them
     * @param p how many patterns in each
     * @param streams where patterns, cues and orders come from; network k has the branch {@code child("network", k)}
     * @return where the trials of each network ended; {@link Retrieval#pooled} puts them together
     */
    public List<Retrieval> networks(int count, Topology g, int p, Streams streams) {
        Given.value("networks", "streams", streams, "a place in the tree of random streams, such as Streams.seed(1),");
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException(
                    "networks(count = " + count + "): from 1 to " + MOST + " networks can be run; try 20");
        }
        return IntStream.range(0, count)
                .mapToObj(k -> network(g, p, streams.child("network", k)))
                .toList();
    }

    /**
     * Final overlaps in one network, also of memories that are not spins.
     *
     * @param g the topology
     * @param p how many patterns
     * @param streams where patterns, cues and orders come from
     * @return the signed overlap of each trial with its target
     */
    public double[] overlaps(Topology g, int p, Streams streams) {
        Patterns xi = draw("overlaps", g, p, streams);
        return Overlap.withTargets(run(xi, g, streams).end(), xi);
    }

    private Patterns draw(String call, Topology g, int p, Streams streams) {
        Given.value(call, "g", g, "a topology");
        Given.value(call, "streams", streams, "a place in the tree of random streams, such as Streams.seed(1),");
        return patterns.draw(p, g.n(), streams);
    }

    private Run run(Patterns xi, Topology g, Streams streams) {
        M model = memory.store(xi, g, streams.child("store"));
        return dynamics.run(model, cue.batch(xi, trials, streams), streams);
    }
}
