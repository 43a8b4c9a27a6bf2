package rnnscope.view.edit;

import java.util.ArrayList;
import java.util.List;
import rnnscope.language.Words;
import rnnscope.model.Model;
import rnnscope.model.ModelEdits;
import rnnscope.session.LastEdit;

/** Words for what undo would take back. */
public final class UndoWords {
    private UndoWords() {}

    /**
     * "the change of the text", "f of unit 119 held at 0", "giving back f of unit 119 held at 0".
     *
     * @param model as it was opened
     * @param now   what is changed of it
     */
    public static String of(LastEdit edit, Model model, ModelEdits now) {
        return switch (edit.what()) {
            case TEXT -> Words.of("view.edit.undo.text");
            case SOURCE -> Words.of("view.edit.undo.source");
            case OPTIONS -> Words.of("view.edit.undo.options");
            case MODEL -> ofModel(EditWords.of(model, edit.before()), EditWords.of(model, now));
        };
    }

    private static String ofModel(List<String> before, List<String> now) {
        List<String> made = new ArrayList<>(now);
        made.removeAll(before);
        List<String> gone = new ArrayList<>(before);
        gone.removeAll(now);
        return !made.isEmpty() ? several(made) : gone.isEmpty() ? Words.of("view.edit.undo.model") : Words.of("view.edit.undo.gone", several(gone));
    }

    private static String several(List<String> edits) {
        return edits.size() > 1 ? Words.of("view.edit.undo.several", edits.get(0), edits.size() - 1) : edits.get(0);
    }
}
