/** Answers of theory, most of them for N to infinity, to lay beside simulation. */
package engram.theory;
