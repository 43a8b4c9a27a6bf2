package rnnscope.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import rnnscope.export.PictureOptions;
import rnnscope.export.PictureOptions.Theme;
import rnnscope.model.Model;

/** Command {@code figure}: writes what the window would show to a file, on a machine without a display too. */
@Command(name = "figure", mixinStandardHelpOptions = true,
        description = "Write a picture of what the window would show, or the numbers in it; no display is needed.")
final class FigureCommand implements Callable<Integer> {
    private static final int LEAST_WIDTH = 768;
    private static final int LEAST_HEIGHT = 432;
    private static final int MOST = 8192;
    private static final Pattern SIZE = Pattern.compile("(\\d{1,5})x(\\d{1,5})");

    @Spec
    private CommandSpec spec;

    @ParentCommand
    private RnnScopeCommand program;

    @Option(names = "--session", paramLabel = "S.rnnscope", description = "How things stand; what else is said comes on top.")
    private Path session;

    @Option(names = "--run", paramLabel = "S.run", description = "The run that train shows, as a session keeps it beside"
            + " itself; --at is then an iteration of it.")
    private Path run;

    @Option(names = "--model", paramLabel = "M", description = "A model file, or the name of a shipped model.")
    private String model;

    @Option(names = "--text", paramLabel = "FILE", description = "What a language model reads, as trace takes it.")
    private String text;

    @Option(names = "--source", paramLabel = "TEXT", description = "What any other model reads, as decode takes it.")
    private String source;

    @Option(names = "--view", paramLabel = "VIEW", description = "step, train, gradients, units, attention or wiring.")
    private String view;

    @Option(names = "--page", paramLabel = "NAME", description = "Of a view with several pages, the one of this title: Numbers of"
            + " step; Match, Saturation, Similar, States, Saliency or Cost of units; Beam tree, Source length, Heads … of attention.")
    private String page;

    @Option(names = "--part", paramLabel = "NAME", description = "A track, card or chart of it by its title; all of it if left"
            + " out. A title that is not there is answered by those that are.")
    private String part;

    @Option(names = "--at", paramLabel = "STEP", description = "Where the beam is, from 1, as the window counts.")
    private Integer at;

    @Option(names = "--to", paramLabel = "STEP", description = "The last step of a film that begins at --at.")
    private Integer to;

    @Option(names = "--unit", paramLabel = "J", description = "The unit that is looked at, from 0.")
    private Integer unit;

    @Option(names = "--layer", paramLabel = "L", description = "Its layer, from 1.")
    private Integer layer;

    @Option(names = "--size", paramLabel = "WxH", defaultValue = "1280x720",
            description = "How large the perspective is (${DEFAULT-VALUE}); larger ones show more.")
    private String size;

    @Option(names = "--scale", paramLabel = "N", defaultValue = "1", description = "Pixels for each unit of that, 1 to 4.")
    private int scale;

    @Option(names = "--theme", paramLabel = "THEME", description = "light or dark; light, or the session's, if left out.")
    private String theme;

    @Option(names = "--letters", paramLabel = "HOW", defaultValue = "outlines",
            description = "In SVG and PDF: text, with its fonts in the file, or ${DEFAULT-VALUE}.")
    private String letters;

    @Option(names = "--transparent", description = "Leave the ground out.")
    private boolean transparent;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "What to write: .png, .svg or .pdf a picture,"
            + " .csv, .npz or .json its numbers, .gif a film, .html a page to step through.")
    private Path out;

    @Mixin
    private ForeignOptions foreign;

    @Mixin
    private Destination destination;

    @Override
    public Integer call() throws Exception {
        Options options = new Options(spec);
        options.require(session != null || model != null || run != null, "say with --model, --session or --run what to show");
        options.within(1, PictureOptions.LARGEST, "--scale", scale);
        options.require(theme == null || theme.equals("light") || theme.equals("dark"), "--theme is light or dark, not " + theme);
        options.require(letters.equals("text") || letters.equals("outlines"),
                "--letters is text or outlines, not " + letters);
        Matcher matcher = SIZE.matcher(size.toLowerCase(Locale.ROOT));
        options.require(matcher.matches(), "--size is a width and a height, 1600x900, not " + size);
        int width = Integer.parseInt(matcher.group(1));
        int height = Integer.parseInt(matcher.group(2));
        options.require(width >= LEAST_WIDTH && width <= MOST && height >= LEAST_HEIGHT && height <= MOST,
                "--size is at least " + LEAST_WIDTH + "x" + LEAST_HEIGHT + " and at most " + MOST + "x" + MOST + ", not " + size);
        if (at != null) {
            options.atLeast(1, "--at", at);
        }
        if (to != null) {
            options.require(at != null && to > at, "--to is a step after that of --at");
        }
        destination.require(out, session != null ? session.toString() : String.valueOf(model == null ? run : model), String.valueOf(text));
        Model opened = model == null ? null : new Inputs(spec.commandLine().getErr()).model(model, foreign, text);
        program.window().make(new FigureRequest(session, run, opened, text, source, view, page, part, at, to, unit, layer, theme, width, height,
                new PictureOptions(scale, letters.equals("text"), !transparent, Theme.AS_SHOWN), out));
        return 0;
    }
}
