package engram.store;

import engram.progress.Progress;
import engram.random.Streams;
import engram.statistics.Estimate;
import engram.sweep.StoredSweep;
import engram.sweep.Sweep;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** A stored sweep in a process of its own, to be killed, or to share a store with another. */
public final class StoredSweepProcess {
    record At(int z, double lambda) {}

    record Found(int pC, double gamma, double[] overlaps, Estimate m) {}

    /** A slow machine would show progress among the lines. */
    private static final class Silent implements Progress {
        @Override
        public void advance(long done) {}

        @Override
        public void close() {}
    }

    private StoredSweepProcess() {}

    static Sweep<At> sweep() {
        return new Sweep<>(
                        "killed",
                        IntStream.range(0, 40)
                                .mapToObj(k -> new At(k, 1e-3 * k))
                                .toList(),
                        5,
                        Streams.seed(17))
                .onThreads(2);
    }

    static Found quick(At at, Streams own) {
        RandomGenerator random = own.open("x");
        double[] m = random.doubles(1 + at.z() * 20).map(x -> x - at.lambda()).toArray();
        return new Found(random.nextInt(), m[0] / 3, m, Estimate.of(m));
    }

    /** The trial, which notes what it is asked for; it stands in this class, as the one below does, so that both are of one study. */
    static Sweep.Trial<At, Found> noting(Set<String> computed) {
        return (at, own) -> {
            if (!computed.add(at + " " + own.key())) {
                throw new AssertionError(at + " is computed twice");
            }
            return quick(at, own);
        };
    }

    static Sweep.Trial<At, Found> nothingMissing() {
        return (at, own) -> {
            throw new AssertionError("nothing is missing");
        };
    }

    static StoredSweep<At, Found> stored(Path file) {
        return sweep().stored(Store.at(file), "killed", Found.class);
    }

    /** Runs the sweep at {@code args[0]} and says of each cell, once it is stored, which it was and what it found. */
    public static void main(String[] args) {
        Progress.display((task, total) -> new Silent());
        System.out.println("begin");
        stored(Path.of(args[0]))
                .forEach(
                        (at, own) -> {
                            Thread.sleep(own.open("pause").nextInt(12));
                            return quick(at, own);
                        },
                        cell -> {
                            System.out.println(line(cell));
                            System.out.flush();
                        });
        System.out.println("end");
    }

    static String line(Sweep.Cell<At, Found> cell) {
        return cell.point().z() + " " + cell.replica() + " "
                + Shape.ofResult(Found.class).text(cell.result()).hashCode();
    }

    static Process start(Class<?> main, List<String> options, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
        command.addAll(options);
        if (Runtime.version().feature() >= 24) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto", "-cp"));
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(main.getName());
        command.addAll(List.of(args));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }
}
