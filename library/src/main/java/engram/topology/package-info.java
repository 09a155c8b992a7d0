/** Who is connected to whom. */
package engram.topology;
