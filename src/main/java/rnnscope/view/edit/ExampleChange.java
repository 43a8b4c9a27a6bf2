package rnnscope.view.edit;

import java.util.List;
import java.util.function.ToIntFunction;
import javafx.application.Platform;
import javafx.scene.layout.Region;
import rnnscope.control.Card;
import rnnscope.language.Words;
import rnnscope.session.cause.ExampleCauseLab;
import rnnscope.session.example.ExampleLab;
import rnnscope.tape.Quantity;
import rnnscope.tape.Side;
import rnnscope.view.ViewContext;

/**
 * Cards that change a model that learned from examples, and show what follows: hold, scale, push or silence any unit of
 * any part; before and after; whether it is the cause.
 */
public final class ExampleChange {
    private final ExampleLab lab;
    private final ExampleEdits edits;
    private final SiteRows rows;
    private final ClampPane pane;
    private final Card change;
    private final EffectCard effect;
    private final ExampleCauseCard cause;

    /**
     * @param step  that is looked at on a side
     * @param stale asks for a {@link #refresh}
     */
    public ExampleChange(ViewContext context, ToIntFunction<Side> step, Runnable stale) {
        lab = context.examples();
        edits = new ExampleEdits(lab, step);
        rows = new SiteRows(edits);
        pane = new ClampPane(edits, rows);
        change = new Card(pane);
        change.setTitleOf("view.edit.change");
        change.setAside(Words.of("view.edit.undo"));
        effect = new EffectCard(step);
        cause = new ExampleCauseCard(context.figures(), new ExampleCauseLab(context.session(), lab, context.background(),
                Platform::runLater), edits);
        edits.siteProperty().addListener((property, was, is) -> stale.run());
        edits.unitProperty().addListener((property, was, is) -> stale.run());
        edits.spanProperty().addListener((property, was, is) -> stale.run());
        lab.editsProperty().addListener((property, was, is) -> stale.run());
    }

    /** From the top. */
    public List<Region> cards() {
        return List.of(change, effect, cause);
    }

    /** Looks at a unit of a quantity. */
    public void choose(Quantity quantity, int unit) {
        edits.sites().stream().filter(site -> site.quantity().equals(quantity)).findFirst()
                .ifPresent(site -> {
                    edits.siteProperty().set(site);
                    edits.unitProperty().set(unit);
                });
    }

    /** Says anew what is changed and what follows. */
    public void refresh() {
        rows.refresh();
        pane.refresh();
        change.setBeside(edits.channel().label());
        effect.show(lab.answer());
        cause.refresh();
    }
}
