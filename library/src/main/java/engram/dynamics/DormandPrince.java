package engram.dynamics;

import org.apache.commons.math3.ode.ExpandableStatefulODE;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;
import org.apache.commons.math3.ode.sampling.AbstractStepInterpolator;

/*
 * The library's integrator runs from beginning to end and takes one norm over all its numbers. A run of several tiles under a watch has
 * to stop in the middle of steps, and a tile holds trials that must not dilute each other's errors. So each call of integrate() here
 * takes one step and stops by acceptStep(); the length of the next step and the velocity at its start are handed to the next call, which
 * then takes the step that an uninterrupted run would have taken, without a further evaluation. estimateError() asks the library's
 * estimate for each trial by itself. Events are found by FlowTrials in the dense output, not by the library.
 */

/** One step of Dormand and Prince's method 8(5, 3) at a time, for trials that share their steps. */
final class DormandPrince extends DormandPrince853Integrator {
    /** The error, in tolerances, of a step that left the finite numbers: large enough for the strongest reduction. */
    private static final double FAILED = 1e30;

    private static final double SHORTEST_IN_ULPS = 16;

    private final int size;
    private final Refusal refusal;
    private double[][] oneSlope = {};
    private double[] oneBefore = {};
    private double[] oneAfter = {};
    private double[] knownSlope;
    private double error;
    private int worst;
    private int failed = -1;
    private double next = -1;
    private double reached;
    private double[] state;
    private double[] slope;
    private AbstractStepInterpolator dense;

    /** Refuses to go on. */
    @FunctionalInterface
    interface Refusal {
        /**
         * Throws what says where steps became too short.
         *
         * @param t the start of the step
         * @param before the state at its start
         * @param lane the trial whose error was the largest
         * @param failed the number that left the finite ones in the last step that was not taken, or -1
         */
        void at(double t, double[] before, int lane, int failed);
    }

    DormandPrince(int size, double absolute, double relative, double longest, Refusal refusal) {
        super(0, longest, absolute, relative);
        this.size = size;
        this.refusal = refusal;
    }

    /**
     * Takes one step.
     *
     * @param flow the velocity
     * @param t the time
     * @param y the states, row by row
     * @param dy their velocities at t
     * @param end no step goes beyond
     */
    void step(FirstOrderDifferentialEquations flow, double t, double[] y, double[] dy, double end) {
        ExpandableStatefulODE system = new ExpandableStatefulODE(flow);
        system.setTime(t);
        system.setPrimaryState(y);
        knownSlope = dy;
        setInitialStepSize(next);
        integrate(system, end);
    }

    /** The end of the step. */
    double reached() {
        return reached;
    }

    /** The states there. */
    double[] state() {
        return state;
    }

    /** Their velocities there. */
    double[] slope() {
        return slope;
    }

    /** The states at a time of the step, by the dense output; overwritten by the next call. */
    double[] at(double t) {
        if (t >= reached) {
            return state;
        }
        dense.setInterpolatedTime(t);
        return dense.getInterpolatedState();
    }

    /** Any distance to the end is legal: a step may have ended just before it. */
    @Override
    protected void sanityChecks(ExpandableStatefulODE system, double t) {
        mainSetDimension = system.getTotalDimension();
    }

    @Override
    public void computeDerivatives(double t, double[] y, double[] dy) {
        if (knownSlope == null) {
            super.computeDerivatives(t, y, dy);
        } else {
            System.arraycopy(knownSlope, 0, dy, 0, dy.length);
            knownSlope = null;
        }
    }

    @Override
    protected double acceptStep(AbstractStepInterpolator step, double[] y, double[] dy, double end) {
        isLastStep = true;
        reached = stepStart + stepSize;
        state = y;
        slope = dy;
        dense = step;
        double factor = Math.min(getMaxGrowth(), Math.max(getMinReduction(), getSafety() * growth()));
        next = Math.min(stepSize * factor, getMaxStep());
        failed = factor > 1 ? -1 : failed;
        return reached;
    }

    /** How much longer a step would have an error of just the tolerance, at order 8; the same bits on every JVM. */
    private double growth() {
        return StrictMath.pow(error, -1.0 / getOrder());
    }

    @Override
    protected double estimateError(double[][] slopes, double[] before, double[] after, double h) {
        if (h <= SHORTEST_IN_ULPS * Math.ulp(stepStart)) {
            refusal.at(stepStart, before, worst, failed);
        }
        int lost = notFinite(after, slopes[slopes.length - 1]);
        error = lost >= 0 ? FAILED : largest(slopes, before, after, h);
        if (error >= 1) {
            failed = lost;
        }
        return error;
    }

    private static int notFinite(double[] state, double[] slope) {
        for (int k = 0; k < state.length; k++) {
            if (!Double.isFinite(state[k]) || !Double.isFinite(slope[k])) {
                return k;
            }
        }
        return -1;
    }

    /** The largest of the trials' errors, each as the library estimates that of a system by itself. */
    private double largest(double[][] slopes, double[] before, double[] after, double h) {
        int width = before.length / size;
        if (width == 1) {
            worst = 0;
            return bounded(super.estimateError(slopes, before, after, h));
        }
        if (oneSlope.length == 0) {
            oneSlope = new double[slopes.length][size];
            oneBefore = new double[size];
            oneAfter = new double[size];
        }
        double most = 0;
        mainSetDimension = size;
        for (int lane = 0; lane < width; lane++) {
            for (int k = 0; k < slopes.length; k++) {
                take(slopes[k], lane, width, oneSlope[k]);
            }
            take(before, lane, width, oneBefore);
            take(after, lane, width, oneAfter);
            double one = bounded(super.estimateError(oneSlope, oneBefore, oneAfter, h));
            if (one > most || lane == 0) {
                most = one;
                worst = lane;
            }
        }
        mainSetDimension = before.length;
        return most;
    }

    /** Sums of squares of large numbers may overflow. */
    private static double bounded(double error) {
        return error <= FAILED ? error : FAILED;
    }

    private static void take(double[] all, int lane, int width, double[] one) {
        for (int row = 0; row < one.length; row++) {
            one[row] = all[row * width + lane];
        }
    }
}
