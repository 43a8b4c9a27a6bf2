package rnnscope.app;

import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javafx.application.Application;
import rnnscope.cli.FigureRequest;
import rnnscope.cli.LessonRequest;
import rnnscope.cli.LocaleCheck;
import rnnscope.cli.RnnScopeCommand;
import rnnscope.cli.StandardOutput;
import rnnscope.io.opening.ModelOpening.Request;

/** Entry point: opens the window; with arguments, runs the command line. */
public final class Main {
    /** JavaFX warns that it runs from the class path, which is meant. Held here, since loggers are kept weakly. */
    private static final Logger JAVAFX = Logger.getLogger("javafx");

    private Main() {}

    public static void main(String[] args) {
        // Java2D only paints into memory; the window is JavaFX's.
        System.setProperty("java.awt.headless", "true");
        TunedJvm.endWithParent();
        if (args.length > 0) {
            requireWhole(args);
            System.exit(RnnScopeCommand.run(writer(new StandardOutput()), writer(System.err), new RnnScopeCommand.Window() {
                @Override
                public void open(List<Path> files, Request request) {
                    Main.open(args);
                }

                @Override
                public void make(FigureRequest figure) throws Exception {
                    HeadlessFigures.make(figure);
                }

                @Override
                public void make(LessonRequest lesson, LessonRequest.Steps steps) throws Exception {
                    HeadlessLesson.make(lesson, steps);
                }
            }, args));
        }
        open();
    }

    private static void open(String... args) {
        JAVAFX.setLevel(Level.SEVERE);
        if (System.getProperty("prism.order") == null && System.getProperty("os.name").startsWith("Linux")
                && Stream.of("dri", "nvidia0", "dxg").noneMatch(device -> Files.exists(Path.of("/dev", device)))) {
            // No graphics device: looking for one would load an emulation of OpenGL, 50 MB of it, and then not use it.
            System.setProperty("prism.order", "sw");
        }
        Application.launch(RnnScopeApplication.class, args);
    }

    /** Ends the program where the locale damaged an argument; in the JVM that was started, for it alone can tell. */
    static void requireWhole(String[] args) {
        LocaleCheck.complaint(args).ifPresent(complaint -> {
            writer(System.err).println(complaint);
            System.exit(1);
        });
    }

    /** Writes UTF-8 whatever the locale, as every file of the program is. */
    private static PrintWriter writer(OutputStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }
}
