package rnnscope.view.attention.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import rnnscope.control.FigureView;
import rnnscope.control.YieldingColumn;
import rnnscope.control.YieldingRow;
import rnnscope.control.key.KeyMap;
import rnnscope.control.key.Shortcut;
import rnnscope.figure.Hit;
import rnnscope.figure.picture.CellPicture;
import rnnscope.figure.picture.PictureFigure;
import rnnscope.figure.picture.PictureWordsFigure;
import rnnscope.language.Words;
import rnnscope.network.sequence.SequenceTrace;
import rnnscope.session.example.Example;
import rnnscope.session.example.ExampleAnswer;
import rnnscope.session.example.ExampleSource.Kind;
import rnnscope.session.example.PairAnswer;
import rnnscope.session.example.SequenceAnswer;
import rnnscope.view.attention.AttentionContext;
import rnnscope.view.attention.AttentionMoment;
import rnnscope.view.attention.AttentionPage;

/** Page of the picture that is described, to paint on, with where the network looks at this word and at each. */
public final class PicturePage implements AttentionPage {
    private static final double LEAST = 120;
    private static final double SHARE = 0.42;
    private static final int SIDE = 8;
    private static final int MOST_EXAMPLES = 8;
    /** Side of a picture to choose, in a 1280×720 window. */
    private static final double EXAMPLE = 36;

    private final AttentionContext context;
    private final FigureView picture;
    private final FigureView words;
    private final HBox node;
    private final YieldingRow examples = new YieldingRow();
    private List<Example> offered = List.of();
    private ExampleAnswer answer;
    private final AttendingNow now;
    private List<CellPicture> pictures = List.of();
    private String text = "";
    /** Cell that keys paint, and that is framed while the picture has the focus. */
    private int cell;
    /** What the stroke under way paints; 0 between strokes. */
    private char ink;
    private boolean amend;

