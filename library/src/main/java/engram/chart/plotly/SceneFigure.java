package engram.chart.plotly;

import engram.chart.Markup;
import engram.chart.Scene;
import engram.chart.layout.Lettering;
import engram.chart.layout.Palette;
import engram.chart.layout.SceneLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A scene as a figure that can be turned. */
final class SceneFigure {

    /** How far Plotly's camera is from the middle of the box, in units of the box. */
    private static final double FAR = 2.15;

    private final Scene scene;
    private final SceneLayout layout;
    private final double[] values;
    private final double[] arrows;

    SceneFigure(Scene scene, SceneLayout layout) {
        this.scene = scene;
        this.layout = layout;
        values = scene.values();
        arrows = scene.arrows();
    }

    Map<String, Object> figure() {
        List<Object> data = new ArrayList<>();
        if (scene.onSphere()) {
            data.add(lines(SceneLayout.wires(), SceneLayout.WIRE, 1));
            data.add(names());
        }
        if (scene.links().length > 0) {
            data.add(lines(layout.stretches(), SceneLayout.LINK, 2));
        }
        data.add(dots());
        if (arrows.length > 0) {
            data.add(shafts());
            data.add(heads());
        }
        Map<String, Object> page = Figures.layout(scene.title(), scene.note(), layout.height(), 14);
        page.put("showlegend", false);
        if (page.get("margin") instanceof Map<?, ?> margin) {
            Map<String, Object> narrow = Figures.map("l", 24);
            margin.forEach((key, value) -> narrow.putIfAbsent((String) key, value));
            page.put("margin", narrow);
        }
        double phi = StrictMath.toRadians(scene.azimuth());
        double height = StrictMath.toRadians(scene.elevation());
        double far = scene.onSphere() ? 0.75 * FAR : FAR;
        double flat = far * StrictMath.cos(height);
        Map<String, Object> space = Figures.map(
                "aspectmode",
                "data",
                "camera",
                Figures.map(
                        "eye",
                        Figures.map(
                                "x",
                                flat * StrictMath.cos(phi),
                                "y",
                                flat * StrictMath.sin(phi),
                                "z",
                                far * StrictMath.sin(height)),
                        "center",
                        Figures.map("x", 0, "y", 0, "z", scene.onSphere() ? 0 : -0.1)));
        double[] low = layout.end(-1);
        double[] high = layout.end(1);
        for (int a = 0; a < 3; a++) {
            double margin = scene.onSphere() ? 0.15 : 0;
            space.put(
                    "xyz".charAt(a) + "axis",
                    Figures.map(
                            "title",
                            Figures.map(
                                    "text",
                                    Markup.html(scene.axes().get(a)),
                                    "font",
                                    Figures.map("size", Lettering.LABEL)),
                            "range",
                            List.of(low[a] - margin, high[a] + margin),
                            "nticks",
                            5,
                            "gridcolor",
                            Palette.GRID,
                            "linecolor",
                            "#c4c4c4",
                            "showline",
                            true,
                            "mirror",
                            true,
                            "zeroline",
                            false,
                            "showbackground",
                            false,
                            "showspikes",
                            false,
                            "visible",
                            !scene.onSphere()));
        }
        page.put("scene", space);
        return Figures.map("data", data, "layout", page, "config", Figures.config(scene.title()));
    }

    /** What a sphere's axes are called, at their ends. */
    private Map<String, Object> names() {
        double[] tips = new double[9];
        List<Object> words = new ArrayList<>();
        for (int a = 0; a < 3; a++) {
            tips[4 * a] = SceneLayout.OUTSIDE;
            words.add(Markup.html(scene.axes().get(a)));
        }
        Map<String, Object> font = Figures.map("size", Lettering.LABEL, "color", Palette.INK);
        return trace("scatter3d", tips, "mode", "text", "text", words, "textfont", font);
    }

    /** Stretches as one trace, with gaps between them. */
    private static Map<String, Object> lines(List<double[][]> stretches, String colour, double width) {
        double[] flat = new double[9 * stretches.size()];
        for (int k = 0; k < stretches.size(); k++) {
            System.arraycopy(stretches.get(k)[0], 0, flat, 9 * k, 3);
            System.arraycopy(stretches.get(k)[1], 0, flat, 9 * k + 3, 3);
            Arrays.fill(flat, 9 * k + 6, 9 * k + 9, Double.NaN);
        }
        return trace("scatter3d", flat, "mode", "lines", "line", Figures.map("color", colour, "width", width));
    }

