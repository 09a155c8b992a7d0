package engram.chart.paint;

import engram.chart.Markup;
import engram.chart.Scene;
import engram.chart.Ticks;
import engram.chart.layout.Interrupts;
import engram.chart.layout.Lettering;
import engram.chart.layout.Palette;
import engram.chart.layout.SceneLayout;
import engram.chart.paint.Canvas.Anchor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** Paints a scene in perspective: what is nearer covers what is behind. */
final class ScenePainter {

    /** How far the farthest things fade into the paper. */
    private static final double FADE = 0.62;

    private final Scene scene;
    private final SceneLayout layout;
    private final double[] values;
    private final double[] arrows;

    ScenePainter(Scene scene, SceneLayout layout) {
        this.scene = scene;
        this.layout = layout;
        values = scene.values();
        arrows = scene.arrows();
    }

    /** What is painted at a depth; farther things come first. */
    private record Stroke(double depth, Consumer<Canvas> paint) {}

    void paint(Canvas canvas, int width, int height) {
        double top = scene.title().isEmpty() ? 16 : 44;
        double bottom = height - 14 - Lettering.height(scene.note());
        double right = width - (values.length > 0 ? 120 : 24);
        double[] low = layout.end(-1);
        double[] high = layout.end(1);
        View view = new View(low, high, scene.azimuth(), scene.elevation());
        double room = scene.onSphere() ? 30 : 44;
        view.fit(
                low,
                high,
                scene.onSphere(),
                24 + room,
                top + (scene.onSphere() ? room : 6),
                right - room,
                bottom - room);
        canvas.text(24, 27, Markup.of(scene.title()), Lettering.TITLE, Anchor.START, 0, true, Palette.INK);
        List<Stroke> strokes = new ArrayList<>();
        if (scene.onSphere()) {
            SceneLayout.wires().forEach(wire -> strokes.add(line(view, wire[0], wire[1], SceneLayout.WIRE, 0.9)));
        } else {
            frame(canvas, view, low, high);
        }
        layout.stretches().forEach(way -> strokes.add(line(view, way[0], way[1], SceneLayout.LINK, 1.3)));
        for (int i = 0; i < layout.n(); i++) {
            strokes.add(dot(view, i));
            if (arrows.length > 0) {
                strokes.add(arrow(view, i));
            }
        }
        strokes.sort(Comparator.comparingDouble(Stroke::depth));
        strokes.forEach(stroke -> {
            Interrupts.poll();
            stroke.paint.accept(canvas);
        });
        if (scene.onSphere()) {
            for (int a = 0; a < 3; a++) {
                double[] tip = new double[3];
                tip[a] = SceneLayout.OUTSIDE;
                View.Place at = view.place(tip);
                canvas.text(
                        at.x(),
                        at.y() + 4,
                        Markup.of(scene.axes().get(a)),
                        Lettering.LABEL,
                        Anchor.MIDDLE,
                        0,
                        false,
                        faded(Palette.INK, at.depth()));
            }
        }
        if (values.length > 0) {
            double third = (bottom - top) / 6;
            Ticks scale = new Ticks(scene.from(), scene.to());
            Sheet.bar(canvas, right + 30, top + third, bottom - third, scene.colours(), scale, scene.barTitle());
        }
        Sheet.note(canvas, scene.note(), 24, height - 10);
    }

    /** A colour at a depth: what is far fades into the paper. */
    private static String faded(String colour, double depth) {
        return mixed(colour, Palette.PAPER, FADE * (1 - Math.max(0, Math.min(1, depth))));
    }

    private static String mixed(String colour, String other, double part) {
        int mixed = 0;
        int own = Integer.parseInt(colour.substring(1), 16);
        int foreign = Integer.parseInt(other.substring(1), 16);
        for (int shift = 16; shift >= 0; shift -= 8) {
            double from = own >> shift & 255;
            double to = foreign >> shift & 255;
            mixed |= (int) Math.round(from + part * (to - from)) << shift;
        }
        return String.format("#%06x", mixed);
    }

    private String colour(int i) {
        return values.length == 0
                ? Palette.colour(0)
                : scene.colours().at((values[i] - scene.from()) / (scene.to() - scene.from()));
    }

    private static Stroke line(View view, double[] p, double[] q, String colour, double thickness) {
        View.Place a = view.place(p);
        View.Place b = view.place(q);
        double depth = (a.depth() + b.depth()) / 2;
        String ink = faded(colour, depth);
        double thick = thickness * (0.5 + depth);
        return new Stroke(depth, canvas -> canvas.segment(a.x(), a.y(), b.x(), b.y(), ink, thick));
    }

    private Stroke dot(View view, int i) {
        View.Place at = view.place(layout.point(i));
        double radius = (arrows.length > 0 ? 0.07 : 0.12) * layout.spacing() * at.scale();
        String ink = faded(colour(i), at.depth());
        String edge = mixed(ink, Palette.INK, 0.35);
        return new Stroke(at.depth(), canvas -> canvas.disc(at.x(), at.y(), radius, ink, edge, 0.5));
    }

