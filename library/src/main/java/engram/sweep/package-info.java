/** Trials at every point of a grid, repeated, on all cores; with a store they can be stopped and gone on with. */
package engram.sweep;
