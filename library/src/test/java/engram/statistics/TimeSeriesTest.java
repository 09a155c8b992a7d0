package engram.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import engram.dynamics.Glauber;
import engram.dynamics.Order;
import engram.exact.AllStates;
import engram.learning.Hebb;
import engram.model.Quadratic;
import engram.observable.Trace;
import engram.pattern.Binary;
import engram.pattern.Patterns;
import engram.random.Streams;
import engram.state.Batch;
import engram.topology.Topology;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeSeriesTest {
    private final Streams streams = Streams.seed(1996);

    /** x' = phi x + noise with variance 1 in equilibrium: rho(t) = phi^t, tau = (1 + phi) / (2 (1 - phi)). */
    private double[] autoregressive(double phi, int n, int replica) {
        RandomGenerator random = streams.child("series", replica).open("noise");
        double[] x = new double[n];
        x[0] = random.nextGaussian();
        for (int k = 1; k < n; k++) {
            x[k] = phi * x[k - 1] + Math.sqrt(1 - phi * phi) * random.nextGaussian();
        }
        return x;
    }

    /** To four of its own errors, and exp(-5) of tau that lies beyond the window. */
    @ParameterizedTest
    @CsvSource({"0, 20000", "0.5, 50000", "0.9, 200000", "0.98, 500000"})
    void theTimeOfAnAutoregressiveSeries(double phi, int n) {
        double exact = (1 + phi) / (2 * (1 - phi));
        TimeSeries series = TimeSeries.of(autoregressive(phi, n, 0));
        assertTrue(series.longEnough());
        assertEquals(exact, series.tau().value(), 4 * series.tauError().value() + Math.exp(-5) * exact);
        assertEquals(phi, series.autocorrelation(1), 5 / Math.sqrt(n));
        assertEquals(1, series.autocorrelation(0), 0);
        assertEquals(0, series.mean(), 4 * series.error().value());
        double exactError = Math.sqrt(2 * exact / n);
        double relative = series.tauError().value() / series.tau().value();
        assertEquals(1, series.error().value() / exactError, 2 * relative + 0.01 + 4 * Math.sqrt(exact / n));
    }

    /**
     * Errors cover: over 400 series the sum of (mean / error)^2 is 400 to four times sqrt(800), and the bias of tau, the
     * fraction (2 W + 1) / n that the mean takes away and the mean of 1 / tau, each below 3 %.
     */
    @Test
    void errorsCover() {
        double sum = 0;
        for (int replica = 0; replica < 400; replica++) {
            TimeSeries series = TimeSeries.of(autoregressive(0.8, 4000, replica));
            sum += Math.pow(series.mean() / series.error().value(), 2);
        }
        assertEquals(400, sum, 4 * Math.sqrt(800) + 0.06 * 400);
    }

    /**
     * Accepted series cover, wherever the limit of acceptance falls: of 400 series each, with n / tau from 51 to 1,000. In
     * Gaussian units 68 % are within an error; the bar is below that by four standard errors and, next to the limit, where
     * those with a small tau are picked, by a further 10 %. None of a length far too short passes.
     */
    @ParameterizedTest
    @CsvSource({
        "0.95, 1000, 0, 0.01",
        "0.95, 2000, 0.05, 0.5",
        "0.95, 4000, 0.8, 1",
        "0.9, 1000, 0.1, 0.6",
        "0.9, 10000, 1, 1",
        "0.8, 500, 0.2, 0.6",
        "0.8, 2000, 0.99, 1",
        "0.99, 3000, 0, 0.01",
        "0.5, 1500, 0.99, 1",
        "0, 1000, 1, 1"
    })
    void acceptedSeriesCover(double phi, int n, double least, double most) {
        int accepted = 0;
        int inside = 0;
        int all = 0;
        for (int replica = 0; replica < 400; replica++) {
            TimeSeries series = TimeSeries.of(autoregressive(phi, n, 5000 + replica));
            boolean within = Math.abs(series.mean()) < series.error().value();
            all += within ? 1 : 0;
            accepted += series.longEnough() ? 1 : 0;
            inside += series.longEnough() && within ? 1 : 0;
        }
        assertTrue(accepted >= least * 400 && accepted <= most * 400, accepted + " accepted");
        assertTrue(all >= (0.683 - 4 * Math.sqrt(0.22 / 400)) * 400, all + " of all covered");
        double share = 0.683 - (accepted < 360 ? 0.1 : 0) - 4 * Math.sqrt(0.22 / Math.max(1, accepted));
        assertTrue(inside >= share * accepted, inside + " of " + accepted + " accepted covered");
    }

    /** A slow change below a fast one: the sum ends in the fast one, the parts see the slow one. */
    @Test
    void aSlowChangeBelowAFastOneIsSeen() {
        for (int replica = 0; replica < 10; replica++) {
            double[] slow = autoregressive(0.999, 100_000, 7000 + replica);
            double[] x = autoregressive(0, 100_000, 7100 + replica);
            Arrays.setAll(x, k -> x[k] + 0.2 * slow[k]);
            TimeSeries series = TimeSeries.of(x);
            assertFalse(series.longEnough(), series.toString());
        }
    }

    /** The unit of the readings changes the unit of the results: to the bit if it is a power of two. */
    @ParameterizedTest
    @ValueSource(ints = {-900, -700, -40, 60, 700, 1000})
    void anyScale(int exponent) {
        double[] x = autoregressive(0.7, 5000, 9);
        TimeSeries series = TimeSeries.of(x);
        TimeSeries scaled =
                TimeSeries.of(Arrays.stream(x).map(v -> Math.scalb(v, exponent)).toArray());
        assertEquals(series.tau(), scaled.tau());
        assertEquals(
                Math.scalb(series.error().value(), exponent), scaled.error().value());
        assertEquals(Math.scalb(series.mean(), exponent), scaled.mean());
        Estimate estimate = scaled.estimate();
        assertEquals(Math.scalb(series.estimate().sd(), exponent), estimate.sd());
        Estimate twice = TimeSeries.ofMeans(m -> 2 * m[0], scaled);
        assertEquals(2 * estimate.se(), twice.se(), 1e-9 * estimate.se());
    }

    /** Two states with flips at rate f have rho(t) = (1 - 2 f)^t; one flip in a run tells nothing of the time. */
    @Test
    void twoStates() {
        RandomGenerator random = streams.open("flips");
        double[] x = new double[100_000];
        x[0] = 1;
        for (int k = 1; k < x.length; k++) {
            x[k] = random.nextDouble() < 0.05 ? -x[k - 1] : x[k - 1];
        }
        TimeSeries series = TimeSeries.of(x);
        assertTrue(series.longEnough());
        assertEquals(9.5, series.tau().value(), 4 * series.tauError().value());
        double[] once = new double[2000];
        Arrays.fill(once, 1000, 2000, 1);
        assertFalse(TimeSeries.of(once).longEnough());
    }

    /** Bins of 54 tau: 256 of them know the error to 1 / sqrt(510), less the 2 % that neighbours share. */
    @Test
    void binnedErrorsRiseToTheSameOne() {
        int n = 1 << 17;
        TimeSeries series = TimeSeries.of(autoregressive(0.9, n, 1));
        double exact = Math.sqrt(19.0 / n);
        assertEquals(1, series.binned(512).se() / exact, 4 / Math.sqrt(510) + 0.02);
        List<TimeSeries.Level> levels = series.binnings();
        assertEquals(1, levels.get(0).size());
        assertEquals(16, levels.get(levels.size() - 1).bins().n());
        assertEquals(1 / Math.sqrt(19), levels.get(0).bins().se() / exact, 0.05);
        assertEquals(series.mean(), series.binned(512).mean(), 1e-12);
    }

    @Test
    void theEstimateCarriesTheError() {
        TimeSeries series = TimeSeries.of(autoregressive(0.5, 3000, 2));
        Estimate estimate = series.estimate();
        assertEquals(series.error().value(), estimate.se(), 1e-15);
        assertEquals(series.mean(), estimate.mean(), 0);
        assertEquals((long) (3000 / (2 * series.tau().value())), estimate.n());
    }

    /** Readings that avoid each other are given the error of independent ones. */
    @Test
    void alternatingReadingsClaimNoMore() {
        TimeSeries series = TimeSeries.of(autoregressive(-0.6, 5000, 3));
        assertEquals(Reading.found(0.5), series.tau());
    }

    /** A series that is too short says so, and gives bounds that the long one does not contradict. */
    @Test
    void aShortSeriesSaysSo() {
        double[] x = autoregressive(0.99, 1_000_000, 4);
        TimeSeries series = TimeSeries.of(Arrays.copyOf(x, 600));
        assertFalse(series.longEnough());
        assertEquals(Reading.Bound.AT_LEAST, series.tau().bound());
        assertEquals(Reading.Bound.AT_LEAST, series.error().bound());
        assertEquals(Reading.Bound.AT_LEAST, series.tauError().bound());
        assertTrue(series.toString().contains("± ?") && series.toString().contains("too short"), series.toString());
        Teaches.oneLine(series::estimate, "600 readings", "too short", "run until");
        TimeSeries all = TimeSeries.of(x);
        assertTrue(all.longEnough());
        assertTrue(series.tau().value() < all.tau().value() + 4 * all.tauError().value());
    }

    @Test
    void aFrozenRunHasNoError() {
        double[] same = new double[5000];
        Arrays.fill(same, 0.1);
        TimeSeries series = TimeSeries.of(same);
        assertFalse(series.longEnough());
        assertEquals(0.1, series.mean(), 1e-15);
        assertTrue(series.toString().contains("all the same"), series.toString());
        Teaches.oneLine(series::estimate, "5000 readings", "stuck");
        Teaches.oneLine(() -> series.autocorrelation(1), "no autocorrelation");
    }

    /** A Glauber run's energy lies within its own error of exact enumeration. */
    @Test
    void aRunsErrorReachesTheExactEnergy() {
        Patterns xi = new Binary().draw(2, 10, streams);
        Quadratic model = new Quadratic(new Hebb().learn(xi, Topology.complete(10)));
        Trace energy = Trace.every(10, model::energy);
        new Glauber(0.8, Order.UNIFORM, 400_000).run(model, Batch.of(xi.space(), xi.pattern(0)), streams, energy);
        TimeSeries series = TimeSeries.of(energy.values()).after(100);
        double exact = AllStates.of(model).at(0.8).energy();
        assertEquals(exact, series.mean(), 3 * series.estimate().se());
        assertTrue(series.tau().value() > 0.6, "single-site readings remember each other");
    }

    /** Of a straight function the value and the error are those of the readings' own combination. */
    @Test
    void aStraightFunctionOfMeans() {
        double[] x = autoregressive(0.8, 20_000, 6);
        double[] y = autoregressive(0.5, 20_000, 7);
        double[] sum = new double[x.length];
        Arrays.setAll(sum, k -> 3 * x[k] - 2 * (x[k] + y[k]));
        Estimate direct = TimeSeries.of(sum).estimate();
        Arrays.setAll(y, k -> x[k] + y[k]);
        Estimate found = TimeSeries.ofMeans(m -> 3 * m[0] - 2 * m[1] + 7, TimeSeries.of(x), TimeSeries.of(y));
        assertEquals(direct.mean() + 7, found.mean(), 1e-12);
        assertEquals(direct.se(), found.se(), 1e-9 * direct.se());
        assertEquals(direct.n(), found.n());
    }

    /**
     * Binder's cumulant of Gaussian readings is 0, and its error is that of the jackknife over bins of 40 tau, to four
     * standard errors of an error from 250 bins; over 200 series it covers.
     */
    @Test
    void bindersCumulant() {
        double sum = 0;
        for (int replica = 0; replica < 200; replica++) {
            double[] x = autoregressive(0.6, 20_000, 1000 + replica);
            double[] square = Arrays.stream(x).map(v -> v * v).toArray();
            double[] fourth = Arrays.stream(square).map(v -> v * v).toArray();
            Estimate found =
                    TimeSeries.ofMeans(m -> 1 - m[1] / (3 * m[0] * m[0]), TimeSeries.of(square), TimeSeries.of(fourth));
            sum += Math.pow(found.mean() / found.se(), 2);
            if (replica == 0) {
                assertEquals(1, jackknife(square, fourth, 80) / found.se(), 4 / Math.sqrt(2.0 * 250));
            }
        }
        assertEquals(200, sum, 4 * Math.sqrt(400) + 0.06 * 200);
    }

    private static double jackknife(double[] square, double[] fourth, int size) {
        int bins = square.length / size;
        double all2 = Arrays.stream(square).sum();
        double all4 = Arrays.stream(fourth).sum();
        double[] without = new double[bins];
        for (int b = 0; b < bins; b++) {
            double left = square.length - size;
            double m2 = (all2 - Arrays.stream(square, b * size, (b + 1) * size).sum()) / left;
            double m4 = (all4 - Arrays.stream(fourth, b * size, (b + 1) * size).sum()) / left;
            without[b] = 1 - m4 / (3 * m2 * m2);
        }
        return Estimate.of(without).sd() * (bins - 1) / Math.sqrt(bins);
    }

    @Test
    void anInterruptedThreadStopsIt() {
        Thread.currentThread().interrupt();
        try {
            assertThrows(CancellationException.class, () -> TimeSeries.of(autoregressive(0.5, 100, 5)));
        } finally {
            Thread.interrupted();
        }
    }

    @Test
    void badInputTeaches() {
        Teaches.oneLine(() -> TimeSeries.of(1), "1 readings", "at least 2");
        Teaches.oneLine(() -> TimeSeries.of((double[]) null), "values = null");
        Teaches.oneLine(() -> TimeSeries.of(0, Double.MAX_VALUE), "reading 1", "1.0E305");
        Teaches.oneLine(() -> TimeSeries.ofMeans(null, TimeSeries.of(1, 2)), "f = null");
        Teaches.oneLine(() -> TimeSeries.ofMeans(m -> m[0], (TimeSeries) null), "of = [null]");
        Teaches.oneLine(() -> TimeSeries.of(1, 2, Double.NaN), "reading 2", "NaN");
        TimeSeries three = TimeSeries.of(1, 2, 4);
        Teaches.oneLine(() -> three.after(2), "after(2)", "from 0 to 1");
        Teaches.oneLine(() -> three.binned(2), "binned(2)");
        Teaches.oneLine(() -> three.autocorrelation(3), "0 to 2");
        assertFalse(three.longEnough());
        Teaches.oneLine(() -> TimeSeries.ofMeans(m -> m[0]), "at least one");
        Teaches.oneLine(() -> TimeSeries.ofMeans(m -> m[0], three, TimeSeries.of(1, 2)), "[3, 2]", "same");
        Teaches.oneLine(() -> TimeSeries.ofMeans(m -> m[0], three), "3 readings", "too short");
        Teaches.oneLine(() -> TimeSeries.ofMeans(m -> Math.log(-m[0]), three), "NaN", "finite");
        Teaches.oneLine(() -> TimeSeries.ofMeans(m -> 5, TimeSeries.of(autoregressive(0, 500, 8))), "extremum");
    }
}
