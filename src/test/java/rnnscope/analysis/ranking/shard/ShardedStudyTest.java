package rnnscope.analysis.ranking.shard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rnnscope.analysis.ranking.PropertyRanking;
import rnnscope.analysis.ranking.UnitRanking;
import rnnscope.analysis.ranking.UnitStudy;
import rnnscope.analysis.unit.ActivityReader.Place;
import rnnscope.job.Cluster;
import rnnscope.job.LocalCluster;
import rnnscope.job.Work;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.model.Parameters;
import rnnscope.network.Progress;
import rnnscope.network.Topology;
import rnnscope.text.CharacterTokenizer;
import rnnscope.text.TokenSequence;
import rnnscope.text.property.TextProperties;
import rnnscope.text.property.TextProperty;
import rnnscope.text.story.StoryGenerator;
import rnnscope.text.stream.LongText;
import rnnscope.train.Initialisation;

/** Shards give what one reading of the whole text gives, bit for bit. */
class ShardedStudyTest {
    @TempDir
    Path folder;

    /** Takes shards in any order, each through a copy of the work, as another machine would; every third one twice. */
    private static final class Elsewhere implements Cluster {
        @Override
        public int cores() {
            return 3;
        }

        @Override
        public <S extends Serializable, R extends Serializable> void run(Work<S, R> work, List<S> shards, Results<R> to)
                throws IOException {
            List<Integer> order = new ArrayList<>();
            for (int i = 0; i < shards.size(); i++) {
                order.add(i);
            }
            Collections.shuffle(order, new Random(shards.size()));
            for (int i : order) {
                R result = copy(work).run(copy(shards.get(i)));
                to.take(i, copy(i % 3 == 0 ? copy(work).run(copy(shards.get(i))) : result));
            }
        }

