package rnnscope.session.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import rnnscope.io.CheckpointFile;
import rnnscope.model.ParameterLayout;
import rnnscope.network.Topology;
import rnnscope.storage.FileClaim;
import rnnscope.text.Corpus;
import rnnscope.train.Trainer;
import rnnscope.train.live.RunState;
import rnnscope.train.live.Sample;
import rnnscope.train.live.history.HistoryPoint;
import rnnscope.train.live.history.Metric;
import rnnscope.train.live.history.SeriesView;
import rnnscope.train.live.history.TrainingSnapshot;
import rnnscope.train.live.material.Attempt;
import rnnscope.train.live.material.TextMaterial;
import rnnscope.train.live.material.TrainingMaterial;
import rnnscope.train.live.setting.TrainingSettings;

/**
 * Autosave file in which a run survives a kill: its settings, all its lanes, everything measured, what they wrote, a
 * few of the points that could be gone back to and, where it was typed, the text. It is this window's until it is
 * released or discarded. May be used by several threads.
 */
final class Autosave {
    private static final String TEXT = "text";
    private static final String SECONDS = "seconds";
    private static final String ITERATION = "0/iteration";
    private static final String PAST = "past/";
    private static final String SAMPLE = "sample/";
    private static final String ATTEMPT = "/attempt/";

    private final Path file;
    private final FileClaim claim;
    private boolean ended;

    /** @param claim that makes it this window's; null where files cannot be locked */
    Autosave(Path file, FileClaim claim) {
        this.file = file;
        this.claim = claim;
    }

    /** A run to go on with. */
    record Resumed(TrainingSettings settings, TrainingMaterial material, RunState state) {}

    /** What there is to go on with; null when there is nothing, or nothing readable. */
    synchronized UnfinishedRun.Offer find() {
        try {
            if (!Files.exists(file)) {
                return null;
            }
            Map<String, String> facts = CheckpointFile.read(file).facts();
            return new UnfinishedRun.Offer(TrainingSettings.of(facts), Long.parseLong(facts.get(ITERATION)));
        } catch (IOException | IllegalArgumentException e) {
            System.getLogger(Autosave.class.getName()).log(System.Logger.Level.DEBUG, "autosave not read", e);
            return null;
        }
    }

    synchronized Resumed read() throws IOException {
        CheckpointFile read = CheckpointFile.read(file);
        TrainingSettings settings = TrainingSettings.of(read.facts());
        TrainingMaterial material = read.facts().containsKey(TEXT)
                ? TextMaterial.of(new Corpus(settings.source(), read.facts().get(TEXT)), settings.heldOut(),
                        settings.tokenization())
                : TrainingMaterial.open(settings);
        List<ParameterLayout> layouts = settings.cells().stream()
                .map(cell -> Topology.of(material.model(settings, cell)).parameters()).toList();
        List<Map<Metric, SeriesView>> series = new ArrayList<>();
        for (int i = 0; i < layouts.size(); i++) {
            series.add(series(read, i));
        }
        List<Trainer.State> states = states(read, 0, layouts);
        double seconds = Double.parseDouble(read.facts().get(SECONDS));
        HistoryPoint point = new HistoryPoint(states.get(0).iteration(), seconds, List.of(), states);
        return new Resumed(settings, material, new RunState(point, series, samples(read), history(read, layouts)));
    }

    /** @param place 0 for where the run goes on, else a point of its history, from 1 */
    private static List<Trainer.State> states(CheckpointFile read, int place, List<ParameterLayout> layouts)
            throws IOException {
        List<Trainer.State> states = new ArrayList<>();
        for (int i = 0; i < layouts.size(); i++) {
            states.add(read.state(place * layouts.size() + i, layouts.get(i)));
        }
        return states;
    }

    private static List<HistoryPoint> history(CheckpointFile read, List<ParameterLayout> layouts) throws IOException {
        List<HistoryPoint> history = new ArrayList<>();
        for (int place = 1; read.facts().containsKey(PAST + place); place++) {
            List<Trainer.State> states = states(read, place, layouts);
            List<TrainingSnapshot> lanes = new ArrayList<>();
            for (int i = 0; i < states.size(); i++) {
                double[] told = Arrays.stream(read.facts().get(PAST + place + "/" + i).split(" "))
                        .mapToDouble(Double::parseDouble).toArray();
                Trainer.State state = states.get(i);
                lanes.add(new TrainingSnapshot(state.iteration(), told[0], state.parameters(), told[1], told[2], told[3],
                        told[4], told[5], state.state(), null));
            }
            history.add(new HistoryPoint(states.get(0).iteration(), Double.parseDouble(read.facts().get(PAST + place)),
                    lanes, states));
        }
        return history;
    }