    /** A trace at places given as x, y, z, x, y, z, ..., silent under the mouse. */
    private static Map<String, Object> trace(String type, double[] places, Object... more) {
        Map<String, Object> trace = Figures.map("type", type);
        for (int a = 0; a < 3; a++) {
            double[] one = new double[places.length / 3];
            for (int k = 0; k < one.length; k++) {
                one[k] = places[3 * k + a];
            }
            trace.put("xyz".substring(a, a + 1), Figures.json(one));
        }
        trace.put("hoverinfo", "skip");
        trace.putAll(Figures.map(more));
        return trace;
    }

    private Map<String, Object> dots() {
        Map<String, Object> marker = Figures.map("size", arrows.length > 0 ? 3 : 5);
        List<Object> words = new ArrayList<>();
        for (int i = 0; i < layout.n(); i++) {
            words.add("i = " + i
                    + (values.length > 0 ? "<br>" + Markup.html(scene.barTitle()) + " = " + (float) values[i] : ""));
        }
        if (values.length > 0) {
            marker.putAll(scaled(Figures.json(values)));
            marker.put("showscale", true);
            Map<String, Object> bar = Figures.bar(scene.barTitle());
            bar.put("len", 0.7);
            marker.put("colorbar", bar);
        } else {
            marker.put("color", Palette.colour(0));
        }
        return trace(
                "scatter3d", scene.points(), "mode", "markers", "marker", marker, "text", words, "hoverinfo", "text");
    }

    private Map<String, Object> scaled(Object shades) {
        return Figures.map(
                "color",
                shades,
                "cmin",
                scene.from(),
                "cmax",
                scene.to(),
                "colorscale",
                Figures.scale(scene.colours()));
    }

    /** The shafts, a stretch an arrow, each in its own colour. */
    private Map<String, Object> shafts() {
        double[] places = new double[9 * layout.n()];
        double[] shades = new double[3 * layout.n()];
        for (int i = 0; i < layout.n(); i++) {
            System.arraycopy(layout.point(i), 0, places, 9 * i, 3);
            System.arraycopy(layout.neck(i), 0, places, 9 * i + 3, 3);
            Arrays.fill(places, 9 * i + 6, 9 * i + 9, Double.NaN);
            Arrays.fill(shades, 3 * i, 3 * i + 3, values[i]);
        }
        Map<String, Object> line = scaled(Figures.json(shades));
        line.put("width", 5);
        return trace("scatter3d", places, "mode", "lines", "line", line);
    }

    /** The heads as one mesh of cones; Plotly's own cones take their colour from their length. */
    private Map<String, Object> heads() {
        int corners = SceneLayout.ROUND + 1;
        double[] places = new double[3 * corners * layout.n()];
        double[] shades = new double[corners * layout.n()];
        List<Object> first = new ArrayList<>();
        List<Object> second = new ArrayList<>();
        List<Object> third = new ArrayList<>();
        for (int i = 0; i < layout.n(); i++) {
            double[][] ring = layout.base(i);
            int tip = corners * i;
            System.arraycopy(layout.tip(i), 0, places, 3 * tip, 3);
            for (int k = 0; k < SceneLayout.ROUND; k++) {
                System.arraycopy(ring[k], 0, places, 3 * (tip + 1 + k), 3);
                first.add(tip);
                second.add(tip + 1 + k);
                third.add(tip + 1 + (k + 1) % SceneLayout.ROUND);
                if (k >= 2) {
                    first.add(tip + 1);
                    second.add(tip + k);
                    third.add(tip + 1 + k);
                }
            }
            Arrays.fill(shades, tip, tip + corners, values[i]);
        }
        return trace(
                "mesh3d",
                places,
                "i",
                first,
                "j",
                second,
                "k",
                third,
                "intensity",
                Figures.json(shades),
                "cmin",
                scene.from(),
                "cmax",
                scene.to(),
                "colorscale",
                Figures.scale(scene.colours()),
                "showscale",
                false,
                "flatshading",
                true,
                "lighting",
                Figures.map("ambient", 0.75, "diffuse", 0.4, "specular", 0.1));
    }
}
