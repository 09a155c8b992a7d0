/** Searches: capacity, basins of attraction, energy gaps, convergence times, finite-size scaling. */
package engram.study;
