package rnnscope.cli;

import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;
import rnnscope.language.Language;
import rnnscope.language.Words;

/** Words for what the parser of command lines refuses; the parser itself speaks English alone. */
final class ParserWords {
    private ParserWords() {}

    /** What is wrong, in the current language. */
    static String of(ParameterException failure) {
        if (Language.current() == Language.ENGLISH) {
            return failure.getMessage();
        }
        if (failure instanceof UnmatchedArgumentException unmatched) {
            return Words.of(unmatched.isUnknownOption() ? "cli.parser.unknown-option" : "cli.parser.unmatched",
                    String.join(", ", unmatched.getUnmatched()));
        }
        if (failure instanceof MissingParameterException missing) {
            return Words.of("cli.parser.missing", names(missing.getMissing()));
        }
        if (failure instanceof OverwrittenOptionException twice) {
            return Words.of("cli.parser.twice", name(twice.getOverwritten()));
        }
        if (failure.getCause() instanceof TypeConversionException wrong && failure.getArgSpec() == null) {
            return wrong.getMessage();
        }
        return failure.getArgSpec() == null ? failure.getMessage()
                : Words.of("cli.parser.value", name(failure.getArgSpec()), failure.getValue());
    }

    private static String names(List<ArgSpec> arguments) {
        return arguments.stream().map(ParserWords::name).collect(Collectors.joining(", "));
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}
