package rnnscope.view.attention;

import java.util.List;
import rnnscope.language.Words;
import rnnscope.session.example.Example;
import rnnscope.session.example.ExampleLab;
import rnnscope.view.chooser.Chooser;
import rnnscope.view.help.HelpPage;

/** Chooser of a source of the model's task. */
final class ExampleChooser extends Chooser {
    private static final int LONGEST = 56;

    ExampleChooser(ExampleLab lab) {
        HelpPage.set(this, "attention");
        addHeading(Words.of("view.attention.examples.title"));
        List<Example> examples = lab.examplesProperty().get();
        for (int i = 0; i < examples.size(); i++) {
            Example example = examples.get(i);
            addChoice("example-" + i, shortened(example.source()), shortened(example.answer()),
                    example.source().equals(lab.sourceText()), () -> lab.setSource(example.source()));
        }
        if (examples.isEmpty()) {
            addExplanation(Words.of("view.attention.examples.none"));
        }
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
