/**
 * Recall, searches (capacity, basins of attraction, energy gaps, convergence times) and finite-size scaling; errors of
 * classification.
 */
package engram.study;