    private static void addHistory(List<HistoryPoint> history, Map<String, String> facts) {
        for (int place = 1; place <= history.size(); place++) {
            HistoryPoint point = history.get(place - 1);
            facts.put(PAST + place, Double.toString(point.seconds()));
            for (int i = 0; i < point.lanes().size(); i++) {
                TrainingSnapshot lane = point.lanes().get(i);
                facts.put(PAST + place + "/" + i, lane.epoch() + " " + lane.loss() + " " + lane.heldOutLoss() + " "
                        + lane.gradientNorm() + " " + lane.clippedNorm() + " " + lane.updateRatio());
            }
        }
    }

    /** @param typed the text where no name leads to it, else null */
    synchronized void write(TrainingSettings settings, RunState state, String typed) throws IOException {
        if (ended) {
            return;
        }
        Map<String, String> facts = new LinkedHashMap<>(settings.facts());
        Map<String, float[]> numbers = new LinkedHashMap<>();
        if (typed != null) {
            facts.put(TEXT, typed);
        }
        facts.put(SECONDS, Double.toString(state.point().seconds()));
        for (Sample sample : state.samples()) {
            String name = SAMPLE + sample.iteration() + "/" + sample.lane();
            facts.put(name, sample.temperature() + " " + sample.text());
            for (int i = 0; i < sample.attempts().size(); i++) {
                Attempt attempt = sample.attempts().get(i);
                facts.put(name + ATTEMPT + i, String.join("\t", attempt.verdict().name(), attempt.source(),
                        attempt.answer(), attempt.target()));
            }
        }
        for (int i = 0; i < state.series().size(); i++) {
            addSeries(i, state.series().get(i), facts, numbers);
        }
        addHistory(state.history(), facts);
        CheckpointFile.write(file, facts, Stream.concat(Stream.of(state.point()), state.history().stream())
                .flatMap(point -> point.states().stream()).map(s -> new CheckpointFile.LaneState(s, null)).toList(), numbers);
    }

    private static void addSeries(int lane, Map<Metric, SeriesView> series, Map<String, String> facts,
            Map<String, float[]> numbers) {
        series.forEach((metric, view) -> {
            String name = name(lane, metric);
            float[] counts = new float[view.size()];
            for (int i = 0; i < counts.length; i++) {
                counts[i] = view.count()[i];
            }
            facts.put(name, view.span() + " " + view.lastIteration());
            numbers.put(name + ".mean", view.mean());
            numbers.put(name + ".min", view.min());
            numbers.put(name + ".max", view.max());
            numbers.put(name + ".count", counts);
        });
    }

    private static Map<Metric, SeriesView> series(CheckpointFile read, int lane) throws IOException {
        Map<Metric, SeriesView> series = new EnumMap<>(Metric.class);
        for (Metric metric : Metric.values()) {
            String name = name(lane, metric);
            if (!read.facts().containsKey(name)) {
                continue;
            }
            String[] extent = read.facts().get(name).split(" ");
            float[] counts = read.values(name + ".count");
            int[] count = new int[counts.length];
            for (int i = 0; i < count.length; i++) {
                count[i] = (int) counts[i];
            }
            series.put(metric, new SeriesView(Long.parseLong(extent[0]), Long.parseLong(extent[1]),
                    read.values(name + ".mean"), read.values(name + ".min"), read.values(name + ".max"), count));
        }
        return series;
    }

    private static String name(int lane, Metric metric) {
        return lane + "/series." + metric.name();
    }

    private static List<Sample> samples(CheckpointFile read) {
        List<Sample> samples = new ArrayList<>();
        read.facts().forEach((key, value) -> {
            if (key.startsWith(SAMPLE) && !key.contains(ATTEMPT)) {
                String[] place = key.substring(SAMPLE.length()).split("/");
                int space = value.indexOf(' ');
                samples.add(new Sample(Long.parseLong(place[0]), Integer.parseInt(place[1]), value.substring(space + 1),
                        Double.parseDouble(value.substring(0, space)), attempts(read, key)));
            }
        });
        return samples;
    }

    private static List<Attempt> attempts(CheckpointFile read, String sample) {
        List<Attempt> attempts = new ArrayList<>();
        String fact;
        while ((fact = read.facts().get(sample + ATTEMPT + attempts.size())) != null) {
            String[] parts = fact.split("\t", -1);
            attempts.add(new Attempt(parts[1], parts[2], parts[3], Attempt.Verdict.valueOf(parts[0])));
        }
        return attempts;
    }

    /** Throws it away. */
    synchronized void discard() throws IOException {
        ended = true;
        Files.deleteIfExists(file);
        release();
    }

    /** From now on it is anybody's. */
    synchronized void release() throws IOException {
        ended = true;
        if (claim != null) {
            claim.delete();
        }
    }
}
