package rnnscope.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import rnnscope.analysis.ranking.PropertyRanking;
import rnnscope.analysis.ranking.UnitRanking;
import rnnscope.analysis.ranking.UnitScore;
import rnnscope.analysis.ranking.UnitStudy;
import rnnscope.analysis.unit.ActivityReader.Place;
import rnnscope.cli.score.FileNames;
import rnnscope.cli.score.LearningChart;
import rnnscope.cli.score.LongScore;
import rnnscope.cli.score.LongTexts;
import rnnscope.cli.score.RunSnapshots;
import rnnscope.cli.score.ScoreTable;
import rnnscope.cli.score.ScoredModel;
import rnnscope.export.PictureFormat;
import rnnscope.io.CsvFile;
import rnnscope.language.Words;
import rnnscope.math.HeapRoom;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.LayerSpec;
import rnnscope.model.Model;
import rnnscope.model.Wiring.Shape;
import rnnscope.network.LanguageModel;
import rnnscope.network.Topology;
import rnnscope.network.module.Room;
import rnnscope.tape.Side;
import rnnscope.tape.TapeLayout;
import rnnscope.text.TokenSequence;
import rnnscope.text.stream.LongText;
import rnnscope.text.property.TextProperties;
import rnnscope.text.property.TextProperty;
import rnnscope.train.example.ExampleTask;
import rnnscope.train.example.ExampleTasks;

/** Command {@code score}: scores every unit against properties of a text and writes the ranking. */
@Command(name = "score", mixinStandardHelpOptions = true, showDefaultValues = true, sortOptions = false,
        description = "${bundle:cli.score.description}")
final class ScoreCommand implements Callable<Integer> {
    /** Properties are ordered as asked for, their units by chosen_by. */
    private static final List<String> COLUMNS = List.of("property", "layer", "unit", "sign", "chosen_by", "held_out",
            "f1", "threshold", "deviation", "p", "q", "control", "share");

    /** Bytes of memory for each of a text that is held. */
    private static final int READ_COST = 40;

    @Spec
    private CommandSpec spec;

    @Option(names = "--model", required = true, paramLabel = "M", descriptionKey = "cli.score.models")
    private List<String> models;

    @Option(names = "--text", paramLabel = "FILE", descriptionKey = "cli.score.text")
    private List<String> texts = new ArrayList<>();

    @Option(names = "--property", paramLabel = "P", descriptionKey = "cli.score.property")
    private List<String> properties = new ArrayList<>();

    @Option(names = "--channel", paramLabel = "C", defaultValue = "hidden", descriptionKey = "cli.score.channel")
    private String channel;

    @Option(names = "--layer", paramLabel = "L", descriptionKey = "cli.score.layer")
    private Integer layer;

    @Option(names = "--side", paramLabel = "S", defaultValue = "encoder", descriptionKey = "cli.score.side")
    private String side;

    @Option(names = "--out", required = true, paramLabel = "T.csv", descriptionKey = "cli.score.out")
    private Path out;

    @Option(names = "--chart", paramLabel = "C.svg", descriptionKey = "cli.score.chart")
    private Path chart;

    @Option(names = "--shards", paramLabel = "N", descriptionKey = "cli.score.shards")
    private Integer shards;

    @Mixin
    private ShardOptions where;

    @ParentCommand
    private RnnScopeCommand program;

    @Mixin
    private Destination destination;

    @Mixin
    private ForeignOptions foreign;

    @Override
    public Integer call() throws Exception {
        Inputs inputs = new Inputs(spec.commandLine().getErr());
        Options options = new Options(spec);
        options.require(List.of("encoder", "decoder").contains(side), Words.of("cli.score.side.not", side));
        options.within(1, Integer.MAX_VALUE, "--shards", shards == null ? 1 : shards);
        where.require(options);
        if (isLong()) {
            return ofLongText(options, inputs);
        }
        String model = models.get(0);
        String text = texts.isEmpty() ? null : texts.get(0);
        Model opened = inputs.model(model, foreign, text);
        if (LanguageModel.isLanguageModel(opened.spec()) && text != null && !fits(opened, text)) {
            return ofLongText(options, inputs);
        }
        UnitStudy study = LanguageModel.isLanguageModel(opened.spec()) ? ofText(options, inputs, opened, model, text)
                : ofExamples(options, opened, model);
        study.activities().forEach(activity -> CommandFailures.refuse(activity.overflow()));
        CsvFile.write(out, COLUMNS, rows(study.ranking(), directions(opened)));
        report(study.ranking(), study.activities().size() > 1, directions(opened));
        return 0;
    }

