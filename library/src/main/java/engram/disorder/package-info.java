/** Quenched disorder that is not learned: networks and couplings drawn once and then held fixed. */
package engram.disorder;
