package rnnscope.view.chooser;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import javafx.beans.property.Property;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import rnnscope.control.NumberField;
import rnnscope.control.Segments;
import rnnscope.figure.Numbers;
import rnnscope.figure.track.Channels;
import rnnscope.language.Words;
import rnnscope.session.Selection;
import rnnscope.session.Session;
import rnnscope.session.UnitSort;
import rnnscope.tape.Channel;
import rnnscope.view.help.HelpPage;

/** Chooser of the unit that is looked at, and what of it and of all units is shown. */
public final class UnitChooser extends Chooser {
    private final GridPane form = new GridPane();

    public UnitChooser(Session session) {
        HelpPage.set(this, "units");
        form.getStyleClass().add("form");
        getChildren().add(form);
        fill(session);
    }

    private void fill(Session session) {
        Selection selection = session.selection();
        form.getChildren().clear();
        if (selection.layers() > 1) {
            addField(Words.of("view.chooser.layer"), segments("layer", IntStream.range(0, selection.layers()).boxed().toList(),
                    l -> String.valueOf(l + 1),
                    l -> selection.layerName(l).replace(Words.of("tape.layer", ""), ""), selection.layer(), l -> pinLayer(session, l)));
        }
        addField(Words.of("view.chooser.unit"), unit(selection));
        List<String> channels = Channels.inOrder(session.channels()).stream().map(Channel::id).toList();
        UnaryOperator<String> symbol = id -> channel(session, id).symbol();
        UnaryOperator<String> label = id -> channel(session, id).label();
        addField(Words.of("view.chooser.text-shows"), segments("text-channel", channels, symbol, label,
                selection.textChannelProperty().get(), selection.textChannelProperty()::set));
        addField(Words.of("view.chooser.units-show"), segments("map-channel", channels, symbol, label,
                selection.mapChannelProperty().get(), selection.mapChannelProperty()::set));
        addField(Words.of("view.chooser.units-listed"), segments("sort", Arrays.asList(UnitSort.values()), UnitSort::words, null,
                selection.sortProperty().get(), selection.sortProperty()::set));
    }

    /** Another layer may have other units and other channels to choose from. */
    private void pinLayer(Session session, int layer) {
        session.selection().pinLayer(layer);
        if (!session.excerpt().model().spec().isUniform()) {
            fill(session);
            form.lookup("#layer-" + (layer + 1)).requestFocus();
        }
    }

    private static Channel channel(Session session, String id) {
        return session.channels().stream().filter(channel -> channel.id().equals(id)).findFirst().orElseThrow();
    }

    private void addField(String words, Node field) {
        Label label = new Label(words);
        label.getStyleClass().add("field-name");
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.setLabelFor(field);
        form.addRow(form.getRowCount(), label, field);
    }

    private static Node unit(Selection selection) {
        SimpleIntegerProperty number = new SimpleIntegerProperty(selection.unit());
        number.addListener((property, was, is) -> {
            int held = Math.max(0, Math.min(selection.units() - 1, is.intValue()));
            if (held != is.intValue()) {
                number.set(held);
            } else {
                selection.pinUnit(held);
            }
        });
        return new NumberField("unit-number", "", number, IntStream.range(0, selection.units()).asDoubleStream().toArray(),
                value -> Numbers.signed(value, 0));
    }

    /** Options that hold on to nothing that lives longer than they. */
    private static <T> Node segments(String id, List<T> options, Function<T, String> words, Function<T, String> tips,
            T chosen, Consumer<T> action) {
        Property<T> value = new SimpleObjectProperty<>(chosen);
        value.addListener((property, was, is) -> action.accept(is));
        return new Segments<>(id, options, words, tips, value);
    }
}
