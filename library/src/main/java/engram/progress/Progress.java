package engram.progress;

import engram.argument.Given;

/**
 * Where a long task says how far it is. All calls come on the thread that started the task, so a
 * display may be bound to that thread. What is shown never changes what is computed.
 *
 * @since 0.1.0
 */
public interface Progress extends AutoCloseable {

    /** Shows progress on the terminal, the display of a program that installs no other. */
    Display TERMINAL = TerminalProgress::begin;

    /**
     * So much is done.
     *
     * @param done units finished so far, out of the total announced
     */
    void advance(long done);

    /**
     * So much was done before this task began, by an earlier one that it continues: it counts as done, but
     * says nothing of how fast this one is.
     *
     * @param done units that were finished already
     */
    default void resume(long done) {
        advance(done);
    }

    /** The task has ended: finished if all units are done, otherwise interrupted or failed. */
    @Override
    void close();

    /** Something that can show progress: a terminal, a notebook. */
    @FunctionalInterface
    interface Display {

        /**
         * A task begins.
         *
         * @param task its name, in a word or two
         * @param total how many units it has
         * @return where to report them
         */
        Progress begin(String task, long total);

        /**
         * Something readers should know, although work goes on: a stored cell that is damaged, for example. Goes to
         * the standard error output unless a display has a better place.
         *
         * @param line one line
         */
        default void note(String line) {
            System.err.println(line);
        }
    }

    /**
     * Begins a task on the installed display; without one, on the terminal.
     *
     * @param task its name, in a word or two
     * @param total how many units it has
     * @return where to report them
     */
    static Progress begin(String task, long total) {
        return InstalledDisplay.current.begin(task, total);
    }

    /**
     * Says something that readers should know, on the installed display.
     *
     * @param line one line
     */
    static void note(String line) {
        InstalledDisplay.current.note(Given.value("Progress.note", "line", line, "a line of text"));
    }

    /**
     * The installed display, to be put back after another took its place for a while.
     *
     * @return what shows progress now
     */
    static Display display() {
        return InstalledDisplay.current;
    }

    /**
     * Installs a display for the whole program, in place of the one before.
     *
     * @param display the display
     */
    static void display(Display display) {
        InstalledDisplay.current = Given.value(
                "Progress.display", "display", display, "something that shows progress, such as Progress.TERMINAL,");
    }
}
