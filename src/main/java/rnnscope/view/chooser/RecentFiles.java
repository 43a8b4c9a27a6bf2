package rnnscope.view.chooser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.control.Button;
import rnnscope.language.Words;
import rnnscope.session.library.Recents;
import rnnscope.session.library.Recents.Kind;

/**
 * Recent files for a chooser, that were opened or saved last.
 *
 * @param open       opens one
 * @param background where is looked whether they are still there
 */
public record RecentFiles(Recents recents, Consumer<Path> open, Executor background) {

    /** Adds those of a kind under a heading, where there are any; those that are gone cannot be chosen. */
    public void addTo(Chooser chooser, Kind kind) {
        List<Path> files = recents.of(kind);
        if (files.isEmpty()) {
            return;
        }
        chooser.addHeading(Words.of(kind == Kind.SESSIONS ? "view.chooser.sessions"
                : kind == Kind.LESSONS ? "view.chooser.lessons" : "view.chooser.recent"));
        for (int i = 0; i < files.size(); i++) {
            Path file = files.get(i);
            Button choice = chooser.addChoice((kind == Kind.SESSIONS ? "session-" : "recent-") + i, shortened(file.getFileName().toString()),
                    shortened(String.valueOf(file.getParent())), false, () -> open.accept(file));
            background.execute(() -> {
                if (!Files.exists(file)) {
                    Platform.runLater(() -> {
                        choice.setDisable(true);
                        choice.setAccessibleText(Words.of("view.chooser.gone", file));
                    });
                }
            });
        }
    }

    /** The end of long words, which tells files apart. */
    private static String shortened(String words) {
        return words.length() <= 44 ? words : "…" + words.substring(words.length() - 43);
    }
}
