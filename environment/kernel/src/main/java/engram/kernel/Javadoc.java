package engram.kernel;

/** Javadoc of the library. */
final class Javadoc {
    String of(String signature) {
        return null;
    }

    static String plain(String comment) {
        return comment;
    }
}
