package rnnscope.view.edit;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import rnnscope.control.Segments;
import rnnscope.control.Visibility;
import rnnscope.figure.Numbers;
import rnnscope.language.Words;
import rnnscope.session.Selection;
import rnnscope.session.Session;
import rnnscope.session.cause.DirectionLab;
import rnnscope.session.unit.OwnProperties;
import rnnscope.tape.Channel;

/**
 * Controls that push the state along a direction: a unit's axis, from where a property does not hold to where it does,
 * or as a probe reads it.
 */
final class DirectionPane extends VBox {
    private static final double MOST = 2;

    private final Session session;
    private final UnitEdits edits;
    private final DirectionLab lab;
    private final HBox stateRow = new HBox();
    private final PropertyBox property;
    private final ValueSlider amount;
    private final Label words = new Label();
    private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(this, "kind", Kind.UNIT);
    private final StringProperty state = new SimpleStringProperty(this, "state", "hidden");
    private List<Channel> channels = List.of();
    private double pushed;

    private enum Kind {
        UNIT, PROPERTY, PROBE
    }

    DirectionPane(Session session, UnitEdits edits, DirectionLab lab, OwnProperties own) {
        this.session = session;
        this.edits = edits;
        this.lab = lab;
        getStyleClass().add("edit-pane");
        property = new PropertyBox("direction-property", Words.of("view.edit.direction.property"),
                Words.of("view.edit.direction.property.tip"), own);
        amount = new ValueSlider("direction-amount", Words.of("view.edit.direction.amount.tip"), x -> Numbers.signed(x, 2),
                this::push);
        amount.setRange(-MOST, MOST);
        Segments<Kind> kinds = new Segments<>("direction-kind", List.of(Kind.values()),
                k -> Words.inEnglish(key(k)), k -> Words.of(key(k)), k -> Words.of(key(k) + ".tip"), kind);
        HBox.setHgrow(property, Priority.ALWAYS);
        HBox kindRow = line(kinds, property);
        Label name = new Label(Words.of("view.edit.direction.amount"));
        name.getStyleClass().add("lever-name");
        HBox.setHgrow(amount, Priority.ALWAYS);
        HBox amountRow = line(name, amount);
        words.getStyleClass().add("explanation");
        words.setId("direction-words");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        stateRow.setAlignment(Pos.CENTER_LEFT);
        stateRow.getStyleClass().add("edit-line");
        getChildren().addAll(stateRow, kindRow, amountRow, words);
        Visibility.bind(property, kind.isNotEqualTo(Kind.UNIT));
        lab.directionProperty().addListener((value, was, is) -> refresh(channels));
        lab.problemProperty().addListener((value, was, is) -> refresh(channels));
        kind.addListener((value, was, is) -> refresh(channels));
        state.addListener((value, was, is) -> refresh(channels));
        property.valueProperty().addListener((value, was, is) -> refresh(channels));
    }

    private static HBox line(Region... nodes) {
        HBox row = new HBox(nodes);
        row.setFillHeight(false);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("edit-line");
        return row;
    }

    private void push(double by, boolean amend) {
        List<Float> direction = lab.directionProperty().get();
        if (direction != null) {
            pushed = by;
            edits.push(state.get(), direction, (float) by, amend);
        }
    }

    /** @param all the channels of the model that is open */
    void refresh(List<Channel> all) {
        if (session.excerpt() == null || all.isEmpty()) {
            return;
        }
        if (!all.equals(channels)) {
            channels = all;
            List<String> states = edits.states();
            state.set("hidden");
            Segments<String> symbols = new Segments<>("direction-state", states,
                    id -> channel(id).symbol(), id -> Words.of("view.edit.push", channel(id).label()), state);
            Segments<UnitEdits.Where> where = new Segments<>("direction-where", List.of(UnitEdits.Where.values()),
                    UnitEdits.Where::id, UnitEdits.Where::words, UnitEdits.Where::tip, edits.whereProperty());
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            stateRow.getChildren().setAll(symbols, gap, where);
        }
        Selection selection = session.selection();
        boolean another = kind.get() == Kind.UNIT
                ? lab.alongUnit(selection.layer(), state.get(), selection.unit())
                : lab.alongProperty(selection.layer(), state.get(), property.getValue(), kind.get() == Kind.PROBE);
        if (another) {
            edits.beginPush();
        }
        pushed = edits.pushed().isPresent() ? pushed : 0;
        amount.show(pushed);
        amount.setDisable(lab.directionProperty().get() == null);
        words.setText(words());
    }

    private Channel channel(String id) {
        return channels.stream().filter(channel -> channel.id().equals(id)).findFirst().orElseThrow();
    }

    private String words() {
        if (lab.problemProperty().get() != null) {
            return lab.problemProperty().get();
        }
        List<Float> direction = lab.directionProperty().get();
        if (direction == null) {
            return Words.of("view.edit.direction.reading");
        }
        String symbol = channel(state.get()).symbol();
        String along = kind.get() == Kind.UNIT ? Words.of("view.edit.of-unit", symbol, session.selection().unit())
                : kind.get() == Kind.PROPERTY ? Words.of("view.edit.direction.along", symbol)
                : Words.of("view.edit.direction.along.probe", symbol);
        double length = Math.sqrt(direction.stream().mapToDouble(x -> (double) x * x).sum());
        return edits.pushed().map(push -> Words.of("view.edit.direction.adds.by", along,
                Numbers.signed(Math.abs(pushed) * length, 2))).orElse(Words.of("view.edit.direction.adds", along));
    }

    private static String key(Kind kind) {
        return "view.edit.direction." + (kind == Kind.UNIT ? "unit" : kind == Kind.PROPERTY ? "of-property" : "probe");
    }
}
