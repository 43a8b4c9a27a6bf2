package rnnscope.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import rnnscope.export.PictureOptions;
import rnnscope.export.handout.Handout;
import rnnscope.language.Words;

/** Command {@code lesson}: writes the audience's copy of a lesson, on a machine without a display too. */
@Command(name = "lesson", mixinStandardHelpOptions = true, description = "${bundle:cli.lesson.description}")
final class LessonCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @ParentCommand
    private RnnScopeCommand program;

    @Parameters(paramLabel = "LESSON", description = "${bundle:cli.lesson.lesson}")
    private String lesson;

    @Option(names = "--theme", paramLabel = "THEME", defaultValue = "light", description = "${bundle:cli.lesson.theme}")
    private String theme;

    @Option(names = "--size", paramLabel = "WxH", defaultValue = "1280x640", description = "${bundle:cli.lesson.size}")
    private String size;

    @Option(names = "--scale", paramLabel = "N", defaultValue = "2", description = "${bundle:cli.lesson.scale}")
    private int scale;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "${bundle:cli.lesson.out}")
    private Path out;

    @Mixin
    private Destination destination;

    @Override
    public Integer call() throws Exception {
        Options options = new Options(spec);
        options.require(Handout.isHandout(out), Words.of("cli.lesson.ending", out));
        options.require(theme.equals("light") || theme.equals("dark"), Words.of("cli.figure.theme.not", theme));
        options.within(1, PictureOptions.LARGEST, "--scale", scale);
        PictureSize pictures = PictureSize.of(options, size);
        destination.require(out, lesson);
        PrintWriter err = spec.commandLine().getErr();
        program.window().make(new LessonRequest(lesson, theme, pictures.width(), pictures.height(), scale, out),
                (step, of) -> err.println(Words.of("cli.lesson.step", step, of)));
        return 0;
    }
}
