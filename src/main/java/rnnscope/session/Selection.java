package rnnscope.session;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.IntegerBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import rnnscope.cell.Cell;
import rnnscope.cell.Cells;
import rnnscope.cell.Memory;
import rnnscope.tape.TapeLayout;
import rnnscope.text.TextRange;

/**
 * Selection of what the window looks at: a unit of a layer, the channels that colour the text and the map of all
 * units, the channel whose equation stands in numbers, and a stretch of the text. Pointing previews a unit or an
 * equation, choosing pins it, and {@link #unpin} lets go of it; a unit that was chosen stays the one that shows.
 */
public final class Selection {
    private final ReadOnlyIntegerWrapper layer = new ReadOnlyIntegerWrapper(this, "layer", 0);
    private final ReadOnlyIntegerWrapper unit = new ReadOnlyIntegerWrapper(this, "unit", 0);
    private final IntegerProperty unitPreview = new SimpleIntegerProperty(this, "unitPreview", -1);
    private final StringProperty textChannel = new SimpleStringProperty(this, "textChannel", "hidden");
    private final StringProperty mapChannel = new SimpleStringProperty(this, "mapChannel", "hidden");
    private final StringProperty equation = new SimpleStringProperty(this, "equation", "hidden");
    private final StringProperty equationPreview = new SimpleStringProperty(this, "equationPreview");
    private final ReadOnlyBooleanWrapper unitPinned = new ReadOnlyBooleanWrapper(this, "unitPinned");
    private final ReadOnlyBooleanWrapper equationPinned = new ReadOnlyBooleanWrapper(this, "equationPinned");
    private final ObjectProperty<UnitSort> sort = new SimpleObjectProperty<>(this, "sort", UnitSort.SLOWEST);

    private final ObjectProperty<TextRange> range = new SimpleObjectProperty<>(this, "range");

    private final IntegerBinding shownUnit = Bindings.createIntegerBinding(
            () -> unitPreview.get() >= 0 ? unitPreview.get() : unit.get(), unitPreview, unit);
    private final StringBinding shownEquation = Bindings.createStringBinding(
            () -> equationPreview.get() != null ? equationPreview.get() : equation.get(), equationPreview, equation);

    private String restingEquation = "hidden";
    private TapeLayout layout = new TapeLayout.Builder(1, 1).layer("rnn-tanh", Cells.of("rnn-tanh").channels(), 1).build();

    /** Recurrences that can be looked at: two for each layer that reads in both directions. */
    public int layers() {
        return layout.layers();
    }

    /** What a recurrence is called: "layer 2", "backward"; "" where there is one. */
    public String layerName(int recurrence) {
        return layout.layerName(recurrence);
    }

    /** The same in English, whatever language is spoken, for ids. */
    public String layerNameInEnglish(int recurrence) {
        return layout.layerNameInEnglish(recurrence);
    }

    /** Units of the layer that is chosen. */
    public int units() {
        return layout.units(layer.get());
    }

    public ReadOnlyIntegerProperty layerProperty() {
        return layer.getReadOnlyProperty();
    }

    public int layer() {
        return layer.get();
    }

    /** The unit chosen. */
    public ReadOnlyIntegerProperty unitProperty() {
        return unit.getReadOnlyProperty();
    }

    public int unit() {
        return unit.get();
    }

    /** The unit to show: the one under the pointer, else the one chosen. */
    public IntegerBinding shownUnitBinding() {
        return shownUnit;
    }

    public int shownUnit() {
        return shownUnit.get();
    }

    /** Id of the channel whose value is each symbol's ground, and the scrub bar's. */
    public StringProperty textChannelProperty() {
        return textChannel;
    }

    /** Id of the channel that the map of all units shows. */
    public StringProperty mapChannelProperty() {
        return mapChannel;
    }

    public ObjectProperty<UnitSort> sortProperty() {
        return sort;
    }

    /** Id of the channel whose equation is shown: the one under the pointer, else the one chosen. */
    public StringBinding shownEquationBinding() {
        return shownEquation;
    }

    public String shownEquation() {
        return shownEquation.get();
    }

