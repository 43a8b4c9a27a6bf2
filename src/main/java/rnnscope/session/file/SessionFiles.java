package rnnscope.session.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import rnnscope.language.Words;
import rnnscope.session.training.RunFile;

/** Session files read and written. */
public final class SessionFiles {
    /** More is no session: its largest part is a text, and those are shorter. */
    private static final long MOST = 1L << 28;

    private static final JsonFile<SessionFile> JSON = new JsonFile<>(SessionFile.class, "session", MOST);

    private SessionFiles() {}

    /** The file that keeps the run of a session. */
    public static Path runBeside(Path session) {
        String name = session.getFileName().toString();
        return session.resolveSibling((isSession(session) ? name.substring(0, name.length() - SessionFile.ENDING.length())
                : name) + RunFile.ENDING);
    }

    /** A session whose run is kept beside it. */
    public static SessionFile withRunBeside(SessionFile session, Path at) {
        return session.run() == null ? session : session.withRun(session.run().withFile(runBeside(at).getFileName().toString()));
    }

    /**
     * A session whose run is named by its whole path.
     *
     * @throws SessionFileException where that file is not there
     */
    public static SessionFile withRunFound(SessionFile session, Path at) throws SessionFileException {
        if (session.run() == null || session.run().file() == null) {
            return session;
        }
        Path folder = at.toAbsolutePath().getParent();
        Path file = (folder == null ? Path.of(session.run().file()) : folder.resolve(session.run().file())).normalize();
        if (!Files.exists(file)) {
            throw new SessionFileException(at + ": " + Words.of("session.file.run-not-there", file));
        }
        return session.withRun(session.run().withFile(file.toString()));
    }

    /** Whether a file's name is that of a session. */
    public static boolean isSession(Path file) {
        return file.toString().endsWith(SessionFile.ENDING);
    }

    /** @throws SessionFileException when the file cannot be read or says what no session says */
    public static SessionFile read(Path file) throws SessionFileException {
        return versioned(file.toString(), JSON.read(file));
    }

    /** @param name what messages call it */
    static SessionFile parse(String name, byte[] json) throws SessionFileException {
        return versioned(name, JSON.parse(name, json));
    }

    private static SessionFile versioned(String name, SessionFile file) throws SessionFileException {
        if (file.version() == null) {
            throw new SessionFileException(name + ": " + Words.of("session.file.no-version"));
        }
        return file;
    }

    /** Replaces the file, whole or not at all. */
    public static void write(Path file, SessionFile session) throws IOException {
        JSON.write(file, session);
    }

    static byte[] bytes(SessionFile session) throws IOException {
        return JSON.bytes(session);
    }

    /** SHA-256 of a file's content, in hexadecimal digits. */
    static String hash(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] part = new byte[1 << 16];
            for (int n = in.read(part); n >= 0; n = in.read(part)) {
                digest.update(part, 0, n);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
