package engram.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits the line of a magic into words; double quotes keep blanks together. */
final class Words {
    private static final Pattern WORD = Pattern.compile("\"(?<quoted>[^\"]*)\"|(?<plain>[^\\s\"]+)");

    private Words() {}

    static List<String> of(String line) {
        List<String> words = new ArrayList<>();
        Matcher m = WORD.matcher(line);
        while (m.find()) {
            words.add(m.group("quoted") != null ? m.group("quoted") : m.group("plain"));
        }
        if (words.isEmpty()) {
            throw new IllegalArgumentException("a magic without a name came; write for example %time sweep.run(trial)");
        }
        return List.copyOf(words);
    }
}