    public PicturePage(AttentionContext context) {
        this.context = context;
        picture = new FigureView(context.figures());
        picture.setId("picture");
        picture.setFocusTraversable(true);
        picture.getStyleClass().add("picture-editor");
        picture.focusedProperty().addListener((property, was, is) -> context.changed().run());
        picture.addEventHandler(MouseEvent.MOUSE_PRESSED, this::begin);
        picture.addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> paint(picture.hit(event.getX(), event.getY())));
        picture.addEventHandler(MouseEvent.MOUSE_RELEASED, event -> ink = 0);
        words = new FigureView(context.figures());
        now = new AttendingNow(context.figures(), step -> {
            if (step >= 0) {
                context.lab().cursor().moveTo(step);
            }
        });
        picture.setLeast(LEAST, LEAST);
        words.setLeast(LEAST, LEAST);
        words.setId("picture-words");
        words.setOnClicked((hit, event) -> {
            if (hit != null) {
                context.lab().cursor().moveTo(hit.step());
            }
        });
        examples.getStyleClass().add("picture-examples");
        context.lab().examplesProperty().addListener((property, was, is) -> context.changed().run());
        Label hint = new Label(Words.of("view.attention.picture.hint"));
        hint.getStyleClass().add("pane-words");
        hint.setWrapText(true);
        YieldingColumn left = new YieldingColumn(picture, examples, hint);
        left.getStyleClass().add("picture-left");
        VBox.setVgrow(picture, Priority.ALWAYS);
        left.giveWay(hint, examples);
        node = new HBox(left, words);
        node.getStyleClass().add("picture-page");
        left.minWidthProperty().bind(node.widthProperty().multiply(SHARE));
        left.maxWidthProperty().bind(left.minWidthProperty());
        HBox.setHgrow(words, Priority.ALWAYS);
    }

    // Painting

    private void begin(MouseEvent event) {
        picture.requestFocus();
        Hit hit = picture.hit(event.getX(), event.getY());
        if (event.getButton() == MouseButton.PRIMARY && hit != null) {
            ink = other(hit.unit());
            amend = false;
            paint(hit);
        }
    }

    private char other(int at) {
        return text.charAt(at) >= '5' || text.charAt(at) == '#' ? '.' : '#';
    }

    private void paint(Hit hit) {
        if (hit != null && ink != 0) {
            cell = hit.unit();
            paint(ink, amend);
        }
    }

    /** Paints the cell; the strokes of one movement are taken back together. */
    private void paint(char with, boolean together) {
        if (text.charAt(cell) != with) {
            text = text.substring(0, cell) + with + text.substring(cell + 1);
            context.lab().player().pause();
            String painted = String.join("/", text.split("(?<=\\G.{" + SIDE + "})"));
            context.lab().setSource(isAsked() ? painted + " " + answer.source().typed() : painted, together);
            amend = true;
        }
        context.changed().run();
    }

    @Override
    public boolean key(KeyEvent event) {
        boolean meant = picture.isFocused() && keys().handle(event);
        if (meant) {
            context.changed().run();
        }
        return meant;
    }

    private KeyMap keys() {
        return new KeyMap().on(Shortcut.BACK, () -> cell -= cell % SIDE > 0 ? 1 : 0)
                .on(Shortcut.ON, () -> cell += cell % SIDE < SIDE - 1 ? 1 : 0)
                .on(Shortcut.SOURCE_BACK, () -> cell -= cell >= SIDE ? SIDE : 0)
                .on(Shortcut.SOURCE_ON, () -> cell += cell < SIDE * (SIDE - 1) ? SIDE : 0)
                .on(Shortcut.ONLY, () -> paint(other(cell), false))
                .on(Shortcut.LEAVE, () -> node.getScene().getRoot().requestFocus());
    }

    /** Pictures to choose from, each a button. */
    private void offer(List<Example> choices) {
        offered = choices;
        examples.getChildren().clear();
        for (int i = 0; i < Math.min(MOST_EXAMPLES, choices.size()); i++) {
            Example example = choices.get(i * choices.size() / Math.min(MOST_EXAMPLES, choices.size()));
            FigureView small = new FigureView(context.figures());
            small.setMouseTransparent(true);
            small.setLeast(EXAMPLE, EXAMPLE);
            small.figureProperty().set(new PictureFigure(new CellPicture(levels(example.source().strip().split(" ", 2)[0]), null), -1));
            Button button = new Button(null, small);
            button.setId("picture-example-" + i);
            button.getStyleClass().setAll("button", "picture-example");
            String tip = (example.source().contains(" ") ? example.source().substring(example.source().indexOf(' ') + 1) + " " : "") + example.answer();
            button.setAccessibleText(Words.of("view.attention.picture.other", tip));
            button.setTooltip(new Tooltip(tip));
            button.setOnAction(event -> context.lab().setSource(example.source()));
            examples.getChildren().add(button);
        }
        List<Node> fromTheLast = new ArrayList<>(examples.getChildren());
        Collections.reverse(fromTheLast);
        examples.giveWay(fromTheLast.toArray(Node[]::new));
    }

    private static float[] levels(String source) {
        String cells = source.replaceAll("[/\\s]", "");
        float[] levels = new float[cells.length()];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = cells.charAt(i) == '.' ? 0 : cells.charAt(i) == '#' ? 1 : (cells.charAt(i) - '0') / 10f;
        }
        return levels;
    }

    // What shows

    @Override
    public String key() {
        return "view.attention.picture.";
    }

    @Override
    public boolean suits(ExampleAnswer shown) {
        return shown instanceof PairAnswer && shown.source().kind() == Kind.PICTURE || shown.source().kind() == Kind.QUESTION;
    }

    @Override
    public Region node() {
        return node;
    }

    @Override
    public void refresh() {
        AttentionMoment moment = context.model().moment();
        if (moment.answer() != answer) {
            answer = moment.answer();
            text = (isAsked() ? answer.source().text().strip().split("\\s+")[0] : answer.source().text()).replaceAll("[/\\s]", "");
        }
        if (context.lab().examplesProperty().get() != offered) {
            offer(context.lab().examplesProperty().get());
        }
        pictures = pictures(moment);
        words.setVisible(pictures.get(moment.step()).weight() != null);
        picture.figureProperty().set(new PictureFigure(pictures.get(moment.step()), picture.isFocused() ? cell : -1));
        picture.describe(text.charAt(cell) == '.' ? "view.attention.picture.dark" : "view.attention.picture.light",
                cell / SIDE + 1, cell % SIDE + 1);
        List<String> symbols = answer instanceof PairAnswer pair ? pair.symbols() : answer.source().symbols();
        words.figureProperty().set(new PictureWordsFigure(symbols, pictures, moment.step(), isAsked()));
        words.describe(isAsked() ? "view.attention.picture.asked" : "view.attention.picture.words", moment.step() + 1,
                symbols.get(moment.step()));
        if (answer instanceof SequenceAnswer asked) {
            now.showPooling(asked, moment.step());
        }
    }

    private boolean isAsked() {
        return answer.source().kind() == Kind.QUESTION;
    }

    @Override
    public Region now() {
        return answer != null && isAsked() ? now : null;
    }

    private static List<CellPicture> pictures(AttentionMoment moment) {
        float[] levels = moment.answer().source().picture();
        List<CellPicture> pictures = new ArrayList<>();
        SequenceTrace asked = moment.answer() instanceof SequenceAnswer sequence ? sequence.trace() : null;
        for (int t = 0; t < (asked == null ? moment.answer().steps() : asked.steps()); t++) {
            float[] weights = asked == null ? null : asked.sourceWeights(t);
            if (moment.alignment() != null) {
                weights = new float[levels.length];
                for (int s = 0; s < weights.length; s++) {
                    weights[s] = moment.alignment().weight(t, s);
                }
            }
            pictures.add(new CellPicture(levels, weights));
        }
        return pictures;
    }
}