        @SuppressWarnings("unchecked")
        private static <T> T copy(T of) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                out.writeObject(of);
            }
            try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
                return (T) in.readObject();
            } catch (ClassNotFoundException e) {
                throw new AssertionError(e);
            }
        }
    }

    /** Random weights, and a unit that is set by ( and cleared by ) and never forgets, so that seams must be mended. */
    private static Model model(CharacterTokenizer tokenizer, String cell, boolean latch) {
        ModelSpec spec = ModelSpec.of(cell, 1, 10, tokenizer.vocabulary().size());
        Parameters parameters = new Parameters(Topology.of(spec).parameters());
        Parameters random = Initialisation.UNIFORM.parameters(spec, 1, 2);
        parameters.layout().slices().forEach(s -> parameters.set(s.name(), random.get(s.name())));
        for (int j = 0; latch && j < 10; j++) {
            parameters.set("rnn.weight_hh_l0", 5, j, j == 5 ? 3 : 0);
        }
        for (int symbol = 0; latch && symbol < spec.vocabulary(); symbol++) {
            char c = tokenizer.vocabulary().symbol(symbol).charAt(0);
            parameters.set("rnn.weight_ih_l0", 5, symbol, c == '(' ? 9 : c == ')' ? -9 : 0);
        }
        return new Model(spec, parameters, tokenizer, ModelCard.named("planted"));
    }

    /** Where the model of a test stands, for any thread of this JVM. */
    private record Planted(String text, String cell, boolean latch) implements ModelSource {
        @Override
        public Model model() {
            return ShardedStudyTest.model(CharacterTokenizer.of(text), cell, latch);
        }
    }

    private void requireSame(String text, String cell, boolean latch, List<TextProperty> properties, int... shards)
            throws IOException {
        CharacterTokenizer tokenizer = CharacterTokenizer.of(text);
        Model model = model(tokenizer, cell, latch);
        TokenSequence tokens = tokenizer.encode(text);
        List<Place> places = Place.inEveryLayer(model, "hidden");
        LongText file = LongText.of(Files.writeString(folder.resolve("text.txt"), text));
        Planted source = new Planted(text, cell, latch);
        try (Workers workers = Workers.of(2)) {
            UnitRanking whole = UnitStudy.read(Kernels.best(), workers, model, tokens, places, properties,
                    Progress.IGNORED).ranking();
            assertTrue(whole.properties().stream().filter(p -> p.isRanked()).count() >= 2);
            ShardedStudy here = new ShardedStudy(new LocalCluster(2), workers, Progress.IGNORED);
            for (int count : shards) {
                requireSame(whole, here.rank(file, source, places, tokens.length(), properties, count), count + " shards");
            }
            requireSame(whole, new ShardedStudy(new Elsewhere(), workers, Progress.IGNORED).rank(file, source, places,
                    tokens.length(), properties, 0), "elsewhere");
        }
    }

    private static void requireSame(UnitRanking whole, UnitRanking sharded, String where) {
        for (int k = 0; k < whole.properties().size(); k++) {
            PropertyRanking expected = whole.properties().get(k);
            PropertyRanking found = sharded.properties().get(k);
            for (int i = 0; i < expected.scores().size(); i++) {
                assertEquals(expected.scores().get(i), found.scores().get(i), expected.property().id() + ", " + where);
            }
            assertTrue(expected.equals(found), where + ": " + expected.control() + " and " + found.control());
        }
        assertTrue(whole.equals(sharded), where);
    }

    @Test
    void scoresAreThoseOfTheWholeTextWhateverTheShards() throws IOException {
        String text = StoryGenerator.generate(4, 100_000);
        List<TextProperty> properties = new ArrayList<>(TextProperties.all());
        properties.add(TextProperties.regex("\\bthe\\b"));
        requireSame(text, "lstm", false, properties, 1, 5, 48);
    }

    /** A unit that keeps its sign from ( to ) has it wrong in a stream that begins between, until the seam is mended. */
    @Test
    void seamsAreMendedAsInOneReading() throws IOException {
        String text = StoryGenerator.generate(4, 120_000).replaceAll("[()]", "");
        StringBuilder far = new StringBuilder(text);
        for (int at = 3_000, i = 0; at < text.length(); at += 7_001, i++) {
            far.setCharAt(far.indexOf(" ", at), i % 2 == 0 ? '(' : ')');
        }
        requireSame("()" + far, "rnn-tanh", true, List.of(TextProperties.all().get(6), TextProperties.all().get(3)), 1, 3,
                20);
    }

    /** Longer than the segments of the null distribution cover. */
    @Test
    void chanceIsThatOfTheWholeText() throws IOException {
        String text = StoryGenerator.generate(5, 420_000);
        requireSame(text, "rnn-tanh", false, List.of(TextProperties.all().get(6), TextProperties.all().get(3)), 1, 4);
    }

    /** In a single shard too, and where shards are read elsewhere as they are done. */
    @Test
    void progressGoesOnWithinAShard() throws IOException {
        String text = StoryGenerator.generate(4, 20_000);
        LongText file = LongText.of(Files.writeString(folder.resolve("text.txt"), text));
        Planted source = new Planted(text, "lstm", false);
        List<Place> places = Place.inEveryLayer(source.model(), "hidden");
        List<Long> done = Collections.synchronizedList(new ArrayList<>());
        try (Workers workers = Workers.of(1)) {
            for (Cluster cluster : List.of(new LocalCluster(2), new Elsewhere())) {
                done.clear();
                new ShardedStudy(cluster, workers, (count, total) -> {
                    assertEquals(text.length(), total);
                    return done.add(count);
                }).rank(file, source, places, text.length(), List.of(TextProperties.all().get(6)), 1);
                assertEquals(done.stream().sorted().toList(), done);
                assertEquals(text.length(), done.get(done.size() - 1));
                if (cluster instanceof LocalCluster) {
                    assertTrue(done.stream().filter(count -> count < text.length() / 2).count() > 10, done.toString());
                }
            }
        }
    }

    @Test
    void aFailureOfAShardEndsTheStudyInItsWords() throws IOException {
        String text = StoryGenerator.generate(4, 20_000);
        LongText file = LongText.of(Files.writeString(folder.resolve("text.txt"), text));
        Planted source = new Planted(text, "lstm", false);
        List<Place> places = Place.inEveryLayer(source.model(), "hidden");
        Cluster broken = new Cluster() {
            @Override
            public int cores() {
                return 1;
            }

            @Override
            public <S extends Serializable, R extends Serializable> void run(Work<S, R> work, List<S> shards,
                    Results<R> to) throws IOException {
                Files.writeString(folder.resolve("text.txt"), text + "more");
                new LocalCluster(2).run(work, shards, to);
            }
        };
        try (Workers workers = Workers.of(1)) {
            IOException e = assertThrows(IOException.class, () -> new ShardedStudy(broken, workers, Progress.IGNORED)
                    .rank(file, source, places, text.length(), TextProperties.all(), 3));
            assertTrue(e.getMessage().contains("text.txt is written while it is read"), e.getMessage());
        }
    }
}