    public ReadOnlyBooleanProperty unitPinnedProperty() {
        return unitPinned.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty equationPinnedProperty() {
        return equationPinned.getReadOnlyProperty();
    }

    /** The stretch of the text that is selected, or null. */
    public ObjectProperty<TextRange> rangeProperty() {
        return range;
    }

    /** Chooses a unit, or the nearest there is. */
    public void pinUnit(int target) {
        unitPreview.set(-1);
        unit.set(Math.max(0, Math.min(units() - 1, target)));
        unitPinned.set(true);
    }

    /** Chooses a layer, or the nearest there is; where its cell has not the channels that are shown, others take their place. */
    public void pinLayer(int target) {
        int next = Math.max(0, Math.min(layout.layers() - 1, target));
        Cell cell = Cells.of(layout.cell(next));
        boolean other = !layout.cell(next).equals(layout.cell(layer.get()));
        endPreview();
        // While the layer changes, listeners see what both have: every cell has a hidden state.
        unit.set(Math.min(layout.units(next) - 1, unit.get()));
        boolean text = showHidden(textChannel, cell);
        boolean map = showHidden(mapChannel, cell);
        boolean numbers = showHidden(equation, cell);
        layer.set(next);
        if (other) {
            restingEquation = restingEquation(cell);
        }
        textChannel.set(text ? cell.shown() : textChannel.get());
        mapChannel.set(map ? cell.shown() : mapChannel.get());
        equation.set(numbers ? restingEquation : equation.get());
        unitPinned.set(true);
    }

    /** Shows h in place of a channel that a cell has not; whether that was needed. */
    private static boolean showHidden(StringProperty channel, Cell cell) {
        if (cell.has(channel.get())) {
            return false;
        }
        channel.set("hidden");
        return true;
    }

    private static String restingEquation(Cell cell) {
        return cell.memory().map(Memory::state).orElse("hidden");
    }

    /** Shows a unit without choosing it; −1 ends it. */
    public void previewUnit(int target) {
        unitPreview.set(target < units() ? Math.max(-1, target) : -1);
    }

    public void pinEquation(String channel) {
        equationPreview.set(null);
        equation.set(channel);
        equationPinned.set(true);
    }

    /** Shows an equation without choosing it; null ends it. */
    public void previewEquation(String channel) {
        equationPreview.set(channel);
    }

    /** Ends every preview. */
    public void endPreview() {
        unitPreview.set(-1);
        equationPreview.set(null);
    }

    /** Lets go of what is pinned or selected: the unit stays, the equation is the first again. False where nothing is. */
    public boolean unpin() {
        boolean holds = unitPinned.get() || equationPinned.get() || range.get() != null;
        endPreview();
        range.set(null);
        equation.set(restingEquation);
        unitPinned.set(false);
        equationPinned.set(false);
        return holds;
    }

    /** All that is chosen; nothing that is only pointed at. */
    public record State(TapeLayout layout, int layer, int unit, boolean unitPinned, String textChannel, String mapChannel,
            String equation, String restingEquation, boolean equationPinned, UnitSort sort, TextRange range) {}

    public State state() {
        return new State(layout, layer.get(), unit.get(), unitPinned.get(), textChannel.get(),
                mapChannel.get(), equation.get(), restingEquation, equationPinned.get(), sort.get(), range.get());
    }

    /** Chooses what was chosen before, of a model of the same shape. */
    public void restore(State state) {
        endPreview();
        layout = state.layout;
        layer.set(state.layer);
        unit.set(state.unit);
        unitPinned.set(state.unitPinned);
        textChannel.set(state.textChannel);
        mapChannel.set(state.mapChannel);
        equation.set(state.equation);
        restingEquation = state.restingEquation;
        equationPinned.set(state.equationPinned);
        sort.set(state.sort);
        range.set(state.range);
    }

    /** Begins anew with a model: shows {@code unit} of its last layer, by the channel nearest to what is remembered. */
    public void reset(TapeLayout model, int newUnit) {
        layout = model;
        layer.set(layout.lastLayer());
        unit.set(Math.max(0, Math.min(units() - 1, newUnit)));
        Cell cell = Cells.of(layout.cell(layer.get()));
        restingEquation = restingEquation(cell);
        textChannel.set(cell.shown());
        mapChannel.set(cell.shown());
        unpin();
    }
}
