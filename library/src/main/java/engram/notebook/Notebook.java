package engram.notebook;

import java.util.Objects;
import java.util.function.Consumer;

/** What a notebook's cell calls by its bare name. */
public final class Notebook {

    private static volatile Consumer<Object> screen = System.out::println;

    private Notebook() {}

    /**
     * Shows something now, in the middle of a cell, as it would show at the end of one. Outside a notebook its
     * text is printed.
     *
     * @param x a chart, a table, an estimate, anything
     */
    public static void show(Object x) {
        screen.accept(x);
    }

    static void screen(Consumer<Object> screen) {
        Notebook.screen = Objects.requireNonNull(screen, "screen");
    }
}
