/** Recall and searches: capacity, basins of attraction, energy gaps, convergence times. */
package engram.study;
