/** Checks of what comes in, the same everywhere: one line that says what came and what was needed. */
package engram.argument;
