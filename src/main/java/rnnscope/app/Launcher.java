package rnnscope.app;

/**
 * The first class the JVM loads. Compiled for Java 8, so that an old JVM gets one sentence instead of an
 * {@link UnsupportedClassVersionError}; on Java 17 and newer it hands over to {@code Main}.
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
        Class.forName("rnnscope.app.Main").getMethod("main", String[].class).invoke(null, (Object) args);
    }
}