    /** Whether there is more than a model and a text that is held whole. */
    private boolean isLong() throws Exception {
        return chart != null || shards != null || where.isRemote(program) || models.size() > 1 || FileNames.isPattern(models.get(0))
                || isFolder(models.get(0)) || RunSnapshots.isRun(path(models.get(0)))
                || !texts.isEmpty() && LongTexts.isLong(texts);
    }

    private static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            return Path.of("");
        }
    }

    private static boolean isFolder(String name) {
        return !name.isEmpty() && !path(name).toString().isEmpty() && Files.isDirectory(path(name));
    }

    /** Whether the JVM can hold a text and a byte for each of its symbols and units. */
    private boolean fits(Model opened, String text) throws IOException {
        Path file = path(text);
        long units = opened.spec().stack().stream().mapToLong(LayerSpec::units).sum();
        return !Files.isRegularFile(file) || (READ_COST + units) * Files.size(file) <= HeapRoom.left();
    }

    /** Models and snapshots one after another, but for those whose rows an interrupted call has left complete. */
    private int ofLongText(Options options, Inputs inputs) throws Exception {
        List<ScoredModel> scored = scored(inputs);
        options.require(chart == null || scored.stream().anyMatch(model -> model.iteration() >= 0),
                Words.of("cli.score.chart.no-run"));
        Model first = scored.get(0).model();
        options.require(!texts.isEmpty(), Words.of("cli.score.needs-text", first.card().name()));
        LongText text = LongTexts.of(texts);
        List<TextProperty> asked = LongScore.properties(properties);
        boolean many = scored.size() > 1 || scored.get(0).iteration() >= 0;
        List<String> columns = new ArrayList<>(many ? List.of("model", "iteration") : List.of());
        columns.addAll(COLUMNS);
        ScoreTable table = new ScoreTable(out, columns, ScoreTable.call(text, properties, List.of(channel,
                String.valueOf(layer), side, new RnnScopeCommand.Version().getVersion()[0])), scored);
        String[] read = Stream.concat(models.stream(), texts.stream()).toArray(String[]::new);
        if (!table.isResumed()) {
            destination.require(out, read);
        }
        if (chart != null) {
            PictureFormat.of(chart);
            destination.require(chart, read);
        }
        PrintWriter err = spec.commandLine().getErr();
        Set<String> said = new HashSet<>();
        try (Workers workers = Workers.of(Math.min(where.cores(), Runtime.getRuntime().availableProcessors()))) {
            LongScore score = new LongScore(text, asked, shards == null ? 0 : shards, where.cluster(program),
                    workers, new ProgressLines(err, "symbols"));
            for (int i = 0; i < scored.size(); i++) {
                ScoredModel next = scored.get(i);
                Model opened = next.model();
                String name = next.iteration() < 0 ? next.name() : Words.of("cli.score.snapshot", next.name(), next.iteration());
                if (table.has(i)) {
                    err.println(Words.of("cli.score.earlier", name));
                    continue;
                }
                options.require(LanguageModel.isLanguageModel(opened.spec()), Words.of("cli.score.not-text", next.name()));
                List<Place> places = places(opened);
                score.remarks(opened).stream().filter(said::add)
                        .forEach(remark -> err.println(text.name() + ": " + remark + "."));
                UnitRanking ranking = score.rank(opened, places);
                List<List<?>> rows = new ArrayList<>();
                for (List<?> row : rows(ranking, directions(opened))) {
                    List<Object> all = new ArrayList<>();
                    if (many) {
                        all.add(next.name());
                        all.add(ScoreTable.iteration(next));
                    }
                    all.addAll(row);
                    rows.add(all);
                }
                table.add(i, rows);
                if (many) {
                    err.println(name);
                }
                report(ranking, places.size() > 1, directions(opened));
            }
        }
        table.end();
        if (chart != null) {
            LearningChart.write(chart, columns, table.rows());
        }
        return 0;
    }

    private List<ScoredModel> scored(Inputs inputs) throws Exception {
        List<ScoredModel> scored = new ArrayList<>();
        for (String name : models) {
            List<Path> files = FileNames.isPattern(name) ? FileNames.matching(name)
                    : isFolder(name) ? FileNames.ending(path(name), ".safetensors") : null;
            if (files == null) {
                add(inputs, name, scored);
            } else if (files.isEmpty()) {
                throw new IllegalArgumentException(Words.of("cli.score.no-models", name));
            } else {
                for (Path file : files) {
                    add(inputs, file.toString(), scored);
                }
            }
        }
        return scored;
    }

    private void add(Inputs inputs, String name, List<ScoredModel> scored) throws Exception {
        if (RunSnapshots.isRun(path(name))) {
            scored.addAll(RunSnapshots.of(path(name)));
        } else {
            scored.add(new ScoredModel(name, -1, inputs.model(name, foreign, texts.isEmpty() ? null : texts.get(0))));
        }
    }

    private UnitStudy ofText(Options options, Inputs inputs, Model opened, String model, String text)
            throws Exception {
        options.refuse("--side", Words.of("cli.score.no-source", opened.card().name()));
        options.require(text != null, Words.of("cli.score.needs-text", opened.card().name()));
        destination.require(out, model, text);
        List<Place> places = places(opened);
        TokenSequence tokens = inputs.text(opened, text);
        List<TextProperty> asked = LongScore.properties(properties);
        List<TextProperty> chosen = asked.isEmpty() ? TextProperties.meantFor(tokens) : asked;
        requireRoom(opened, tokens.length(), places, chosen.size());
        try (Workers workers = Workers.of(Runtime.getRuntime().availableProcessors())) {
            return UnitStudy.read(Kernels.best(), workers, opened, tokens, places,
                    chosen,
                    new ProgressLines(spec.commandLine().getErr(), "parts"));
        }
    }

    /** Of both directions of a layer, both are scored. */
    private UnitStudy ofExamples(Options options, Model opened, String model) throws Exception {
        options.refuse("--text", Words.of("cli.reads-examples", opened.card().name()));
        options.refuse("--property", Words.of("cli.score.properties"));
        destination.require(out, model);
        ExampleTask task = ExampleTasks.learned(opened);
        Side of = opened.spec().wiring().shape() == Shape.GENERATOR || side.equals("decoder") ? Side.TARGET : Side.SOURCE;
        if (!opened.spec().wiring().shape().decodes()) {
            options.refuse("--side", Words.of("cli.score.no-source", opened.card().name()));
        }
        int at = requiredChannel(opened);
        TapeLayout tape = Topology.of(opened.spec()).tape(of, new Room(1, 1, 1));
        List<Place> places = IntStream.range(0, tape.layers())
                .filter(recurrence -> (layer == null || recurrence / tape.directions() == at) && tape.has(recurrence + "/" + channel))
                .mapToObj(recurrence -> new Place(recurrence, channel)).toList();
        try (Workers workers = Workers.of(Runtime.getRuntime().availableProcessors())) {
            return UnitStudy.ofExamples(Kernels.best(), workers, opened, task.heldOut(), of, places,
                    new ProgressLines(spec.commandLine().getErr(), "parts"));
        }
    }

    /** A byte for each unit, a number and half a rank for each property, and what every worker compares. */
    private static void requireRoom(Model opened, int symbols, List<Place> places, int properties) {
        long units = places.stream().mapToLong(place -> opened.spec().units(place.layer())).sum();
        long bytes = 24 + units + places.size() + 6L * properties
                + 4L * Runtime.getRuntime().availableProcessors();
        HeapRoom.require(bytes * symbols, Words.count("cli.score.scoring", properties, units, symbols),
                Words.of("cli.score.fewer"));
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
                err.println(Words.of("cli.score.not-ranked", title, property.fault()));
                continue;
            }
            UnitScore best = property.best();
            boolean binary = property.property().kind() == TextProperty.Kind.BINARY;
            String unit = layered ? Words.of(directions == 1 ? "cli.score.unit-of-layer" : best.layer() % 2 == 0
                    ? "cli.score.unit-of-layer.forward" : "cli.score.unit-of-layer.backward", best.unit(),
                    best.layer() / directions + 1) : Words.of("cli.score.unit", best.unit());
            err.println(Words.of("cli.score.best", title, unit, binary ? "AUC" : Words.of("cli.score.correlation"), best.heldOut(),
                    binary ? String.format(Locale.ROOT, ", F1 %.3f", best.f1()) : "", best.deviation(),
                    property.control(), best.q()));
        }
    }
}
