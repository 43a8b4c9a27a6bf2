package rnnscope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rnnscope.cell.Cells;
import rnnscope.model.ModelSpec;
import rnnscope.network.Topology;
import rnnscope.text.TextRange;

class SelectionTest {
    private final Selection selection = new Selection();

    @BeforeEach
    void twoLayersOfAnLstm() {
        selection.reset(Topology.of(ModelSpec.of("lstm", 2, 16, 5)).tape(1, 1), 11);
    }

    @Test
    void beginsWithWhatAnLstmRemembers() {
        assertEquals(1, selection.layer());
        assertEquals(11, selection.shownUnit());
        assertEquals("cellTanh", selection.textChannelProperty().get());
        assertEquals("cellTanh", selection.mapChannelProperty().get());
        assertEquals("cell", selection.shownEquation());
    }

    @Test
    void aCellWithoutCellStateShowsItsHiddenState() {
        selection.reset(Topology.of(ModelSpec.of("gru", 1, 4, 5)).tape(1, 1), 99);
        assertEquals(3, selection.unit());
        assertEquals("hidden", selection.textChannelProperty().get());
        assertEquals("hidden", selection.shownEquation());
    }

    @Test
    void pointingPreviewsAndLeavingGoesBack() {
        selection.previewUnit(4);
        selection.previewEquation("forget");
        assertEquals(4, selection.shownUnit());
        assertEquals(11, selection.unit());
        assertEquals("forget", selection.shownEquation());
        selection.endPreview();
        assertEquals(11, selection.shownUnit());
        assertEquals("cell", selection.shownEquation());
        assertFalse(selection.unitPinnedProperty().get());
    }

    @Test
    void choosingPinsUntilUnpinned() {
        selection.previewUnit(4);
        selection.pinUnit(4);
        selection.pinLayer(0);
        selection.pinEquation("output");
        assertEquals(4, selection.shownUnit());
        assertEquals(0, selection.layer());
        assertTrue(selection.unitPinnedProperty().get());
        assertTrue(selection.equationPinnedProperty().get());
        selection.previewUnit(9);
        assertEquals(9, selection.shownUnit());
        assertTrue(selection.unpin());
        assertEquals(4, selection.shownUnit(), "the unit that was chosen stays");
        assertEquals(0, selection.layer());
        assertEquals("cell", selection.shownEquation());
        assertFalse(selection.unitPinnedProperty().get());
        assertFalse(selection.equationPinnedProperty().get());
        assertFalse(selection.unpin(), "nothing is left to let go of");
        selection.rangeProperty().set(new TextRange(2, 5));
        assertTrue(selection.unpin());
        assertNull(selection.rangeProperty().get());
    }

    @Test
    void thereIsNoUnitBeyondTheLast() {
        selection.pinUnit(-3);
        assertEquals(0, selection.unit());
        selection.pinUnit(16);
        assertEquals(15, selection.unit());
        selection.previewUnit(16);
        assertEquals(15, selection.shownUnit());
    }
}
