package engram.kernel;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jdk.jshell.execution.LoaderDelegate;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;
import org.objectweb.asm.ClassTooLargeException;
import org.objectweb.asm.MethodTooLargeException;

/** Holds the classes compiled from cells, and the jars and directories that a notebook adds. */
final class SnippetLoader extends URLClassLoader implements LoaderDelegate {
    private final Map<String, byte[]> waiting = new ConcurrentHashMap<>();

    SnippetLoader(ClassLoader parent) {
        super("cells", new URL[0], parent);
    }

    @Override
    public void load(ClassBytecodes[] compiled) {
        for (ClassBytecodes c : compiled) {
            waiting.put(c.name(), c.bytecodes());
        }
    }

    @Override
    public void classesRedefined(ClassBytecodes[] compiled) {
        throw new UnsupportedOperationException("cell classes are replaced, never redefined");
    }

    @Override
    public void addToClasspath(String path) {
        try {
            addURL(Path.of(path).toUri().toURL());
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(path, e);
        }
    }

    private static byte[] polled(byte[] classFile) {
        try {
            return Polled.polled(classFile);
        } catch (MethodTooLargeException | ClassTooLargeException e) {
            return Polled.unpolled(classFile);
        }
    }

    @Override
    public Class<?> findClass(String name) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            byte[] classFile = waiting.remove(name);
            if (classFile == null) {
                return super.findClass(name);
            }
            byte[] polled = polled(classFile);
            return defineClass(name, polled, 0, polled.length);
        }
    }
}
