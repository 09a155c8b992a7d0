/** Engram's side of the comparison with named alternatives, and JMH benchmarks of its kernels. */
package engram.benchmarks;
