/** Models: local fields and, where one exists, an energy. The library's sign conventions are stated at {@link engram.model.Model}. */
package engram.model;
