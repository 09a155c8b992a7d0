package engram.dynamics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import engram.exact.AllStates;
import engram.model.EnergyModel;
import engram.model.SiteModel;
import engram.observable.Overlap;
import engram.pattern.Binary;
import engram.pattern.Cue;
import engram.pattern.Patterns;
import engram.pattern.UniformVectors;
import engram.random.Streams;
import engram.state.Batch;
import engram.statistics.Estimate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An energy that is not quadratic, E = -sum_mu (xi^mu . s)^4 / 4 N^3, against all 256 states. */
class QuarticTest {
    private final Streams streams = Streams.seed(8);

    private static double energy(double[] s, Patterns xi) {
        return -xi.n()
                / 4.0
                * Arrays.stream(Overlap.withAll(s, xi)).map(m -> m * m * m * m).sum();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.4, 1})
    void bitsHaveBoltzmannsLaw(double temperature) {
        Patterns xi = new Binary().draw(2, 8, streams);
        EnergyModel quartic = EnergyModel.of(xi.space(), s -> energy(s, xi));
        double exact = AllStates.of(quartic).at(temperature).energy();
        Batch start = new Cue.RandomStart().batch(xi, 2000, streams);
        for (Dynamics<SiteModel> dynamics : List.<Dynamics<SiteModel>>of(
                new Glauber(temperature, Order.UNIFORM, 8 * 120),
                new Metropolis(temperature, Order.UNIFORM, 8 * 120))) {
            Batch end = dynamics.run(quartic, start, streams).end();
            double[] energies = new double[end.trials()];
            Arrays.setAll(energies, t -> quartic.energy(end.state(t)));
            Estimate mean = Estimate.of(energies);
            assertTrue(Math.abs(mean.mean() - exact) < 4 * mean.se(), dynamics + ": " + mean + ", exact " + exact);
        }
    }

    /** -dE/ds, the slope of a function that bits never see, would give another law: far from the exact one. */
    @Test
    void theSlopeIsNotTheField() {
        Patterns xi = new Binary().draw(2, 8, streams);
        EnergyModel slope = EnergyModel.of(xi.space(), s -> energy(s, xi), (i, s, h) -> {
            double[] m = Overlap.withAll(s, xi);
            h[0] = 0;
            for (int mu = 0; mu < m.length; mu++) {
                h[0] += m[mu] * m[mu] * m[mu] * xi.pattern(mu)[i];
            }
        });
        Batch start = new Cue.RandomStart().batch(xi, 4000, streams);
        Batch end = new Glauber(0.4, Order.UNIFORM, 8 * 120)
                .run(slope, start, streams)
                .end();
        double[] energies = new double[end.trials()];
        Arrays.setAll(energies, t -> slope.energy(end.state(t)));
        Estimate mean = Estimate.of(energies);
        double exact = AllStates.of(slope).at(0.4).energy();
        assertTrue(Math.abs(mean.mean() - exact) > 30 * mean.se(), mean + ", exact " + exact);
    }

    @Test
    void vectorsAreRefused() {
        Patterns xi = new UniformVectors(3).draw(2, 8, streams);
        EnergyModel quartic = EnergyModel.of(xi.space(), s -> energy(s, xi), (i, s, h) -> {});
        Batch start = new Cue.RandomStart().batch(xi, 4, streams);
        Teaches.oneLine(
                () -> new Glauber(0.4, Order.UNIFORM, 8).run(quartic, start, streams), "affine in each spin", "T = 0");
        assertEquals(
                4,
                new Glauber(0, Order.UNIFORM, 8)
                        .run(quartic, start, streams)
                        .end()
                        .trials());
    }
}
