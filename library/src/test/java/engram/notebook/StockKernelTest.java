package engram.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;

/** The library's byte code refers to members of JJava that both its releases and its main branch have. */
class StockKernelTest {

    private static final String JJAVA = "org/dflib/jjava/";
    private static final int CLASS = 7;
    private static final int FIELD = 9;
    private static final int METHOD = 10;
    private static final int INTERFACE_METHOD = 11;
    private static final int NAME_AND_TYPE = 12;
    private static final int METHOD_TYPE = 16;
    private static final Pattern TYPE = Pattern.compile(JJAVA + "[\\w/$]+");

    private final Set<String> members = new TreeSet<>();
    private final Set<String> types = new TreeSet<>();

    private static Set<String> recorded(String version) throws IOException {
        try (Stream<String> lines = Files.lines(resource("jjava-" + version + ".txt"))) {
            return lines.filter(line -> !line.startsWith("#")).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Path resource(String name) throws IOException {
        try {
            return Path.of(StockKernelTest.class.getResource(name).toURI());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    private void collect() throws IOException, URISyntaxException {
        Path classes = Path.of(EngramExtension.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (Stream<Path> files = Files.walk(classes.resolve("engram"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                collect(new ClassReader(Files.readAllBytes(file)));
            }
        }
    }

    private void collect(ClassReader code) {
        char[] buffer = new char[code.getMaxStringLength()];
        for (int k = 1; k < code.getItemCount(); k++) {
            int at = code.getItem(k);
            switch (at == 0 ? 0 : code.readByte(at - 1)) {
                case CLASS, METHOD_TYPE -> mentioned(code.readUTF8(at, buffer));
                case NAME_AND_TYPE -> mentioned(code.readUTF8(at + 2, buffer));
                case FIELD, METHOD, INTERFACE_METHOD -> {
                    String owner = code.readClass(at, buffer);
                    if (owner.startsWith(JJAVA)) {
                        int member = code.getItem(code.readUnsignedShort(at + 2));
                        String type = code.readUTF8(member + 2, buffer);
                        String name = code.readUTF8(member, buffer);
                        members.add(owner + "." + name + (type.startsWith("(") ? "" : " ") + type);
                    }
                }
                default -> {}
            }
        }
    }

    private void mentioned(String descriptor) {
        Matcher named = TYPE.matcher(descriptor);
        while (named.find()) {
            types.add(named.group());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0-a6", "main"})
    void everyMemberThatTheLibraryUsesIsThere(String version) throws Exception {
        collect();
        Set<String> there = recorded(version);
        assertTrue(members.contains(JJAVA + "jupyter/kernel/BaseKernel.evalRaw(Ljava/lang/String;)Ljava/lang/Object;"));
        members.removeAll(there);
        assertEquals(Set.of(), members, "used, and not in JJava " + version);
        types.removeIf(type -> there.stream().anyMatch(member -> member.startsWith(type + ".")));
        assertEquals(Set.of(), types, "named, and not in JJava " + version);
    }

    @Test
    void theRecordedReleaseIsTheOneThatTheBuildUses() throws Exception {
        for (String member : recorded("1.0-a6")) {
            String owner = member.substring(0, member.indexOf('.'));
            String name = member.substring(member.indexOf('.') + 1).split("[( ]")[0];
            Class<?> type = Class.forName(owner.replace('/', '.'));
            List<String> names = name.equals("<init>")
                    ? List.of("<init>")
                    : Stream.concat(
                                    Stream.of(type.getMethods()).map(m -> m.getName()),
                                    Stream.of(type.getFields()).map(f -> f.getName()))
                            .toList();
            assertTrue(names.contains(name), member);
        }
    }
}
