package rnnscope.view;

import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.layout.HBox;
import rnnscope.control.Segments;
import rnnscope.language.Words;
import rnnscope.model.Model;
import rnnscope.session.Selection;
import rnnscope.session.Session;
import rnnscope.session.corpus.CorpusLab;
import rnnscope.tape.Side;

/** Chooser of what is looked at of a corpus: the encoder or the decoder, and of layers that read in two directions which. */
public final class SideChooser extends HBox {
    private final CorpusLab corpora;
    private final Session session;
    private final ObjectProperty<Side> side = new SimpleObjectProperty<>(this, "side", Side.SOURCE);
    private final ObjectProperty<Integer> layer = new SimpleObjectProperty<>(this, "layer", 0);
    private Model shown;
    private int layers;

    public SideChooser(CorpusLab corpora) {
        this.corpora = corpora;
        this.session = corpora.session();
        getStyleClass().add("pane-options");
        setMinWidth(USE_PREF_SIZE);
        side.addListener((property, was, is) -> corpora.sideProperty().set(is));
        layer.addListener((property, was, is) -> session.selection().pinLayer(is));
        session.selection().layerProperty().addListener((property, was, is) -> layer.set(is.intValue()));
    }

    /** Offers what there is of the model in front. */
    public void refresh() {
        Selection selection = session.selection();
        Model model = session.openedModel();
        if (model == shown && layers == selection.layers()) {
            return;
        }
        shown = model;
        layers = selection.layers();
        getChildren().clear();
        List<Side> sides = CorpusLab.sides(model);
        if (sides.size() > 1) {
            side.set(corpora.sideProperty().get());
            getChildren().add(new Segments<>("side", sides, is -> is == Side.SOURCE ? "encoder" : "decoder",
                    is -> Words.of(is == Side.SOURCE ? "view.unit.side.encoder" : "view.unit.side.decoder"),
                    is -> Words.of(is == Side.SOURCE ? "view.unit.side.encoder.tip" : "view.unit.side.decoder.tip"), side));
        }
        if (layers > 1) {
            layer.set(selection.layer());
            getChildren().add(new Segments<>("direction", IntStream.range(0, layers).boxed().toList(),
                    selection::layerNameInEnglish, selection::layerName, null, layer));
        }
    }
}
