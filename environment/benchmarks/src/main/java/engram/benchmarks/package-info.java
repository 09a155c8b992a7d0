/** Benchmarks, each a ratio to a named alternative. */
package engram.benchmarks;
