/** Learning rules: from patterns and a topology to couplings; and a classifier of images, whose memories are learned. */
package engram.learning;
