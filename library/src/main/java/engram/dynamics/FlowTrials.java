package engram.dynamics;

import engram.argument.Given;
import engram.model.FlowModel;
import engram.state.Layers;
import engram.state.Space;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.solvers.AllowedSolution;
import org.apache.commons.math3.analysis.solvers.BracketingNthOrderBrentSolver;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;

/**
 * Trials of a tile that flow with the same steps. The present step reaches from the last one's end to {@code reached}, which may lie
 * beyond the time that was asked for: states in between are read from the dense output, and a trial that ends within the step has not
 * ended before. Trials that have ended leave before the next step, so that it is computed for those that run.
 */
final class FlowTrials implements Process, FirstOrderDifferentialEquations {
    /** How often g is computed in a step. */
    private static final int GRID = 4;

    private static final int MOST_ROOT_STEPS = 200;

    /** A trial that was reset so often in a row, each time after so small a part of the time, will not come further. */
    private static final int MOST_RESETS = 100;

    private static final double NO_TIME = 1e-10;

    /** How far ahead the sign of a g that is zero is looked for, of the time in which the state changes by its own size. */
    private static final double PROBE = 1e-8;

    private static final int MOST_HALVINGS = 60;

    /** What is found in a step, in place of an event's number: a trial at rest. */
    private static final int REST = -1;

    private final Integration how;
    private final FlowModel model;
    private final double[][] end;
    private final int first;
    private final int from;
    private final int size;
    private final DormandPrince steps;
    private final double[][] x;
    private final double[][] v;
    private final double[][] oneX;
    private final double[][] oneV;
    private final Outcome[] outcomes;
    private final int[] lane;
    private final double[][] signs;
    private final double[][] last;
    private int width;
    private double[] y;
    private double[] dy;
    private double now;
    private double reached;
    private double lastReset = Double.NEGATIVE_INFINITY;
    private int resets;

    /** Something that happens to a trial within a step. */
    private record Found(double t, int column, int what) {}

    /**
     * Begins at time 0.
     *
     * @param how tolerances and events
     * @param model the network
     * @param start a tile of states
     * @param end rows for its states
     * @param first number of the tile's first trial
     * @param from the first lane that flows here
     * @param width how many lanes do
     */
    FlowTrials(Integration how, FlowModel model, double[][] start, double[][] end, int first, int from, int width) {
        this.how = how;
        this.model = model;
        this.end = end;
        this.first = first;
        this.from = from;
        this.width = width;
        size = start.length;
        steps = new DormandPrince(size, how.absolute(), how.relative(), how.longestStep(), this::refuse);
        x = new double[size][width];
        v = new double[size][width];
        oneX = new double[size][1];
        oneV = new double[size][1];
        outcomes = new Outcome[width];
        lane = new int[width];
        Arrays.setAll(lane, column -> from + column);
        signs = new double[how.events().size()][width];
        last = new double[width][];
        y = new double[size * width];
        dy = new double[size * width];
        for (int row = 0; row < size; row++) {
            System.arraycopy(start[row], from, y, row * width, width);
            Arrays.fill(v[row], Double.NaN);
        }
        computeDerivatives(0, y, dy);
        for (int k = 0; k < dy.length; k++) {
            if (!Double.isFinite(dy[k])) {
                throw new IllegalArgumentException("Integration: at t = 0 the velocity of " + name(k) + " is " + dy[k]
                        + " where x = " + y[k]
                        + "; each must be a finite number: look whether v sets every row, and where it blows up");
            }
        }
        for (int column = 0; column < width; column++) {
            sign(0, column);
            if (how.rest() > 0 && speed(dy, column) <= how.rest()) {
                finish(column, new Outcome.FixedPoint(Clock.time(0)), y);
            }
        }
    }

    @Override
    public int getDimension() {
        return size * width;
    }

    /** The velocity of all trials, on the model's rows. */
    @Override
    public void computeDerivatives(double t, double[] states, double[] velocities) {
        Runner.poll(0);
        for (int row = 0; row < size; row++) {
            System.arraycopy(states, row * width, x[row], 0, width);
        }
        model.velocity(t, x, width, v);
        Given.rows("velocity(v)", v, 0, size, width);
        for (int row = 0; row < size; row++) {
            System.arraycopy(v[row], 0, velocities, row * width, width);
        }
    }

    @Override
    public void advance(double until) {
        while (reached < until && leave() > 0) {
            step();
        }
        now = until;
    }

