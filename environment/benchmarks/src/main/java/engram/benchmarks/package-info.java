/** JMH benchmarks; each measures the library beside a named alternative. */
package engram.benchmarks;
