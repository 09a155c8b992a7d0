package engram.numeric;

import java.util.function.Supplier;

/** Chooses loops written with {@code jdk.incubator.vector} where the JVM was started with that module, and their plain twin otherwise. */
final class VectorModule {
    private VectorModule() {}

    /** Named, not linked, since the class cannot be loaded without the module. */
    static <T> T orElse(String name, Class<T> loops, Supplier<T> plain) {
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()) {
            try {
                return loops.cast(Class.forName("engram.numeric." + name)
                        .getDeclaredConstructor()
                        .newInstance());
            } catch (ReflectiveOperationException | LinkageError absent) {
                return plain.get();
            }
        }
        return plain.get();
    }
}
