package rnnscope.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.logging.FileHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import rnnscope.view.about.Details;

/**
 * Log of the window in the user's folder: what it runs on, and failures with where they arose. A few files that replace
 * each other, none of them long. What the user opens or types is not written, and the user's home is written as "~".
 */
final class LogFile {
    private static final String FOLDER = "log";
    /** The newest is 0; a window beside another has a number of its own. */
    private static final String NAME = "rnnscope-%u-%g.log";
    private static final int MOST_BYTES = 500_000;
    private static final int FILES = 3;
    /** Held here, since loggers are kept weakly. */
    private final Logger logger = Logger.getLogger("rnnscope");
    private final Handler handler;
    private final Path folder;

    private LogFile(Handler handler, Path folder) {
        this.handler = handler;
        this.folder = folder;
    }

    /**
     * Begins to write.
     *
     * @param userFolder null for none: then nothing is written
     * @throws IOException where nothing can be written there
     */
    static LogFile open(Path userFolder) throws IOException {
        if (userFolder == null) {
            return new LogFile(null, null);
        }
        Path folder = Files.createDirectories(userFolder.resolve(FOLDER));
        // a percent sign begins a pattern
        Handler handler = new FileHandler(folder.toString().replace("%", "%%") + "/" + NAME, MOST_BYTES, FILES, true);
        handler.setEncoding("UTF-8");
        handler.setFormatter(new Lines(System.getProperty("user.home", "")));
        handler.setLevel(Level.CONFIG);
        LogFile log = new LogFile(handler, folder);
        log.logger.addHandler(handler);
        log.logger.setLevel(Level.CONFIG);
        // A level that the console does not show.
        log.logger.config(String.join("; ", Details.lines()));
        return log;
    }

    /** Where the files are; null where nothing is written. */
    Path folder() {
        return folder;
    }

    /** Writes what is left, and ends. */
    void close() {
        if (handler != null) {
            logger.removeHandler(handler);
            handler.close();
        }
    }

    /** A line for each message, and below it where a failure arose. */
    static final class Lines extends Formatter {
        private final String home;

        Lines(String home) {
            this.home = home;
        }

        @Override
        public String format(LogRecord record) {
            StringWriter words = new StringWriter();
            words.append(Instant.ofEpochMilli(record.getMillis()).toString()).append(' ')
                    .append(record.getLevel().getName()).append(' ').append(formatMessage(record)).append('\n');
            if (record.getThrown() != null) {
                record.getThrown().printStackTrace(new PrintWriter(words, true));
            }
            return home.length() < 2 ? words.toString() : words.toString().replace(home, "~");
        }
    }
}
