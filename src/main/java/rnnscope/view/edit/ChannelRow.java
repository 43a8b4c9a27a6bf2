package rnnscope.view.edit;

import java.util.List;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import rnnscope.control.Segments;
import rnnscope.language.Words;
import rnnscope.tape.Channel;

/** Row that chooses a channel of the selected unit of a language model, and over which steps it is changed. */
final class ChannelRow extends HBox {
    private final UnitEdits edits;
    private List<Channel> channels = List.of();

    ChannelRow(UnitEdits edits) {
        this.edits = edits;
        getStyleClass().add("edit-line");
    }

    /** @param all the channels of the model that is open */
    void refresh(List<Channel> all) {
        if (all.equals(channels)) {
            return;
        }
        channels = all;
        Segments<String> symbols = new Segments<>("hold-channel", all.stream().map(Channel::id).toList(),
                id -> channel(id).symbol(), id -> Words.of("view.edit.hold", channel(id).label()), edits.channelProperty());
        Segments<UnitEdits.Where> where = new Segments<>("hold-where", List.of(UnitEdits.Where.values()),
                UnitEdits.Where::id, UnitEdits.Where::words, UnitEdits.Where::tip, edits.whereProperty());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren().setAll(symbols, gap, where);
    }

    private Channel channel(String id) {
        return channels.stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
    }
}
