package rnnscope.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import rnnscope.cli.LessonRequest;
import rnnscope.language.Language;
import rnnscope.language.Words;
import rnnscope.session.lesson.Lesson;
import rnnscope.session.lesson.LessonFiles;

/** The audience's copy of a lesson without a display: the window itself goes through it. */
final class HeadlessLesson {
    /** For each step: some train. */
    private static final long PATIENCE_MINUTES = 10;

    private HeadlessLesson() {}

    static void make(LessonRequest request, LessonRequest.Steps steps) throws Exception {
        boolean isShipped = LessonFiles.shipped().contains(request.lesson());
        Path file = isShipped ? null : file(request.lesson());
        Lesson lesson = isShipped ? LessonFiles.load(request.lesson()) : LessonFiles.read(file);
        CompletableFuture<Void> done = new CompletableFuture<>();
        try (HeadlessWindow headless = new HeadlessWindow(request.width(), request.height(), (window, settings) -> {
            settings.darkProperty().set(request.theme().equals("dark"));
            window.lesson().lesson().languageProperty().set(Language.current());
            window.lesson().lesson().open(lesson, file);
        })) {
            headless.settle(() -> true);
            headless.fit();
            HeadlessWindow.onFx(() -> {
                headless.window().lesson().handout().write(request.out(), headless.window().lesson().desk()::restore, request.scale(), headless::isIdle,
                        step -> steps.at(step, lesson.steps().size()), failure -> {
                            if (failure == null) {
                                done.complete(null);
                            } else {
                                done.completeExceptionally(failure);
                            }
                        });
                return null;
            });
            done.get(PATIENCE_MINUTES * lesson.steps().size(), TimeUnit.MINUTES);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private static Path file(String name) throws IOException {
        try {
            Path file = Path.of(name);
            if (Files.isRegularFile(file)) {
                return file;
            }
        } catch (InvalidPathException e) {
            // It is the name of no file.
        }
        throw new IllegalArgumentException(Words.of("app.lesson.none", name, String.join(", ", LessonFiles.shipped())));
    }
}
