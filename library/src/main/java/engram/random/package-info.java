/** Named, reproducible random streams. */
package engram.random;
