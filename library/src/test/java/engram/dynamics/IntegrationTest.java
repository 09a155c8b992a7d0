package engram.dynamics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import engram.model.FlowModel;
import engram.observable.Lowest;
import engram.observable.Trace;
import engram.random.Streams;
import engram.state.Batch;
import engram.state.Layers;
import engram.state.Reals;
import engram.state.Space;
import engram.state.Spins;
import engram.sweep.Sweep;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IntegrationTest {
    private static final Streams STREAMS = Streams.seed(1963);
    private static final Reals ONE = new Reals(1);
    private static final Reals TWO = new Reals(2);
    private static final FlowModel DECAY = FlowModel.of(ONE, (t, x, v) -> v[0] = -x[0]);
    private static final FlowModel OSCILLATOR = FlowModel.of(TWO, (t, x, v) -> {
        v[0] = x[1];
        v[1] = -x[0];
    });
    private static final FlowModel LORENZ = FlowModel.of(new Reals(3), (t, x, v) -> {
        v[0] = 10 * (x[1] - x[0]);
        v[1] = x[0] * (28 - x[2]) - x[1];
        v[2] = x[0] * x[1] - 8.0 / 3 * x[2];
    });

    @AfterEach
    void clearInterrupt() {
        Thread.interrupted();
    }

    private static double[] end(Integration how, FlowModel model, double... start) {
        return how.run(model, start, STREAMS).state(0);
    }

    private static Batch random(Space space, int trials) {
        RandomGenerator random = STREAMS.child("start", trials).open("x");
        Batch batch = new Batch(space, trials);
        for (int t = 0; t < trials; t++) {
            batch.set(t, space.random(random));
        }
        return batch;
    }

    @Test
    void exponentialDecay() {
        for (double time : new double[] {1e-9, 0.3, 1, 20}) {
            assertEquals(2 * Math.exp(-time), end(Integration.until(time), DECAY, 2)[0], 1e-8);
        }
    }

    /** dx/dt = x (1 - x), and the time enters: dx/dt = cos t. */
    @Test
    void logisticAndForced() {
        FlowModel logistic = FlowModel.of(ONE, (t, x, v) -> v[0] = x[0] * (1 - x[0]));
        double grown = 0.01 * Math.exp(8) / (1 + 0.01 * (Math.exp(8) - 1));
        assertEquals(grown, end(Integration.until(8), logistic, 0.01)[0], 1e-7);
        FlowModel forced = FlowModel.of(ONE, (t, x, v) -> v[0] = Math.cos(t));
        assertEquals(Math.sin(7), end(Integration.until(7), forced, 0)[0], 1e-8);
    }

    /** After 100 periods the oscillator is back, and the error falls as the tolerance does. */
    @Test
    void theErrorFollowsTheTolerance() {
        double[] errors = new double[4];
        for (int k = 0; k < errors.length; k++) {
            double tolerance = Math.pow(10, -5 - 2 * k);
            double[] x = end(Integration.until(200 * Math.PI).withTolerance(tolerance, tolerance), OSCILLATOR, 1, 0);
            errors[k] = Math.hypot(x[0] - 1, x[1]);
            assertTrue(errors[k] < 1000 * tolerance, errors[k] + " at " + tolerance);
        }
        for (int k = 1; k < errors.length; k++) {
            double fall = errors[k - 1] / errors[k];
            assertTrue(fall > 20 && fall < 500, Arrays.toString(errors));
        }
    }

    /** The energy of the oscillator drifts by no more than the tolerance of as many steps. */
    @Test
    void energyIsKept() {
        Trace energy = Trace.every(Clock.time(1), x -> (x[0] * x[0] + x[1] * x[1]) / 2);
        Integration.until(1000).run(OSCILLATOR, Batch.of(TWO, new double[] {1, 0}), STREAMS, energy);
        assertEquals(1001, energy.values().length);
        for (double e : energy.values()) {
            assertEquals(0.5, e, 1e-6);
        }
    }

    /** dx/dt = A x of all trials at once, against exp(A t) by its series. */
    @Test
    void linearSystemAgainstTheMatrixExponential() {
        int n = 6;
        RandomGenerator random = STREAMS.open("A");
        double[][] a = new double[n][n];
        for (double[] row : a) {
            Arrays.setAll(row, j -> random.nextGaussian() / 2);
        }
        double[][] power = exponential(a, 3);
        Batch start = random(new Reals(n), 100);
        Run run = Integration.until(3).run(linear(a), start, STREAMS);
        for (int t = 0; t < 100; t++) {
            double[] x = start.state(t);
            for (int i = 0; i < n; i++) {
                double exact = 0;
                for (int j = 0; j < n; j++) {
                    exact += power[i][j] * x[j];
                }
                assertEquals(exact, run.state(t)[i], 1e-7 * (1 + Math.abs(exact)));
            }
        }
    }

    /** A velocity that is a product of matrices. */
    static FlowModel linear(double[][] a) {
        return new FlowModel() {
            @Override
            public Space space() {
                return new Reals(a.length);
            }

            @Override
            public void velocity(double t, double[][] x, int width, double[][] v) {
                for (int i = 0; i < a.length; i++) {
                    Arrays.fill(v[i], 0, width, 0);
                    for (int j = 0; j < a.length; j++) {
                        for (int lane = 0; lane < width; lane++) {
                            v[i][lane] += a[i][j] * x[j][lane];
                        }
                    }
                }
            }
        };
    }

    /** exp(A t) by 60 terms of its series. */
    private static double[][] exponential(double[][] a, double t) {
        int n = a.length;
        double[][] sum = new double[n][n];
        double[][] term = new double[n][n];
        for (int i = 0; i < n; i++) {
            sum[i][i] = 1;
            term[i][i] = 1;
        }
        for (int k = 1; k < 60; k++) {
            double[][] next = new double[n][n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    for (int l = 0; l < n; l++) {
                        next[i][j] += term[i][l] * a[l][j] * t / k;
                    }
                    sum[i][j] += next[i][j];
                }
            }
            term = next;
        }
        return sum;
    }

    /** Chaos multiplies differences by e^18 in 20 time units: the bits of two runs are the same, and a tighter run agrees. */
    @Test
    void lorenz() {
        Integration how = Integration.until(20).withTolerance(1e-12, 1e-12);
        assertArrayEquals(end(how, LORENZ, 1, 1, 1), end(how, LORENZ, 1, 1, 1), 0);
        assertArrayEquals(end(how.withTolerance(1e-13, 1e-13), LORENZ, 1, 1, 1), end(how, LORENZ, 1, 1, 1), 1e-4);
    }

    /** E = sum (x^2 - 1)^2 / 4 under v = -dE/dx: it falls, at the rate -|v|^2 along the dense output. */
    @Test
    void gradientFlowDescends() {
        FlowModel wells = FlowModel.of(TWO, (t, x, v) -> {
            for (int i = 0; i < 2; i++) {
                v[i] = x[i] - x[i] * x[i] * x[i];
            }
        });
        double dt = 1e-3;
        Trace energy = Trace.every(Clock.time(dt), x -> well(x[0]) + well(x[1]));
        Trace speed =
                Trace.every(Clock.time(dt), x -> square(x[0] - x[0] * x[0] * x[0]) + square(x[1] - x[1] * x[1] * x[1]));
        Batch start = Batch.of(TWO, new double[] {0.1, -2});
        Integration.until(5).run(wells, start, STREAMS, Watch.all(energy, speed));
        double[] e = energy.values();
        for (int k = 1; k < e.length - 1; k++) {
            assertTrue(e[k] <= e[k - 1] + 1e-12);
            double s = speed.values()[k];
            assertEquals(-s, (e[k + 1] - e[k - 1]) / (2 * dt), 3e-4 * (1 + s));
        }
    }

    private static double well(double x) {
        return square(x * x - 1) / 4;
    }

    private static double square(double x) {
        return x * x;
    }

    /** The dense output is as exact as the steps, which are much longer than a look's interval. */
    @Test
    void watchesReadTheDenseOutput() {
        int[] evaluations = new int[1];
        FlowModel counted = FlowModel.of(TWO, (t, x, v) -> {
            evaluations[0]++;
            v[0] = x[1];
            v[1] = -x[0];
        });
        Batch start = Batch.of(TWO, new double[] {0, 1});
        Trace sine = Trace.every(Clock.time(0.01), x -> x[0]);
        Integration.until(10).run(counted, start, STREAMS, sine);
        assertEquals(1001, sine.times().length);
        assertTrue(evaluations[0] < 1000, evaluations[0] + " evaluations");
        for (int k = 0; k < sine.times().length; k++) {
            assertEquals(Math.sin(sine.times()[k]), sine.values()[k], 1e-7);
        }
        Lowest lowest = Lowest.every(Clock.time(0.001), x -> x[0]);
        Integration.until(10).run(counted, start, STREAMS, lowest);
        assertEquals(-1, lowest.energy(), 1e-6);
        assertEquals(0, lowest.state()[1], 1e-3);
    }

    /** Looks are multiples of the interval; the last one is the end. */
    @Test
    void looksDoNotDrift() {
        Trace tenths = Trace.every(Clock.time(0.1), x -> x[0]);
        Integration.until(10).run(DECAY, Batch.of(ONE, new double[] {1}), STREAMS, tenths);
        assertEquals(101, tenths.times().length);
        assertEquals(10, tenths.times()[100]);
        Trace thirds = Trace.every(Clock.time(0.3), x -> x[0]);
        Integration.until(1).run(DECAY, Batch.of(ONE, new double[] {1}), STREAMS, thirds);
        assertArrayEquals(new double[] {0, 0.3, 0.6, 0.9, 1}, thirds.times(), 1e-15);
    }

    /** A watched run ends in the same bits, whatever the interval; events and rest too. */
    @Test
    void watchingChangesNothing() {
        Batch start = random(TWO, 70);
        Integration how = Integration.untilRest(9)
                .on(Event.end((t, x) -> x[0] - 1.5), Event.note((t, x) -> x[1], (trial, t, x) -> {}));
        FlowModel damped = FlowModel.of(TWO, (t, x, v) -> {
            v[0] = x[1];
            v[1] = -4 * x[0] - 3 * x[1];
        });
        Run plain = how.run(damped, start, STREAMS);
        for (double interval : new double[] {0.01, 0.77, 20}) {
            double[][] seen = new double[70][];
            Run watched = how.run(damped, start, STREAMS, new Watch() {
                @Override
                public Clock interval() {
                    return Clock.time(interval);
                }

                @Override
                public void at(Clock now, Batch states) {
                    Arrays.setAll(seen, states::state);
                }
            });
            assertEquals(plain.outcomes(), watched.outcomes());
            for (int t = 0; t < 70; t++) {
                assertArrayEquals(plain.state(t), watched.state(t), 0);
                assertArrayEquals(plain.state(t), seen[t], 0);
            }
        }
    }

    /** The same bits on any number of threads. */
    @Test
    void threadsChangeNothing() {
        record Seed(int k) {}
        List<Seed> seeds = List.of(new Seed(1), new Seed(2), new Seed(3), new Seed(4));
        Sweep.Trial<Seed, String> trial = (at, own) -> Arrays.toString(
                Integration.until(5).run(LORENZ, random(LORENZ.space(), 3), own).state(2));
        var sweep = new Sweep<>("threads", seeds, 2, STREAMS);
        assertEquals(
                sweep.onThreads(1).run(trial).stream()
                        .map(cell -> cell.result())
                        .toList(),
                sweep.onThreads(4).run(trial).stream()
                        .map(cell -> cell.result())
                        .toList());
    }

    /** Trials of a tile share their steps, and none is less exact for it; the start is not changed. */
    @Test
    void companyMakesNoTrialLessExact() {
        FlowModel rates = FlowModel.of(TWO, (t, x, v) -> {
            v[0] = x[1] * Math.cos(x[1] * t);
            v[1] = 0;
        });
        double[][] start = new double[64][];
        Arrays.setAll(start, t -> new double[] {0, t == 17 ? 40 : 0.1});
        Batch batch = Batch.of(TWO, start);
        Run run = Integration.until(6).run(rates, batch, STREAMS);
        for (int t = 0; t < 64; t++) {
            double error = Math.abs(run.state(t)[0] - Math.sin(start[t][1] * 6));
            double alone = Math.abs(end(Integration.until(6), rates, start[t])[0] - Math.sin(start[t][1] * 6));
            assertTrue(error <= 2 * alone + 1e-13, error + " beside " + alone);
            assertArrayEquals(start[t], batch.state(t), 0);
        }
    }

    /** x falls as e^-t to the velocity of rest, at t = ln(x0 / rest), stays, and is no longer computed. */
    @Test
    void trialsAtRestAreFixedPoints() {
        int[] evaluations = new int[1];
        FlowModel counted = FlowModel.of(ONE, (t, x, v) -> {
            evaluations[0]++;
            v[0] = -x[0];
        });
        Batch start = Batch.of(ONE, new double[] {1}, new double[] {0}, new double[] {-1000});
        Integration how = Integration.until(1e6).withRest(1e-3);
        Run run = how.run(counted, start, STREAMS);
        assertTrue(evaluations[0] < 3000, evaluations[0] + " evaluations");
        assertEquals(3, run.fixedPoints());
        assertEquals(new Outcome.FixedPoint(Clock.time(0)), run.outcomes().get(1));
        assertEquals(3 * Math.log(10), run.outcomes().get(0).at().now(), 1e-6);
        assertEquals(6 * Math.log(10), run.outcomes().get(2).at().now(), 1e-6);
        assertEquals(1e-3, run.state(0)[0], 1e-12);
        assertEquals(-1e-3, run.state(2)[0], 1e-12);
        assertEquals(0, run.state(1)[0]);
        Trace trace = Trace.every(Clock.time(1), x -> x[0]);
        how.run(DECAY, start, STREAMS, trace);
        assertEquals(15, trace.times().length);
        assertEquals(Math.exp(-6), trace.values()[6], 1e-8);
        assertEquals(1e-3, trace.values()[8], 1e-12);
        assertEquals(0, Integration.until(30).run(DECAY, start, STREAMS).fixedPoints());
    }

    /** Far more steps than rounding needs: errors of the steps do not keep a trial from its rest of 1e-6. */
    @Test
    void restIsReached() {
        double[][] a = {{-1, 0, 0}, {3, -10, 0}, {0, 2, -100}};
        Run run = Integration.untilRest(1000).run(linear(a), random(new Reals(3), 20), STREAMS);
        assertEquals(20, run.fixedPoints());
    }

    @Test
    void layersOfReals() {
        Layers layers = Layers.of(new Reals(2), new Reals(1));
        FlowModel two = FlowModel.of(layers, (t, x, v) -> {
            v[0] = -x[0] + x[2];
            v[1] = -x[1] + x[2];
            v[2] = 0;
        });
        assertArrayEquals(new double[] {3, 3, 3}, end(Integration.until(40), two, 0, 1, 3), 1e-8);
        FlowModel burst = FlowModel.of(layers, (t, x, v) -> v[2] = x[2] * x[2]);
        Teaches.oneLine(
                () -> Integration.until(2).run(burst, Batch.of(layers, new double[3], new double[] {0, 0, 1}), STREAMS),
                "t = ",
                "trial 1",
                "layer 1, unit 0",
                "shorter time");
    }

    /** What blows up or is undefined says when, which trial, which unit; a domain that a step only touches is no failure. */
    @Test
    void whatLeavesTheFiniteNumbersTeaches() {
        FlowModel root = FlowModel.of(TWO, (t, x, v) -> v[1] = -Math.sqrt(x[1]));
        Batch start = random(TWO, 66);
        for (int t = 0; t < 66; t++) {
            start.set(t, new double[] {0, t == 65 ? 1 : 100});
        }
        Teaches.oneLine(
                () -> Integration.until(5).run(root, start, STREAMS),
                "t = 1.99",
                "trial 65",
                "unit 1",
                "finite",
                "undefined");
        FlowModel grows = FlowModel.of(ONE, (t, x, v) -> v[0] = x[0]);
        Teaches.oneLine(() -> end(Integration.until(1000), grows, 1), "t = 70", "unit 0", "finite");
        FlowModel square = FlowModel.of(ONE, (t, x, v) -> v[0] = x[0] * x[0]);
        Teaches.oneLine(() -> end(Integration.until(2), square, 1), "trial 0", "unit 0", "blows up");
        FlowModel log = FlowModel.of(ONE, (t, x, v) -> v[0] = -1 - 1e-3 * Math.log(x[0]));
        assertTrue(end(Integration.until(0.9), log, 1)[0] > 0.09);
        Teaches.oneLine(
                () -> end(Integration.until(1), FlowModel.of(ONE, (t, x, v) -> v[0] = 0 / x[0]), 0), "t = 0", "NaN");
    }

    @Test
    void badVelocitiesTeach() {
        FlowModel forgets = plain(new Reals(3), v -> Arrays.fill(v[0], 1));
        Teaches.oneLine(() -> end(Integration.until(1), forgets, 1, 2, 3), "unit 1", "NaN", "every row");
        FlowModel cuts = plain(new Reals(3), v -> v[2] = new double[0]);
        Teaches.oneLine(() -> end(Integration.until(1), cuts, 1, 2, 3), "velocity(v)", "row 2", "0 numbers");
    }

    private static FlowModel plain(Space space, java.util.function.Consumer<double[][]> sets) {
        return new FlowModel() {
            @Override
            public Space space() {
                return space;
            }

            @Override
            public void velocity(double t, double[][] x, int width, double[][] v) {
                sets.accept(v);
            }
        };
    }

    @Test
    void badInputTeaches() {
        for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            Teaches.oneLine(() -> Integration.until(bad), "time = " + bad, "try 100");
            Teaches.oneLine(() -> Integration.until(1).withTolerance(bad, 1e-3), "absolute = " + bad, "try 1e-10");
            Teaches.oneLine(() -> Integration.until(1).withTolerance(1e-3, bad), "relative = " + bad);
        }
        Teaches.oneLine(() -> Integration.until(1).withLongestStep(0), "longestStep = 0");
        Teaches.oneLine(() -> Integration.until(1).withRest(-1), "rest = -1");
        Teaches.oneLine(() -> Integration.until(1).on((Event) null), "events[0] = null");
        Teaches.oneLine(() -> Integration.until(1).on((Event[]) null), "more = null");
        Teaches.oneLine(() -> Event.end(null), "level = null");
        Teaches.oneLine(() -> Event.note((t, x) -> 0, null), "action = null");
        Batch start = Batch.of(ONE, new double[] {1});
        Teaches.oneLine(
                () -> Integration.until(1).run(DECAY, start, STREAMS, Trace.every(1, x -> x[0])), "updates", "time");
        Batch unset = Batch.of(ONE, new double[] {1});
        unset.tile(0)[0][0] = Double.NaN;
        Teaches.oneLine(() -> Integration.until(1).run(DECAY, unset, STREAMS), "trial 0", "NaN");
        Teaches.oneLine(() -> Integration.until(1).run(DECAY, Batch.of(TWO, new double[2]), STREAMS), "both must be");
        for (Space spins : new Space[] {new Spins(2, 1), Layers.of(TWO, new Spins(2, 1))}) {
            FlowModel model = FlowModel.of(spins, (t, x, v) -> {});
            Batch states = random(spins, 1);
            Teaches.oneLine(() -> Integration.until(1).run(model, states, STREAMS), "spheres", "Reals(2)");
        }
    }

    /** An interrupt stops a run that would take for ever, within a second, and the next run is as ever. */
    @Test
    void interruptsStopAtOnce() throws Exception {
        double[] before = end(Integration.until(1), LORENZ, 1, 1, 1);
        FutureTask<Throwable> task = new FutureTask<>(
                () -> assertThrows(CancellationException.class, () -> end(Integration.until(1e12), LORENZ, 1, 1, 1)));
        Thread thread = new Thread(task);
        thread.start();
        Thread.sleep(200);
        thread.interrupt();
        assertInstanceOf(CancellationException.class, task.get(1, TimeUnit.SECONDS));
        assertArrayEquals(before, end(Integration.until(1), LORENZ, 1, 1, 1), 0);
    }

    /** Zero crossings of sin t, found in the dense output to rounding. */
    @Test
    void crossingsOfTheOscillator() {
        List<Double> times = new ArrayList<>();
        List<Double> rising = new ArrayList<>();
        Integration how = Integration.until(100)
                .withTolerance(1e-13, 1e-13)
                .on(
                        Event.note((t, x) -> x[0], (trial, t, x) -> times.add(t)),
                        Event.note((t, x) -> x[0], (trial, t, x) -> {
                                    rising.add(t);
                                    assertEquals(0, x[0], 1e-13);
                                    assertEquals(1, x[1], 1e-9);
                                })
                                .rising());
        double[] end = end(how, OSCILLATOR, 0, 1);
        assertEquals(31, times.size());
        for (int k = 0; k < times.size(); k++) {
            assertEquals((k + 1) * Math.PI, times.get(k), 1e-9);
        }
        assertEquals(15, rising.size());
        assertEquals(2 * Math.PI, rising.get(0), 1e-9);
        assertArrayEquals(end(how.on(), OSCILLATOR, 0, 1), end, 0);
    }

    /** Each trial ends at its own time, and those beside it go on as if nothing had been. */
    @Test
    void trialsEndAtEvents() {
        Batch start = Batch.of(ONE, new double[] {8}, new double[] {0.5}, new double[] {-3}, new double[] {2});
        Integration how =
                Integration.until(5).on(Event.end((t, x) -> x[0] - 1).falling(), Event.end((t, x) -> x[0] + 1));
        Run run = how.run(DECAY, start, STREAMS);
        assertEquals(
                Math.log(8),
                assertInstanceOf(Outcome.Crossing.class, run.outcomes().get(0))
                        .at()
                        .now(),
                1e-8);
        assertEquals(new Outcome.Exhausted(Clock.time(5)), run.outcomes().get(1));
        assertEquals(
                1,
                assertInstanceOf(Outcome.Crossing.class, run.outcomes().get(2)).event());
        assertEquals(1, run.state(0)[0], 1e-14);
        assertEquals(-1, run.state(2)[0], 1e-14);
        assertEquals(3, run.crossings());
        assertEquals("Run(4 trials: 0 fixed points, 0 cycles, 3 crossings, 1 exhausted)", run.toString());
    }

    /** A ball that keeps 0.8 of its speed: bounce k comes at sqrt(2) (1 + 2 sum_{j < k} 0.8^j) / sqrt(g), exactly. */
    @Test
    void bouncingBall() {
        FlowModel falls = FlowModel.of(TWO, (t, x, v) -> {
            v[0] = x[1];
            v[1] = -2;
        });
        List<List<Double>> bounces = List.of(new ArrayList<>(), new ArrayList<>());
        Event bounce = Event.reset((t, x) -> x[0], (trial, t, x) -> {
                    bounces.get(trial).add(t);
                    x[0] = 0;
                    x[1] *= -0.8;
                })
                .falling();
        Batch start = Batch.of(TWO, new double[] {1, 0}, new double[] {4, 0});
        Run run = Integration.until(7).on(bounce).run(falls, start, STREAMS);
        for (int trial = 0; trial < 2; trial++) {
            double fall = trial == 0 ? 1 : 2;
            double exact = fall;
            double flight = 2 * fall;
            for (double t : bounces.get(trial)) {
                assertEquals(exact, t, 1e-12);
                flight *= 0.8;
                exact += flight;
            }
            assertTrue(exact > 7);
        }
        assertEquals(7, bounces.get(0).size());
        assertArrayEquals(end(Integration.until(7).on(bounce), falls, 1, 0), run.state(0), 0);
        Teaches.oneLine(() -> end(Integration.until(20).on(bounce), falls, 1, 0), "event 0", "trial 0", "Event.end");
    }

    /** Integrate and fire: dx/dt = I - x from 0 to 1 takes ln(I / (I - 1)); trials of a tile fire each at its own time. */
    @Test
    void integrateAndFire() {
        FlowModel leaky = FlowModel.of(TWO, (t, x, v) -> v[0] = x[1] - x[0]);
        int[] spikes = new int[3];
        Event fire = Event.reset((t, x) -> x[0] - 1, (trial, t, x) -> {
                    spikes[trial]++;
                    x[0] = 0;
                })
                .rising();
        Batch start = Batch.of(TWO, new double[] {0, 0.9}, new double[] {0, 1.5}, new double[] {0, 20});
        Trace last = Trace.every(Clock.time(0.01), x -> x[0]);
        Run run = Integration.until(10).on(fire).run(leaky, start, STREAMS, last);
        assertArrayEquals(new int[] {0, (int) (10 / Math.log(1.5 / 0.5)), (int) (10 / Math.log(20 / 19.0))}, spikes);
        double since = 10 - spikes[2] * Math.log(20 / 19.0);
        assertEquals(20 * (1 - Math.exp(-since)), run.state(2)[0], 1e-6);
        assertEquals(0.9 * (1 - Math.exp(-5)), last.values()[500], 1e-8);
    }

    @Test
    void badEventsTeach() {
        Event nan = Event.end((t, x) -> t > 0.5 ? Double.NaN : 1);
        Teaches.oneLine(() -> end(Integration.until(1).on(nan), DECAY, 1), "event 0", "NaN", "trial 0");
        Event lost = Event.reset((t, x) -> x[0] - 0.5, (trial, t, x) -> x[0] = Double.NaN);
        Teaches.oneLine(() -> end(Integration.until(1).on(lost), DECAY, 1), "event 0", "t = 0.69", "trial 0", "unit 0");
        Teaches.oneLine(() -> new Outcome.Crossing(-1, Clock.time(0)), "event = -1");
    }

    /** A pulse shorter than the steps is seen with a bound on them. */
    @Test
    void shortPulsesNeedShortSteps() {
        FlowModel pulse = FlowModel.of(ONE, (t, x, v) -> v[0] = t > 50 && t < 50.1 ? 1 : 0);
        assertEquals(0, end(Integration.until(100), pulse, 0)[0]);
        assertEquals(0.1, end(Integration.until(100).withLongestStep(0.05), pulse, 0)[0], 1e-8);
        assertNotEquals(Integration.until(1), Integration.until(1).withLongestStep(0.05));
    }
}
