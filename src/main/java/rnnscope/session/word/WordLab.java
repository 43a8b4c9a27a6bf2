package rnnscope.session.word;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import rnnscope.analysis.word.RelationScore;
import rnnscope.session.background.SingleMessage;
import rnnscope.session.inquiry.Inquiry;
import rnnscope.session.inquiry.Study;

/** Words of the model that is open: their vectors, their places in the plane, the analogies that hold. Of the foreground. */
public final class WordLab {
    private final Inquiry<WordQuestion, WordTable> tables;
    private final Inquiry<WordPlane.Question, WordPlane> planes;
    private final Inquiry<WordTable, List<RelationScore>> relations;
    private final ReadOnlyObjectWrapper<WordPlane> plane = new ReadOnlyObjectWrapper<>(this, "plane");
    private final AtomicReference<WordPlane> newest = new AtomicReference<>();

    /** @param foreground where pictures appear that are not done */
    public WordLab(Study study, Executor foreground) {
        SingleMessage message = new SingleMessage(foreground);
        tables = study.inquiry((question, progress) -> WordTable.of(question));
        planes = study.inquiry((question, progress) -> WordPlane.of(question, meanwhile -> {
            newest.set(meanwhile);
            message.tell(() -> {
                WordPlane shown = newest.get();
                if (planes().progressProperty().get() != Inquiry.IDLE) {
                    plane.set(shown);
                }
            });
        }, progress));
        planes.answerProperty().addListener((property, was, is) -> plane.set(is.answer()));
        relations = study.inquiry((question, progress) -> RelationScore.all(question.vectors(), progress));
    }

    public Inquiry<WordQuestion, WordTable> tables() {
        return tables;
    }

    public Inquiry<WordPlane.Question, WordPlane> planes() {
        return planes;
    }

    /** The picture as far as it is; null until there is one. It may be of an older question. */
    public ReadOnlyObjectProperty<WordPlane> planeProperty() {
        return plane.getReadOnlyProperty();
    }

    /** Which analogies of the stock hold. */
    public Inquiry<WordTable, List<RelationScore>> relations() {
        return relations;
    }

    /** Stops all work. */
    public void cancel() {
        tables.cancel();
        planes.cancel();
        relations.cancel();
    }
}
