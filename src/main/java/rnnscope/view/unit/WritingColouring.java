package rnnscope.view.unit;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import rnnscope.control.WeakListeners;
import rnnscope.figure.Numbers;
import rnnscope.figure.Symbols;
import rnnscope.figure.unit.Shading;
import rnnscope.language.Words;
import rnnscope.session.Session;
import rnnscope.session.cause.WritingLab;
import rnnscope.session.cause.Writings;
import rnnscope.session.reading.Continuation;
import rnnscope.session.reading.Excerpt;

/**
 * Page of what the model writes on from the beam, without its edits and with them, side by side in place of the text. What
 * both begin with is muted; from where they part the letters are ink.
 */
final class WritingColouring implements Colouring {
    private static final Continuation USUAL = new Continuation(0.8, 480, 1);

    private final WritingLab lab;
    private final Session session;
    private final WritingColumns page = new WritingColumns("page", Words.of("view.unit.writing.without"),
            Words.of("view.unit.writing.with"));
    private final HBox options = new HBox();

    WritingColouring(UnitContext context) {
        lab = context.writings();
        session = context.session();
        page.getStyleClass().add("writing-page");
        page.setId("writing-page");
        Button write = new Button(Words.of("view.unit.writing.write"));
        write.setId("page-write");
        write.getStyleClass().setAll("button", "quiet-button");
        write.setTooltip(new Tooltip(Words.of("view.unit.writing.write.tip")));
        write.setMinWidth(Region.USE_PREF_SIZE);
        write.setOnAction(event -> lab.write(USUAL));
        options.getChildren().add(write);
        options.getStyleClass().add("pane-options");
        WeakListeners.listen(page, lab.writingsProperty(), (property, was, is) -> {
            page.show(is);
            context.changed().run();
        });
    }

    @Override
    public String key() {
        return "view.unit.colouring.writing";
    }

    /** Where the two part. */
    @Override
    public String definition() {
        Writings writings = lab.writingsProperty().get();
        return writings == null ? "" : definition(writings, session.excerpt() != null && session.excerpt().isEdited());
    }

    /** "muted: the same in both; they part after 12 characters: “s” without, “h” with". */
    static String definition(Writings writings, boolean edited) {
        int common = writings.common();
        if (!edited || common == writings.with().length() && common == writings.without().length()) {
            return Words.of(edited ? "view.unit.writing.no-change" : "view.unit.writing.no-edit");
        }
        String without = at(writings.without(), common);
        String with = at(writings.with(), common);
        return common == 0 ? Words.of("view.unit.writing.at-once", without, with)
                : Words.count("view.unit.writing.part", common, Numbers.count(common), without, with);
    }

    private static String at(String text, int common) {
        return common >= text.length() ? Words.of("view.unit.writing.end")
                : Symbols.name(new String(Character.toChars(text.codePointAt(common))));
    }

    @Override
    public Shading shading(Excerpt excerpt) {
        return new Shading("", "", 0, new float[0], false, 0, 1);
    }

    @Override
    public Node options() {
        return options;
    }

    @Override
    public Region page() {
        return page;
    }

    @Override
    public void show(boolean shows) {
        lab.watch(this, shows);
        if (shows && lab.writingsProperty().get() == null) {
            lab.write(USUAL);
        }
    }
}
