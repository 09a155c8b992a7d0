package engram.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import engram.dynamics.Asynchronous;
import engram.learning.LocalRidge;
import engram.model.SiteModel;
import engram.pattern.Cue;
import engram.pattern.UniformVectors;
import engram.random.Streams;
import engram.store.Archive;
import engram.study.Capacity;
import engram.topology.Topology;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SweepTest {
    record At(int z, double lambda) {}

    private final Streams streams = Streams.seed(9);

    private Sweep<At> sweep() {
        return new Sweep<>("test", List.of(new At(2, 1e-3), new At(4, 1e-3), new At(6, 1e-3)), 3, streams);
    }

    private static Capacity<SiteModel> capacity() {
        return new Capacity<>(
                new LocalRidge(1e-3),
                new UniformVectors(3),
                new Cue.Rerandomised(0.2),
                Asynchronous.budget(200),
                0.7,
                0.95,
                70);
    }

    @Test
    void sameBitsOnAnyNumberOfThreads() {
        Sweep.Trial<At, Capacity.Scan> trial = (at, own) -> capacity().scan(Topology.ring(16, at.z()), 8, own);
        List<Sweep.Cell<At, Capacity.Scan>> one = sweep().onThreads(1).run(trial);
        assertEquals(one, sweep().onThreads(2).run(trial));
        assertEquals(one, sweep().onThreads(8).run(trial));
        assertEquals(9, one.size());
        assertEquals(2, one.get(2).replica());
        assertEquals(4, one.get(3).point().z());
    }

    @Test
    void addingAPointLeavesTheOthersAsTheyWere() {
        Sweep.Trial<At, Double> draw = (at, own) -> own.open("x").nextDouble();
        Sweep<At> longer = new Sweep<>("test", List.of(new At(1, 1e-3), new At(2, 1e-3), new At(4, 1e-3)), 4, streams);
        assertEquals(sweep().run(draw).subList(0, 2), longer.run(draw).subList(4, 6));
    }

    @Test
    void aFailingCellIsNamedAndCanBeRunAlone() {
        Sweep.Trial<At, Double> trial = (at, own) -> {
            double x = own.open("x").nextDouble();
            if (at.z() == 4) {
                throw new ArithmeticException("x = " + x);
            }
            return x;
        };
        IllegalStateException failure = assertThrows(
                IllegalStateException.class, () -> sweep().onThreads(1).run(trial));
        assertTrue(failure.getMessage().contains("At[z=4, lambda=0.001], replica 0"), failure.getMessage());
        assertTrue(failure.getCause() instanceof ArithmeticException);
        String key = failure.getMessage().replaceAll("(?s).*new Streams\\((-?\\d+)L\\).*", "$1");
        double again = new Streams(Long.parseLong(key)).open("x").nextDouble();
        assertEquals("x = " + again, failure.getCause().getMessage());
    }

    @Test
    void anInterruptStopsWithinASecondAndLeavesNoThread() throws Exception {
        AtomicReference<Throwable> end = new AtomicReference<>();
        Thread caller = new Thread(() -> {
            try {
                sweep().run((at, own) -> capacity().withTrials(500).scan(Topology.ring(64, 26), 10_000, own));
            } catch (CancellationException stopped) {
                end.set(stopped);
            }
        });
        caller.start();
        Thread.sleep(300);
        assertTrue(threads() > 0);
        long start = System.nanoTime();
        caller.interrupt();
        caller.join(5000);
        assertFalse(caller.isAlive());
        assertTrue(System.nanoTime() - start < 1_000_000_000L);
        assertTrue(end.get().getMessage().contains("0 of 9 cells"), end.get().getMessage());
        // A worker that has done its last act may still be on its way out.
        for (int wait = 0; threads() > 0 && wait < 50; wait++) {
            Thread.sleep(10);
        }
        assertEquals(0, threads());
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.isAlive() && thread.getName().equals("sweep test"))
                .count();
    }

    @Test
    void badSweepsTeach() {
        Teaches.oneLine(() -> new Sweep<At>("s", List.of(), 1, streams), "0 points", "at least one");
        Teaches.oneLine(() -> new Sweep<>("s", List.of(new At(2, 1)), 0, streams), "0 replicas", "at least one");
        Teaches.oneLine(
                () -> new Sweep<>("s", List.of(new At(2, 1), new At(2, 1)), 1, streams), "twice", "more replicas");
    }

    /** Where cells are computed changes none of them: here on the calling thread, the last started first. */
    @Test
    void anotherEngineGivesTheSameBits() {
        Engine backwards = new Engine() {
            @Override
            public <R> Session begin(Work<R> work, Consumer<Archive.Ended<R>> ended) {
                Deque<Integer> waiting = new ArrayDeque<>();
                return new Session() {
                    @Override
                    public void start(int at) {
                        waiting.push(at);
                        if (waiting.size() == width() || at == work.plan().cells() - 1) {
                            waiting.forEach(cell -> ended.accept(work.compute(cell)));
                            waiting.clear();
                        }
                    }

                    @Override
                    public void stop() {
                        waiting.clear();
                    }

                    @Override
                    public void close() {}
                };
            }

            @Override
            public int width() {
                return 3;
            }
        };
        Sweep.Trial<At, Double> trial = (at, own) -> at.z() + own.open("x").nextDouble();
        assertEquals(sweep().run(trial), sweep().on(backwards).run(trial));
        assertEquals(new Threads(2), sweep().onThreads(2).engine());
        Teaches.oneLine(() -> sweep().onThreads(0), "Threads(0)");
        Teaches.oneLine(() -> sweep().onThreads(2000), "Threads(2000)");
        Teaches.oneLine(() -> sweep().on(null), "engine = null");
    }
}
