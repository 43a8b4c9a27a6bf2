package rnnscope.session.training;

import java.util.List;
import java.util.Map;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import rnnscope.text.Tokenization;
import rnnscope.train.Initialisation;
import rnnscope.train.Optimizer;
import rnnscope.train.live.Preset;
import rnnscope.train.live.SettingsCheck;
import rnnscope.train.live.TrainingSettings;

/** Form of a run's settings, field by field, with a sentence for each that makes no sense. */
public final class TrainingForm {
    private final StringProperty source = new SimpleStringProperty(this, "source");
    private final ObjectProperty<List<String>> cells = new SimpleObjectProperty<>(this, "cells");
    private final IntegerProperty units = new SimpleIntegerProperty(this, "units");
    private final IntegerProperty layers = new SimpleIntegerProperty(this, "layers");
    private final IntegerProperty embedding = new SimpleIntegerProperty(this, "embedding");
    private final DoubleProperty dropout = new SimpleDoubleProperty(this, "dropout");
    private final IntegerProperty steps = new SimpleIntegerProperty(this, "steps");
    private final IntegerProperty batch = new SimpleIntegerProperty(this, "batch");
    private final ObjectProperty<Optimizer.Kind> optimizer = new SimpleObjectProperty<>(this, "optimizer");
    private final DoubleProperty learningRate = new SimpleDoubleProperty(this, "learningRate");
    private final DoubleProperty decay = new SimpleDoubleProperty(this, "decay");
    private final IntegerProperty decayAfter = new SimpleIntegerProperty(this, "decayAfter");
    private final DoubleProperty clip = new SimpleDoubleProperty(this, "clip");
    private final ObjectProperty<Initialisation> init = new SimpleObjectProperty<>(this, "init");
    private final DoubleProperty forgetBias = new SimpleDoubleProperty(this, "forgetBias");
    private final LongProperty seed = new SimpleLongProperty(this, "seed");
    private final DoubleProperty epochs = new SimpleDoubleProperty(this, "epochs");
    private final DoubleProperty heldOut = new SimpleDoubleProperty(this, "heldOut");
    private final WiringForm wiring = new WiringForm();
    private final StringProperty tokenizer = new SimpleStringProperty(this, "tokenizer");
    private final IntegerProperty words = new SimpleIntegerProperty(this, "words");
    private final BooleanProperty asIs = new SimpleBooleanProperty(this, "asIs");
    private final ReadOnlyObjectWrapper<TrainingSettings> settings = new ReadOnlyObjectWrapper<>(this, "settings");
    private final ReadOnlyObjectWrapper<Map<SettingsCheck.Field, String>> problems =
            new ReadOnlyObjectWrapper<>(this, "problems", Map.of());
    private final List<Observable> all = List.of(source, cells, units, layers, embedding, dropout, steps, batch, optimizer,
            learningRate, decay, decayAfter, clip, init, forgetBias, seed, epochs, heldOut, tokenizer, words, asIs);
    private boolean filling;

    TrainingForm() {
        InvalidationListener changed = observable -> update();
        all.forEach(value -> value.addListener(changed));
        wiring.all().forEach(value -> value.addListener(changed));
        fill(Preset.all().get(0).settings());
    }

    /** Puts all fields to what {@code values} says. */
    public void fill(TrainingSettings values) {
        filling = true;
        source.set(values.source());
        cells.set(values.cells());
        units.set(values.units());
        layers.set(values.layers());
        embedding.set(values.embedding());
        dropout.set(values.dropout());
        steps.set(values.steps());
        batch.set(values.batch());
        optimizer.set(values.optimizer());
        learningRate.set(values.learningRate());
        decay.set(values.decay());
        decayAfter.set(values.decayAfter());
        clip.set(values.clip());
        init.set(values.init());
        forgetBias.set(values.forgetBias());
        seed.set(values.seed());
        epochs.set(values.epochs());
        heldOut.set(values.heldOut());
        wiring.fill(values.wiring());
        tokenizer.set(values.tokenization().tokenizer());
        words.set(values.tokenization().most());
        asIs.set(values.tokenization().asIs());
        filling = false;
        update();
    }

    private void update() {
        if (filling) {
            return;
        }
        TrainingSettings now = new TrainingSettings(source.get(), cells.get(), units.get(), layers.get(),
                embedding.get(), dropout.get(), steps.get(), batch.get(), optimizer.get(), learningRate.get(),
                decay.get(), decayAfter.get(), clip.get(), init.get(), forgetBias.get(), seed.get(), epochs.get(),
                heldOut.get(), wiring.choice(), tokenization());
        problems.set(SettingsCheck.problems(now, -1));
        settings.set(now);
    }

    private Tokenization tokenization() {
        String cutter = tokenizer.get();
        return new Tokenization(cutter, Tokenization.ofWords(cutter) ? Math.max(0, words.get()) : 0, asIs.get());
    }

    /** All fields together. */
    public ReadOnlyObjectProperty<TrainingSettings> settingsProperty() {
        return settings.getReadOnlyProperty();
    }

    public TrainingSettings settings() {
        return settings.get();
    }

    /** A sentence beside each field that keeps a run from starting. */
    public ReadOnlyObjectProperty<Map<SettingsCheck.Field, String>> problemsProperty() {
        return problems.getReadOnlyProperty();
    }

    public StringProperty sourceProperty() {
        return source;
    }

    /** Ids of the lanes' cells. */
    public ObjectProperty<List<String>> cellsProperty() {
        return cells;
    }

    public IntegerProperty unitsProperty() {
        return units;
    }

    public IntegerProperty layersProperty() {
        return layers;
    }

    /** 0 for one-hot input. */
    public IntegerProperty embeddingProperty() {
        return embedding;
    }

    public DoubleProperty dropoutProperty() {
        return dropout;
    }

    public IntegerProperty stepsProperty() {
        return steps;
    }

    public IntegerProperty batchProperty() {
        return batch;
    }

    public ObjectProperty<Optimizer.Kind> optimizerProperty() {
        return optimizer;
    }

    public DoubleProperty learningRateProperty() {
        return learningRate;
    }

    public DoubleProperty decayProperty() {
        return decay;
    }

    public IntegerProperty decayAfterProperty() {
        return decayAfter;
    }

    /** 0 for none. */
    public DoubleProperty clipProperty() {
        return clip;
    }

    public ObjectProperty<Initialisation> initProperty() {
        return init;
    }

    public DoubleProperty forgetBiasProperty() {
        return forgetBias;
    }

    public LongProperty seedProperty() {
        return seed;
    }

    /** 0 for no end. */
    public DoubleProperty epochsProperty() {
        return epochs;
    }

    public DoubleProperty heldOutProperty() {
        return heldOut;
    }

    /** Id of what a text is cut by. */
    public StringProperty tokenizerProperty() {
        return tokenizer;
    }

    /** How many words become symbols, 0 for all. */
    public IntegerProperty wordsProperty() {
        return words;
    }

    /** Whether byte order mark and carriage returns of a text are learned too. */
    public BooleanProperty asIsProperty() {
        return asIs;
    }

    /** What is chosen of the wiring of what learns a task of examples. */
    public WiringForm wiring() {
        return wiring;
    }
}
