package rnnscope.cli;

import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line. Exit codes: 0 done, 1 failed, 2 the command was not understood. */
@Command(name = "rnnscope", mixinStandardHelpOptions = true, versionProvider = RnnScopeCommand.Version.class,
        description = "A desktop oscilloscope for recurrent networks. Without a command, the window opens.",
        subcommands = {TrainCommand.class, TraceCommand.class, SampleCommand.class, DecodeCommand.class,
            MeasureCommand.class, TextCommand.class, ScoreCommand.class, AblateCommand.class, MatchCommand.class})
public final class RnnScopeCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    /** Runs a command line and returns its exit code. An error is one sentence on {@code err}. */
    public static int run(PrintWriter out, PrintWriter err, String... args) {
        CommandLine line = new CommandLine(new RnnScopeCommand());
        line.setOut(out);
        line.setErr(err);
        line.setUsageHelpAutoWidth(true);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler((e, arguments) -> {
            CommandLine at = e.getCommandLine();
            at.getErr().println(sentence(e.getMessage()) + " See " + at.getCommandSpec().qualifiedName() + " --help.");
            return 2;
        });
        line.setExecutionExceptionHandler((e, at, result) -> {
            at.getErr().println(sentence(message(e)));
            return 1;
        });
        int code = line.execute(args);
        out.flush();
        err.flush();
        return code;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is missing");
    }

    private static String message(Throwable e) {
        if (e instanceof NoSuchFileException missing) {
            return missing.getFile() + " does not exist";
        }
        if (e instanceof AccessDeniedException denied) {
            return denied.getFile() + " may not be read or written";
        }
        if (e instanceof OutOfMemoryError) {
            return "there is not enough memory; give the JVM more with -Xmx, or take a smaller model or text";
        }
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }

    /** One line that begins with a capital and ends with a full stop. */
    private static String sentence(String message) {
        String line = message.strip().replaceAll("\\s*\\R\\s*", " ");
        String capital = line.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + line.substring(1);
        return capital.endsWith(".") ? capital : capital + ".";
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
