package engram.theory;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;

/** The maximum of a function that rises and then falls, by Brent's method. */
final class Peak {
    private static final double RELATIVE = 1e-9;
    private static final int MOST = 1000;

    private Peak() {}

    /** Where it is; its height is then exact to rounding. */
    static double of(DoubleUnaryOperator f, double from, double to) {
        return new BrentOptimizer(RELATIVE, Double.MIN_NORMAL)
                .optimize(
                        new MaxEval(MOST),
                        new UnivariateObjectiveFunction(f::applyAsDouble),
                        GoalType.MAXIMIZE,
                        new SearchInterval(from, to))
                .getPoint();
    }
}
