package engram.chart.layout;

import engram.chart.Markup;
import java.util.List;

/**
 * Sizes of letters, and the room that notes take, in CSS pixels.
 *
 * @since 0.1.0
 */
public final class Lettering {

    /** Size of a title. */
    public static final double TITLE = 15;

    /** Size of the name of an axis. */
    public static final double LABEL = 13.5;

    /** Size of the numbers at ticks, and of the legend. */
    public static final double TICK = 12;

    /** Size of the sentence below. */
    public static final double NOTE = 11.5;

    private static final int NOTE_COLUMNS = 104;

    private Lettering() {}

    /**
     * A note in lines.
     *
     * @param note the sentence below a picture, empty for none
     * @return its lines
     */
    public static List<String> lines(String note) {
        return Markup.wrap(note, NOTE_COLUMNS);
    }

    /**
     * The room that a note takes.
     *
     * @param note the sentence below a picture, empty for none
     * @return its height
     */
    public static double height(String note) {
        int lines = lines(note).size();
        return lines == 0 ? 0 : 8 + 15.0 * lines;
    }
}
