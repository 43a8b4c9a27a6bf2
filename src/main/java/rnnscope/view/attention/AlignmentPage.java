package rnnscope.view.attention;

import javafx.scene.layout.Region;
import rnnscope.control.FigureView;
import rnnscope.figure.Hit;
import rnnscope.figure.attention.AlignmentFigure;
import rnnscope.session.example.ExampleAnswer;
import rnnscope.session.example.PairAnswer;

/** The alignment as a matrix, filled row by row. */
final class AlignmentPage implements AttentionPage {
    private final AttentionContext context;
    private final FigureView matrix;

    AlignmentPage(AttentionContext context) {
        this.context = context;
        matrix = new FigureView(context.figures());
        matrix.setId("alignment");
        matrix.setOnClicked((hit, event) -> pin(hit));
    }

    private void pin(Hit hit) {
        if (hit != null) {
            context.lab().cursor().moveTo(hit.step());
            context.model().columnProperty().set(hit.unit());
        }
    }

    @Override
    public String title() {
        return "Alignment";
    }

    @Override
    public String definition() {
        return "Weight of each step of the source (columns) at each step of the target (rows)";
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
    public void refresh() {
        AttentionMoment moment = context.model().moment();
        matrix.figureProperty().set(new AlignmentFigure(moment.alignment(), moment.step(), moment.column()));
        matrix.setAccessibleText("Alignment, step " + (moment.step() + 1) + " of " + moment.answer().steps() + ", "
                + moment.alignment().target(moment.step()) + " reads most from "
                + moment.alignment().source(moment.alignment().greatest(moment.step())));
    }
}
