package rnnscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.control.Label;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;
import rnnscope.control.Card;
import rnnscope.control.ChangeListeners;
import rnnscope.control.FigureView;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.paint.Look;
import rnnscope.figure.score.ScoreFigure;
import rnnscope.figure.score.TimeAxis;
import rnnscope.figure.score.Track;
import rnnscope.figure.track.Passage;
import rnnscope.session.Session;
import rnnscope.session.subject.Place;
import rnnscope.view.Perspective;
import rnnscope.view.PerspectiveView;
import rnnscope.view.Shell;
import rnnscope.view.StepTracks;
import rnnscope.view.StepView;
import rnnscope.view.TextTransport;
import rnnscope.view.ViewContext;
import rnnscope.view.Views;

/** A new perspective and a new track are a class and an entry each. */
class AddedPerspectiveAndTrackTest extends WindowTest {
    private static final Color MARK = new Color(0xFE01FD);

    /** How often each vowel has been read, as words. */
    private static final class VowelsView implements PerspectiveView {
        private final Session session;
        private final Label words = new Label();
        private final Shell shell = new Shell(this::refresh);
        private final TextTransport transport;

        VowelsView(ViewContext context) {
            session = context.session();
            words.setId("vowels");
            transport = new TextTransport(context);
            shell.show(words, new Card(new Label("Vowels")));
            shell.showTransport(transport.bar());
            ChangeListeners.add(shell::markStale, session.excerptProperty(), session.cursor().stepProperty());
        }

        private void refresh() {
            if (session.excerpt() != null) {
                String read = session.excerpt().source().text().substring(0, session.cursor().step() + 1);
                words.setText(read.chars().filter(c -> "aeiou".indexOf(c) >= 0).count() + " vowels");
                transport.showWindow(session.cursor().step(), session.cursor().step() + 1);
            }
        }

        @Override
        public Region node() {
            return shell;
        }

        @Override
        public void zoom(double factor) {
            session.cursor().moveTo(0);
        }
    }

    /** A mark at every second symbol. */
    private record EvenTrack(Passage passage) implements Track {
        @Override
        public String title() {
            return "Even";
        }

        @Override
        public List<String> definition() {
            return List.of("steps 2, 4, …");
        }

        @Override
        public double preferredHeight() {
            return 20;
        }

        @Override
        public void paint(Graphics2D g, TimeAxis axis, double height, Look look) {
            g.setColor(MARK);
            for (int t = passage.trace().start(); t < passage.trace().end(); t++) {
                if (t % 2 == 1) {
                    g.fill(new Rectangle2D.Double(axis.x(t), 0, axis.columnWidth(), height));
                }
            }
        }

        @Override
        public Hit at(double x, double y, TimeAxis axis, double height) {
            return null;
        }
    }

    @Override
    protected List<Perspective> perspectives() {
        List<StepTracks.Entry> tracks = Stream.concat(StepTracks.all().stream(),
                Stream.of(in -> new EvenTrack(in.passage()))).toList();
        return Stream.concat(Views.all().stream(), Stream.of(
                new Perspective("Vowels", Place.STEP, false, VowelsView::new),
                new Perspective("Marked", Place.STEP, true, context -> new StepView(context, tracks)))).toList();
    }

    private String words() {
        return lookup("#vowels").<Label>query().getText();
    }

    @Test
    void aPerspectiveHasATabAKeyATransportAndIsRefreshed() throws Exception {
        until(() -> session.excerpt() != null);
        clickOn("#tab-vowels");
        assertEquals(0, lookup("#score").queryAll().size());
        String text = session.excerpt().source().text();
        Platform.runLater(() -> session.cursor().moveTo(40));
        until(() -> words().equals(text.substring(0, 41).chars().filter(c -> "aeiou".indexOf(c) >= 0).count() + " vowels"));
        press(KeyCode.END).release(KeyCode.END);
        until(() -> words().equals(text.chars().filter(c -> "aeiou".indexOf(c) >= 0).count() + " vowels"));
        push(KeyCode.CONTROL, KeyCode.MINUS);
        until(() -> session.cursor().step() == 0);
        push(KeyCode.CONTROL, KeyCode.DIGIT1);
        until(() -> lookup("#vowels").queryAll().isEmpty() && !lookup("#score").queryAll().isEmpty());
        push(KeyCode.CONTROL, KeyCode.DIGIT8);
        until(() -> !lookup("#vowels").queryAll().isEmpty());
    }

    @Test
    void aTrackIsPaintedInTheScore() throws Exception {
        until(() -> session.excerpt() != null);
        assertEquals(0, marks());
        clickOn("#tab-marked");
        until(() -> lookup("#score .figure-view").queryAllAs(FigureView.class).stream()
                .anyMatch(view -> tracks(view.shownProperty().get()).contains("Even")));
        until(() -> marks() > 1000);
    }

    private static List<String> tracks(Figure figure) {
        return figure instanceof ScoreFigure score ? score.lanes().stream().map(lane -> lane.track().title()).toList()
                : List.of();
    }

    /** Pixels of the window that have the mark's colour. */
    private long marks() throws Exception {
        WritableImage image = WaitForAsyncUtils.asyncFx(() -> stage.getScene().snapshot(null)).get();
        PixelReader pixels = image.getPixelReader();
        long count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                count += pixels.getArgb(x, y) == MARK.getRGB() ? 1 : 0;
            }
        }
        return count;
    }
}
