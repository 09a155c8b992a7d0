package engram.identity;

/**
 * An object that says what it is made of, so that it can be told from others of its class by content.
 *
 * <p>Records, enums, numbers, text, arrays, lists, sets and maps need not implement this: a study
 * identifies them by themselves. A class of another kind, such as a network with caches, returns what
 * computation depends on and leaves the caches out.
 *
 * @since 0.1.0
 */
public interface Identified {

    /**
     * Everything that can change a result computed with this object. Two objects of one class with equal identities
     * are taken for the same; a text made for people is not an identity.
     *
     * @return a number, a text, an enum constant, a record, an array, another identified object, or a list, set or map
     *     of these; read at once and not changed
     */
    Object identity();
}
