/** Recall and searches: capacity, basins of attraction, energy gaps, convergence times; errors of classification. */
package engram.study;
