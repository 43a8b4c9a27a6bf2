package rnnscope.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import rnnscope.language.Words;

/** Options of a command as they were typed: which are there, and whether their values make sense. */
final class Options {
    private final CommandSpec command;

    Options(CommandSpec command) {
        this.command = command;
    }

    boolean isGiven(String option) {
        return command.commandLine().getParseResult().hasMatchedOption(option);
    }

    /** A value as it was typed, else as it is when nobody says. */
    String typed(String option) {
        OptionSpec matched = command.commandLine().getParseResult().matchedOption(option);
        return matched == null ? command.findOption(option).defaultValue()
                : matched.originalStringValues().get(matched.originalStringValues().size() - 1);
    }

    /** @throws ParameterException unless {@code value} is a number from {@code least} on */
    void atLeast(double least, String option, double value) {
        require(value >= least && !Double.isInfinite(value), Words.of("cli.option.least", option, shown(least),
                typed(option)));
    }

    /** @throws ParameterException unless {@code value} lies between the two, these included */
    void within(double least, double greatest, String option, double value) {
        require(value >= least && value <= greatest, Words.of("cli.option.within", option, shown(least),
                shown(greatest), typed(option)));
    }

    /** @throws ParameterException where an option was typed, though {@code why} it does nothing */
    void refuse(String option, String why) {
        require(!isGiven(option), Words.of("cli.option.idle", option, why));
    }

    /** @throws ParameterException with a message for the user, which says what was typed */
    void require(boolean condition, String message) {
        if (!condition) {
            throw new ParameterException(command.commandLine(), message);
        }
    }

    private static String shown(double bound) {
        return bound == Math.rint(bound) ? Long.toString((long) bound) : Double.toString(bound);
    }
}
