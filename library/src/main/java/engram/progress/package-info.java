/** How far a long task is, and where that is shown. */
package engram.progress;
