package rnnscope.app;

/**
 * Launcher, the first class that the JVM loads. Compiled for Java 8, so that an old JVM gets one sentence instead of
 * an {@link UnsupportedClassVersionError}; on Java 17 and newer it hands over to {@code Main}, in a JVM with the
 * program's own options if this one was started by a bare {@code java -jar}.
 */
public final class Launcher {
    private static final int REQUIRED = 17;

    private Launcher() {}

    public static void main(String[] args) throws Exception {
        String version = System.getProperty("java.specification.version");
        if (version.startsWith("1.") || Integer.parseInt(version) < REQUIRED) {
            System.err.println("RnnScope needs Java " + REQUIRED + " or newer; this is Java " + version + ".");
            System.exit(1);
        }
        String next = System.getProperty("rnnscope.launched") == null ? "rnnscope.app.TunedJvm" : "rnnscope.app.Main";
        Class.forName(next).getMethod("main", String[].class).invoke(null, (Object) args);
    }
}
