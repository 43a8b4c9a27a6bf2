package rnnscope.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import rnnscope.analysis.ranking.PropertyRanking;
import rnnscope.analysis.ranking.UnitRanking;
import rnnscope.analysis.ranking.UnitScore;
import rnnscope.analysis.ranking.UnitStudy;
import rnnscope.analysis.unit.ActivityReader.Place;
import rnnscope.io.CsvFile;
import rnnscope.math.HeapRoom;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.Model;
import rnnscope.model.Wiring.Shape;
import rnnscope.network.LanguageModel;
import rnnscope.network.Topology;
import rnnscope.tape.Side;
import rnnscope.text.Corpora;
import rnnscope.text.TokenSequence;
import rnnscope.text.property.TextProperties;
import rnnscope.text.property.TextProperty;
import rnnscope.train.example.ExampleTask;
import rnnscope.train.example.ExampleTasks;

/** Command {@code score}: scores every unit against properties of a text and writes the ranking. */
@Command(name = "score", mixinStandardHelpOptions = true, showDefaultValues = true, sortOptions = false,
        description = "Score every unit against every property of a text: chosen on its first half, reported on its "
                + "second, with what chance and an untrained model do beside it.")
final class ScoreCommand implements Callable<Integer> {
    /** Properties are ordered as asked for, their units by chosen_by. */
    private static final List<String> COLUMNS = List.of("property", "layer", "unit", "sign", "chosen_by", "held_out",
            "f1", "threshold", "deviation", "p", "q", "control", "share");

    @Spec
    private CommandSpec spec;

    @Option(names = "--model", required = true, paramLabel = "M",
            description = "A model file, or the name of a shipped model.")
    private String model;

    @Option(names = "--text", paramLabel = "FILE",
            description = "What a language model reads: " + Corpora.SYNTAX + ". Models that learned a task of examples read"
                    + " those held out.")
    private String text;

    @Option(names = "--property", paramLabel = "P", description = "What may be known of it, again for each: "
            + TextProperties.SYNTAX + ". All that fit the text if left out.")
    private List<String> properties = new ArrayList<>();

    @Option(names = "--channel", paramLabel = "C", defaultValue = "hidden",
            description = "What of the units: hidden, cell, or a gate.")
    private String channel;

    @Option(names = "--layer", paramLabel = "L", description = "Whose units, counted from 1; all layers if left out.")
    private Integer layer;

    @Option(names = "--side", paramLabel = "S", defaultValue = "encoder",
            description = "Whose units of a model that writes from a source: encoder or decoder.")
    private String side;

    @Option(names = "--out", required = true, paramLabel = "T.csv",
            description = "The table to write, a row for each property and unit; areas under the ROC curve, or rank "
                    + "correlations with what has a size, so signed that 1 is perfect.")
    private Path out;

    @Mixin
    private Destination destination;

    @Mixin
    private ForeignOptions foreign;

    @Override
    public Integer call() throws Exception {
        Inputs inputs = new Inputs(spec.commandLine().getErr());
        Options options = new Options(spec);
        options.require(List.of("encoder", "decoder").contains(side), "--side is encoder or decoder, not " + side);
        Model opened = inputs.model(model, foreign, text);
        UnitStudy study = LanguageModel.isLanguageModel(opened.spec()) ? ofText(options, inputs, opened)
                : ofExamples(options, opened);
        study.activities().forEach(activity -> CommandFailures.refuse(activity.overflow()));
        CsvFile.write(out, COLUMNS, rows(study.ranking(), directions(opened)));
        report(study.ranking(), study.activities().size() > 1, directions(opened));
        return 0;
    }

    private UnitStudy ofText(Options options, Inputs inputs, Model opened) throws Exception {
        options.refuse("--side", "the model " + opened.card().name() + " writes nothing from a source");
        options.require(text != null, "the model " + opened.card().name() + " reads a text; name one with --text");
        destination.require(out, model, text);
        List<Place> places = places(opened);
        TokenSequence tokens = inputs.text(opened, text);
        List<TextProperty> asked = new ArrayList<>();
        for (String property : properties) {
            asked.add(TextProperties.of(property));
        }
        List<TextProperty> chosen = asked.isEmpty() ? TextProperties.meantFor(tokens) : asked;
        requireRoom(opened, tokens.length(), places, chosen.size());
        try (Workers workers = Workers.of(Runtime.getRuntime().availableProcessors())) {
            return UnitStudy.read(Kernels.best(), workers, opened, tokens, places,
                    chosen,
                    new ProgressLines(spec.commandLine().getErr(), "parts of the work"));
        }
    }

