package rnnscope.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Command line of the program. Exit codes: 0 done, 1 failed, 2 the command was not understood. */
@Command(name = "rnnscope", mixinStandardHelpOptions = true, versionProvider = RnnScopeCommand.Version.class,
        description = "A desktop oscilloscope for recurrent networks. Without a command, the window opens.",
        subcommands = {TrainCommand.class, TraceCommand.class, SampleCommand.class, DecodeCommand.class,
            MeasureCommand.class, TextCommand.class, ScoreCommand.class, AblateCommand.class, MatchCommand.class})
public final class RnnScopeCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    /** Runs a command line and returns its exit code. Whatever goes wrong is one sentence on {@code err}. */
    public static int run(PrintWriter out, PrintWriter err, String... args) {
        PrintWriter said = new PrintWriter(new OneLineWriter(err), true);
        try {
            int code = line(out, said).execute(args);
            out.flush();
            return code;
        } catch (Throwable e) {
            // The parser's handlers see no Error.
            return failed(e, said);
        } finally {
            said.flush();
        }
    }

    private static CommandLine line(PrintWriter out, PrintWriter err) {
        CommandLine line = new CommandLine(new RnnScopeCommand());
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
            err.println(Failures.sentence(e.getMessage()) + " See " + at.getCommandSpec().qualifiedName() + " --help.");
            return 2;
        });
        line.setExecutionExceptionHandler((e, at, result) -> failed(e, err));
        return line;
    }

    private static int failed(Throwable e, PrintWriter err) {
        if (!(e instanceof StandardOutput.Failure failure && failure.isClosedPipe())) {
            err.println(Failures.sentence(e));
        }
        return 1;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is missing");
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
