package rnnscope.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
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
import rnnscope.tape.Channel;
import rnnscope.text.Corpora;
import rnnscope.text.TokenSequence;
import rnnscope.text.property.TextProperties;
import rnnscope.text.property.TextProperty;

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

    @Option(names = "--text", required = true, paramLabel = "FILE",
            description = "What it reads: " + Corpora.SYNTAX + ".")
    private String text;

    @Option(names = "--property", paramLabel = "P", description = "What may be known of it, again for each: "
            + TextProperties.SYNTAX + ". All that fit the text if left out.")
    private List<String> properties = new ArrayList<>();

    @Option(names = "--channel", paramLabel = "C", defaultValue = "hidden",
            description = "What of the units: hidden, cell, or a gate.")
    private String channel;

    @Option(names = "--layer", paramLabel = "L", description = "Whose units, counted from 1; all layers if left out.")
    private Integer layer;

    @Option(names = "--out", required = true, paramLabel = "T.csv",
            description = "The table to write, a row for each property and unit; areas under the ROC curve, or rank "
                    + "correlations with what has a size, so signed that 1 is perfect.")
    private Path out;

    @Mixin
    private Destination destination;

    @Override
    public Integer call() throws Exception {
        destination.require(out, model, text);
        Inputs inputs = new Inputs(spec.commandLine().getErr());
        Model opened = inputs.model(model);
        List<Place> places = places(opened);
        TokenSequence tokens = inputs.text(opened, text);
        List<TextProperty> asked = new ArrayList<>();
        for (String property : properties) {
            asked.add(TextProperties.of(property));
        }
        List<TextProperty> chosen = asked.isEmpty() ? TextProperties.meantFor(tokens) : asked;
        requireRoom(opened, tokens.length(), places.size(), chosen.size());
        UnitStudy study;
        try (Workers workers = Workers.of(Runtime.getRuntime().availableProcessors())) {
            study = UnitStudy.read(Kernels.best(), workers, opened, tokens, places,
                    chosen,
                    new ProgressLines(spec.commandLine().getErr(), "parts of the work"));
        }
        study.activities().forEach(activity -> Failures.refuse(activity.overflow()));
        CsvFile.write(out, COLUMNS, rows(study.ranking()));
        report(study.ranking(), places.size() > 1);
        return 0;
    }

    /** A byte for each unit, a number and half a rank for each property, and what every worker compares. */
    private static void requireRoom(Model opened, int symbols, int layers, int properties) {
        long bytes = 24 + (1L + opened.spec().units()) * layers + 6L * properties
                + 4L * Runtime.getRuntime().availableProcessors();
        HeapRoom.require(bytes * symbols, "scoring " + (long) opened.spec().units() * layers + " units for " + properties
                + (properties == 1 ? " property" : " properties") + " over " + symbols + " symbols",
                "take a shorter text, one --layer or fewer of --property");
    }

    private List<Place> places(Model opened) {
        UnitOptions.requireChannel(opened, channel);
        int at = UnitOptions.layer(opened, layer);
        return layer == null ? Place.inEveryLayer(opened, channel) : List.of(new Place(at, channel));
    }

    private static List<List<?>> rows(UnitRanking ranking) {
        List<List<?>> rows = new ArrayList<>();
        for (PropertyRanking property : ranking.properties()) {
            for (UnitScore s : property.scores()) {
                rows.add(List.of(property.property().id(), s.layer() + 1, s.unit(), s.sign(), s.chosenBy(), s.heldOut(),
                        s.f1(), s.threshold(), s.deviation(), s.p(), s.q(), property.control(), property.share()));
            }
        }
        return rows;
    }

    /** The best unit of each property, as the first half chose it. */
    private void report(UnitRanking ranking, boolean layered) {
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
                    best.unit(), layered ? " of layer " + (best.layer() + 1) : "",
                    binary ? "AUC" : "rank correlation", best.heldOut(),
                    binary ? String.format(Locale.ROOT, ", F1 %.3f", best.f1()) : "", best.deviation(),
                    property.control(), best.q());
        }
    }
}
