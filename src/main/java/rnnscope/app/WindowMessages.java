package rnnscope.app;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.beans.InvalidationListener;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import rnnscope.session.Notice;
import rnnscope.session.Session;

/**
 * Messages of the window: they lie over the content, above the transport, and move nothing. What happened belongs to
 * the perspective that showed when it happened, and goes by itself when there was time to read it, unless the pointer
 * or the focus is on it. What must be answered stays, and what the user waits for stays as long as that takes.
 */
final class WindowMessages extends VBox {
    /** What is over sooner is not worth a word. */
    private static final Duration PATIENCE = Duration.millis(300);
    private static final Duration NOTICED = Duration.seconds(5);
    /** To read a letter. */
    private static final Duration READ = Duration.millis(60);

    private final Session session;
    private final ObservableValue<String> arriving;
    private final Function<String, Duration> toRead;
    private final MessageBar bar = new MessageBar(this::end);
    private final PauseTransition patience = new PauseTransition(PATIENCE);
    /** What happened in each perspective, until it goes. */
    private final Map<Object, Message> messages = new HashMap<>();
    private Object perspective = "";

    private record Message(Notice notice, PauseTransition time) {}

    /**
     * @param arriving   what is waited for besides, or null
     * @param unanswered what stays until it is answered
     */
    WindowMessages(Session session, ObservableValue<String> arriving, Node unanswered) {
        this(session, arriving, unanswered, words -> NOTICED.add(READ.multiply(words.length())));
    }

    /** @param toRead how long words stay */
    WindowMessages(Session session, ObservableValue<String> arriving, Node unanswered, Function<String, Duration> toRead) {
        this.session = session;
        this.arriving = arriving;
        this.toRead = toRead;
        setId("messages");
        getStyleClass().add("messages");
        setPickOnBounds(false);
        getChildren().addAll(bar, unanswered);
        session.noticeProperty().addListener((property, was, is) -> happened(was, is));
        ChangeListener<String> waits = (property, was, is) -> {
            if (waiting() == null) {
                patience.stop();
                show();
            } else if (was == null) {
                patience.playFromStart();
            } else {
                show();
            }
        };
        session.busyProperty().addListener(waits);
        arriving.addListener(waits);
        patience.setOnFinished(event -> show());
        InvalidationListener attended = property -> runTime();
        bar.hoverProperty().addListener(attended);
        bar.focusWithinProperty().addListener(attended);
    }

    /** What the user waits for, or null. */
    private String waiting() {
        String busy = session.busyProperty().get();
        return busy == null ? arriving.getValue() : busy;
    }

    /** Shows the messages of another perspective. */
    void turnTo(Object newPerspective) {
        Message left = messages.get(perspective);
        if (left != null) {
            left.time.pause();
        }
        perspective = newPerspective;
        show();
    }

    private void happened(Notice was, Notice is) {
        if (is == null) {
            messages.values().removeIf(message -> {
                boolean ends = message.notice == was;
                if (ends) {
                    message.time.stop();
                }
                return ends;
            });
        } else {
            PauseTransition time = new PauseTransition(toRead.apply(is.words()));
            time.setOnFinished(event -> close(is));
            Message before = messages.put(perspective, new Message(is, time));
            if (before != null) {
                before.time.stop();
            }
        }
        show();
    }

    private void close(Notice notice) {
        if (session.noticeProperty().get() == notice) {
            session.noticeProperty().set(null);
        }
        messages.values().removeIf(message -> message.notice == notice);
        show();
    }

    private void end() {
        if (session.busyProperty().get() != null) {
            session.cancel();
        }
        close();
    }

    /** Closes what happened here; returns whether there was anything. */
    boolean close() {
        Message message = messages.get(perspective);
        if (message == null) {
            return false;
        }
        message.time.stop();
        close(message.notice);
        return true;
    }

    /** Moves the focus to the message that shows. */
    void focus() {
        if (bar.isVisible()) {
            bar.focus();
        } else {
            getChildren().stream().filter(Node::isVisible).findFirst()
                    .ifPresent(node -> node.lookupAll(".button").stream().findFirst().ifPresent(Node::requestFocus));
        }
    }

    private void show() {
        String waiting = waiting();
        Message message = messages.get(perspective);
        if (waiting != null && patience.getStatus() != Animation.Status.RUNNING) {
            bar.showWaiting(waiting, session.busyProperty().get() != null);
        } else if (message != null) {
            bar.show(message.notice);
        } else {
            bar.hide();
        }
        runTime();
    }

    /** A message's time runs while it shows and nobody is at it. */
    private void runTime() {
        Message message = messages.get(perspective);
        if (message == null) {
            return;
        }
        if (bar.isHover() || bar.isFocusWithin() || waiting() != null) {
            message.time.pause();
        } else {
            message.time.play();
        }
    }
}
