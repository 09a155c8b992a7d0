package engram.learning;

import engram.coupling.Layout;
import engram.topology.Topology;

/** Hebb's rule as overlaps owes what every rule owes. */
class LowRankHebbTest extends LearningRuleContract {

    @Override
    LearningRule rule() {
        return new Hebb(Layout.LOW_RANK);
    }

    @Override
    Topology topology(int n) {
        return Topology.complete(n);
    }
}
