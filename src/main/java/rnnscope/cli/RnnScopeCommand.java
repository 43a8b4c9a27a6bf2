package rnnscope.cli;

import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_OPTION_LIST;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import rnnscope.io.opening.ModelOpening.Request;
import rnnscope.job.Cluster;
import rnnscope.language.Language;
import rnnscope.language.Words;

/** Command line of the program. Exit codes: 0 done, 1 failed, 2 the command was not understood. */
@Command(name = "rnnscope", mixinStandardHelpOptions = true, versionProvider = RnnScopeCommand.Version.class,
        description = "${bundle:cli.description}",
        subcommands = {TrainCommand.class, TraceCommand.class, SampleCommand.class, DecodeCommand.class,
            MeasureCommand.class, TextCommand.class, ConvertCommand.class, ScoreCommand.class, AblateCommand.class,
            MatchCommand.class, CompareCommand.class, SweepCommand.class, DynamicsCommand.class, WordsCommand.class,
            FigureCommand.class, LessonCommand.class})
public final class RnnScopeCommand implements Runnable {
    static final String LANGUAGE = "--language";

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "0..2", descriptionKey = "cli.argument")
    private List<String> files = List.of();

    /** Found by {@link #language(String...)} already; here it is checked, and shown in every help. */
    @Option(names = LANGUAGE, paramLabel = "en|ko", scope = ScopeType.INHERIT, converter = LanguageCode.class,
            showDefaultValue = CommandLine.Help.Visibility.NEVER,
            descriptionKey = "cli.language")
    private Language language;

    @Mixin
    private ForeignOptions foreign;

    private final Window window;
    private final Cluster cluster;

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
            throw new IllegalArgumentException(Words.of("cli.no-figure"));
        }

        /** Goes through a lesson, without opening, and writes the audience's copy of it. */
        default void make(LessonRequest lesson, LessonRequest.Steps steps) throws Exception {
            throw new IllegalArgumentException(Words.of("cli.lesson.no-window"));
        }
    }

    /** One of a program without a window. */
    RnnScopeCommand() {
        this((files, request) -> {
            throw new IllegalArgumentException(Words.of("cli.no-window"));
        }, null);
    }

    private RnnScopeCommand(Window window, Cluster cluster) {
        this.window = window;
        this.cluster = cluster;
    }

    /** What runs work that is cut into shards; null for this machine's cores. */
    Cluster cluster() {
        return cluster;
    }

    Window window() {
        return window;
    }

    private static boolean exists(String name) {
        try {
            return !name.isEmpty() && Files.exists(Path.of(name));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** Runs a command line where there is no window. */
    public static int run(PrintWriter out, PrintWriter err, String... args) {
        return run(out, err, new RnnScopeCommand().window, args);
    }

    /** Runs a command line on a cluster. */
    public static int run(PrintWriter out, PrintWriter err, Cluster cluster, String... args) {
        return run(out, err, new RnnScopeCommand().window, cluster, args);
    }

    /** Runs a command line and returns its exit code. Whatever goes wrong is one sentence on {@code err}. */
    public static int run(PrintWriter out, PrintWriter err, Window window, String... args) {
        return run(out, err, window, null, args);
    }

    private static int run(PrintWriter out, PrintWriter err, Window window, Cluster cluster, String... args) {
        PrintWriter said = new PrintWriter(new OneLineWriter(err), true);
        Locale before = Locale.getDefault(Locale.Category.DISPLAY);
        try {
            language(args).ifPresent(Language::speak);
            int code = line(out, said, window, cluster).execute(args);
            out.flush();
            return code;
        } catch (Throwable e) {
            // The parser's handlers see no Error.
            return failed(e, said);
        } finally {
            said.flush();
            Locale.setDefault(Locale.Category.DISPLAY, before);
        }
    }

    /** The language that a command line asks for, which has to be known before its help is written; none where it asks for none. */
    public static Optional<Language> language(String... args) {
        for (int i = args.length - 1; i >= 0; i--) {
            String value = args[i].startsWith(LANGUAGE + "=") ? args[i].substring(LANGUAGE.length() + 1)
                    : i > 0 && args[i - 1].equals(LANGUAGE) ? args[i] : null;
            if (value != null) {
                return Arrays.stream(Language.values()).filter(language -> language.code().equals(value)).findFirst();
            }
        }
        return Optional.empty();
    }

    private static CommandLine line(PrintWriter out, PrintWriter err, Window window, Cluster cluster) {
        CommandLine line = new CommandLine(new RnnScopeCommand(window, cluster));
        line.setResourceBundle(Words.bundle());
        line.getHelpSectionMap().put(SECTION_KEY_OPTION_LIST,
                help -> help.optionList().replace("  Default:", "  " + Words.of("cli.default")));
        line.setHelpSectionMap(line.getHelpSectionMap());
        line.setOut(out);
        line.setErr(err);
        line.setUsageHelpAutoWidth(true);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionStrategy(parsed -> {
            try {
                return new CommandLine.RunLast().execute(parsed);
            } catch (StandardOutput.Failure e) {
                // Of a help text; the parser would print where that was.
                throw new ExecutionException(line, Words.of("cli.no-help"), e);
            }
        });
        line.setParameterExceptionHandler((e, arguments) -> {
            CommandLine at = e.getCommandLine();
            err.println(Words.of("cli.see", CommandFailures.sentence(ParserWords.of(e)), at.getCommandSpec().qualifiedName()));
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
        if (files.isEmpty() && language == null) {
            throw new ParameterException(spec.commandLine(), Words.of("cli.no-command"));
        }
        List<Path> open = new ArrayList<>();
        for (String name : files) {
            if (!exists(name)) {
                boolean isWord = name.indexOf('.') < 0 && name.indexOf('/') < 0 && name.indexOf('\\') < 0;
                throw new ParameterException(spec.commandLine(), isWord ? Words.of("cli.no-such", name)
                        : name + ": " + Words.of("cli.no-file"));
            }
            open.add(Path.of(name));
        }
        window.open(open, foreign.request(null));
    }

    /** A language by its code. */
    static final class LanguageCode implements CommandLine.ITypeConverter<Language> {
        @Override
        public Language convert(String code) {
            return language(LANGUAGE, code).orElseThrow(
                    () -> new CommandLine.TypeConversionException(Words.of("cli.language.not", code)));
        }
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
