/** Finished cells of sweeps in a file, each at once and with a checksum. */
package engram.store;
