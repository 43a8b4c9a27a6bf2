package rnnscope.view.sequence;

import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import rnnscope.control.FigureView;
import rnnscope.figure.Hit;
import rnnscope.figure.glimpse.GlimpseFigure;
import rnnscope.session.example.ExampleLab;

/** Pen that paints on the picture that is read by glimpses, or where it begins on ink takes it away. */
final class PicturePen {
    private final FigureView view;
    private final ExampleLab lab;
    /** What the stroke under way paints; 0 between strokes. */
    private char ink;
    /** Whether the stroke has painted, so that what follows is taken back with it. */
    private boolean amend;

    PicturePen(FigureView view, ExampleLab lab) {
        this.view = view;
        this.lab = lab;
        view.addEventHandler(MouseEvent.MOUSE_PRESSED, this::begin);
        view.addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> paint(view.hit(event.getX(), event.getY())));
        view.addEventHandler(MouseEvent.MOUSE_RELEASED, event -> ink = 0);
    }

    private void begin(MouseEvent event) {
        Hit hit = view.hit(event.getX(), event.getY());
        boolean reads = lab.answer() != null && lab.answer().model().spec().glimpses();
        if (event.getButton() == MouseButton.PRIMARY && reads && isOnPicture(hit)) {
            char now = cells().charAt(hit.unit());
            ink = now == '#' || now >= '5' ? '.' : '#';
            amend = false;
            paint(hit);
        }
    }

    private static boolean isOnPicture(Hit hit) {
        return hit != null && GlimpseFigure.PICTURE.equals(hit.channel());
    }

    private String cells() {
        return lab.sourceText().replaceAll("[/\\s]", "");
    }

    /** The pixel and those above, below and beside it. */
    private void paint(Hit hit) {
        if (ink == 0 || !isOnPicture(hit)) {
            return;
        }
        StringBuilder cells = new StringBuilder(cells());
        int side = (int) Math.round(Math.sqrt(cells.length()));
        int row = hit.unit() / side;
        int column = hit.unit() % side;
        for (int i = 0; i < cells.length(); i++) {
            if (Math.abs(i / side - row) + Math.abs(i % side - column) <= 1) {
                cells.setCharAt(i, ink);
            }
        }
        if (!cells.toString().equals(cells())) {
            lab.player().pause();
            lab.setSource(String.join("/", cells.toString().split("(?<=\\G.{" + side + "})")), amend);
            amend = true;
        }
    }
}
