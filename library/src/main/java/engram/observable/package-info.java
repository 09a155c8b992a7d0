/** What is read off states and couplings. */
package engram.observable;
