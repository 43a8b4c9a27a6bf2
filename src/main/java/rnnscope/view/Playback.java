package rnnscope.view;

import javafx.animation.AnimationTimer;
import rnnscope.control.TransportBar;
import rnnscope.session.Cursor;
import rnnscope.session.Player;

/** Playback of what a cursor goes through: the buttons, speed and clock of a transport bar, while that is in a window. */
final class Playback {
    private final TransportBar bar;
    private final Cursor cursor;
    private final Player player;
    private Runnable onTick = () -> {};

    private final AnimationTimer clock = new AnimationTimer() {
        private long last;

        @Override
        public void start() {
            last = 0;
            super.start();
        }

        @Override
        public void handle(long time) {
            if (last != 0) {
                player.advance((time - last) * 1e-9);
                onTick.run();
            }
            last = time;
        }
    };

    Playback(TransportBar bar, Cursor cursor, Player player) {
        this.bar = bar;
        this.cursor = cursor;
        this.player = player;
        bar.playingProperty().bind(player.playingProperty());
        bar.speedProperty().bindBidirectional(player.speedProperty());
        bar.setOnCommand(this::command);
        bar.scrubBar().setOnSeek(cursor::moveTo);
        player.playingProperty().addListener((property, was, is) -> runClock());
        bar.sceneProperty().addListener((property, was, is) -> runClock());
    }

    /** Called at every frame while it plays. */
    void setOnTick(Runnable action) {
        onTick = action;
    }

    private void runClock() {
        if (player.isPlaying() && bar.getScene() != null) {
            clock.start();
        } else {
            clock.stop();
        }
    }

    private void command(TransportBar.Command command) {
        switch (command) {
            case START -> cursor.moveTo(0);
            case BACK -> cursor.moveBy(-1);
            case PLAY -> player.toggle();
            case FORWARD -> cursor.moveBy(1);
            case END -> cursor.moveTo(cursor.length() - 1);
        }
    }
}
