package rnnscope.view.attention;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import rnnscope.control.FigureView;
import rnnscope.control.Segments;
import rnnscope.figure.Hit;
import rnnscope.figure.attention.AlignmentFigure;
import rnnscope.language.Words;
import rnnscope.session.example.ExampleAnswer;
import rnnscope.session.example.ExampleSource.Kind;
import rnnscope.session.example.PairAnswer;

/**
 * Page of the alignment as a matrix, filled row by row; a weight is dragged, a double click reads one step of the
 * source alone.
 */
final class AlignmentPage implements AttentionPage {
    /** What ids call the two. */
    private static final String SOFT = "soft";
    private static final String HARD = "arg-max";
    /** How far the pointer goes for a weight from 0 to 1, in units of a 1280×720 window. */
    private static final double WHOLE = 110;
    /** Where the rows would be thinner, the row of choices above gives way. */
    private static final double LEAST_WIDTH = 240;
    private static final double LEAST_HEIGHT = 96;

    private final AttentionContext context;
    private final Forces forces;
    private final FigureView matrix;
    private final Segments<String> shows;
    /** What is dragged; null for nothing. */
    private Hit grabbed;
    private double grabbedAt;
    private float weightThere;
    private boolean dragged;

    AlignmentPage(AttentionContext context) {
        this.context = context;
        this.forces = new Forces(context.view().session(), context.lab(), context.model());
        matrix = new FigureView(context.figures());
        matrix.setId("alignment");
        matrix.setLeast(LEAST_WIDTH, LEAST_HEIGHT);
        matrix.setOnClicked(this::clicked);
        matrix.addEventHandler(MouseEvent.MOUSE_PRESSED, this::grab);
        matrix.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        matrix.addEventHandler(MouseEvent.MOUSE_RELEASED, event -> grabbed = null);
        ObjectProperty<String> shown = new SimpleObjectProperty<>(this, "shown", SOFT);
        shown.addListener((property, was, is) -> context.model().hardProperty().set(is.equals(HARD)));
        shows = new Segments<>("shows", List.of(SOFT, HARD), option -> option,
                option -> Words.of("view.attention.alignment." + option),
                option -> Words.of("view.attention.alignment." + option + ".tip"), shown);
    }

    private void clicked(Hit hit, MouseEvent event) {
        if (hit == null) {
            return;
        }
        context.lab().cursor().moveTo(hit.step());
        if (event.getClickCount() == 2) {
            context.model().columnProperty().set(hit.unit());
            forces.row(hit.step(), hit.unit());
        } else if (event.getClickCount() == 1) {
            context.model().pinColumn(hit.unit());
        }
    }

    private void grab(MouseEvent event) {
        Hit hit = matrix.hit(event.getX(), event.getY());
        AttentionMoment moment = context.model().moment();
        boolean cell = event.getButton() == MouseButton.PRIMARY && hit != null && hit.unit() >= 0
                && hit.step() <= moment.step();
        grabbed = cell ? hit : null;
        grabbedAt = event.getY();
        dragged = false;
        weightThere = cell ? moment.pair().trace().weight(hit.step(), hit.unit()) : 0;
    }

    private void drag(MouseEvent event) {
        if (grabbed != null && !event.isStillSincePress()) {
            context.lab().player().pause();
            context.lab().cursor().moveTo(grabbed.step());
            context.model().columnProperty().set(grabbed.unit());
            double up = (grabbedAt - event.getY()) / (WHOLE * context.figures().scale());
            forces.weight(grabbed.step(), grabbed.unit(), (float) (weightThere + up), dragged);
            dragged = true;
        }
    }

    @Override
    public String key() {
        return "view.attention.alignment.";
    }

    @Override
    public boolean suits(ExampleAnswer answer) {
        return answer instanceof PairAnswer pair && pair.trace().attends();
    }

    @Override
    public Region node() {
        return matrix;
    }

    @Override
    public Node options() {
        return shows;
    }

    @Override
    public boolean key(KeyEvent event) {
        return forces.key(event);
    }

    @Override
    public void refresh() {
        AttentionMoment moment = context.model().moment();
        matrix.figureProperty().set(new AlignmentFigure(moment.alignment(), moment.step(), moment.column(),
                moment.pair().source().kind() != Kind.PICTURE));
        matrix.describe("view.attention.alignment.access", moment.step() + 1, moment.answer().steps(),
                moment.alignment().target(moment.step()),
                moment.alignment().source(moment.alignment().greatest(moment.step())));
    }
}
