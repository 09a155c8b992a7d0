/** Learning rules: from patterns and a topology to couplings. */
package engram.learning;
