/** Answers of theory, most of them for N to infinity, some exact for a small N, to lay beside simulation. */
package engram.theory;
