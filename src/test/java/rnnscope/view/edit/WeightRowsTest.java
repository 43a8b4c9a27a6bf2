package rnnscope.view.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rnnscope.cell.Cell;
import rnnscope.cell.Cells;
import rnnscope.model.LayerSpec;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.model.ParameterLayout.Slice;
import rnnscope.text.CharacterTokenizer;
import rnnscope.train.Initialisation;

class WeightRowsTest {
    static List<String> cells() {
        return Cells.all().stream().map(Cell::id).toList();
    }

    /** All that a layer has learned is listed with one unit or another, and what each is called tells it from the others. */
    @ParameterizedTest
    @MethodSource("cells")
    void everyWeightOfEveryCellIsThere(String cell) {
        CharacterTokenizer tokenizer = CharacterTokenizer.of("ab ");
        boolean projects = Cells.of(cell).variation().projects();
        ModelSpec spec = ModelSpec.of(cell, 1, 5, 3).withStack(List.of(new LayerSpec(cell, 5, projects ? 2 : 0, true),
                new LayerSpec(cell, 4, projects ? 3 : 0, true)));
        Model model = new Model(spec, Initialisation.UNIFORM.parameters(spec, 1, 1), tokenizer, ModelCard.named("small"));
        Set<String> listed = new TreeSet<>();
        for (int layer = 0; layer < 2; layer++) {
            for (int unit = 0; unit < spec.units(layer); unit++) {
                List<WeightRows> all = WeightRows.of(model, layer, unit);
                assertEquals(all.size(), all.stream().map(WeightRows::title).distinct().count());
                for (WeightRows rows : all) {
                    List<WeightRows.Weight> weights = rows.weights(model, model);
                    assertFalse(weights.isEmpty());
                    assertEquals(weights.size(), new HashSet<>(weights.stream().map(WeightRows.Weight::from).toList()).size(),
                            rows.title());
                    weights.forEach(w -> listed.add(w.parameter() + " " + w.row() + " " + w.k()));
                }
            }
        }
        Set<String> learned = new TreeSet<>();
        for (Slice slice : model.parameters().layout().slices()) {
            for (int row = 0; row < slice.rows() && !slice.name().equals("head.bias"); row++) {
                for (int k = 0; k < slice.depth(); k++) {
                    learned.add(slice.name() + " " + row + " " + k);
                }
            }
        }
        assertEquals(learned.stream().collect(Collectors.joining("\n")), listed.stream().collect(Collectors.joining("\n")));
    }
}
