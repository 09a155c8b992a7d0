/** Recall, searches (capacity, basins of attraction, energy gaps, convergence times) and finite-size scaling. */
package engram.study;
