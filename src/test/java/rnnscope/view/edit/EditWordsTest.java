package rnnscope.view.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import rnnscope.language.Language;
import rnnscope.model.Intervention.Clamp;
import rnnscope.model.Intervention.Push;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelEdits;
import rnnscope.model.ModelSpec;
import rnnscope.model.WeightEdit;
import rnnscope.text.CharacterTokenizer;
import rnnscope.text.TextRange;
import rnnscope.train.Initialisation;

class EditWordsTest {
    @AfterEach
    void speakEnglishAgain() {
        Language.ENGLISH.speak();
    }

    private static Model model(String cell, int layers) {
        CharacterTokenizer tokenizer = CharacterTokenizer.of("ab ");
        ModelSpec spec = ModelSpec.of(cell, layers, 2, 3);
        return new Model(spec, Initialisation.UNIFORM.parameters(spec, 1, 1), tokenizer, ModelCard.named("small"));
    }

    @Test
    void saysWhatIsHeldAndPushedAndWhere() {
        ModelEdits edits = ModelEdits.NONE.with(new Clamp(0, "forget", 1, 0, TextRange.ALL))
                .with(new Clamp(0, "cell", 0, -0.5f, new TextRange(11, 20)))
                .with(new Push(0, "hidden", List.of(3f, 4f), TextRange.ALL));
        assertEquals(List.of("f of unit 1 held at 0", "c of unit 0 held at −0.5, steps 12 to 20",
                "h pushed by 5.00 along a direction"), EditWords.of(model("lstm", 1), edits));
        assertEquals("z of unit 1 held at 1, layer 2",
                EditWords.of(model("gru", 2), new Clamp(1, "update", 1, 1, TextRange.ALL)));
    }

    @Test
    void speaksKoreanInItsOwnOrder() {
        Language.KOREAN.speak();
        Model model = model("lstm", 2);
        assertEquals("유닛 1의 f = 0 고정, 층 2, 12~20단계",
                EditWords.of(model, new Clamp(1, "forget", 1, 0, new TextRange(11, 20))));
        assertEquals("유닛 0의 o, 층 2에 들어가는 유닛 0의 가중치 = 1.5",
                EditWords.of(model, new WeightEdit.Set("rnn.weight_hh_l1", 6, 0, 1.5f)));
    }

    @Test
    void namesTheEndsOfAWeight() {
        Model model = model("lstm", 2);
        assertEquals("weight of “a” into f of unit 1, layer 1 set to 1.5",
                EditWords.of(model, new WeightEdit.Set("rnn.weight_ih_l0", 3, vocabulary(model, "a"), 1.5f)));
        assertEquals("weight of unit 0 into o of unit 0, layer 2 set to 1.5",
                EditWords.of(model, new WeightEdit.Set("rnn.weight_hh_l1", 6, 0, 1.5f)));
        assertEquals("weight of unit 1 into the score of “b” set to −1",
                EditWords.of(model, new WeightEdit.Set("head.weight", vocabulary(model, "b"), 1, -1)));
        assertEquals("all weights of the units into i of unit 0, layer 1 times 2",
                EditWords.of(model, new WeightEdit.ScaleRow("rnn.weight_hh_l0", 0, 2)));
        assertEquals("bias into g of unit 1, layer 1 set to 0",
                EditWords.of(model, new WeightEdit.Set("rnn.bias_ih_l0", 5, 0, 0)));
    }

    @Test
    void namesPeepholesAndProjections() {
        Model peephole = model("lstm-peephole", 1);
        assertEquals("weight of c into o of unit 1 set to 0.5",
                EditWords.of(peephole, new WeightEdit.Set("rnn.peephole_l0", 5, 0, 0.5f)));
        assertEquals("all peepholes into f of unit 0 times 2",
                EditWords.of(peephole, new WeightEdit.ScaleRow("rnn.peephole_l0", 2, 2)));
        assertEquals("recurrent bias into f of unit 1 set to 0",
                EditWords.of(peephole, new WeightEdit.Set("rnn.bias_hh_l0", 3, 0, 0)));
        assertEquals("weight of unit 1 into h of unit 0 set to 3",
                EditWords.of(model("lstm-projected", 1), new WeightEdit.Set("rnn.weight_hr_l0", 0, 1, 3)));
    }

    private static int vocabulary(Model model, String symbol) {
        return model.tokenizer().encode(symbol).id(0);
    }
}
