package engram.dynamics;

import engram.model.SiteModel;
import engram.random.Streams;
import engram.state.Batch;

/**
 * Wolff's clusters for ferromagnets, J_ij of zero or more, at temperature T (k_B = 1). One cluster is one update: a site and a
 * direction r are drawn uniformly; from each site of the cluster a bond to a neighbour outside is taken with probability
 *
 * <pre>
 *   1 - exp(-2 J_ij (r . s_i) (r . s_j) / T)   where that is above 0,
 * </pre>
 *
 * <p>and all sites reached are reflected, s_i to s_i - 2 (r . s_i) r. For bits, d = 1, neighbours of one sign join with
 * probability 1 - exp(-2 J_ij / T), and the cluster turns. The weight exp(-E(s) / T) is stationary and the dynamics
 * reversible; near a critical point it forgets far sooner than {@link Glauber} or {@link Metropolis}.
 *
 * <p>A run, a {@link Watch} and an {@link Outcome} count clusters, not sites: readings made every so many turned sites would
 * come too often from small clusters. For bits the mean size of a cluster is N &lt;m^2&gt;, m = (1/N) sum_i s_i; so a time of tau
 * clusters turns as many sites as tau &lt;m^2&gt; sweeps.
 *
 * <p>Couplings must be kept as rows ({@code Blocks}, {@code Dense}), symmetric, without self-couplings, and for d &gt; 1 each a
 * number times the unit matrix. At T = 0 every bond that is satisfied is taken. Each trial draws from a stream of its own.
 * Source: Wolff, Phys. Rev. Lett. 62, 361 (1989).
 *
 * @param temperature T, zero or more; infinite is legal, and single sites are then turned
 * @param clusters clusters a trial turns, at least 1
 * @since 0.1.0
 */
public record Wolff(double temperature, long clusters) implements Dynamics<SiteModel> {

    /**
     * Checks the parameters.
     *
     * @param temperature T, zero or more; infinite is legal, and single sites are then turned
     * @param clusters clusters a trial turns, at least 1
     */
    public Wolff {
        Turn.check("Wolff", temperature);
        if (clusters < 1) {
            throw new IllegalArgumentException(
                    "Wolff(clusters = " + clusters + "): at least one cluster is needed; try 10000");
        }
    }

    @Override
    public Run run(SiteModel model, Batch start, Streams streams, Watch watch) {
        Runner.check(model, start, streams, watch);
        Bonds bonds = Bonds.of(model);
        double[] odds = start.spins().d() == 1 ? ClusterTrial.odds(bonds, temperature) : null;
        return Runner.run(
                start,
                Clock.clusters(clusters),
                1,
                watch,
                (tile, end) -> new Clusters(bonds, odds, start, tile, end, streams));
    }

    /** The trials of a tile, one after the other. */
    private final class Clusters implements Process {
        private final ClusterTrial[] trials;
        private final double[][] end;
        private long now;

        Clusters(Bonds bonds, double[] odds, Batch start, int tile, double[][] end, Streams streams) {
            this.end = end;
            trials = new ClusterTrial[start.width(tile)];
            for (int lane = 0; lane < trials.length; lane++) {
                int t = tile * Batch.TILE + lane;
                trials[lane] = new ClusterTrial(
                        bonds,
                        odds,
                        temperature,
                        start.spins(),
                        start.state(t),
                        streams.child("trial", t).open("cluster"));
            }
        }

        @Override
        public void advance(double until) {
            for (ClusterTrial trial : trials) {
                trial.turn((long) until - now);
            }
            now = (long) until;
        }

        @Override
        public void write() {
            for (int row = 0; row < end.length; row++) {
                for (int lane = 0; lane < trials.length; lane++) {
                    end[row][lane] = trials[lane].state()[row];
                }
            }
        }
    }
}
