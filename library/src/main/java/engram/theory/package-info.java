/** Mean-field answers, for N to infinity, to lay beside simulation. */
package engram.theory;
