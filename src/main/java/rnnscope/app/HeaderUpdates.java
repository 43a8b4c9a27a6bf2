package rnnscope.app;

import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;
import javafx.beans.Observable;
import javafx.scene.Scene;
import rnnscope.session.Session;
import rnnscope.session.subject.Subjects;
import rnnscope.view.ViewContext;

/** Updates of a header: before the next pulse, once whatever it tells of has changed. */
final class HeaderUpdates {
    private boolean stale = true;

    HeaderUpdates(Header header, ViewContext context, Scene scene) {
        Subjects subjects = context.subjects();
        List<Observable> values = new ArrayList<>();
        for (Session reader : List.of(context.session(), subjects.corpora().session())) {
            values.addAll(List.of(reader.excerptProperty(), reader.editsProperty(), reader.cursor().stepProperty(),
                    reader.cursor().previewProperty(), reader.selection().shownUnitBinding(),
                    reader.selection().layerProperty(), reader.selection().textChannelProperty(),
                    reader.selection().unitPinnedProperty()));
        }
        values.addAll(List.of(context.session().files().foreignProperty(), context.examples().answerProperty(),
                context.examples().editsProperty(), subjects.frontProperty(), context.training().frameProperty(),
                context.training().pastProperty(), context.training().watchedProperty()));
        for (Observable value : values) {
            value.addListener(observable -> ask());
        }
        scene.addPreLayoutPulseListener(() -> {
            if (stale) {
                stale = false;
                subjects.reader().selection().shownUnit();
                header.update(context.figures().lookProperty().get());
            }
            header.updateUndo();
        });
    }

    /** Something else that it tells of has changed. */
    void ask() {
        stale = true;
        Platform.requestNextPulse();
    }
}
