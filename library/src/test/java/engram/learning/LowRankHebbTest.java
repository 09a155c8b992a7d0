package engram.learning;

import engram.topology.Topology;

/** Hebb's rule as overlaps owes what every rule owes. */
class LowRankHebbTest extends LearningRuleContract {

    @Override
    LearningRule rule() {
        return new Hebb(Hebb.Form.LOW_RANK);
    }

    @Override
    Topology topology(int n) {
        return Topology.complete(n);
    }
}
