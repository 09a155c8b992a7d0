/** Searches: capacity, basins of attraction, energy gaps, convergence times. */
package engram.study;
