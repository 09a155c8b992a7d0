package engram.notebook;

/** Writes one HTML table, styled by itself: no script, no style sheet, readable on light and dark pages. */
final class Html {

    private static final String CELL = "padding:2px 12px;border:none;vertical-align:top;";
    private static final String LEFT = CELL + "text-align:left;";
    private static final String RIGHT = CELL + "text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap;";

    private final StringBuilder out = new StringBuilder();
    private final String footer;
    private final StringBuilder heads = new StringBuilder();
    private final StringBuilder body = new StringBuilder();
    private boolean open;

    Html(String caption, String footer) {
        this.footer = footer;
        out.append("<table style=\"border-collapse:collapse;margin:4px 0;\">");
        if (!caption.isEmpty()) {
            out.append("<caption style=\"caption-side:top;text-align:left;font-weight:bold;color:inherit;")
                    .append("padding:2px 12px 6px;\">");
            out.append(escape(caption)).append("</caption>");
        }
    }

    void head(String name, boolean number) {
        heads.append("<th style=\"").append(number ? RIGHT : LEFT).append("font-weight:bold;\">");
        heads.append(escape(name)).append("</th>");
    }

    void row() {
        close();
        body.append("<tr style=\"background:none;\">");
        open = true;
    }

    void cell(String text, boolean number) {
        body.append("<td style=\"").append(number ? RIGHT : LEFT).append("\">");
        body.append(escape(text)).append("</td>");
    }

    void mark(String text, String colour) {
        body.append("<td style=\"")
                .append(LEFT)
                .append("\"><span style=\"background:")
                .append(colour);
        body.append(";color:#fff;border-radius:3px;padding:1px 7px;white-space:nowrap;\">");
        body.append(escape(text)).append("</span></td>");
    }

    private void close() {
        body.append(open ? "</tr>" : "");
    }

    String finish() {
        close();
        out.append("<thead><tr style=\"border-bottom:1px solid #888;background:none;\">");
        out.append(heads);
        out.append("</tr></thead><tbody>").append(body).append("</tbody></table>");
        if (!footer.isEmpty()) {
            out.append("<div style=\"padding:0 12px;opacity:0.75;font-size:90%;\">");
            out.append(escape(footer)).append("</div>");
        }
        return out.toString();
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** How many characters a terminal shows. */
    static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
