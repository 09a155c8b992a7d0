package engram.identity;

import java.util.Map;

/**
 * An object whose components are data: their names are not those of a class. Streams, stores and tables treat it as a record of the
 * class {@link #kind} with these components.
 *
 * @since 0.1.0
 */
public interface Named {

    /**
     * The simple name of the record class that the object stands for.
     *
     * @return the name, for example {@code Point}
     */
    String kind();

    /**
     * The components by name, in order.
     *
     * @return names and values
     */
    Map<String, Object> components();
}
