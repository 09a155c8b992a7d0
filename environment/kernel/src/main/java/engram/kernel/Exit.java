package engram.kernel;

import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;

/**
 * What cells call where they say {@code System.exit}, {@code Runtime.exit} or {@code Runtime.halt}: it ends the cell, not
 * the kernel with all variables.
 *
 * <p>Public only because classes compiled from cells link to it.
 */
public final class Exit extends Error {
    private static final long serialVersionUID = 1L;

    private Exit(String call) {
        super(
                call
                        + " ended the cell, not the kernel: all variables are kept; to begin afresh, restart the kernel from the"
                        + " menu",
                null,
                false,
                true);
    }

    /**
     * The method to call instead.
     *
     * @param owner      the internal name of a class
     * @param name       the name of a method
     * @param descriptor its descriptor
     * @return the method to call instead, or null if this one does not end the process
     */
    static Handle replacing(String owner, String name, String descriptor) {
        boolean ends = descriptor.equals("(I)V") && (name.equals("exit") || name.equals("halt"));
        if (ends && owner.equals("java/lang/System")) {
            return new Handle(Opcodes.H_INVOKESTATIC, "engram/kernel/Exit", name, descriptor, false);
        }
        return ends && owner.equals("java/lang/Runtime")
                ? new Handle(Opcodes.H_INVOKESTATIC, "engram/kernel/Exit", name, "(Ljava/lang/Runtime;I)V", false)
                : null;
    }

    /**
     * Stands for {@code System.exit}.
     *
     * @param status the status that the process would have ended with
     */
    public static void exit(int status) {
        throw new Exit("System.exit(" + status + ")");
    }

    /**
     * Stands for {@code Runtime.exit}.
     *
     * @param runtime not used
     * @param status  the status that the process would have ended with
     */
    public static void exit(Runtime runtime, int status) {
        throw new Exit("Runtime.exit(" + status + ")");
    }

    /**
     * Stands for {@code Runtime.halt}.
     *
     * @param runtime not used
     * @param status  the status that the process would have ended with
     */
    public static void halt(Runtime runtime, int status) {
        throw new Exit("Runtime.halt(" + status + ")");
    }
}
