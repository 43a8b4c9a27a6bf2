package rnnscope.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import rnnscope.io.ShippedModels;
import rnnscope.math.Kernels;
import rnnscope.session.Session;
import rnnscope.session.example.ExampleLab;

class AnswerPlacesTest {
    private final Session session = new Session(Kernels.plain(), Runnable::run, Runnable::run);
    private final ExampleLab lab = new ExampleLab(session, Runnable::run, Runnable::run);

    private AnswerPlaces answering(String model, String source) {
        lab.openModel(model, () -> ShippedModels.load(model));
        lab.setSource(source);
        return new AnswerPlaces(lab.answer(), lab.answer().steps());
    }

    @Test
    void theEndIsNoStepOfWhatIsWritten() {
        AnswerPlaces places = answering("reverse-gru", "parts");
        assertEquals(6, lab.answer().steps());
        assertEquals(5, places.total());
        assertEquals("1", places.at(0));
        assertEquals("5", places.at(4));
        assertEquals("end", places.at(5));
    }

    @Test
    void aSentenceOfSixHasSixHoweverItIsComputed() {
        AnswerPlaces places = answering("sentiment-lstm", "the movie was not so good");
        int moments = lab.answer().steps();
        assertEquals(6, places.total());
        assertEquals("6", places.at(moments - 2).replaceFirst("layer \\d: ", ""));
        assertEquals("all", places.at(moments - 1));
        AnswerPlaces labels = answering("pos-lstm", "the old man saw the dog");
        assertEquals(6, labels.total());
        assertEquals("6", labels.at(lab.answer().steps() - 1).replaceFirst("layer \\d: ", ""));
    }
}
