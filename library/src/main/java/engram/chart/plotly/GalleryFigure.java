package engram.chart.plotly;

import engram.chart.ColourMap;
import engram.chart.Gallery;
import engram.chart.Gallery.Image;
import engram.chart.Markup;
import engram.chart.layout.GalleryLayout;
import engram.chart.layout.Lettering;
import engram.chart.layout.Palette;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Images side by side as a figure. */
final class GalleryFigure {

    private GalleryFigure() {}

    /** One Plotly heat map an image, each on its own pair of axes, laid out in units as the static picture is. */
    static Map<String, Object> of(Gallery gallery, GalleryLayout layout) {
        List<Image> images = gallery.images();
        double h = layout.height();
        Map<String, Object> page = Figures.layout(gallery.title(), "", layout.height(), 0);
        page.put("margin", Figures.map("l", 0, "r", 0, "t", 0, "b", 0));
        page.put("autosize", false);
        page.put("width", GalleryLayout.WIDTH);
        if (page.get("title") instanceof Map<?, ?> heading) {
            Map<String, Object> placed =
                    Figures.map("x", GalleryLayout.EDGE / GalleryLayout.WIDTH, "y", 1 - 22 / h, "yref", "container");
            heading.forEach((key, value) -> placed.putIfAbsent((String) key, value));
            placed.put("yanchor", "middle");
            page.put("title", placed);
        }
        List<Object> data = new ArrayList<>();
        List<Object> words = new ArrayList<>();
        double unit = layout.pixel();
        for (int k = 0; k < images.size(); k++) {
            Image image = images.get(k);
            String number = k == 0 ? "" : Integer.toString(k + 1);
            List<Object> rows = new ArrayList<>();
            for (int row = 0; row < image.rows(); row++) {
                int from = row * image.columns();
                rows.add(Figures.json(Arrays.copyOfRange(image.pixels(), from, from + image.columns())));
            }
            data.add(Figures.map(
                    "type",
                    "heatmap",
                    "z",
                    rows,
                    "xaxis",
                    "x" + number,
                    "yaxis",
                    "y" + number,
                    "zmin",
                    -1,
                    "zmax",
                    1,
                    "colorscale",
                    Figures.scale(ColourMap.GREY),
                    "showscale",
                    false,
                    "hovertemplate",
                    "%{z}<extra>" + Markup.html(image.caption()) + "</extra>"));
            double x0 = layout.left(k) / GalleryLayout.WIDTH;
            double x1 = (layout.left(k) + unit * image.columns()) / GalleryLayout.WIDTH;
            double y1 = 1 - layout.top(k) / h;
            double y0 = 1 - (layout.top(k) + unit * image.rows()) / h;
            page.put("xaxis" + number, axis("y" + number, x0, x1, false));
            page.put("yaxis" + number, axis("x" + number, y0, y1, true));
            if (!image.caption().isEmpty()) {
                double y = 1 - (layout.top(k) + layout.captionTop() + 2) / h;
                words.add(words(Markup.html(image.caption()), (x0 + x1) / 2, y, "center", "top", Lettering.TICK));
            }
        }
        List<String> lines =
                Lettering.lines(gallery.note()).stream().map(Markup::html).toList();
        if (!lines.isEmpty()) {
            words.add(words(
                    String.join("<br>", lines),
                    GalleryLayout.EDGE / GalleryLayout.WIDTH,
                    0,
                    "left",
                    "bottom",
                    Lettering.NOTE));
        }
        page.put("annotations", words);
        return Figures.map("data", data, "layout", page, "config", Figures.config(gallery.title()));
    }

    private static Map<String, Object> words(
            String html, double x, double y, String xAnchor, String yAnchor, double size) {
        return Figures.map(
                "text", html,
                "xref", "paper",
                "yref", "paper",
                "x", x,
                "y", y,
                "xanchor", xAnchor,
                "yanchor", yAnchor,
                "align", xAnchor,
                "showarrow", false,
                "font", Figures.map("size", size));
    }

    private static Map<String, Object> axis(String anchor, double from, double to, boolean down) {
        Map<String, Object> axis = Figures.map(
                "anchor", anchor,
                "domain", List.of(Math.max(0, from), Math.min(1, to)),
                "showticklabels", false,
                "ticks", "",
                "showgrid", false,
                "zeroline", false,
                "showline", true,
                "mirror", true,
                "linecolor", Palette.GRID);
        if (down) {
            axis.put("autorange", "reversed");
        }
        return axis;
    }
}
