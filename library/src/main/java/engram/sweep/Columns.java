package engram.sweep;

import engram.identity.Named;
import java.util.Map;

/** Columns of a table's row. */
record Columns(Map<String, Object> components) implements Named {
    @Override
    public String kind() {
        return "Columns";
    }
}
