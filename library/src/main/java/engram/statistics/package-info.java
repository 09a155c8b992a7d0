/** Estimates with their errors, time series, fits: what numbers of runs say, and when they say nothing. */
package engram.statistics;
