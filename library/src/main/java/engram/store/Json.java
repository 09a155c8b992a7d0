package engram.store;

/** As much of JSON as a store needs: a reader that walks over a text, and quoting. */
final class Json {
    private final String text;
    private int at;

    Json(String text) {
        this.text = text;
    }

    /** Steps over a character that must come next. */
    void expect(char c) {
        if (!next(c)) {
            throw new IllegalStateException("'" + c + "' was expected at character " + at + " of " + shortened());
        }
    }

    /** Steps over a character if it comes next. */
    boolean next(char c) {
        boolean here = peek(c);
        at += here ? 1 : 0;
        return here;
    }

    boolean peek(char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    boolean nextNull() {
        boolean here = text.startsWith("null", at);
        at += here ? 4 : 0;
        return here;
    }

    /** A number, true or false; or, for the numbers that JSON has no word for, a string. */
    String word() {
        if (peek('"')) {
            return string();
        }
        int start = at;
        while (at < text.length() && ",]}".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    String string() {
        expect('"');
        StringBuilder out = new StringBuilder();
        while (!next('"')) {
            if (at >= text.length()) {
                throw new IllegalStateException("the closing quote is missing in " + shortened());
            }
            char c = text.charAt(at++);
            if (c != '\\') {
                out.append(c);
                continue;
            }
            char escaped = text.charAt(at++);
            if (escaped == 'u') {
                out.append((char) Integer.parseInt(text.substring(at, at + 4), 16));
                at += 4;
            } else {
                out.append(escaped);
            }
        }
        return out.toString();
    }

    private String shortened() {
        return text.length() <= 80 ? text : text.substring(0, 80) + "...";
    }

    /** A string with its quotes; what is not plain text is escaped, so that lone surrogates survive UTF-8. */
    static void quote(StringBuilder out, String string) {
        out.append('"');
        for (int k = 0; k < string.length(); k++) {
            char c = string.charAt(k);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c)) {
                out.append("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                    out.append(Character.forDigit(c >> shift & 15, 16));
                }
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
