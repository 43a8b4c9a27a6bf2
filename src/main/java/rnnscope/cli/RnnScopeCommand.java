package rnnscope.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import rnnscope.io.opening.ModelOpening.Request;

/** Command line of the program. Exit codes: 0 done, 1 failed, 2 the command was not understood. */
@Command(name = "rnnscope", mixinStandardHelpOptions = true, versionProvider = RnnScopeCommand.Version.class,
        description = "A desktop oscilloscope for recurrent networks. Without a command, the window opens, on the files where"
            + " some are given.",
        subcommands = {TrainCommand.class, TraceCommand.class, SampleCommand.class, DecodeCommand.class,
            MeasureCommand.class, TextCommand.class, ConvertCommand.class, ScoreCommand.class, AblateCommand.class,
            MatchCommand.class, DynamicsCommand.class, FigureCommand.class})
public final class RnnScopeCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "0..2", description = "A model to open in the window, of any program's, a text to"
            + " read with it, or both.")
    private List<String> files = List.of();

    @Mixin
    private ForeignOptions foreign;

    private final Window window;

    /** The window of the program. */
    @FunctionalInterface
    public interface Window {
        /**
         * Opens it and waits for its end.
         *
         * @param files   models and texts to begin with
         * @param request what is said of a model of another program
         */
        void open(List<Path> files, Request request);

        /** Makes a figure of what it would show, without opening, and writes it. */
        default void make(FigureRequest figure) throws Exception {
            throw new IllegalArgumentException("a figure cannot be made here");
        }
    }

    /** One of a program without a window. */
    RnnScopeCommand() {
        this((files, request) -> {
            throw new IllegalArgumentException("a window cannot be opened here");
        });
    }

    private RnnScopeCommand(Window window) {
        this.window = window;
    }

    Window window() {
        return window;
    }

    private static boolean isFile(String name) {
        try {
            return Files.isRegularFile(Path.of(name));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** Runs a command line where there is no window. */
    public static int run(PrintWriter out, PrintWriter err, String... args) {
        return run(out, err, new RnnScopeCommand().window, args);
    }

    /** Runs a command line and returns its exit code. Whatever goes wrong is one sentence on {@code err}. */
    public static int run(PrintWriter out, PrintWriter err, Window window, String... args) {
        PrintWriter said = new PrintWriter(new OneLineWriter(err), true);
        try {
            int code = line(out, said, window).execute(args);
            out.flush();
            return code;
        } catch (Throwable e) {
            // The parser's handlers see no Error.
            return failed(e, said);
        } finally {
            said.flush();
        }
    }

    private static CommandLine line(PrintWriter out, PrintWriter err, Window window) {
        CommandLine line = new CommandLine(new RnnScopeCommand(window));
        line.setOut(out);
        line.setErr(err);
        line.setUsageHelpAutoWidth(true);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionStrategy(parsed -> {
            try {
                return new CommandLine.RunLast().execute(parsed);
            } catch (StandardOutput.Failure e) {
                // Of a help text; the parser would print where that was.
                throw new ExecutionException(line, "help cannot be written", e);
            }
        });
        line.setParameterExceptionHandler((e, arguments) -> {
            CommandLine at = e.getCommandLine();
            err.println(CommandFailures.sentence(e.getMessage()) + " See " + at.getCommandSpec().qualifiedName() + " --help.");
            return 2;
        });
        line.setExecutionExceptionHandler((e, at, result) -> failed(e, err));
        return line;
    }

    private static int failed(Throwable e, PrintWriter err) {
        if (!(e instanceof StandardOutput.Failure failure && failure.isClosedPipe())) {
            err.println(CommandFailures.sentence(e));
        }
        return 1;
    }

    @Override
    public void run() {
        if (files.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "A command is missing");
        }
        List<Path> open = new ArrayList<>();
        for (String name : files) {
            if (!isFile(name)) {
                boolean isWord = name.indexOf('.') < 0 && name.indexOf('/') < 0 && name.indexOf('\\') < 0;
                throw new ParameterException(spec.commandLine(), isWord ? "There is neither a command nor a file \"" + name + "\"."
                        : name + ": this is no file.");
            }
            open.add(Path.of(name));
        }
        window.open(open, foreign.request(null));
    }

    /** The version of the jar, "development" when run from classes. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = RnnScopeCommand.class.getPackage().getImplementationVersion();
            return new String[] {"RnnScope " + (version == null ? "development" : version)};
        }
    }
}
