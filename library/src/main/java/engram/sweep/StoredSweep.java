package engram.sweep;

import engram.argument.Given;
import engram.store.Archive;
import engram.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A sweep whose finished cells go to a store, each at once. Run again, after whatever ended it, it reads
 * what is there and computes only what is missing; together they are the same bits as from one run.
 *
 * <p>Cells belong together, as one study, if they agree in the sweep's name, its streams, what is held
 * fixed, the components of point and result (their names and types), and the classes of the library that the trial can
 * reach. Points and replicas may be added later; a study grows.
 *
 * @param <P> the record that names a point's parameters
 * @param <R> the result
 * @param sweep the cells
 * @param store where they are kept
 * @param held what the trial uses and the points do not name: a record of it, a string, a list or a map;
 *     what a trial computes cannot be seen from outside, so this must tell one study from another
 * @param type the result's class: a record, or a plain number or string
 * @since 0.1.0
 */
public record StoredSweep<P extends Record, R>(Sweep<P> sweep, Store store, Object held, Class<R> type) {

    /**
     * Checks that points, what is held fixed and results can be stored.
     *
     * @param sweep the cells
     * @param store where they are kept
     * @param held what the trial uses and the points do not name
     * @param type the result's class: a record, or a plain number or string
     */
    public StoredSweep {
        Given.value("stored", "sweep", sweep, "the cells to compute");
        Given.value("stored", "store", store, "a place for the cells, for example Store.at(Path.of(\"sweeps.db\")),");
        Store.check(sweep.plan(), held, type);
    }

    /**
     * Computes the cells that are missing, and gives all. Stops, and keeps what is finished, as
     * {@link Sweep#run} does.
     *
     * @param trial what to do in each cell
     * @return the cells in the order (point, replica)
     */
    public Cells<P, R> run(Sweep.Trial<P, R> trial) {
        return SweepRun.list(sweep, trial, archive(trial), null);
    }

    /**
     * The same, but a cell that fails does not end the sweep. Failed cells are not stored: run again, they
     * are tried again.
     *
     * @param trial what to do in each cell
     * @return the finished cells and the failures
     */
    public Sweep.Attempt<P, R> attempt(Sweep.Trial<P, R> trial) {
        List<Sweep.Failure<P>> failures = new ArrayList<>();
        return new Sweep.Attempt<>(SweepRun.list(sweep, trial, archive(trial), failures::add), failures);
    }

    /**
     * Computes the cells that are missing, and hands on all, one by one, without holding them: for more cells
     * than fit into memory. See {@link Sweep#forEach}.
     *
     * @param trial what to do in each cell
     * @param each gets each cell when it is stored, on the calling thread, in the order (replica, point)
     */
    public void forEach(Sweep.Trial<P, R> trial, Consumer<Sweep.Cell<P, R>> each) {
        SweepRun.stream(
                sweep,
                trial,
                archive(trial),
                Given.value("forEach", "each", each, "something that takes each of them"));
    }

    private Archive<R> archive(Sweep.Trial<P, R> trial) {
        return store.archive(sweep.plan(), held, type, Given.value("run", "trial", trial, "what to do in each cell"));
    }
}
