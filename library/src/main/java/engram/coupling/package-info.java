/** The couplings W between sites. */
package engram.coupling;
