package rnnscope.view.unit;

import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.scene.AccessibleRole;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import rnnscope.control.FigureContext;
import rnnscope.control.FigureView;
import rnnscope.control.key.Shortcut;
import rnnscope.figure.Hit;
import rnnscope.figure.track.Passage;
import rnnscope.figure.track.Probe;
import rnnscope.figure.unit.MultiplesFigure;
import rnnscope.language.Words;
import rnnscope.session.unit.UnitList;
import rnnscope.text.TextRange;

/** Small multiples of units over one passage, a strip each. The wheel goes through the list, a click chooses a unit. */
final class MultiplesView extends Region {
    private static final double NOTCH = 40;
    /** Width of the beam, with the hairlines beside it. */
    private static final double BEAM = 4;
    private static final double LEAST_WIDTH = 240;
    private static final double LEAST_HEIGHT = 40;

    private final FigureContext context;
    private final FigureView strips;
    private final Region beam = new Region();
    private MultiplesFigure wanted;
    private UnitList list = UnitList.stored(0);
    private int chosen = -1;
    private int step;
    private int first;

    MultiplesView(FigureContext context) {
        this.context = context;
        strips = new FigureView(context);
        strips.setLeast(LEAST_WIDTH, LEAST_HEIGHT);
        beam.getStyleClass().add("beam-line");
        beam.setMouseTransparent(true);
        getChildren().addAll(strips, beam);
        strips.setPart();
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(Words.of("view.unit.others.nothing"));
        setAccessibleHelp(Shortcut.help(Shortcut.LISTED_ABOVE, Shortcut.LISTED_BELOW, Shortcut.FILL));
        strips.shownProperty().addListener((property, was, is) -> requestLayout());
        heightProperty().addListener((property, was, is) -> scrollTo(first));
        addEventHandler(ScrollEvent.SCROLL, event -> {
            scrollTo(first - (int) Math.signum(event.getDeltaY()) * Math.max(1, (int) Math.abs(event.getDeltaY() / NOTCH)));
            event.consume();
        });
    }

    @Override
    protected double computeMinWidth(double height) {
        return strips.minWidth(-1);
    }

    @Override
    protected double computeMinHeight(double width) {
        return strips.minHeight(-1);
    }

    /** Called with what is under the pointer, null for nothing. */
    void setOnPointed(Consumer<Hit> handler) {
        strips.setOnPointed((hit, event) -> handler.accept(hit));
    }

    /** Called with the unit whose strip was clicked. */
    void setOnClicked(IntConsumer handler) {
        strips.setOnClicked((hit, event) -> {
            if (hit != null) {
                handler.accept(hit.unit());
            }
        });
    }

    /**
     * @param unit  the one chosen: its strip stays in sight
     * @param names by unit what it is known for
     */
    void show(Passage passage, Probe probe, TextRange shown, UnitList newList, int unit, Map<Integer, String> names) {
        int rank = newList.units().indexOf(unit);
        if (rank >= 0 && (unit != chosen || !newList.equals(list))) {
            int rows = rows();
            first = rank < first ? rank : rank >= first + rows ? rank - rows + 1 : first;
        }
        chosen = unit;
        list = newList;
        wanted = new MultiplesFigure(passage, probe, shown, list.units(), 0, names);
        scrollTo(first);
        setAccessibleText(Words.of("view.unit.others.access", newList.words(), unit));
    }

    void showStep(int newStep) {
        step = newStep;
        requestLayout();
    }

    private int rows() {
        return MultiplesFigure.rows(getHeight() / context.scale());
    }

    private void scrollTo(int rank) {
        if (wanted != null) {
            first = Math.max(0, Math.min(list.units().size() - rows(), rank));
            strips.figureProperty().set(new MultiplesFigure(wanted.passage(), wanted.probe(), wanted.shown(),
                    wanted.order(), first, wanted.names()));
        }
    }

    @Override
    protected void layoutChildren() {
        strips.resizeRelocate(0, 0, getWidth(), getHeight());
        boolean inSight = strips.shownProperty().get() instanceof MultiplesFigure shown && shown.shown().contains(step);
        beam.setVisible(inSight);
        if (inSight) {
            double scale = context.scale();
            double x = ((MultiplesFigure) strips.shownProperty().get()).x(step + 0.5, getWidth() / scale) * scale;
            beam.resizeRelocate(Math.rint(x) - BEAM / 2, 0, BEAM, getHeight());
        }
    }
}
