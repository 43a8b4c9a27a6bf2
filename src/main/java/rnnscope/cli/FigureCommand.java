package rnnscope.cli;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import rnnscope.export.PictureOptions;
import rnnscope.export.PictureOptions.Theme;
import rnnscope.language.Words;
import rnnscope.model.Model;

/** Command {@code figure}: writes what the window would show to a file, on a machine without a display too. */
@Command(name = "figure", mixinStandardHelpOptions = true,
        description = "${bundle:cli.figure.description}")
final class FigureCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @ParentCommand
    private RnnScopeCommand program;

    @Option(names = "--session", paramLabel = "S.rnnscope", descriptionKey = "cli.figure.session")
    private Path session;

    @Option(names = "--sweep", paramLabel = "DIR", descriptionKey = "cli.figure.sweep")
    private Path sweep;

    @Option(names = "--along", paramLabel = "OPTION", descriptionKey = "cli.figure.along")
    private String along;

    @Option(names = "--metric", paramLabel = "M", descriptionKey = "cli.figure.metric")
    private String metric;

    @Option(names = "--run", paramLabel = "S.run", descriptionKey = "cli.figure.run")
    private Path run;

    @Option(names = "--model", paramLabel = "M", descriptionKey = "cli.model")
    private String model;

    @Option(names = "--text", paramLabel = "FILE", descriptionKey = "cli.figure.text")
    private String text;

    @Option(names = "--source", paramLabel = "TEXT", descriptionKey = "cli.figure.source")
    private String source;

    @Option(names = "--view", paramLabel = "VIEW", descriptionKey = "cli.figure.view")
    private String view;

    @Option(names = "--page", paramLabel = "NAME", descriptionKey = "cli.figure.page")
    private String page;

    @Option(names = "--part", paramLabel = "NAME", descriptionKey = "cli.figure.part")
    private String part;

    @Option(names = "--at", paramLabel = "STEP", descriptionKey = "cli.figure.at")
    private Integer at;

    @Option(names = "--to", paramLabel = "STEP", descriptionKey = "cli.figure.to")
    private Integer to;

    @Option(names = "--unit", paramLabel = "J", descriptionKey = "cli.figure.unit")
    private Integer unit;

    @Option(names = "--layer", paramLabel = "L", descriptionKey = "cli.figure.layer")
    private Integer layer;

    @Option(names = "--size", paramLabel = "WxH", defaultValue = "1280x720", descriptionKey = "cli.figure.size")
    private String size;

    @Option(names = "--scale", paramLabel = "N", defaultValue = "1", descriptionKey = "cli.figure.scale")
    private int scale;

    @Option(names = "--theme", paramLabel = "THEME", descriptionKey = "cli.figure.theme")
    private String theme;

    @Option(names = "--letters", paramLabel = "HOW", defaultValue = "outlines", descriptionKey = "cli.figure.letters")
    private String letters;

    @Option(names = "--transparent", descriptionKey = "cli.figure.transparent")
    private boolean transparent;

    @Option(names = "--out", required = true, paramLabel = "FILE", descriptionKey = "cli.figure.out")
    private Path out;

    @Mixin
    private ForeignOptions foreign;

    @Mixin
    private Destination destination;

    @Override
    public Integer call() throws Exception {
        Options options = new Options(spec);
        options.require(session != null || model != null || run != null || sweep != null, Words.of("cli.figure.what"));
        options.require(sweep == null || isNothing(session, run, model, text, source, view, page, at, to, unit, layer),
                Words.of("cli.figure.sweep.alone"));
        options.require(sweep != null || isNothing(along, metric), Words.of("cli.figure.sweep.only"));
        options.within(1, PictureOptions.LARGEST, "--scale", scale);
        options.require(theme == null || theme.equals("light") || theme.equals("dark"), Words.of("cli.figure.theme.not", theme));
        options.require(letters.equals("text") || letters.equals("outlines"),
                Words.of("cli.figure.letters.not", letters));
        PictureSize pictures = PictureSize.of(options, size);
        if (at != null) {
            options.atLeast(1, "--at", at);
        }
        if (to != null) {
            options.require(at != null && to > at, Words.of("cli.figure.to.not"));
        }
        destination.require(out, Stream.of(session, sweep, run, model, text).filter(Objects::nonNull).map(Object::toString)
                .toArray(String[]::new));
        Model opened = model == null ? null : new Inputs(spec.commandLine().getErr()).model(model, foreign, text);
        program.window().make(new FigureRequest(session, sweep, along, metric, run, opened, text, source, view, page, part, at, to, unit, layer, theme, pictures.width(),
                pictures.height(), new PictureOptions(scale, letters.equals("text"), !transparent, Theme.AS_SHOWN), out));
        return 0;
    }

    private static boolean isNothing(Object... given) {
        return Stream.of(given).allMatch(Objects::isNull);
    }
}
