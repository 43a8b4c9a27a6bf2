package rnnscope.control;

import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import rnnscope.figure.Numbers;
import rnnscope.language.Words;

/**
 * Transport bar: start, step back, play, step, end; speed; the whole text to scrub through; and where in it we are.
 * The speed, which has keys, gives way where it is narrow.
 */
public final class TransportBar extends YieldingRow {
    /** What a button asks for. */
    public enum Command {
        START, BACK, PLAY, FORWARD, END;

        private String words() {
            return Words.of("control.transport." + name().toLowerCase(Locale.ROOT));
        }
    }

    private final BooleanProperty playing = new SimpleBooleanProperty(this, "playing");
    private final DoubleProperty speed = new SimpleDoubleProperty(this, "speed", 8);
    private final Label counter = new Label();
    private final Label counterTotal = new Label();
    private final Label progressWords = new Label();
    private final ProgressBar progress = new ProgressBar();
    private final HBox progressBox = new HBox();
    private final ScrubBar scrubBar;
    private Consumer<Command> onCommand = command -> {};
    private Runnable onCancel = () -> {};
    private String reserved = "";

    /**
     * @param slowest least speed, steps a second
     * @param fastest greatest
     */
    public TransportBar(FigureContext context, double slowest, double fastest) {
        getStyleClass().add("transport");
        setAlignment(Pos.CENTER_LEFT);
        scrubBar = new ScrubBar(context);
        HBox.setHgrow(scrubBar, Priority.ALWAYS);
        HBox buttons = new HBox(button(Command.START, VectorIcon.START), button(Command.BACK, VectorIcon.BACK),
                playButton(), button(Command.FORWARD, VectorIcon.FORWARD), button(Command.END, VectorIcon.END));
        buttons.getStyleClass().add("transport-buttons");
        buttons.setAlignment(Pos.CENTER);
        counter.getStyleClass().add("counter");
        counter.setAlignment(Pos.CENTER_RIGHT);
        WeakListeners.listen(this, counter.fontProperty(), (property, was, is) -> reserve());
        counterTotal.getStyleClass().add("counter-total");
        HBox count = new HBox(counter, counterTotal);
        count.setAlignment(Pos.CENTER_RIGHT);
        count.setMinWidth(USE_PREF_SIZE);
        Node speedBox = speedBox(slowest, fastest);
        getChildren().addAll(buttons, speedBox, scrubBar, progressBox(), count);
        giveWay(speedBox);
    }

    public BooleanProperty playingProperty() {
        return playing;
    }

    /** Steps a second. */
    public DoubleProperty speedProperty() {
        return speed;
    }

    public ScrubBar scrubBar() {
        return scrubBar;
    }

    public void setOnCommand(Consumer<Command> handler) {
        onCommand = handler;
    }

    /** Called when the user no longer wants to wait for what {@link #showProgress} shows. */
    public void setOnCancel(Runnable handler) {
        onCancel = handler;
    }

    /** Shows where we are: step {@code step}, counted from 0, of {@code length}. */
    public void showPlace(int step, int length) {
        showPlace(length == 0 ? "" : count(step + 1L), count(length), count(length));
    }

    /**
     * Shows where we are in words.
     *
     * @param at     "3", or what else the place is called; empty where there is none
     * @param widest the widest that {@code at} may become: the bar beside it stands still while the counter goes on
     */
    public void showPlace(String at, String total, String widest) {
        counter.setText(at);
        counterTotal.setText(at.isEmpty() ? "" : " / " + total);
        if (!widest.equals(reserved)) {
            reserved = widest;
            reserve();
        }
    }

    private void reserve() {
        Text text = new Text(reserved);
        text.setFont(counter.getFont());
        counter.setMinWidth(Math.ceil(text.getLayoutBounds().getWidth()) + counter.snappedLeftInset()
                + counter.snappedRightInset());
    }

    /** With whole spaces: the counter's face is monospaced and has no thin one. */
    private static String count(long value) {
        return Numbers.count(value).replace('\u2009', ' ');
    }

    /** Shows how much of a long text has been read; a negative share shows nothing. */
    public void showProgress(double share) {
        boolean shows = share >= 0;
        Visibility.show(progressBox, shows);
        if (shows) {
            progress.setProgress(share);
            progressWords.setText(Words.of("control.read", Numbers.percent(share, 0)));
        }
    }

    private Button button(Command command, VectorIcon symbol) {
        Button button = new Button(null, symbol.node());
        button.getStyleClass().add("transport-button");
        button.setId("transport-" + command.name().toLowerCase(Locale.ROOT));
        button.setAccessibleText(command.words());
        button.setTooltip(new Tooltip(command.words()));
        button.setOnAction(event -> onCommand.accept(command));
        return button;
    }

    private Button playButton() {
        Node play = VectorIcon.PLAY.node();
        Node pause = VectorIcon.PAUSE.node();
        Button button = button(Command.PLAY, VectorIcon.PLAY);
        button.setGraphic(play);
        button.getStyleClass().add("play-button");
        WeakListeners.listen(this, playing, (property, was, is) -> {
            button.setGraphic(is ? pause : play);
            button.setAccessibleText(Words.of(is ? "control.pause-now" : "control.play-now"));
        });
        return button;
    }

    /** The slider moves on a log scale: as far from 0.5 to 1 as from 30 to 60. */
    private Node speedBox(double slowest, double fastest) {
        Slider slider = new Slider(Math.log(slowest), Math.log(fastest), Math.log(speed.get()));
        slider.setId("speed");
        slider.setAccessibleText(Words.of("control.speed"));
        slider.setTooltip(new Tooltip(Words.of("control.speed.tip")));
        Label words = new Label();
        words.getStyleClass().add("speed-words");
        words.setText(words(speed.get()));
        WeakListeners.listen(this, slider.valueProperty(), (property, was, is) -> {
            if (Math.abs(is.doubleValue() - Math.log(speed.get())) > 1e-9) {
                speed.set(Math.exp(is.doubleValue()));
            }
        });
        WeakListeners.listen(this, speed, (property, was, is) -> {
            slider.setValue(Math.log(is.doubleValue()));
            words.setText(words(is.doubleValue()));
        });
        VBox box = new VBox(slider, words);
        box.getStyleClass().add("speed");
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private static String words(double speed) {
        return Words.of("control.speed.words",
                Numbers.signed(speed, speed < 9.95 && Math.abs(speed - Math.rint(speed)) > 0.04 ? 1 : 0));
    }

    private Node progressBox() {
        Button cancel = new Button(Words.of("common.cancel"));
        cancel.getStyleClass().add("quiet-button");
        cancel.setAccessibleText(Words.of("control.read.cancel"));
        cancel.setOnAction(event -> onCancel.run());
        progressWords.getStyleClass().add("progress-words");
        progressWords.setMinWidth(USE_PREF_SIZE);
        cancel.setMinWidth(USE_PREF_SIZE);
        VBox share = new VBox(progressWords, progress);
        share.setAlignment(Pos.CENTER_LEFT);
        progressBox.getChildren().setAll(share, cancel);
        progressBox.getStyleClass().add("progress-box");
        progressBox.setAlignment(Pos.CENTER_LEFT);
        showProgress(-1);
        return progressBox;
    }
}
