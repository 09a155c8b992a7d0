package engram.dynamics;

import engram.argument.Given;
import engram.model.SiteModel;
import engram.random.Streams;
import engram.state.Batch;

/**
 * One site after the other turns by a rule of one's own. All else is as in {@link Glauber}: the trials of a tile share the order
 * in which sites are visited, and each draws from a stream of its own.
 *
 * <p>With the rule of the heat bath it is {@link Glauber}'s dynamics, about a seventh slower.
 *
 * @param rule how a spin turns
 * @param order in which order sites are visited
 * @param updates single-site updates a trial takes, at least 1
 * @since 0.1.0
 */
public record SiteBySite(SiteRule rule, Order order, long updates) implements Dynamics<SiteModel> {

    /**
     * Checks the parameters.
     *
     * @param rule how a spin turns
     * @param order in which order sites are visited
     * @param updates single-site updates a trial takes, at least 1
     */
    public SiteBySite {
        Given.value("SiteBySite", "rule", rule, "how a spin turns, a function (h, s, random) that sets h,");
        Given.value("SiteBySite", "order", order, "an order of sites, such as Order.UNIFORM,");
        if (updates < 1) {
            throw new IllegalArgumentException(
                    "SiteBySite(updates = " + updates + "): at least one update is needed; try 1000 N");
        }
    }

    @Override
    public Run run(SiteModel model, Batch start, Streams streams, Watch watch) {
        Runner.check(model, start, streams, watch);
        return Runner.updates(
                start,
                updates,
                1,
                Precision.DOUBLE,
                watch,
                (tile, end) -> new ThermalTrials(
                        model, start, tile, end, order, new OwnTurn(rule, start, tile, streams), streams));
    }
}