    /** A shaft and a cone, lit from the upper left; of the cone's faces those are drawn that look at the camera. */
    private Stroke arrow(View view, int i) {
        double[] end = layout.tip(i);
        View.Place tail = view.place(layout.point(i));
        View.Place neck = view.place(layout.neck(i));
        View.Place tip = view.place(end);
        double depth = (tail.depth() + tip.depth()) / 2;
        String ink = faded(colour(i), depth);
        double[][] ring = layout.base(i);
        double[] xs = new double[SceneLayout.ROUND];
        double[] ys = new double[SceneLayout.ROUND];
        List<Consumer<Canvas>> cone = new ArrayList<>();
        for (int k = 0; k < SceneLayout.ROUND; k++) {
            View.Place at = view.place(ring[k]);
            View.Place next = view.place(ring[(k + 1) % SceneLayout.ROUND]);
            xs[k] = at.x();
            ys[k] = at.y();
            double turn = (at.x() - tip.x()) * (next.y() - tip.y()) - (at.y() - tip.y()) * (next.x() - tip.x());
            if (turn < 0) {
                double light = view.light(end, ring[k], ring[(k + 1) % SceneLayout.ROUND]);
                String shade = mixed(ink, Palette.INK, 0.45 * (1 - light));
                double[] x = {tip.x(), at.x(), next.x()};
                double[] y = {tip.y(), at.y(), next.y()};
                cone.add(canvas -> canvas.polygon(x, y, shade, 1));
            }
        }
        double around = 0;
        for (int k = 0; k < SceneLayout.ROUND; k++) {
            int next = (k + 1) % SceneLayout.ROUND;
            around += xs[k] * ys[next] - xs[next] * ys[k];
        }
        double thick = 0.09 * layout.arrow() * tail.scale();
        Consumer<Canvas> shaft = canvas -> canvas.segment(tail.x(), tail.y(), neck.x(), neck.y(), ink, thick);
        if (around > 0) {
            cone.add(canvas -> canvas.polygon(xs, ys, mixed(ink, Palette.INK, 0.4), 1));
            cone.add(shaft);
        } else {
            cone.add(0, shaft);
        }
        return new Stroke(depth, canvas -> cone.forEach(part -> part.accept(canvas)));
    }

    /** The box without the three edges before everything, with a scale at one edge along each axis. */
    private void frame(Canvas canvas, View view, double[] low, double[] high) {
        int nearest = 0;
        View.Place[] corners = new View.Place[8];
        for (int k = 0; k < 8; k++) {
            corners[k] = view.place(View.corner(low, high, k));
            nearest = corners[k].depth() > corners[nearest].depth() ? k : nearest;
        }
        for (int a = 0; a < 3; a++) {
            int best = -1;
            for (int k = 0; k < 8; k++) {
                int other = k | 1 << a;
                if (other == k) {
                    continue;
                }
                if (k != nearest && other != nearest) {
                    canvas.segment(
                            corners[k].x(), corners[k].y(), corners[other].x(), corners[other].y(), "#c4c4c4", 1);
                }
                double outside = a < 2 ? corners[k].y() + corners[other].y() : -corners[k].x() - corners[other].x();
                double known = best < 0
                        ? Double.NEGATIVE_INFINITY
                        : a < 2
                                ? corners[best].y() + corners[best | 1 << a].y()
                                : -corners[best].x() - corners[best | 1 << a].x();
                best = outside > known ? k : best;
            }
            scale(canvas, view, low, high, a, View.corner(low, high, best));
        }
    }

    /** Ticks and a name along the edge of axis a that begins at a corner, on the side away from the middle. */
    private void scale(Canvas canvas, View view, double[] low, double[] high, int a, double[] corner) {
        View.Place middle = view.place((low[0] + high[0]) / 2, (low[1] + high[1]) / 2, (low[2] + high[2]) / 2);
        double[] at = corner.clone();
        View.Place first = view.place(at);
        at[a] = high[a];
        View.Place last = view.place(at);
        double acrossX = last.y() - first.y();
        double acrossY = first.x() - last.x();
        double length = Math.hypot(acrossX, acrossY);
        if (length < 40) {
            return;
        }
        double out = acrossX * ((first.x() + last.x()) / 2 - middle.x())
                + acrossY * ((first.y() + last.y()) / 2 - middle.y());
        double outX = (out < 0 ? -1 : 1) * acrossX / length;
        double outY = (out < 0 ? -1 : 1) * acrossY / length;
        for (Ticks.Tick tick : new Ticks(low[a], high[a]).ticks(length < 150 ? 2 : 4)) {
            at[a] = tick.value();
            View.Place place = view.place(at);
            canvas.segment(place.x(), place.y(), place.x() + 4 * outX, place.y() + 4 * outY, Palette.SOFT, 1);
            canvas.text(
                    place.x() + 14 * outX,
                    place.y() + 14 * outY + 4,
                    Markup.of(tick.label()),
                    Lettering.TICK - 1,
                    Anchor.MIDDLE,
                    0,
                    false,
                    Palette.SOFT);
        }
        canvas.text(
                (first.x() + last.x()) / 2 + 33 * outX,
                (first.y() + last.y()) / 2 + 33 * outY + 4,
                Markup.of(scene.axes().get(a)),
                Lettering.LABEL,
                Anchor.MIDDLE,
                0,
                false,
                Palette.INK);
    }
}
