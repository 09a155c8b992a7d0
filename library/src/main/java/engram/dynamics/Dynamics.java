package engram.dynamics;

import engram.model.Model;
import engram.random.Streams;
import engram.state.Batch;
import java.util.Objects;

/**
 * How states move. A dynamics is a record of its parameters, or a lambda: all studies take either.
 * The trials of a batch move together but never mix.
 *
 * @param <M> what it needs of a network: local fields ({@link engram.model.SiteModel}), a velocity
 *     ({@link engram.model.FlowModel}), a next state ({@link engram.model.StepModel})
 * @since 0.1.0
 */
@FunctionalInterface
public interface Dynamics<M extends Model> {

    /**
     * Runs every trial.
     *
     * @param model the network
     * @param start where the trials begin; not changed
     * @param streams where random orders come from
     * @param watch a watch that is called while the run goes; {@link Watch#NONE} for none
     * @return where the trials ended
     */
    Run run(M model, Batch start, Streams streams, Watch watch);

    /**
     * Runs every trial, unwatched.
     *
     * @param model the network
     * @param start where the trials begin; not changed
     * @param streams where random orders come from
     * @return where the trials ended
     */
    default Run run(M model, Batch start, Streams streams) {
        return run(model, start, streams, Watch.NONE);
    }

    /**
     * Runs one trial.
     *
     * @param model the network
     * @param start where it begins, a state of the model's space; not changed
     * @param streams where random orders come from
     * @return where it ended
     */
    default Run run(M model, double[] start, Streams streams) {
        Objects.requireNonNull(model, "run(model = null): a network is needed; try Model.of(w)");
        Objects.requireNonNull(start, "run(start = null): a state is needed; try model.space().random(generator)");
        return run(model, Batch.of(model.space(), start), streams, Watch.NONE);
    }
}
