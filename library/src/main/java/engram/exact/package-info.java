/** Exact answers for small networks, by going through all their states. */
package engram.exact;
