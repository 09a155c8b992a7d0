/** From records to tidy Tablesaw tables: one row an observation, one column a component. */
package engram.frame;
