package rnnscope.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import rnnscope.cli.RnnScopeCommand;
import rnnscope.language.Language;
import rnnscope.language.Words;
import rnnscope.math.Kernels;
import rnnscope.session.Notice;
import rnnscope.session.Session;
import rnnscope.session.example.ExampleLab;
import rnnscope.session.file.SessionFile;
import rnnscope.session.subject.Subjects;
import rnnscope.session.training.TrainingRun;
import rnnscope.storage.KeptValues;
import rnnscope.storage.UserFolder;

/** JavaFX application that puts the program together and opens it on the first of its models and that model's text. */
public class RnnScopeApplication extends Application {
    private final Executor background = Executors.newCachedThreadPool(named("background"));
    private final Executor painter = Executors.newSingleThreadExecutor(named("painter"));

    private UserFolder folder;
    private Session session;
    private TrainingRun training;
    private Settings settings;
    private MainWindow window;
    /** Held here, and nowhere else. */
    private MemoryWatch memory;
    private KeptValues kept;
    /** Null where nothing can be written. */
    private LogFile log;
    private Runnable atEnd = () -> {};

    @Override
    public void start(Stage stage) {
        Typefaces.load();
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            if (Platform.isFxApplicationThread()) {
                session.failed(failure);
            } else {
                Platform.runLater(() -> session.failed(failure));
            }
        });
        memory = new MemoryWatch(Runtime.getRuntime().maxMemory(),
                full -> Platform.runLater(() -> session.noticeProperty().set(full)));
        folder = new UserFolder(userFolder(), failure -> Platform.runLater(() -> cannotKeep(failure)));
        kept = new KeptValues(folder, background);
        putTogether(stage, RnnScopeCommand.language(arguments()));
        memory.begin();
        background.execute(() -> openLog(folder));
        training.unfinished().look();
        Path last = userFolder() == null ? null : userFolder().resolve("last" + SessionFile.ENDING);
        begin(session, window.subjects());
        if (last != null && settings.returnsProperty().get() && Files.isRegularFile(last)) {
            window.sessions().bringBack(last);
        }
        atEnd = () -> {
            if (last != null && settings.returnsProperty().get()) {
                window.sessions().keepFor(last);
            }
        };
        stage.show();
    }

    /**
     * A window with all that it shows, with nothing open.
     *
     * @param asked language of the command line; where it says none, the one that the user prefers
     */
    private ExampleLab putTogether(Stage stage, Optional<Language> asked) {
        settings = Settings.kept(kept);
        Optional<Language> preferred = Optional.of(settings.wordsProperty().get()).filter(code -> !code.isEmpty())
                .map(Language::of);
        asked.or(() -> preferred).ifPresent(Language::speak);
        if (Language.current() == Language.KOREAN) {
            Typefaces.loadKorean();
        }
        session = new Session(Kernels.best(), background, Platform::runLater);
        session.files().rememberAnswers(folder);
        training = new TrainingRun(session, Kernels.best(), background, Platform::runLater, folder);
        ExampleLab examples = new ExampleLab(session, background, Platform::runLater);
        window = new MainWindow(stage, session, training, examples, settings, background, painter);
        window.nameUnits();
        settings.wordsProperty().addListener((property, was, is) -> Platform.runLater(() -> speak(stage)));
        return examples;
    }

    /** Puts another window in the place of one whose words are in another language, and all that shows into that. */
    private void speak(Stage stage) {
        Handover handover = new Handover(window, session, training);
        Stage next = new Stage();
        ExampleLab examples = putTogether(next, Optional.empty());
        if (log != null) {
            window.cards().setLog(log.folder());
        }
        handover.give(window, session, examples, training);
        next.show();
        next.setFullScreen(stage.isFullScreen());
        stage.hide();
    }

    /** The first frame does not wait for it. */
    private void openLog(UserFolder folder) {
        try {
            LogFile opened = LogFile.open(userFolder());
            Platform.runLater(() -> {
                log = opened;
                window.cards().setLog(opened.folder());
            });
        } catch (IOException e) {
            folder.failed(e);
        }
    }

    @Override
    public void stop() {
        if (training != null) {
            atEnd.run();
            training.close();
            kept.close();
        }
        if (log != null) {
            log.close();
        }
    }

    /** What the window trains; null before the start. */
    protected TrainingRun training() {
        return training;
    }

    /** The window that shows; null before the start. */
    MainWindow window() {
        return window;
    }

    private void cannotKeep(IOException failure) {
        String reason = failure instanceof AccessDeniedException ? Words.of("app.folder.not-permitted") : failure.getMessage();
        session.noticeProperty().set(Notice.warning(Words.of("app.folder", userFolder(), reason)));
    }

    /** Where settings and unfinished runs survive the program; null for nowhere. */
    protected Path userFolder() {
        return UserFolder.path();
    }

    /** Opens what the window begins with: the files of the command line, which has been found right. */
    protected void begin(Session session, Subjects subjects) {
        subjects.begin();
        if (arguments().length > 0) {
            PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
            RnnScopeCommand.run(nowhere, nowhere, (files, request) -> {
                if (!files.isEmpty()) {
                    subjects.openFiles(files, request);
                }
            }, arguments());
        }
    }

    private String[] arguments() {
        return getParameters() == null ? new String[0] : getParameters().getRaw().toArray(String[]::new);
    }

    /** Daemons, so that the program ends with its window, whatever they are doing. */
    private static ThreadFactory named(String name) {
        return work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
