package rnnscope.view.chooser;

import java.util.List;
import rnnscope.language.Words;
import rnnscope.session.Subject;
import rnnscope.session.corpus.CorpusLab;
import rnnscope.session.subject.Subjects;
import rnnscope.tape.Side;
import rnnscope.view.help.HelpPage;

/** Chooser of which side of the examples is gone through, and the way back to the text that was open before. */
public final class CorpusChooser extends Chooser {

    public CorpusChooser(Subjects subjects) {
        HelpPage.set(this, "units");
        CorpusLab corpora = subjects.corpora();
        addHeading(Words.of("view.chooser.held-out"));
        List<Side> sides = CorpusLab.sides(subjects.front().model());
        for (Side side : sides) {
            addChoice("corpus-" + (side == Side.SOURCE ? "source" : "target"), CorpusLab.title(sides, side),
                    side == Side.SOURCE ? Words.of("view.chooser.one-by-one")
                            : Words.of("view.chooser.right"), side == corpora.shownSide(),
                    () -> corpora.sideProperty().set(side));
        }
        Subject text = subjects.text();
        if (text != null) {
            addSeparator();
            addChoice("corpus-leave", Words.of("view.chooser.text-read", text.name()),
                    Words.of("view.chooser.as-left"), false, subjects::showTextInUnits);
        }
    }
}
