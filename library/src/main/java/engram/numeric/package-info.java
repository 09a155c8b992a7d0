/** Static loops over flat arrays and tiles of trials; nothing boxed, nothing allocated in a loop. */
package engram.numeric;
