package rnnscope.app;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.paint.Color;
import rnnscope.cell.StackWords;
import rnnscope.figure.Numbers;
import rnnscope.figure.paint.Look;
import rnnscope.language.Words;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelEdits;
import rnnscope.model.ModelSpec;
import rnnscope.session.Selection;
import rnnscope.session.Session;
import rnnscope.session.Subject;
import rnnscope.session.example.ExampleLab;
import rnnscope.session.reading.Excerpt;
import rnnscope.session.subject.Subjects;
import rnnscope.session.training.TrainingRun;
import rnnscope.tape.Channel;
import rnnscope.text.TokenSequence;
import rnnscope.text.UnknownSymbols;
import rnnscope.view.chooser.Chip;
import rnnscope.view.edit.EditWords;

/** Chips of the header: what they say of the model, its edits, the text and the unit in front. */
final class HeaderChips {
    private final Subjects subjects;
    private final ExampleLab examples;
    private final TrainingRun run;
    private final Chip modelChip;
    private final Chip editsChip;
    private final Chip textChip;
    private final Chip unitChip;
    /** The text that {@link #remark} is about. */
    private TokenSequence remarked;
    private String remark;

    HeaderChips(Subjects subjects, ExampleLab examples, TrainingRun run, Chip modelChip, Chip editsChip, Chip textChip,
            Chip unitChip) {
        this.subjects = subjects;
        this.examples = examples;
        this.run = run;
        this.modelChip = modelChip;
        this.editsChip = editsChip;
        this.textChip = textChip;
        this.unitChip = unitChip;
    }

    Chip model() {
        return modelChip;
    }

    /** Width of the muted words that show. */
    double muted() {
        return List.of(editsChip, modelChip, textChip, unitChip).stream().filter(Node::isManaged).mapToDouble(Chip::muted).sum();
    }

    /** The chips' muted words are there where there is room for them. */
    void fit(double room) {
        List<Chip> chips = List.of(editsChip, modelChip, textChip, unitChip);
        double wanted = chips.stream().filter(Node::isManaged).mapToDouble(Chip::leftOut).sum();
        chips.forEach(chip -> chip.setTerse(wanted > room));
    }

    /** Says anew what is open. */
    void update(Look look, boolean showsUnit) {
        Excerpt open = subjects.reader().excerpt();
        if (subjects.front() == null) {
            clear(modelChip, editsChip, textChip, unitChip);
        } else if (subjects.showsExample()) {
            describeExample(examples.answer().model());
        } else if (open != null) {
            describe(look, open, showsUnit);
        }
    }

    private static void clear(Chip... chips) {
        for (Chip chip : chips) {
            chip.describe("", "", "");
        }
    }

    private void describeExample(Model example) {
        ModelSpec spec = example.spec();
        String name = name(example);
        String kind = StackWords.cells(spec) + " " + StackWords.units(spec) + ", " + WiringWords.of(spec);
        modelChip.describe(name, kind, Words.of("app.model", name, kind) + card(example.card()));
        clear(textChip, unitChip);
        describe(example, examples.editsProperty().get(), Numbers.count(examples.editsProperty().get().count()), "");
    }

    private void describe(Look look, Excerpt open, boolean showsUnit) {
        ModelSpec spec = open.model().spec();
        boolean corpus = subjects.showsCorpus();
        String size = StackWords.cells(spec) + " " + StackWords.units(spec) + (corpus ? ", " + WiringWords.of(spec)
                : " · " + Words.count("app.layers", spec.layers()));
        String name = name(open.model());
        Subject missing = subjects.missing();
        modelChip.describe(name, missing == null ? size : Words.of("app.in-place-of", missing.name()),
                Words.of("app.model", name, size)
                        + (missing == null ? "" : "\n" + Words.of("app.in-place-of.tip", missing.name(), name)) + card(open.model().card()));
        updateEdits(open);
        updateUnit(look, open, showsUnit);
        if (corpus) {
            textChip.describe(open.source().name(), "", Words.of("app.held-out",
                    Numbers.count(open.length())));
            return;
        }
        int unknown = open.tokens().unknown();
        textChip.describe(open.source().name(), unknown == 0 ? "" : Words.of("app.unknown", Numbers.count(unknown)),
                Words.of("app.text", open.source().name(), Numbers.count(open.length()))
                        + remarks(open, unknown > 0));
    }

    /** What was changed of the text, and what the model does not know of it, a line each. */
    private String remarks(Excerpt open, boolean unknown) {
        StringBuilder lines = new StringBuilder();
        open.source().changes().forEach(change -> lines.append('\n').append(change));
        if (unknown && remarked != open.tokens()) {
            remarked = open.tokens();
            remark = UnknownSymbols.of(open.model().tokenizer().vocabulary(), remarked).words();
        }
        return unknown ? lines.append('\n').append(remark).toString() : lines.toString();
    }

    /** What a model in front is called. */
    private String name(Model model) {
        return subjects.front() != null && subjects.front().isOfRun() ? WatchButton.name(run) : model.card().name();
    }

    private void updateEdits(Excerpt open) {
        ModelEdits edits = subjects.reader().edits();
        String near = open.approximate()
                ? "\n" + Words.of("app.approximate.tip")
                : "";
        describe(open.model(), edits, open.approximate() ? Words.of("app.approximate") : Numbers.count(edits.count()), near);
    }

    private void describe(Model model, ModelEdits edits, String beside, String more) {
        if (edits.isEmpty()) {
            clear(editsChip);
        } else {
            editsChip.describe(Words.of("app.modified"), beside,
                    Words.of("app.modified.tip") + "\n" + String.join("\n", EditWords.of(model, edits)) + more);
        }
    }

    /** What the model's card says, a line each. */
    private static String card(ModelCard card) {
        StringBuilder lines = new StringBuilder();
        if (!card.description().isEmpty()) {
            lines.append('\n').append(card.description());
        }
        if (!Double.isNaN(card.heldOutLoss())) {
            lines.append('\n').append(Words.of("app.card.loss", Numbers.signed(card.heldOutLoss(), 3)));
        }
        if (!Double.isNaN(card.heldOutExact())) {
            lines.append('\n').append(Words.of("app.card.exact", Numbers.percent(card.heldOutExact(), 1)));
        }
        if (!card.command().isEmpty()) {
            lines.append('\n').append(Words.of("app.card.command", card.command()));
        }
        return lines.toString();
    }

    private void updateUnit(Look look, Excerpt open, boolean showsUnit) {
        if (!showsUnit) {
            clear(unitChip);
            return;
        }
        Session reader = subjects.reader();
        Selection selection = reader.selection();
        int unit = selection.shownUnit();
        int layer = selection.layer();
        boolean stacked = selection.layers() > 1;
        int step = reader.cursor().shown();
        String about = (stacked ? selection.layerName(layer) : "")
                + (selection.unitPinnedProperty().get() ? (stacked ? ", " : "") + Words.of("app.pinned") : "");
        unitChip.describe(Words.of("app.unit", unit), about,
                Words.of("app.unit.tip", unit + (stacked ? ", " + selection.layerName(layer) : "")));
        if (open.trace().contains(step)) {
            String id = selection.textChannelProperty().get();
            Channel channel = open.trace().layout().channelWithId(layer, id);
            java.awt.Color ground = look.ground(channel, open.trace().value(layer, id, unit, step));
            unitChip.showSwatch(Color.rgb(ground.getRed(), ground.getGreen(), ground.getBlue()));
        }
    }
}
