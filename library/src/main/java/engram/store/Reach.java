package engram.store;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The classes of the library that a trial can reach: those named in its own class file, in the files of the classes named
 * there, and so on, and those of the objects that it has captured or that its study holds. A name counts wherever it stands, in
 * signatures and strings too, so that what is found by name is reached; a class that nothing names is not. Other people's
 * libraries are not looked through on the way.
 */
final class Reach {
    private static final List<String> SHOWING = List.of("engram/frame/", "engram/chart/", "engram/notebook/");
    private static final Pattern NAME = Pattern.compile("[\\w$]+(?:[/.][\\w$]+)*");
    private static final String LIBRARY = "engram/";

    private final ClassLoader loader;
    private final Map<String, byte[]> found = new TreeMap<>();
    private final Set<String> looked = new HashSet<>();
    private final Deque<String> waiting = new ArrayDeque<>();
    private final Set<String> own = new HashSet<>();

    private Reach(ClassLoader loader) {
        this.loader = loader;
    }

    /**
     * A digest of the classes that can be reached.
     *
     * @param loader where class files are read
     * @param roots objects, a trial among them, and classes
     * @return 12 hexadecimal digits; null if a file of one of the roots cannot be read, so that nothing is known
     */
    static String digest(ClassLoader loader, Object... roots) {
        Reach reach = new Reach(loader);
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Object root : roots) {
            if (!reach.object(root, seen)) {
                return null;
            }
        }
        reach.follow();
        MessageDigest digest = Identity.sha256();
        for (Map.Entry<String, byte[]> type : reach.found.entrySet()) {
            if (type.getKey().startsWith(LIBRARY) && SHOWING.stream().noneMatch(type.getKey()::startsWith)) {
                digest.update(type.getKey().getBytes(StandardCharsets.UTF_8));
                digest.update(type.getValue());
            }
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 6);
    }

    /** The classes of an object and of all that it holds, however deep; false if one of them cannot be looked into. */
    private boolean object(Object root, Set<Object> seen) {
        Deque<Object> objects = new ArrayDeque<>();
        add(root, objects);
        while (!objects.isEmpty()) {
            Object value = objects.removeLast();
            if (seen.add(value) && !held(value, objects)) {
                return false;
            }
        }
        return true;
    }

    private static void add(Object value, Deque<Object> objects) {
        if (value != null) {
            objects.add(value);
        }
    }

    /** Looks into one object: its class, and what it holds. */
    private boolean held(Object value, Deque<Object> objects) {
        Class<?> type = value.getClass();
        if (value instanceof Class<?> named) {
            return type(named);
        }
        if (value instanceof Object[] items) {
            for (Object item : items) {
                add(item, objects);
            }
        } else if (value instanceof Optional<?> optional) {
            optional.ifPresent(objects::add);
        } else if (type.getClassLoader() != null) {
            return type(type) && fields(value, type, objects);
        } else if (value instanceof Collection<?> items) {
            items.forEach(item -> add(item, objects));
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, item) -> {
                add(key, objects);
                add(item, objects);
            });
        }
        return true;
    }

    private static boolean fields(Object value, Class<?> type, Deque<Object> objects) {
        for (Class<?> level = type; level != null && level.getClassLoader() != null; level = level.getSuperclass()) {
            for (Field field : level.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) || field.getType().isPrimitive()) {
                    continue;
                }
                try {
                    field.setAccessible(true);
                    add(field.get(value), objects);
                } catch (IllegalAccessException | RuntimeException hidden) {
                    // The caller falls back on the digest of all classes.
                    return false;
                }
            }
        }
        return true;
    }

    /** A class to begin with. That of a lambda is hidden; the one it stands in has its code. */
    private boolean type(Class<?> type) {
        if (type.isPrimitive() || type.isArray() || type.getClassLoader() == null) {
            return true;
        }
        String name = type.getName();
        int lambda = name.indexOf("$$Lambda");
        String file = (lambda < 0 ? name : name.substring(0, lambda)).replace('.', '/');
        if (found.containsKey(file)) {
            return true;
        }
        byte[] bytes = bytes(file, loader);
        bytes = bytes == null ? bytes(file, type.getClassLoader()) : bytes;
        if (bytes == null) {
            return false;
        }
        own.add(home(file));
        if (looked.add(file)) {
            found.put(file, bytes);
            waiting.add(file);
        }
        return true;
    }

    private void follow() {
        while (!waiting.isEmpty()) {
            String file = waiting.remove();
            for (String text : texts(found.get(file))) {
                Matcher names = NAME.matcher(text);
                while (names.find()) {
                    name(names.group().replace('.', '/'), file.startsWith(LIBRARY));
                }
                // A descriptor: the L before a class belongs to it.
                if (text.indexOf(';') > 0) {
                    for (String part : text.split("[()\\[;<>:]+")) {
                        name(part.replaceFirst("^[BCDFIJSZV]*L", ""), file.startsWith(LIBRARY));
                    }
                }
            }
        }
    }

    /** The first two names of a class's package, which the code of one project shares; empty without a package. */
    private static String home(String file) {
        int first = file.indexOf('/');
        int second = file.indexOf('/', first + 1);
        return file.substring(0, Math.max(first, second) + 1);
    }

    /** The library names no class of those who use it; of what these name, their own classes and the library's are followed. */
    private void name(String file, boolean byLibrary) {
        boolean worthALook = file.startsWith(LIBRARY) || !byLibrary && own.contains(home(file));
        if (!worthALook || !looked.add(file)) {
            return;
        }
        byte[] bytes = bytes(file, loader);
        if (bytes != null) {
            found.put(file, bytes);
            waiting.add(file);
        }
    }

    private static byte[] bytes(String file, ClassLoader from) {
        try (InputStream in = from.getResourceAsStream(file + ".class")) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException unreadable) {
            return null;
        }
    }

    /** The texts in a class file's table of constants (Java Virtual Machine Specification, 4.4). */
    private static List<String> texts(byte[] type) {
        List<String> texts = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(type).position(8);
        int count = Short.toUnsignedInt(in.getShort());
        for (int k = 1; k < count; k++) {
            int tag = in.get();
            if (tag == 1) {
                byte[] text = new byte[Short.toUnsignedInt(in.getShort())];
                in.get(text);
                texts.add(new String(text, StandardCharsets.UTF_8));
                continue;
            }
            int length = switch (tag) {
                case 7, 8, 16, 19, 20 -> 2;
                case 15 -> 3;
                case 5, 6 -> 8;
                default -> 4;
            };
            in.position(in.position() + length);
            // A number of eight bytes takes two places in the table.
            k += length == 8 ? 1 : 0;
        }
        return texts;
    }
}
