package engram.notebook;

import engram.progress.PacedProgress.Frame;
import java.util.LinkedHashMap;
import java.util.Map;

/** A frame of progress as a notebook shows it. */
final class ProgressBar {
    private ProgressBar() {}

    static String html(Frame frame) {
        String colour = frame.finished() ? "#009068" : frame.ended() ? "#d55e00" : "#0072b2";
        return "<div style=\"display:flex;align-items:center;gap:10px;max-width:720px;\">"
                + "<div style=\"flex:1;height:8px;background:#d9d9d9;border-radius:4px;overflow:hidden;\">"
                + "<div style=\"height:100%;width:" + frame.percent() + "%;background:" + colour + ";\"></div></div>"
                + "<code style=\"white-space:pre;background:none;\">" + Html.escape(frame.line()) + "</code></div>";
    }

    static Map<String, Object> json(Frame frame) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("task", frame.task());
        map.put("done", frame.done());
        map.put("total", frame.total());
        if (frame.rate() > 0) {
            map.put("rate", frame.rate());
            map.put("left", frame.left());
        }
        map.put("elapsed", frame.seconds());
        map.put("state", frame.finished() ? "finished" : frame.ended() ? "interrupted" : "running");
        return map;
    }
}
