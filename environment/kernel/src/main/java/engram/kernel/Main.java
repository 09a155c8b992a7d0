package engram.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;

/** Starts the kernel. */
public final class Main {
    private static final int USAGE = 2;

    private Main() {}

    /**
     * Serves one notebook until it is told to shut down.
     *
     * @param args one argument: the connection file that Jupyter writes; or {@code --check}, which starts the kernel
     *     without Jupyter, runs a few cells and says that it works
     */
    public static void main(String[] args) {
        if (args == null || args.length != 1 || args[0] == null) {
            refuse((args == null ? 0 : args.length)
                    + " arguments came, one connection file was needed; Jupyter starts this program:"
                    + " choose the kernel \"Java (Engram)\" in a notebook");
        }
        if (args[0].equals("--check")) {
            check();
        }
        Kernel kernel = new Kernel(() -> System.exit(0));
        kernel.start();
        try {
            Connection connection = new Connection(read(Path.of(args[0])), kernel.arrivals());
            kernel.becomeHandlerForConnection(connection);
            connection.connect();
        } catch (IOException | IllegalArgumentException | GeneralSecurityException e) {
            refuse("connection file " + args[0] + " cannot be used (" + e.getMessage()
                    + "); Jupyter writes one when it starts a kernel: start this kernel from Jupyter");
        }
        followParent();
    }

    private static void check() {
        Kernel kernel = new Kernel(() -> System.exit(0));
        kernel.start();
        try {
            new Connection(
                            new KernelConnectionProperties("127.0.0.1", 0, 0, 0, 0, 0, "tcp", "hmac-sha256", "check"),
                            kernel.arrivals())
                    .connect();
            kernel.eval("record Point(double x) {}\nIntFunction<Point> point = i -> new Point(i);");
            kernel.complete("Math.sq", "Math.sq".length());
            String value =
                    String.valueOf(kernel.eval("int sum = 0;\nfor (int i = 0; i < 9; i++) sum += i;\npoint.apply(sum)")
                            .getData(MIMEType.TEXT_PLAIN));
            if (!value.equals("Point[x=36.0]")) {
                throw new IllegalStateException("a cell gave " + value + " where Point[x=36.0] was due");
            }
        } catch (RuntimeException | GeneralSecurityException e) {
            System.err.println("engram kernel: it does not work: " + e.getMessage());
            System.exit(1);
        }
        System.out.println("The kernel works: " + kernel.getBanner() + ", extensions " + kernel.extensionNames());
        System.exit(0);
    }

    private static KernelConnectionProperties read(Path file) throws IOException {
        KernelConnectionProperties properties;
        try {
            properties = KernelConnectionProperties.parse(Files.readString(file));
        } catch (RuntimeException e) {
            throw new IOException("it is not JSON", e);
        }
        if (properties == null || properties.getTransport() == null || properties.getIp() == null) {
            throw new IOException("it names no transport and ip");
        }
        return properties;
    }

    /** A kernel whose Jupyter was killed would compute for nobody: it ends with its parent. */
    private static void followParent() {
        String parent = System.getenv("JPY_PARENT_PID");
        if (parent != null && parent.matches("[1-9]\\d{0,18}")) {
            ProcessHandle.of(Long.parseLong(parent)).ifPresent(p -> p.onExit().thenRun(() -> System.exit(0)));
        }
    }

    private static void refuse(String reason) {
        System.err.println("engram kernel: " + reason);
        System.exit(USAGE);
    }
}
