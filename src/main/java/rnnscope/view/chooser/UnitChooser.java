package rnnscope.view.chooser;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.GridPane;
import javafx.util.StringConverter;
import org.controlsfx.control.SegmentedButton;
import rnnscope.session.Selection;
import rnnscope.session.Session;
import rnnscope.session.UnitSort;
import rnnscope.tape.Channel;

/** The unit that is looked at, and what of it and of all units is shown. */
public final class UnitChooser extends Chooser {
    private final GridPane form = new GridPane();

    public UnitChooser(Session session) {
        Selection selection = session.selection();
        form.getStyleClass().add("form");
        getChildren().add(form);
        if (selection.layers() > 1) {
            List<String> layers = IntStream.rangeClosed(1, selection.layers()).mapToObj(Integer::toString).toList();
            addField("Layer", segments("layer", layers, selection.layer(), selection::pinLayer));
        }
        Spinner<Integer> unit = new Spinner<>(0, selection.units() - 1, selection.unit());
        unit.setId("unit-number");
        unit.setEditable(true);
        unit.setAccessibleText("Unit");
        unit.valueProperty().addListener((property, was, is) -> selection.pinUnit(is));
        addField("Unit", unit);
        addField("Text shows", channels("text-channel", session.channels(), selection.textChannelProperty()));
        addField("All units show", channels("map-channel", session.channels(), selection.mapChannelProperty()));
        List<String> sorts = Arrays.stream(UnitSort.values()).map(UnitSort::words).toList();
        addField("All units are listed", segments("sort", sorts, selection.sortProperty().get().ordinal(),
                i -> selection.sortProperty().set(UnitSort.values()[i])));
    }

    private void addField(String words, Node field) {
        Label label = new Label(words);
        label.getStyleClass().add("field-name");
        label.setLabelFor(field);
        form.addRow(form.getRowCount(), label, field);
    }

    private static Node segments(String id, List<String> words, int chosen, Consumer<Integer> action) {
        SegmentedButton segments = new SegmentedButton();
        segments.setId(id);
        for (int i = 0; i < words.size(); i++) {
            int index = i;
            ToggleButton button = new ToggleButton(words.get(i));
            button.setId(id + "-" + i);
            button.setSelected(i == chosen);
            button.setOnAction(event -> {
                button.setSelected(true);
                action.accept(index);
            });
            segments.getButtons().add(button);
        }
        return segments;
    }

    private static Node channels(String id, List<Channel> channels, StringProperty chosen) {
        ChoiceBox<Channel> box = new ChoiceBox<>(FXCollections.observableList(channels));
        box.setId(id);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(Channel channel) {
                return channel == null ? "" : channel.symbol() + ", " + channel.label();
            }

            @Override
            public Channel fromString(String words) {
                throw new UnsupportedOperationException();
            }
        });
        channels.stream().filter(c -> c.id().equals(chosen.get())).findFirst().ifPresent(box::setValue);
        box.valueProperty().addListener((property, was, is) -> chosen.set(is.id()));
        return box;
    }
}