    /** Of both directions of a layer, both are scored. */
    private UnitStudy ofExamples(Options options, Model opened) throws Exception {
        options.refuse("--text", "the model " + opened.card().name() + " reads the held-out examples of its task");
        options.refuse("--property", "the properties of examples are their symbols, labels, positions and alignment");
        destination.require(out, model);
        ExampleTask task = ExampleTasks.learned(opened);
        Side of = opened.spec().wiring().shape() == Shape.GENERATOR || side.equals("decoder") ? Side.TARGET : Side.SOURCE;
        if (!opened.spec().wiring().shape().decodes()) {
            options.refuse("--side", "the model " + opened.card().name() + " writes nothing from a source");
        }
        int at = requiredChannel(opened);
        List<Place> places = Topology.of(opened.spec()).layers(of).stream()
                .filter(recurrent -> (layer == null || recurrent.layer() == at) && recurrent.cell().has(channel))
                .flatMap(recurrent -> IntStream.range(0, recurrent.directions()).mapToObj(recurrent::recurrence))
                .map(recurrence -> new Place(recurrence, channel)).toList();
        try (Workers workers = Workers.of(Runtime.getRuntime().availableProcessors())) {
            return UnitStudy.ofExamples(Kernels.best(), workers, opened, task.heldOut(), of, places,
                    new ProgressLines(spec.commandLine().getErr(), "parts of the work"));
        }
    }

    /** A byte for each unit, a number and half a rank for each property, and what every worker compares. */
    private static void requireRoom(Model opened, int symbols, List<Place> places, int properties) {
        long units = places.stream().mapToLong(place -> opened.spec().units(place.layer())).sum();
        long bytes = 24 + units + places.size() + 6L * properties
                + 4L * Runtime.getRuntime().availableProcessors();
        HeapRoom.require(bytes * symbols, "scoring " + units + " units for " + properties
                + (properties == 1 ? " property" : " properties") + " over " + symbols + " symbols",
                "take a shorter text, one --layer or fewer of --property");
    }

    /** The layer asked for, or the last; it or, where none is asked for, one of all has the channel. */
    private int requiredChannel(Model opened) {
        int at = UnitOptions.layer(opened, layer);
        if (layer == null) {
            UnitOptions.requireChannel(opened, channel);
        } else {
            UnitOptions.requireChannel(opened, at, channel);
        }
        return at;
    }

    private List<Place> places(Model opened) {
        int at = requiredChannel(opened);
        return layer == null ? Place.inEveryLayer(opened, channel) : List.of(new Place(at, channel));
    }

    /** Directions in which the layers scored read. */
    private int directions(Model opened) {
        return side.equals("decoder") ? 1 : opened.spec().wiring().directions();
    }

    /** "2", or of two directions "1 backward". */
    private static String layer(int recurrence, int directions) {
        return recurrence / directions + 1 + (directions == 1 ? "" : recurrence % 2 == 0 ? " forward" : " backward");
    }

    private static List<List<?>> rows(UnitRanking ranking, int directions) {
        List<List<?>> rows = new ArrayList<>();
        for (PropertyRanking property : ranking.properties()) {
            for (UnitScore s : property.scores()) {
                rows.add(List.of(property.property().id(), layer(s.layer(), directions), s.unit(), s.sign(), s.chosenBy(), s.heldOut(),
                        s.f1(), s.threshold(), s.deviation(), s.p(), s.q(), property.control(), property.share()));
            }
        }
        return rows;
    }

    /** The best unit of each property, as the first half chose it. */
    private void report(UnitRanking ranking, boolean layered, int directions) {
        PrintWriter err = spec.commandLine().getErr();
        for (PropertyRanking property : ranking.properties()) {
            String title = property.property().title();
            if (!property.isRanked()) {
                err.printf(Locale.ROOT, "%s: not ranked, %s%n", title, property.fault());
                continue;
            }
            UnitScore best = property.best();
            boolean binary = property.property().kind() == TextProperty.Kind.BINARY;
            err.printf(Locale.ROOT, "%s: unit %d%s, %s %.3f%s (chance ±%.3f, untrained %.3f), q %.2g%n", title,
                    best.unit(), layered ? " of layer " + layer(best.layer(), directions) : "",
                    binary ? "AUC" : "rank correlation", best.heldOut(),
                    binary ? String.format(Locale.ROOT, ", F1 %.3f", best.f1()) : "", best.deviation(),
                    property.control(), best.q());
        }
    }
}
