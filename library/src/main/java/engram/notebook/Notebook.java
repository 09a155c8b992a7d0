package engram.notebook;

import engram.argument.Given;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * What a notebook's cell calls by its bare name.
 *
 * @since 0.1.0
 */
public final class Notebook {

    private static volatile Consumer<Object> screen = System.out::println;

    private Notebook() {}

    /**
     * Shows something now, in the middle of a cell, as it would show at the end of one. Outside a notebook its
     * text is printed. What is rendered already, by the kernel's own means, shows as it is, metadata included.
     *
     * @param x a chart, a table, an estimate, anything but null
     */
    public static void show(Object x) {
        screen.accept(Given.value("show", "x", x, "something to show; print null with System.out.println"));
    }

    static void screen(Consumer<Object> screen) {
        Notebook.screen = Objects.requireNonNull(screen, "screen");
    }
}
