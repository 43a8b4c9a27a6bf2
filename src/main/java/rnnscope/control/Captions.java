package rnnscope.control;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import rnnscope.figure.Figure;

/**
 * Captions of pictures that are painted in the background: they change when the pictures do, so that no title is ever
 * of one thing and the numbers below it of another. Of the JavaFX thread.
 */
public final class Captions {
    private final FigureView[] views;
    private final Deque<Caption> waiting = new ArrayDeque<>();

    private record Caption(List<Figure> figures, Runnable words) {
        boolean isOf(Figure figure) {
            return figures.stream().anyMatch(one -> one == figure);
        }
    }

    /** @param views whose pictures appear together; any of them may have given way to others */
    public Captions(FigureView... views) {
        this.views = views;
        FigureView.appearTogether(views);
        for (FigureView view : views) {
            view.shownProperty().addListener((property, was, is) -> appeared(is));
        }
    }

    /** Says {@code words} when the first of the figures that the views have now appears; at once where none is seen. */
    public void show(Runnable words) {
        if (Arrays.stream(views).noneMatch(FigureView::isSeen)) {
            waiting.clear();
            words.run();
            return;
        }
        waiting.add(new Caption(Arrays.stream(views).map(view -> view.figureProperty().get()).filter(Objects::nonNull)
                .toList(), words));
    }

    /** What was passed over on the way is never said. */
    private void appeared(Figure figure) {
        if (waiting.stream().noneMatch(caption -> caption.isOf(figure))) {
            return;
        }
        Caption next = waiting.remove();
        while (!next.isOf(figure)) {
            next = waiting.remove();
        }
        next.words().run();
    }
}
