package engram.chart.paint;

import engram.chart.Markup;
import engram.chart.layout.Palette;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Paints a picture on pixels with Java2D, without a screen. */
final class BitmapCanvas implements Canvas {

    private final BufferedImage image;
    private final Graphics2D g;
    private final double scale;
    private Shape before;

    /** A white sheet; {@code scale} pixels make one unit. */
    BitmapCanvas(int width, int height, double scale) {
        this.image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        this.scale = scale;
        g = image.createGraphics();
        g.setColor(Color.decode(Palette.PAPER));
        g.fillRect(0, 0, width, height);
        g.scale(scale, scale);
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    }

    byte[] finish() {
        g.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.setUseCache(false);
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @Override
    public void rect(double x, double y, double width, double height, String fill) {
        g.setColor(Color.decode(fill));
        double left = Math.rint(x * scale) / scale;
        double top = Math.rint(y * scale) / scale;
        double right = Math.rint((x + width) * scale) / scale;
        double bottom = Math.rint((y + height) * scale) / scale;
        g.fill(new Rectangle2D.Double(left, top, right - left, bottom - top));
    }

    @Override
    public void line(double[] x, double[] y, String colour, double thickness, double... dash) {
        g.setColor(Color.decode(colour));
        float[] pattern = dash.length == 0 ? null : new float[dash.length];
        for (int k = 0; k < dash.length; k++) {
            pattern[k] = (float) dash[k];
        }
        g.setStroke(new BasicStroke((float) thickness, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, pattern, 0));
        g.draw(path(x, y));
    }

    @Override
    public void polygon(double[] x, double[] y, String fill, double opacity) {
        Color opaque = Color.decode(fill);
        g.setColor(new Color(opaque.getRed(), opaque.getGreen(), opaque.getBlue(), (int) Math.round(255 * opacity)));
        Path2D path = path(x, y);
        path.closePath();
        g.fill(path);
    }

    private static Path2D path(double[] x, double[] y) {
        Path2D path = new Path2D.Double();
        path.moveTo(x[0], y[0]);
        for (int k = 1; k < x.length; k++) {
            path.lineTo(x[k], y[k]);
        }
        return path;
    }

    @Override
    public void disc(double x, double y, double radius, String fill, String edge, double thickness) {
        Ellipse2D disc = new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
        g.setColor(Color.decode(fill));
        g.fill(disc);
        g.setColor(Color.decode(edge));
        g.setStroke(new BasicStroke((float) thickness));
        g.draw(disc);
    }

    @Override
    public void text(
            double x, double y, Markup text, double size, Anchor anchor, double turn, boolean bold, String colour) {
        Font full = new Font(Font.SANS_SERIF, bold ? Font.BOLD : Font.PLAIN, 1).deriveFont((float) size);
        Font small = full.deriveFont((float) (Markup.SMALL * size));
        FontRenderContext context = g.getFontRenderContext();
        double width = 0;
        for (Markup.Run run : text.runs()) {
            width += (run.level() == 0 ? full : small)
                    .getStringBounds(run.text(), context)
                    .getWidth();
        }
        AffineTransform saved = g.getTransform();
        g.translate(x, y);
        g.rotate(-Math.toRadians(turn));
        g.setColor(Color.decode(colour));
        double pen = anchor == Anchor.START ? 0 : anchor == Anchor.MIDDLE ? -width / 2 : -width;
        for (Markup.Run run : text.runs()) {
            Font font = run.level() == 0 ? full : small;
            g.setFont(font);
            g.drawString(run.text(), (float) pen, (float) (-size * Markup.lift(run.level())));
            pen += font.getStringBounds(run.text(), context).getWidth();
        }
        g.setTransform(saved);
    }

    @Override
    public void clip(double x, double y, double width, double height) {
        before = g.getClip();
        g.clip(new Rectangle2D.Double(x, y, width, height));
    }

    @Override
    public void unclip() {
        g.setClip(before);
    }
}
