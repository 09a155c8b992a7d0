/**
 * What a notebook adds to the library: how results look, progress, {@code show}, the <em>paper versus
 * here</em> table, and where results are written.
 *
 * <p>{@link engram.notebook.EngramExtension} plugs into any kernel of the JJava family. Everything else here
 * works without a kernel too, as text in a terminal.
 */
package engram.notebook;
