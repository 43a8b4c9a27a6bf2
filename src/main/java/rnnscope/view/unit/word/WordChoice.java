package rnnscope.view.unit.word;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import rnnscope.session.word.WordTable;

/** Word that is looked at: the one in the beam, unless another is chosen. Kept by its spelling, so that it outlives a model. */
final class WordChoice {
    private final ReadOnlyStringWrapper chosen = new ReadOnlyStringWrapper(this, "chosen");
    private String beam;

    /** Null while the beam decides. */
    ReadOnlyStringProperty chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** @param word null for that of the beam */
    void choose(String word) {
        chosen.set(word);
    }

    void putBeam(String word) {
        beam = word;
    }

    /** Symbol of the word in the beam; −1 where the vectors have none. */
    int beam(WordTable table) {
        return beam == null ? -1 : table.vectors().vocabulary().id(beam);
    }

    /** Symbol of the word that is looked at; −1 where the vectors have none. */
    int symbol(WordTable table) {
        int symbol = chosen.get() == null ? -1 : table.vectors().vocabulary().id(chosen.get());
        return symbol >= 0 ? symbol : beam(table);
    }
}
