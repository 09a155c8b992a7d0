package engram.kernel;

import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.util.Set;

/**
 * The question "was I interrupted?" that notebook code asks at every backward jump and method entry.
 *
 * <p>Public only because classes compiled from cells link to it.
 *
 * <p>All polls share one call site whose target is an empty method, so compiled loops pay nothing: the compiler treats
 * the target as a constant and inlines it away. {@link #raise()} changes the target, which makes the virtual machine
 * discard the compiled loops at their next safepoint; the polls they then meet throw.
 */
public final class Poll {
    private static final MethodType VOID = MethodType.methodType(void.class);
    private static final MethodHandle GO = MethodHandles.empty(VOID);
    private static final MethodHandle STOP = method("throwStopped");
    private static final MethodHandle CHECK = method("throwIfLeft");
    private static final MutableCallSite[] SITE = {new MutableCallSite(GO)};

    /** Threads whose cell has ended though they have not. */
    private static volatile Set<Thread> left = Set.of();

    private Poll() {}

    /**
     * Links a poll.
     *
     * @param caller the class that polls
     * @param name   ignored
     * @param type   ignored, always {@code ()void}
     * @return the one call site of all polls
     */
    public static CallSite link(MethodHandles.Lookup caller, String name, MethodType type) {
        return SITE[0];
    }

    /** From now on every poll, on any thread, throws {@link Stopped}. */
    static void raise() {
        set(STOP);
    }

    /**
     * From now on polls pass.
     *
     * @param threads the threads on which they do not
     */
    static void lower(Set<Thread> threads) {
        left = threads;
        MethodHandle target = threads.isEmpty() ? GO : CHECK;
        if (SITE[0].getTarget() != target) {
            set(target);
        }
    }

    private static void set(MethodHandle target) {
        SITE[0].setTarget(target);
        MutableCallSite.syncAll(SITE);
    }

    private static MethodHandle method(String name) {
        try {
            return MethodHandles.lookup().findStatic(Poll.class, name, VOID);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static void throwStopped() {
        throw new Stopped();
    }

    private static void throwIfLeft() {
        if (left.contains(Thread.currentThread())) {
            throw new Stopped();
        }
    }
}
