package engram.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import engram.Teaches;
import engram.dynamics.Asynchronous;
import engram.dynamics.Event;
import engram.dynamics.Glauber;
import engram.dynamics.Integration;
import engram.dynamics.Order;
import engram.learning.Hebb;
import engram.learning.LearningRule;
import engram.learning.Storkey;
import engram.model.FlowModel;
import engram.model.Model;
import engram.pattern.Binary;
import engram.random.Streams;
import engram.state.Reals;
import engram.sweep.Sweep;
import engram.topology.Topology;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study is told by the classes that its trial can reach, not by all. */
class ReachTest {
    private static final Sweep.Trial<ReachedAt, Double> TRIAL = ReachedCold.TRIAL;

    /** The library with other files in place of some, or beside them. */
    private static final class Changed extends ClassLoader {
        private final Map<String, byte[]> files = new HashMap<>();

        Changed() {
            super(ReachTest.class.getClassLoader());
        }

        /** The same class but for a letter of one of its texts. */
        Changed letter(Class<?> type, String text) throws Exception {
            String name = type.getName().replace('.', '/') + ".class";
            try (InputStream in = getParent().getResourceAsStream(name)) {
                String bytes = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
                assertNotEquals(-1, bytes.indexOf(text), text);
                files.put(name, bytes.replace(text, text.substring(1) + "x").getBytes(StandardCharsets.ISO_8859_1));
            }
            return this;
        }

        @Override
        public InputStream getResourceAsStream(String name) {
            byte[] bytes = files.get(name);
            return bytes == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(bytes);
        }
    }

    private static String digest(ClassLoader loader, Object... roots) {
        return Reach.digest(loader, roots);
    }

    @Test
    void addingAClassChangesNothing() {
        Changed more = new Changed();
        more.files.put("engram/dynamics/New.class", new byte[] {1, 2, 3});
        assertEquals(digest(new Changed(), TRIAL), digest(more, TRIAL));
    }

    @Test
    void changingAClassThatIsNotReachedChangesNothing() throws Exception {
        assertEquals(digest(new Changed(), TRIAL), digest(new Changed().letter(Storkey.class, "Storkey"), TRIAL));
    }

    @Test
    void changingAReachedClassDoes() throws Exception {
        Class<?> deep = Class.forName("engram.dynamics.Runner");
        String before = digest(new Changed(), TRIAL);
        assertNotEquals(before, digest(new Changed().letter(deep, "the run was interrupted"), TRIAL));
        assertNotEquals(before, digest(new Changed().letter(Binary.class, "draw"), TRIAL));
    }

    /** What a lambda has captured, and what a study holds, is reached too. */
    @Test
    void capturedAndHeldObjectsAreReached() throws Exception {
        LearningRule rule = new Storkey();
        Changed changed = new Changed().letter(Storkey.class, "Storkey");
        assertNotEquals(digest(new Changed(), ReachedByRule.trial(rule)), digest(changed, ReachedByRule.trial(rule)));
        assertEquals(
                digest(new Changed(), ReachedByRule.trial(new Hebb())),
                digest(changed, ReachedByRule.trial(new Hebb())));
        assertNotEquals(digest(new Changed(), TRIAL, List.of(rule)), digest(changed, TRIAL, List.of(rule)));
    }

    /** Flows, events and what they call work in stored sweeps as other lambdas do: told by their classes, and again without computing. */
    @Test
    void flowsAndEventsAreReached(@TempDir Path folder) throws Exception {
        String before = digest(new Changed(), ReachedByFlow.TRIAL);
        assertEquals(before, digest(new Changed().letter(Storkey.class, "Storkey"), ReachedByFlow.TRIAL));
        assertNotEquals(
                before,
                digest(
                        new Changed().letter(Class.forName("engram.dynamics.FlowTrials"), "leaves"),
                        ReachedByFlow.TRIAL));
        Store store = Store.at(folder.resolve("flow.db"));
        var sweep = new Sweep<>("flow", List.of(new ReachedAt(1), new ReachedAt(2)), 1, Streams.seed(1));
        var cells = sweep.stored(store, Integration.untilRest(5), Double.class).run(ReachedByFlow.TRIAL);
        assertEquals(
                cells,
                sweep.stored(store, Integration.untilRest(5), Double.class).run(ReachedByFlow.TRIAL));
        assertEquals(1, store.studies().size());
        assertEquals(Math.log(4), cells.get(1).result(), 1e-8);
        sweep.stored(store, Integration.untilRest(6), Double.class).run(ReachedByFlow.TRIAL);
        assertEquals(2, store.studies().size());
        Integration held = Integration.until(5).on(Event.end((t, x) -> x[0] - 1));
        Teaches.oneLine(() -> sweep.stored(store, held, Double.class).run(ReachedByFlow.TRIAL), "held.events[0].level");
    }

    /** A class whose file is nowhere to be read is not guessed at. */
    @Test
    void whatCannotBeReadIsNotGuessed() {
        Changed without = new Changed();
        assertNull(Reach.digest(
                without,
                java.lang.reflect.Proxy.newProxyInstance(
                        without, new Class<?>[] {Runnable.class}, (self, method, arguments) -> null)));
    }

    /** Two sweeps by different trials are two studies if those reach different classes of the library. */
    @Test
    void trialsThatReachOtherClassesAreOtherStudies(@TempDir Path folder) {
        Store store = Store.at(folder.resolve("reach.db"));
        var sweep = new Sweep<>("reach", List.of(new ReachedAt(1), new ReachedAt(2)), 1, Streams.seed(1));
        sweep.stored(store, "same", Double.class).run(TRIAL);
        sweep.stored(store, "same", Double.class).run(TRIAL);
        assertEquals(1, store.studies().size());
        sweep.stored(store, "same", Double.class).run(ReachedWarm.TRIAL);
        assertEquals(2, store.studies().size());
    }
}

/** A point. */
record ReachedAt(int p) {}

/** A trial in a class of its own: what else a test names is none of its. */
final class ReachedCold {
    static final Sweep.Trial<ReachedAt, Double> TRIAL = (at, own) -> {
        var xi = new Binary().draw(at.p(), 20, own);
        var model = Model.of(new Hebb().learn(xi, Topology.complete(20)));
        return Asynchronous.budget(100).run(model, xi.pattern(0), own).end().state(0)[0];
    };
}

/** A trial by lambdas of a flow and of an event: when does p decay to a half? */
final class ReachedByFlow {
    static final Sweep.Trial<ReachedAt, Double> TRIAL = (at, own) -> {
        var decay = FlowModel.of(new Reals(1), (t, x, v) -> v[0] = -x[0]);
        var half = Event.end((t, x) -> x[0] - 0.5);
        return Integration.until(9)
                .on(half)
                .run(decay, new double[] {at.p()}, own)
                .outcomes()
                .get(0)
                .at()
                .now();
    };
}

/** A trial with a rule that it captures. */
final class ReachedByRule {
    static Sweep.Trial<ReachedAt, Double> trial(LearningRule rule) {
        return (at, own) -> rule.learn(new Binary().draw(at.p(), 9, own), Topology.complete(9))
                .largest();
    }
}

/** A trial that reaches other classes. */
final class ReachedWarm {
    static final Sweep.Trial<ReachedAt, Double> TRIAL = (at, own) -> {
        var xi = new Binary().draw(at.p(), 20, own);
        return new Glauber(0.5, Order.UNIFORM, 10)
                .run(Model.of(new Hebb().learn(xi, Topology.complete(20))), xi.pattern(0), own)
                .end()
                .state(0)[0];
    };
}
