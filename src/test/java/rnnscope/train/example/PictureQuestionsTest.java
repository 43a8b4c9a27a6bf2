package rnnscope.train.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rnnscope.io.ModelFileException;
import rnnscope.io.ShippedModels;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.network.sequence.SequenceTrace;
import rnnscope.train.example.PictureQuestions.Asked;
import rnnscope.train.example.PictureQuestions.Split;

class PictureQuestionsTest {
    private static final String PICTURE = "......../.###..#./.#.#.###/.###..#./......../.#.#..../..#...../.#.#....";

    @Test
    void whatIsHeldOutIsNewAndCannotBeAnsweredWithoutLooking() {
        Split split = PictureQuestions.split();
        Set<String> learned = split.training().stream().map(Asked::shown).collect(Collectors.toSet());
        assertTrue(split.heldOut().stream().noneMatch(asked -> learned.contains(asked.shown())));
        double[] shares = PictureQuestions.withoutLooking(split);
        assertEquals(0.146, shares[0], 5e-4, "the most frequent answer");
        assertEquals(0.4275, shares[1], 5e-4, "the most frequent answer to each question");
    }

    /** Counted and looked up in what is shown, in a way of its own. */
    @Test
    void whatIsShownDecidesTheAnswer() {
        for (Asked asked : PictureQuestions.split().heldOut()) {
            List<String> quarters = Arrays.stream(asked.shown().replaceAll("[\\[\\]]", "").split(", "))
                    .map(shape -> shape.equals("null") ? "nothing" : shape.toLowerCase(java.util.Locale.ROOT)).toList();
            String[] words = asked.question().split(" ");
            long there = quarters.stream().filter(shape -> !shape.equals("nothing")).count();
            String right = switch (words[0] + " " + words[1]) {
                case "how many" -> List.of("none", "one", "two", "three", "four").get((int) (words[2].equals("shapes") ? there
                        : quarters.stream().filter(shape -> words[2].startsWith(shape)).count()));
                case "is there" -> quarters.contains(words[3]) ? "yes" : "no";
                default -> words[2].equals("in")
                        ? quarters.get((words[4].equals("top") ? 0 : 2) + (words[5].equals("left") ? 0 : 1))
                        : beside(quarters, quarters.indexOf(words[words.length - 2]), words[2]);
            };
            assertEquals(right, asked.answer(), asked.question() + " " + asked.shown());
        }
    }

    private static String beside(List<String> quarters, int at, String side) {
        int other = switch (side) {
            case "left" -> at % 2 == 1 ? at - 1 : -1;
            case "right" -> at % 2 == 0 ? at + 1 : -1;
            case "above" -> at - 2;
            default -> at + 2;
        };
        return other < 0 || other > 3 ? "nothing" : quarters.get(other);
    }

    @Test
    void theShippedModelAnswersByThePicture() throws ModelFileException {
        Model model = ShippedModels.load("questions-gru");
        assertEquals("ring", answer(model, PICTURE + " what is left of the plus ?"));
        assertEquals("three", answer(model, PICTURE + " how many shapes are there ?"));
        SequenceTrace trace = SequenceTrace.of(Kernels.best(), model, Sources.read(model, PICTURE + " what is left of the plus ?"));
        assertEquals(7, trace.steps());
        assertEquals(64, trace.source().end());
        double all = IntStream.range(0, 64).mapToDouble(s -> trace.sourceWeights(6)[s]).sum();
        assertEquals(1, all, 1e-5);
        assertFalse(answer(model, PICTURE + " is there a bar ?").equals("yes"));
    }

    private static String answer(Model model, String text) {
        return model.output().decode(AnswerWords.symbols(Kernels.best(), model, Sources.read(model, text)));
    }
}
