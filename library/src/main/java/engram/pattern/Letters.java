package engram.pattern;

import engram.state.Spins;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The capital letters A to Z as pictures in black and white, patterns that the eye can judge.
 *
 * <p>A pixel is a spin with d = 1: +1 is ink and -1 is paper. Row r and column c stand at
 * {@code s[r * columns + c]}. The letters are drawn for Engram and come with the library. In each size
 * all 26 are linearly independent. They are far from random: similar letters, such as O and D, overlap
 * strongly, so Hebb's rule keeps fewer of them as fixed points than of random patterns.
 *
 * <pre>{@code
 * Patterns xi = Letters.LARGE.of("AXTO");
 * System.out.println(Letters.LARGE.draw(xi.pattern(0)));
 * }</pre>
 *
 * @since 0.1.0
 */
public enum Letters {
    /** 7 rows of 5 pixels, strokes one pixel wide: N = 35. */
    SMALL(7, 5),
    /** 10 rows of 10 pixels, strokes two pixels wide: N = 100. */
    LARGE(10, 10);

    private static final char INK = '#';
    private static final char PAPER = '.';

    private final int rows;
    private final int columns;
    private final double[][] pictures;

    Letters(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
        this.pictures = read(String.format(Locale.ROOT, "letters-%dx%d.txt", rows, columns), rows, columns);
    }

    /**
     * Height of a letter.
     *
     * @return pixels from top to bottom
     */
    public int rows() {
        return rows;
    }

    /**
     * Width of a letter.
     *
     * @return pixels from left to right
     */
    public int columns() {
        return columns;
    }

    /**
     * The space the letters live in: one Ising spin a pixel.
     *
     * @return N = rows columns, d = 1
     */
    public Spins space() {
        return new Spins(rows * columns, 1);
    }

    /**
     * One letter.
     *
     * @param letter A to Z, a capital
     * @return its pixels, row by row; a copy
     */
    public double[] of(char letter) {
        if (letter < 'A' || letter > 'Z') {
            throw new IllegalArgumentException(unknown(letter));
        }
        return pictures[letter - 'A'].clone();
    }

    /**
     * Letters as patterns to store, in the order given. A letter may come twice; it is then two equal
     * patterns, which a pseudo-inverse refuses.
     *
     * @param letters one or more of A to Z, capitals, with nothing between them: {@code "AXTO"}
     * @return one pattern a letter
     */
    public Patterns of(String letters) {
        if (letters == null || letters.isEmpty()) {
            throw new IllegalArgumentException(name() + ".of(" + (letters == null ? "null" : "\"\"")
                    + "): no letter came; at least one of A to Z is needed; try \"AXTO\"");
        }
        double[][] states = new double[letters.length()][];
        for (int mu = 0; mu < states.length; mu++) {
            states[mu] = of(letters.charAt(mu));
        }
        return Patterns.of(space(), states);
    }

    /**
     * Draws a state as text, {@code #} for +1 and {@code .} for -1.
     *
     * @param s a state of {@link #space}: one +1 or -1 a pixel
     * @return the rows from top to bottom, with a line break between them and none at the end
     */
    public String draw(double[] s) {
        space().check(s, name() + ".draw: the state");
        StringBuilder text = new StringBuilder(rows * (columns + 1));
        for (int k = 0; k < s.length; k++) {
            if (k > 0 && k % columns == 0) {
                text.append('\n');
            }
            text.append(s[k] > 0 ? INK : PAPER);
        }
        return text.toString();
    }

    private String unknown(char letter) {
        String came =
                letter > ' ' && letter <= '~' ? "'" + letter + "'" : String.format(Locale.ROOT, "U+%04X", (int) letter);
        boolean small = letter >= 'a' && letter <= 'z';
        return name() + ".of: no letter " + came + "; there are the capitals A to Z, with nothing between them; try "
                + (small ? "'" + (char) (letter - 'a' + 'A') + "'" : "\"AXTO\"");
    }

    /** Reads A to Z: for each a line with its name, then its rows. */
    private static double[][] read(String file, int rows, int columns) {
        InputStream stream = Letters.class.getResourceAsStream(file);
        if (stream == null) {
            throw new IllegalStateException("the resource engram/pattern/" + file
                    + " is missing from the library; build it with its resources");
        }
        double[][] pictures = new double['Z' - 'A' + 1][rows * columns];
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (char letter = 'A'; letter <= 'Z'; letter++) {
                expect(String.valueOf(letter).equals(reader.readLine()), file, letter, rows, columns);
                for (int r = 0; r < rows; r++) {
                    String row = reader.readLine();
                    expect(row != null && row.length() == columns, file, letter, rows, columns);
                    for (int c = 0; c < columns; c++) {
                        char pixel = row.charAt(c);
                        expect(pixel == INK || pixel == PAPER, file, letter, rows, columns);
                        pictures[letter - 'A'][r * columns + c] = pixel == INK ? 1 : -1;
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the resource engram/pattern/" + file + " cannot be read", e);
        }
        return pictures;
    }

    private static void expect(boolean so, String file, char letter, int rows, int columns) {
        if (!so) {
            throw new IllegalStateException("the resource engram/pattern/" + file + ", letter " + letter
                    + ": a line with its name is needed, then " + rows + " rows of " + columns + " '#' or '.'");
        }
    }
}
