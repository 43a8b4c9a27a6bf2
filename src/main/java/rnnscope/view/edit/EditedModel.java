package rnnscope.view.edit;

import rnnscope.model.Model;
import rnnscope.model.ModelEdits;
import rnnscope.session.Session;
import rnnscope.session.example.ExampleLab;

/** Model in front, with what is edited of it: a language model and its text, or one that learned from examples. */
public interface EditedModel {

    /** As it was opened. */
    Model opened();

    ModelEdits edits();

    /** @param amend whether it belongs to the edit before, so that both are taken back together */
    void edit(ModelEdits next, boolean amend);

    /** Takes the last edit back. */
    void undo();

    /** The model that reads the text in front. */
    static EditedModel of(Session session) {
        return new EditedModel() {
            @Override
            public Model opened() {
                return session.openedModel();
            }

            @Override
            public ModelEdits edits() {
                return session.edits();
            }

            @Override
            public void edit(ModelEdits next, boolean amend) {
                session.editModel(next, amend);
            }

            @Override
            public void undo() {
                session.undo();
            }
        };
    }

    /** The model that answers the example in front. */
    static EditedModel of(ExampleLab lab) {
        return new EditedModel() {
            @Override
            public Model opened() {
                return lab.answer().opened();
            }

            @Override
            public ModelEdits edits() {
                return lab.editsProperty().get();
            }

            @Override
            public void edit(ModelEdits next, boolean amend) {
                lab.editModel(next, amend);
            }

            @Override
            public void undo() {
                lab.undo();
            }
        };
    }
}
