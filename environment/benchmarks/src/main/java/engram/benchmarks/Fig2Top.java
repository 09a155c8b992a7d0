package engram.benchmarks;

import engram.dynamics.Asynchronous;
import engram.learning.LocalRidge;
import engram.model.CoupledModel;
import engram.pattern.Cue;
import engram.pattern.UniformVectors;
import engram.random.Streams;
import engram.study.Capacity;
import engram.sweep.Sweep;
import engram.topology.Topology;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** All of Fig 2 top of the vectorial paper, protocol C2, as the notebook does it. */
final class Fig2Top implements Work {
    private final int n;
    private final Capacity<CoupledModel> study;
    private final Sweep<Point> sweep;
    private final Work small;

    record Point(int z) {}

    record Found(int last) {}

    Fig2Top(int n, int mostZ, int replicas, int trials, int updates, int threads) {
        this.n = n;
        study = new Capacity<>(
                new LocalRidge(1e-3),
                new UniformVectors(3),
                new Cue.Rerandomised(0.2),
                Asynchronous.budget(updates),
                0.7,
                0.95,
                trials);
        List<Point> points = IntStream.rangeClosed(1, mostZ / 2)
                .mapToObj(k -> new Point(2 * k))
                .toList();
        sweep = new Sweep<>("Fig 2 top", points, replicas, Streams.seed(2507)).onThreads(threads);
        small = replicas == 1 ? this : new Fig2Top(n, mostZ, 1, trials, updates, threads);
    }

    @Override
    public Work small() {
        return small;
    }

    @Override
    public Map<String, double[]> run() {
        double[] found = sweep
                .run((at, streams) -> new Found(study.scan(Topology.ring(n, at.z()), (int) (1.7 * at.z()) + 3, streams)
                        .last()))
                .stream()
                .mapToDouble(cell -> cell.result().last())
                .toArray();
        return Map.of("pc", found);
    }
}
