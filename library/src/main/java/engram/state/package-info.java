/** State spaces, and the batch of trials that is the primitive of every dynamics. */
package engram.state;
