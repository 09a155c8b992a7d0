/** Quenched disorder that is not learned: couplings drawn once and then held fixed. */
package engram.disorder;
