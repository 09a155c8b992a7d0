package engram.chart.paint;

import engram.chart.Markup;
import engram.chart.layout.Palette;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Writes a picture as SVG 1.1. */
final class SvgCanvas implements Canvas {

    private final StringBuilder out = new StringBuilder();
    private int clips;

    SvgCanvas(String title, int width, int height) {
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"").append(width);
        out.append("\" height=\"").append(height).append("\" viewBox=\"0 0 ").append(width);
        out.append(' ').append(height).append("\" role=\"img\"");
        out.append(" font-family=\"Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif\">\n");
        out.append("<title>").append(Markup.escape(title)).append("</title>\n");
        rect(0, 0, width, height, Palette.PAPER);
    }

    String finish() {
        return out + "</svg>\n";
    }

    @Override
    public void rect(double x, double y, double width, double height, String fill) {
        out.append("<rect x=\"").append(number(x)).append("\" y=\"").append(number(y));
        out.append("\" width=\"").append(number(width)).append("\" height=\"").append(number(height));
        out.append("\" fill=\"").append(fill).append("\" shape-rendering=\"crispEdges\"/>\n");
    }

    @Override
    public void line(double[] x, double[] y, String colour, double thickness, double... dash) {
        out.append("<polyline fill=\"none\" stroke=\"").append(colour).append("\" stroke-width=\"");
        out.append(number(thickness)).append('"');
        if (dash.length > 0) {
            out.append(" stroke-dasharray=\"");
            for (int k = 0; k < dash.length; k++) {
                out.append(k > 0 ? "," : "").append(number(dash[k]));
            }
            out.append('"');
        } else {
            out.append(" stroke-linejoin=\"round\"");
        }
        points(x, y);
    }

    @Override
    public void polygon(double[] x, double[] y, String fill, double opacity) {
        out.append("<polygon fill=\"").append(fill).append('"');
        if (opacity < 1) {
            out.append(" fill-opacity=\"").append(number(opacity)).append('"');
        }
        points(x, y);
    }

    private void points(double[] x, double[] y) {
        out.append(" points=\"");
        for (int k = 0; k < x.length; k++) {
            out.append(k > 0 ? " " : "").append(number(x[k])).append(',').append(number(y[k]));
        }
        out.append("\"/>\n");
    }

    @Override
    public void disc(double x, double y, double radius, String fill, String edge, double thickness) {
        out.append("<circle cx=\"").append(number(x)).append("\" cy=\"").append(number(y));
        out.append("\" r=\"").append(number(radius)).append("\" fill=\"").append(fill);
        out.append("\" stroke=\"").append(edge).append("\" stroke-width=\"");
        out.append(number(thickness)).append("\"/>\n");
    }

    @Override
    public void text(
            double x, double y, Markup text, double size, Anchor anchor, double turn, boolean bold, String colour) {
        out.append("<text x=\"").append(number(x)).append("\" y=\"").append(number(y));
        out.append("\" font-size=\"")
                .append(number(size))
                .append("\" fill=\"")
                .append(colour)
                .append('"');
        if (anchor != Anchor.START) {
            out.append(" text-anchor=\"")
                    .append(anchor == Anchor.MIDDLE ? "middle" : "end")
                    .append('"');
        }
        if (bold) {
            out.append(" font-weight=\"bold\"");
        }
        if (turn != 0) {
            out.append(" transform=\"rotate(").append(number(-turn)).append(' ').append(number(x));
            out.append(' ').append(number(y)).append(")\"");
        }
        out.append('>');
        int level = 0;
        for (Markup.Run run : text.runs()) {
            String words = Markup.escape(run.text());
            if (run.level() == 0 && level == 0) {
                out.append(words);
            } else {
                double shift = size * (Markup.lift(run.level()) - Markup.lift(level));
                out.append("<tspan dy=\"").append(number(-shift)).append('"');
                if (run.level() != 0) {
                    out.append(" font-size=\"")
                            .append(number(Markup.SMALL * size))
                            .append('"');
                }
                out.append('>').append(words).append("</tspan>");
            }
            level = run.level();
        }
        out.append("</text>\n");
    }

    @Override
    public void clip(double x, double y, double width, double height) {
        clips++;
        out.append("<clipPath id=\"clip").append(clips).append("\"><rect x=\"").append(number(x));
        out.append("\" y=\"").append(number(y)).append("\" width=\"").append(number(width));
        out.append("\" height=\"").append(number(height)).append("\"/></clipPath>\n");
        out.append("<g clip-path=\"url(#clip").append(clips).append(")\">\n");
    }

    @Override
    public void unclip() {
        out.append("</g>\n");
    }

    /** Two decimals at most, and never {@code -0}. */
    static String number(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
