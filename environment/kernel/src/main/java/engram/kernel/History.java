package engram.kernel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.dflib.jjava.jupyter.kernel.history.HistoryEntry;
import org.dflib.jjava.jupyter.kernel.history.HistoryManager;

/** The cells of this session, for front ends that recall them. Nothing is kept on disk: a notebook is its own record. */
final class History implements HistoryManager {
    private static final int SESSION = 1;

    private final List<HistoryEntry> entries = new ArrayList<>();

    /**
     * Remembers a cell.
     *
     * @param number its execution count
     * @param input  its source
     * @param output its result as text, empty when it gave none
     */
    synchronized void add(int number, String input, String output) {
        entries.add(new HistoryEntry(SESSION, number, input, output));
    }

    @Override
    public synchronized List<HistoryEntry> lookupTail(int length, Set<ResultFlag> flags) {
        return shown(last(entries, length), flags);
    }

    @Override
    public synchronized List<HistoryEntry> lookupRange(int session, int from, int to, Set<ResultFlag> flags) {
        boolean here = session == 0 || session == SESSION;
        return shown(
                entries.stream()
                        .filter(e -> here && e.getCellNumber() >= from && (to <= 0 || e.getCellNumber() < to))
                        .toList(),
                flags);
    }

    @Override
    public synchronized List<HistoryEntry> search(String glob, int length, Set<ResultFlag> flags) {
        Pattern pattern = pattern(glob);
        List<HistoryEntry> found = entries.stream()
                .filter(e -> pattern.matcher(e.getInput()).matches())
                .toList();
        if (flags.contains(ResultFlag.UNIQUE)) {
            Map<String, HistoryEntry> latest = new LinkedHashMap<>();
            for (HistoryEntry e : found) {
                latest.remove(e.getInput());
                latest.put(e.getInput(), e);
            }
            found = List.copyOf(latest.values());
        }
        return shown(last(found, length), flags);
    }

    private static List<HistoryEntry> last(List<HistoryEntry> all, int length) {
        return length <= 0 || length >= all.size() ? all : all.subList(all.size() - length, all.size());
    }

    private static List<HistoryEntry> shown(List<HistoryEntry> found, Set<ResultFlag> flags) {
        if (flags.contains(ResultFlag.INCLUDE_OUTPUT)) {
            return List.copyOf(found);
        }
        return found.stream()
                .map(e -> new HistoryEntry(e.getSession(), e.getCellNumber(), e.getInput(), null))
                .toList();
    }

    /** The glob of SQLite, as the protocol says: star, question mark, sets in brackets. */
    private static Pattern pattern(String glob) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            int close = c == '[' ? glob.indexOf(']', i + 2) : -1;
            if (c == '*') {
                regex.append(".*");
            } else if (c == '?') {
                regex.append('.');
            } else if (close > 0) {
                regex.append('[')
                        .append(glob.substring(i + 1, close)
                                .replace("\\", "\\\\")
                                .replace("[", "\\[")
                                .replace("&&", "&\\&"))
                        .append(']');
                i = close;
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }
}
