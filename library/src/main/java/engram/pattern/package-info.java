/** Patterns to store, the ensembles they come from, and the cues that recall starts from. */
package engram.pattern;
