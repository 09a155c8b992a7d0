/** Studies: sweeps over parameters and replicas, estimates with their errors, fits, and the capacity search. */
package engram.study;
