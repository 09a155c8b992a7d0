package engram.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import engram.Teaches;
import engram.neuron.Activation;
import engram.neuron.LogSumExp;
import engram.pattern.Gaussian;
import engram.pattern.Patterns;
import engram.random.Streams;
import engram.state.Layers;
import engram.state.Reals;
import engram.state.Space;
import engram.state.Spins;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The capabilities of flows and maps: those known by a function of one plain array, those that work on rows, and dense memories. */
class FlowsAndStepsTest {
    private static final Streams STREAMS = Streams.seed(1982);

    /** Driven by the time, in two layers. */
    @Nested
    class PlainFlows implements FlowContract {
        @Override
        public FlowModel model() {
            return FlowModel.of(Layers.of(new Reals(3), new Reals(2)), (t, x, v) -> {
                for (int i = 0; i < 3; i++) {
                    v[i] = Math.tanh(x[3] - x[i]) + Math.sin(t);
                }
                v[3] = x[0] * x[1];
                v[4] = -x[4];
                x[0] = Double.NaN;
            });
        }
    }

    @Nested
    class PlainMaps implements StepContract {
        @Override
        public StepModel model() {
            return StepModel.of(new Reals(3), x -> {
                x[0] = x[1] * x[2];
                return new double[] {x[0], Math.tanh(x[1]), x[0] / 2};
            });
        }
    }

    @Nested
    class MapsOfSpins implements StepContract {
        @Override
        public StepModel model() {
            return StepModel.of(new Spins(4, 1), s -> new double[] {s[1], s[2], s[3], -s[0]});
        }
    }

    /** E = sum x_i^2 / 2 - sum_i cos(x_i - x_(i+1)) with v = -dE/dx, on rows. */
    @Nested
    class Gradient implements FlowContract {
        @Override
        public FlowModel model() {
            return new Rotors(4);
        }

        @Override
        public boolean descends() {
            return true;
        }
    }

    /** Three layers with inputs, whose Lagrangians are convex. */
    @Nested
    class ThreeLayers implements FlowContract {
        @Override
        public FlowModel model() {
            Patterns below = new Gaussian().draw(4, 7, STREAMS.child("below"));
            Patterns above = new Gaussian().draw(3, 4, STREAMS.child("above"));
            return new LayeredMemory(
                    List.of(
                            new LayeredMemory.Layer(Activation.SIGMOID, 1, new double[] {1, 2, 3, 4, 5, 6, 7}),
                            new LayeredMemory.Layer(Activation.RELU, 0.5),
                            new LayeredMemory.Layer(Activation.TANH, 2)),
                    List.of(below, above));
        }

        @Override
        public boolean descends() {
            return true;
        }
    }

    @Nested
    class TwoLayers implements FlowContract {
        @Override
        public FlowModel model() {
            Patterns xi = new Gaussian().draw(4, 7, STREAMS.child("xi"));
            return LayeredMemory.of(xi, Activation.IDENTITY, new LogSumExp(1.5), 1, 0.3);
        }

        @Override
        public boolean descends() {
            return true;
        }
    }

    @Nested
    class AttentionHead implements StepContract {
        @Override
        public StepModel model() {
            return new Attention(new Gaussian().draw(5, 8, STREAMS), 0.7);
        }
    }

    @Nested
    class ModernNetwork implements StepContract {
        @Override
        public StepModel model() {
            return new ModernHopfield(new Gaussian().draw(5, 8, STREAMS), 0.2);
        }
    }

    private record Rotors(int n) implements FlowModel, Energy {
        @Override
        public Space space() {
            return new Reals(n);
        }

        @Override
        public double energy(double[] x) {
            double e = 0;
            for (int i = 0; i < n; i++) {
                e += x[i] * x[i] / 2 - Math.cos(x[i] - x[(i + 1) % n]);
            }
            return e;
        }

        @Override
        public void velocity(double t, double[][] x, int width, double[][] v) {
            for (int i = 0; i < n; i++) {
                for (int lane = 0; lane < width; lane++) {
                    double here = x[i][lane];
                    v[i][lane] =
                            -here - Math.sin(here - x[(i + 1) % n][lane]) - Math.sin(here - x[(i + n - 1) % n][lane]);
                }
            }
        }
    }

    @Test
    void badInputTeaches() {
        Teaches.oneLine(() -> FlowModel.of(null, (t, x, v) -> {}), "space = null");
        Teaches.oneLine(() -> FlowModel.of(new Reals(1), null), "velocity = null");
        Teaches.oneLine(() -> StepModel.of(null, x -> x), "space = null");
        Teaches.oneLine(() -> StepModel.of(new Reals(1), null), "map = null");
        FlowModel still = FlowModel.of(new Reals(2), (t, x, v) -> {});
        Teaches.oneLine(() -> still.velocity(0, new double[1][1], 1, new double[2][1]), "velocity(x)", "1 rows");
        Teaches.oneLine(() -> still.velocity(0, new double[2][1], 1, new double[2][0]), "velocity(v)", "row 0");
        assertEquals("FlowModel(Reals[n=2])", still.toString());
    }
}
