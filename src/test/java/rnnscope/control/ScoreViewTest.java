package rnnscope.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Graphics2D;
import java.util.List;
import java.util.Random;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;
import rnnscope.figure.Hit;
import rnnscope.figure.paint.Look;
import rnnscope.figure.score.ScoreLayout;
import rnnscope.figure.score.TimeAxis;
import rnnscope.figure.score.Track;
import rnnscope.figure.score.TrackLayout;

class ScoreViewTest extends ApplicationTest {
    private static final double PLOT = 603;
    private ScoreView score;

    @Override
    public void start(Stage stage) {
        score = new ScoreView(new FigureContext(painting -> {}));
        score.setManaged(false);
        score.resizeRelocate(0, 0, PLOT + ScoreLayout.GUTTER + ScoreLayout.RIGHT, 300);
        stage.setScene(new Scene(new Pane(score), 900, 400));
        stage.show();
    }

    private TimeAxis axis() {
        return score.axisProperty().get();
    }

    private void open(int length) {
        interact(() -> {
            score.lengthProperty().set(length);
            score.stepProperty().set(0);
        });
    }

    private void assertWhole() {
        if (!axis().isDense()) {
            assertEquals(Math.rint(axis().first()), axis().first(), 1e-9, axis() + " begins with a whole column");
            assertEquals(Math.rint(axis().steps()), axis().steps(), 1e-9, axis() + " ends with a whole column");
        }
    }

    @Test
    void aShortTextFillsTheScore() {
        open(1000);
        double usual = axis().columnWidth();
        assertEquals(16, usual, 0.5);
        open(5);
        assertEquals(PLOT / 5, axis().columnWidth(), 1e-9);
        assertEquals(0, axis().first());
        open(1000);
        assertEquals(usual, axis().columnWidth(), 1e-9, "and a long one has its usual columns again");
    }

    @Test
    void zoomAndScrollingEndAtWholeColumns() {
        open(1000);
        Random random = new Random(1);
        interact(() -> {
            for (int i = 0; i < 300; i++) {
                double x = random.nextDouble() * PLOT;
                boolean zooms = random.nextBoolean();
                double by = random.nextDouble();
                if (zooms) {
                    score.zoom(0.7 + 0.75 * by, x);
                } else {
                    score.pan((by - 0.5) * 300);
                }
                assertWhole();
                assertTrue(axis().first() >= 0 && axis().first() + axis().steps() <= 1000 + 1e-6, axis().toString());
            }
        });
    }

    @Test
    void smallTurnsOfAWheelAddUp() {
        open(1000);
        double before = axis().columnWidth();
        interact(() -> {
            for (int i = 0; i < 20; i++) {
                score.zoom(1.01, 300);
            }
        });
        assertEquals(before * Math.pow(1.01, 20), axis().columnWidth(), 0.5);
        assertTrue(score.isZoomed());
    }

    @Test
    void aWindowGrownPixelByPixelShowsMoreColumnsNotWiderOnes() {
        open(1000);
        double before = axis().columnWidth();
        interact(() -> {
            for (int more = 1; more <= 200; more++) {
                score.resize(PLOT + ScoreLayout.GUTTER + ScoreLayout.RIGHT + more, 300);
            }
        });
        assertEquals(before, axis().columnWidth(), 0.5);
        assertFalse(score.isZoomed());
    }

    @Test
    void wordsHaveTheColumnThatSuitsThem() {
        open(1000);
        interact(() -> score.usualProperty().set(70));
        assertEquals(70, axis().columnWidth(), 5);
        assertWhole();
    }

    /** A track that shows nothing. */
    private record Blank(String title) implements Track {
        @Override
        public List<String> definition() {
            return List.of();
        }

        @Override
        public double preferredHeight() {
            return 60;
        }

        @Override
        public void paint(Graphics2D g, TimeAxis axis, double height, Look look) {}

        @Override
        public Hit at(double x, double y, TimeAxis axis, double height) {
            return null;
        }
    }

    private List<String> shown() {
        return score.scoreLayout().places().stream().map(place -> place.lane().track().title()).toList();
    }

    /** A track that goes on from the one above has no title; it is none that was asked for alone. */
    @Test
    void allTracksShowUntilOneIsAskedForAlone() {
        open(1000);
        interact(() -> score.lanesProperty().set(TrackLayout.of(List.of(new Blank("One"), new Blank("Two"), new Blank("")), List.of())));
        assertEquals(List.of("One", "Two", ""), shown());
        interact(() -> score.showAlone("Two", 0.5));
        assertEquals(List.of("Two"), shown());
        interact(() -> score.showAlone("", 1));
        assertEquals(List.of("One", "Two", ""), shown());
    }
}
