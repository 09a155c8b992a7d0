package engram.kernel;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Finds the Javadoc of the library in the sources jars beside the kernel.
 *
 * <p>JShell reads comments from the JDK's own {@code src.zip} only, so this reads the rest, once for each file asked about.
 * JShell names a type without its package; where two packages have a type of that name, the first that has the member
 * answers.
 */
final class Javadoc {
    private static final Pattern SIGNATURE = Pattern.compile(
            "(?:.*?\\s)?(?:(?<owner>[\\w.$]+?)(?:<[^()]*>)?\\.)?(?<name>\\w+)(?:<[^()]*>)?(?:\\((?<parameters>.*)\\))?"
                    + "(?:\\s+throws .*)?");

    private final Path directory;
    private Map<String, List<Entry>> index;

    private record Entry(Path jar, String name) {}

    /**
     * Reads sources jars.
     *
     * @param directory where they are; none there means no comments
     */
    Javadoc(Path directory) {
        this.directory = directory;
    }

    /** The directory {@code sources} beside the kernel's own jar. */
    static Path besideKernel() {
        try {
            Path jar = Path.of(Javadoc.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return jar.resolveSibling("sources");
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Finds a comment.
     *
     * @param signature what JShell says of a type, method or constructor
     * @return the text between the comment marks, or null
     */
    String of(String signature) {
        Matcher m = SIGNATURE.matcher(signature);
        if (!m.matches()) {
            return null;
        }
        String name = m.group("name");
        String parameters = m.group("parameters");
        String owner = m.group("owner") == null ? null : simple(m.group("owner"));
        // A type, or a constructor, has itself as its owner.
        boolean typeItself = parameters == null && signature.indexOf(' ') < 0;
        boolean member = owner != null && !typeItself && Character.isUpperCase(owner.charAt(0));
        String type = member ? owner : name;
        Search search = new Search(type, member || parameters != null ? name : null, parameters);
        // A nested type is in the file of the type around it.
        return Stream.concat(
                        Stream.of(type),
                        Stream.of(String.valueOf(m.group("owner")).split("\\.")))
                .distinct()
                .flatMap(file -> index().getOrDefault(file, List.of()).stream())
                .map(entry -> search.in(read(entry)))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static String simple(String qualified) {
        return qualified.substring(qualified.lastIndexOf('.') + 1);
    }

    private Map<String, List<Entry>> index() {
        if (index == null) {
            index = new HashMap<>();
            if (Files.isDirectory(directory)) {
                try (DirectoryStream<Path> jars = Files.newDirectoryStream(directory, "*.jar")) {
                    for (Path jar : jars) {
                        index(jar);
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return index;
    }

    private void index(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            zip.stream().map(ZipEntry::getName).filter(n -> n.endsWith(".java")).forEach(n -> {
                String type = n.substring(n.lastIndexOf('/') + 1, n.length() - ".java".length());
                index.computeIfAbsent(type, t -> new ArrayList<>()).add(new Entry(jar, n));
            });
        }
    }

    private static String read(Entry entry) {
        try (ZipFile zip = new ZipFile(entry.jar().toFile())) {
            return new String(zip.getInputStream(zip.getEntry(entry.name())).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Looks through one source file. */
    private static final class Search extends TreePathScanner<String, Void> {
        private final String type;
        private final String member;
        private final List<String> parameters;
        private DocTrees trees;

        Search(String type, String member, String parameters) {
            this.type = type;
            this.member = member;
            this.parameters = parameters == null ? null : types(parameters);
        }

        String in(String source) {
            JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
            JavaFileObject file =
                    new SimpleJavaFileObject(URI.create("string:///" + type + ".java"), JavaFileObject.Kind.SOURCE) {
                        @Override
                        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                            return source;
                        }
                    };
            JavacTask task = (JavacTask) compiler.getTask(null, null, d -> {}, List.of(), null, List.of(file));
            trees = DocTrees.instance(task);
            try {
                for (CompilationUnitTree unit : task.parse()) {
                    String found = scan(new TreePath(unit), null);
                    if (found != null) {
                        return found;
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return null;
        }

        @Override
        public String reduce(String first, String second) {
            return first != null ? first : second;
        }

        @Override
        public String visitClass(ClassTree tree, Void none) {
            boolean wanted = tree.getSimpleName().contentEquals(type);
            boolean itself = member == null || tree.getKind() == Tree.Kind.RECORD && member.equals(type);
            String below = super.visitClass(tree, none);
            return below == null && wanted && itself ? comment() : below;
        }

        @Override
        public String visitMethod(MethodTree tree, Void none) {
            boolean constructor = tree.getName().contentEquals("<init>") && type.equals(member);
            boolean wanted = (constructor || tree.getName().contentEquals(member == null ? "" : member)) && inType();
            return wanted && parameters != null && parameters.equals(types(tree)) ? comment() : null;
        }

        @Override
        public String visitVariable(VariableTree tree, Void none) {
            boolean wanted =
                    parameters == null && member != null && tree.getName().contentEquals(member);
            return wanted && inType() ? comment() : null;
        }

        private boolean inType() {
            return getCurrentPath().getParentPath().getLeaf() instanceof ClassTree c
                    && c.getSimpleName().contentEquals(type);
        }

        private String comment() {
            DocCommentTree parsed = trees.getDocCommentTree(getCurrentPath());
            return parsed == null ? null : parsed.toString();
        }

        private static List<String> types(MethodTree tree) {
            return tree.getParameters().stream()
                    .map(p -> erased(p.getType().toString()))
                    .toList();
        }

        /** The types of the parameters in a signature: no names, no generics, no packages. */
        private static List<String> types(String parameters) {
            List<String> types = new ArrayList<>();
            for (String p : erased(parameters).split(",")) {
                if (!p.isBlank()) {
                    types.add(erased(p.strip().replaceFirst("\\s+\\w+$", "")));
                }
            }
            return types;
        }

        private static String erased(String type) {
            String erased = type;
            for (String before = ""; !before.equals(erased); ) {
                before = erased;
                erased = erased.replaceAll("<[^<>]*>", "");
            }
            return erased.replaceAll("@\\w+\\s+", "")
                    .replaceAll("\\b[a-z]\\w*\\.(?=\\w)", "")
                    .replace("...", "[]")
                    .strip();
        }
    }

    /**
     * A comment as text.
     *
     * @param comment with the tags and the HTML of Javadoc
     * @return without them
     */
    static String plain(String comment) {
        String text = comment.replaceAll("(?m)^[ \\t]+", "")
                .replaceAll("\\{@(?:code|literal|link|linkplain|value|index)\\s+(?:[\\w.]*#)?([^{}]*)\\}", "$1")
                .replaceAll("\\{@inheritDoc\\}", "")
                .replaceAll("(?i)</?(?:p|ul|ol|pre|blockquote|h\\d|table|tr|div|dl|dt|dd)(?:\\s[^<>]*)?>", "\n")
                .replaceAll("(?i)<li>", "\n- ")
                .replaceAll("(?i)</?[a-z][^<>]*>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&nbsp;", " ")
                .replace("&amp;", "&")
                .replaceAll("(?m)^@param\\s+(\\S+)\\s+", "  $1: ")
                .replaceAll("(?m)^@return\\s+", "  returns ")
                .replaceAll("(?m)^@(?:throws|exception)\\s+(\\S+)\\s+", "  throws $1: ")
                .replaceAll("(?m)^@(\\w+)\\s+", "  $1: ");
        return text.replaceAll("\\n\\s*\\n(?:\\s*\\n)+", "\n\n").strip();
    }
}