    @Override
    public boolean running() {
        for (int column = 0; column < width; column++) {
            if (!ended(column, now)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Outcome outcome(int wanted) {
        Outcome outcome = outcomes[wanted - from];
        return outcome == null || outcome.at().now() > now ? null : outcome;
    }

    @Override
    public void write() {
        double[] states = now >= reached ? y : steps.at(now);
        for (int column = 0; column < width; column++) {
            if (ended(column, now)) {
                put(column);
            } else {
                for (int row = 0; row < size; row++) {
                    end[row][lane[column]] = states[row * width + column];
                }
            }
        }
    }

    private boolean ended(int column, double t) {
        Outcome outcome = outcomes[lane[column] - from];
        return outcome != null && outcome.at().now() <= t;
    }

    private void put(int column) {
        for (int row = 0; row < size; row++) {
            end[row][lane[column]] = last[column][row];
        }
    }

    /** Removes the trials that have ended; returns how many are left. */
    private int leave() {
        int left = 0;
        int[] kept = new int[width];
        for (int column = 0; column < width; column++) {
            if (outcomes[lane[column] - from] == null) {
                kept[left++] = column;
            } else {
                put(column);
            }
        }
        if (left < width) {
            y = columns(y, kept, left);
            dy = columns(dy, kept, left);
            for (int column = 0; column < left; column++) {
                lane[column] = lane[kept[column]];
                for (double[] sign : signs) {
                    sign[column] = sign[kept[column]];
                }
            }
            width = left;
        }
        return left;
    }

    private double[] columns(double[] all, int[] kept, int left) {
        double[] some = new double[size * left];
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < left; column++) {
                some[row * left + column] = all[row * width + kept[column]];
            }
        }
        return some;
    }

    private void step() {
        double before = reached;
        if (how.time() - before <= 64 * Math.ulp(how.time())) {
            reached = how.time();
            return;
        }
        steps.step(this, before, y, dy, how.time());
        y = steps.state();
        dy = steps.slope();
        reached = steps.reached();
        if (how.time() - reached <= 4 * Math.ulp(how.time())) {
            reached = how.time();
        }
        if (how.rest() > 0 || !how.events().isEmpty()) {
            happen(find(before));
        }
    }

    /** Whatever happens in the step, in the order of time. */
    private List<Found> find(double before) {
        List<Found> found = new ArrayList<>();
        double past = before;
        for (int k = 1; k <= GRID && !how.events().isEmpty(); k++) {
            double t = k == GRID ? reached : before + (reached - before) * k / GRID;
            double[] states = k == GRID ? y : steps.at(t).clone();
            for (int column = 0; column < width; column++) {
                double[] one = column(states, column);
                for (int event = 0; event < signs.length; event++) {
                    double sign = Math.signum(level(event, t, one, column));
                    if (sign != 0) {
                        if (sign == -signs[event][column]
                                && how.events().get(event).counts(sign)) {
                            found.add(new Found(crossing(event, column, sign, past, t), column, event));
                        }
                        signs[event][column] = sign;
                    }
                }
            }
            past = t;
        }
        for (int column = 0; column < width && how.rest() > 0; column++) {
            if (speed(dy, column) <= how.rest()) {
                found.add(new Found(rest(column, before), column, REST));
            }
        }
        found.sort(Comparator.comparingDouble(Found::t)
                .thenComparingInt(Found::column)
                .thenComparingInt(Found::what));
        return found;
    }

    private void happen(List<Found> found) {
        for (Found one : found) {
            int trial = lane[one.column];
            if (outcomes[trial - from] != null) {
                continue;
            }
            double[] states = state(one.t);
            if (one.what == REST) {
                finish(one.column, new Outcome.FixedPoint(Clock.time(one.t)), states);
                continue;
            }
            Event event = how.events().get(one.what);
            double[] copy = column(states, one.column);
            event.action().at(first + trial, one.t, copy);
            if (event.effect() == Event.Effect.END) {
                finish(one.column, new Outcome.Crossing(one.what, Clock.time(one.t)), states);
            } else if (event.effect() == Event.Effect.RESET) {
                reset(one, copy);
                return;
            }
        }
    }

    /** A trial that flows by itself goes on from another state: the step ends there. */
    private void reset(Found at, double[] fresh) {
        model.space().check(fresh, 0, "event " + at.what + " at t = " + at.t + ", trial " + (first + lane[0]));
        resets = at.t - lastReset <= NO_TIME * at.t ? resets + 1 : 0;
        lastReset = at.t;
        if (resets > MOST_RESETS) {
            throw new IllegalArgumentException(
                    "Integration: event " + at.what + " resets trial " + (first + lane[0])
                            + " again and again at t = " + at.t
                            + "; a reset must take the state away from the event: try rising() or falling(), or an Event.end before");
        }
        y = fresh;
        dy = new double[size];
        reached = at.t;
        computeDerivatives(reached, y, dy);
        sign(reached, 0);
    }

    private double[] state(double t) {
        return t >= reached ? y : steps.at(t);
    }

    private void finish(int column, Outcome outcome, double[] states) {
        outcomes[lane[column] - from] = outcome;
        last[column] = column(states, column);
    }

    private double[] column(double[] states, int column) {
        double[] one = new double[size];
        for (int row = 0; row < size; row++) {
            one[row] = states[row * width + column];
        }
        return one;
    }

    /** The signs of g at a start; where g is zero, the sign to which the flow takes it. */
    private void sign(double t, int column) {
        double[] here = column(y, column);
        for (int event = 0; event < signs.length; event++) {
            double g = level(event, t, here, column);
            signs[event][column] =
                    Math.signum(g == 0 ? level(event, t + PROBE * span(column), probe(column), column) : g);
        }
    }

    private double[] probe(int column) {
        double[] ahead = column(y, column);
        double little = PROBE * span(column);
        for (int row = 0; row < size; row++) {
            ahead[row] += little * dy[row * width + column];
        }
        return ahead;
    }

    /** How long a trial takes to cover as much as it is large. */
    private double span(int column) {
        double most = how.absolute();
        for (double one : column(y, column)) {
            most = Math.max(most, Math.abs(one));
        }
        double speed = speed(dy, column);
        return speed == 0 ? how.time() : Math.min(how.time(), most / speed);
    }

    private double level(int event, double t, double[] one, int column) {
        double g = how.events().get(event).level().at(t, one.clone());
        if (Double.isNaN(g)) {
            throw new IllegalArgumentException("Integration: the function of event " + event + " is NaN at t = " + t
                    + ", trial " + (first + lane[column]) + "; it must be a number wherever the flow goes");
        }
        return g;
    }

    private double crossing(int event, int column, double sign, double past, double t) {
        return root(at -> sign * level(event, at, column(state(at), column), column), past, t);
    }

    /** When the largest velocity of a trial fell to that of rest. */
    private double rest(int column, double before) {
        return root(
                at -> {
                    double[] one = column(state(at), column);
                    for (int row = 0; row < size; row++) {
                        oneX[row][0] = one[row];
                    }
                    model.velocity(at, oneX, 1, oneV);
                    double most = 0;
                    for (int row = 0; row < size; row++) {
                        most = Math.max(most, Math.abs(oneV[row][0]));
                    }
                    return how.rest() - most;
                },
                before,
                reached);
    }

    private double speed(double[] velocities, int column) {
        double most = 0;
        for (int row = 0; row < size; row++) {
            most = Math.max(most, Math.abs(velocities[row * width + column]));
        }
        return most;
    }

    /**
     * Where a function goes from below to above zero: the first number found at which it is not below. It may be zero where it begins, just
     * after another event.
     */
    private static double root(UnivariateFunction g, double from, double to) {
        double below = from;
        double above = to;
        for (int k = 0; g.value(below) >= 0; k++) {
            if (k == MOST_HALVINGS) {
                return from;
            }
            above = k == 0 ? to : below;
            below = from + (above - from) / 2;
        }
        if (g.value(above) <= 0) {
            return above;
        }
        double relative = 4 * Math.ulp(1.0);
        return new BracketingNthOrderBrentSolver(relative, relative * (above - below), 0, 5)
                .solve(MOST_ROOT_STEPS, g, below, above, AllowedSolution.RIGHT_SIDE);
    }

    /** Names the trial and the unit of a number. */
    private String name(int k) {
        int unit = k / width;
        String where = "trial " + (first + lane[k % width]);
        Space space = model.space();
        if (space instanceof Layers layers) {
            int layer = 0;
            while (unit >= layers.offset(layer) + layers.layer(layer).size()) {
                layer++;
            }
            return where + ", layer " + layer + ", unit " + (unit - layers.offset(layer));
        }
        return where + ", unit " + unit;
    }

    /** Steps have become so short that time no longer passes: names the number that left the finite ones, or moves fastest. */
    private void refuse(double t, double[] before, int column, int failed) {
        if (failed >= 0) {
            throw new IllegalArgumentException(
                    "Integration: just after t = " + t + " " + name(failed)
                            + " leaves the finite numbers, from x = " + before[failed]
                            + "; look where the velocity blows up or is undefined, or end before, by a shorter time or Event.end");
        }
        double[] slope = new double[before.length];
        computeDerivatives(t, before, slope);
        int fastest = column;
        double most = -1;
        for (int k = column; k < before.length; k += width) {
            double rate = Math.abs(slope[k]) / (how.absolute() + how.relative() * Math.abs(before[k]));
            if (rate > most) {
                most = rate;
                fastest = k;
            }
        }
        throw new IllegalArgumentException("Integration: at t = " + t
                + " steps became too short for time to pass; fastest is " + name(fastest) + ": x = " + before[fastest]
                + ", dx/dt = " + slope[fastest]
                + "; look for a velocity that blows up or jumps, or try a larger tolerance or a shorter time");
    }
}
