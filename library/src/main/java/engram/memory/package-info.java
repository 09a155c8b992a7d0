/** What stores patterns: learning rules, and anything else that makes a network of them. */
package engram.memory;
