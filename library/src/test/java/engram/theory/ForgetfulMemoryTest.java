package engram.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import org.apache.commons.math3.special.Erf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForgetfulMemoryTest {

    /** The sum over modes, whose terms beyond k = 999 are below exp(-1200); on both sides of where the series is changed. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-3, 0.02, 0.0599999, 0.0600001, 0.3, 2})
    void weightIsTheSumOverModes(double t) {
        double sum = 0;
        for (int k = 1; k < 1000; k += 2) {
            sum += 8 / (Math.PI * Math.PI * k * k) * Math.exp(-k * k * Math.PI * Math.PI * t / 8);
        }
        assertEquals(sum, new ForgetfulMemory(0.4).weight(0.16 * t), 1e-14);
        assertEquals(sum, new ForgetfulMemory(2).weight(4 * t), 1e-14);
        assertEquals(1, new ForgetfulMemory(2).weight(0));
    }

    /**
     * The synapse itself: a walk of single steps cut to -L .. L, whose 2 L + 1 places are equally likely. Its mean, some patterns
     * after a step up, by the Markov chain. The walls of the continuum lie half a step further out, and a synapse at a wall learns only
     * what leads inwards, which takes 1 / (2 L + 1) of the first step.
     */
    @ParameterizedTest
    @CsvSource({"40, 0.05", "40, 0.5", "80, 0.2", "80, 1"})
    void weightIsThatOfTheWalk(int walls, double t) {
        double half = walls + 0.5;
        int later = (int) Math.round(t * half * half);
        double[] at = new double[2 * walls + 1];
        for (int x = 0; x < at.length; x++) {
            at[Math.min(x + 1, 2 * walls)] += 1.0 / at.length;
        }
        for (int step = 0; step < later; step++) {
            double[] next = new double[at.length];
            for (int x = 0; x < at.length; x++) {
                next[Math.min(x + 1, 2 * walls)] += at[x] / 2;
                next[Math.max(x - 1, 0)] += at[x] / 2;
            }
            at = next;
        }
        double weight = 0;
        for (int x = 0; x < at.length; x++) {
            weight += at[x] * (x - walls);
        }
        assertEquals(new ForgetfulMemory(1).weight(later / (half * half)), weight, 1.0 / walls);
    }

    /** The equations, with the integral by Simpson's rule in v = tau^(1/2) / A, in which S is smooth. */
    @ParameterizedTest
    @CsvSource({"0.1, 0.005", "0.36, 0", "0.36, 0.02", "0.36, 0.04", "0.6, 0.01", "0.74, 0.00001"})
    void statesSatisfyTheEquations(double bound, double age) {
        ForgetfulMemory theory = new ForgetfulMemory(bound);
        ForgetfulMemory.Recall at = theory.at(age);
        double noise = bound * bound / 3;
        int steps = 4000;
        for (int k = 0; k <= steps; k++) {
            double v = 5.0 * k / steps;
            double s = theory.weight(bound * bound * v * v);
            double weight = 5.0 / steps / 3 * (k == 0 || k == steps ? 1 : k % 2 == 1 ? 4 : 2);
            double rest = 1 - s * at.c();
            noise += weight * 2 * v * bound * bound * s * s * (1 / (rest * rest) - 1);
        }
        assertEquals(Math.sqrt(noise), at.sigma(), 1e-9);
        assertEquals(theory.weight(age), at.weight());
        double x = at.weight() * at.m() / at.sigma();
        assertEquals(Erf.erf(x / Math.sqrt(2)), at.m(), 1e-9);
        assertEquals(2 * CavityField.gauss(x) / at.sigma(), at.c(), 1e-9);
        assertEquals(at.m(), theory.overlap(age));
    }

    @Test
    void recallEndsAtASpan() {
        ForgetfulMemory theory = new ForgetfulMemory(0.6);
        double span = theory.span();
        double m = theory.overlap(span * (1 - 1e-9));
        assertTrue(m > 0.9);
        assertEquals(0, theory.overlap(span * (1 + 1e-9)));
        assertEquals(0.95, theory.overlap(theory.span(0.95)), 1e-9);
        assertEquals(span, theory.span(0.5));
        // At first order, as a square root: four times the distance, twice the difference.
        double near = theory.overlap(span - 1e-7) - m;
        double far = theory.overlap(span - 4e-7) - m;
        assertEquals(2, far / near, 0.02);
    }

    /** The project's reference numbers: the best A from 0.35 to 0.4, from 0.8 on nothing. */
    @Test
    void bestAndMostBound() {
        ForgetfulMemory best = ForgetfulMemory.best();
        assertTrue(best.bound() > 0.35 && best.bound() < 0.4, best::toString);
        assertTrue(best.span() > new ForgetfulMemory(best.bound() + 1e-3).span());
        assertTrue(best.span() > new ForgetfulMemory(best.bound() - 1e-3).span());
        double most = ForgetfulMemory.mostBound();
        assertTrue(most < 0.8);
        assertTrue(new ForgetfulMemory(most - 1e-6).span() > 0);
        assertEquals(0, new ForgetfulMemory(most + 1e-6).span());
        assertEquals(0, new ForgetfulMemory(0.8).overlap(0));
        assertEquals(0, new ForgetfulMemory(5).span());
        // A narrow bound forgets fast: all times go as A^2 but for the noise, which then asks for less.
        assertTrue(new ForgetfulMemory(0.01).span() < 1e-3);
    }

    @Test
    void badInputTeaches() {
        Teaches.oneLine(() -> new ForgetfulMemory(0), "A = 0.0", "0.01 to 10", "try 0.36");
        Teaches.oneLine(() -> new ForgetfulMemory(Double.NaN), "NaN", "try");
        ForgetfulMemory theory = new ForgetfulMemory(0.36);
        Teaches.oneLine(() -> theory.weight(-1), "age = -1.0", "try 0.02");
        Teaches.oneLine(() -> theory.overlap(Double.NaN), "NaN", "try");
        Teaches.oneLine(() -> theory.at(0.1), "age = 0.1", "forgotten", "try age = 0");
        Teaches.oneLine(() -> new ForgetfulMemory(0.8).at(0), "forgotten", "try A = 0.36");
        Teaches.oneLine(() -> theory.span(1), "m = 1.0", "try 0.95");
        assertTrue(theory.toString().contains("span = 0.04"));
        assertTrue(theory.at(0).toString().contains("weight = 1"));
    }
}
