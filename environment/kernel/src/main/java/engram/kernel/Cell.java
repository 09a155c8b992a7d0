package engram.kernel;

import java.util.List;

/**
 * Source text to run, and where it stands.
 *
 * @param label     what a traceback calls it
 * @param source    the text
 * @param firstLine the number of its first line in the cell, from 1
 */
record Cell(String label, String source, int firstLine) {
    /**
     * The number of a line in the cell.
     *
     * @param offset a place in the source
     * @return the number, from 1
     */
    int lineAt(int offset) {
        return firstLine
                + (int) source.substring(0, offset)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    /**
     * The text of a line.
     *
     * @param line its number
     * @return the text, empty when there is no such line
     */
    String line(int line) {
        List<String> lines = source.lines().toList();
        int i = line - firstLine;
        return i >= 0 && i < lines.size() ? lines.get(i) : "";
    }
}
