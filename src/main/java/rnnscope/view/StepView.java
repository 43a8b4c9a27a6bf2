package rnnscope.view;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import rnnscope.control.ChangeListeners;
import rnnscope.control.ScoreView;
import rnnscope.control.Segments;
import rnnscope.control.Visibility;
import rnnscope.control.key.KeyMap;
import rnnscope.control.key.Shortcut;
import rnnscope.figure.Numbers;
import rnnscope.figure.paint.Fonts;
import rnnscope.figure.paint.SymbolColumns;
import rnnscope.figure.score.TimeAxis;
import rnnscope.language.Words;
import rnnscope.session.Cursor;
import rnnscope.session.Session;
import rnnscope.session.comparison.ComparisonLab;
import rnnscope.session.file.SessionFile;
import rnnscope.session.reading.Excerpt;
import rnnscope.text.SymbolDisplay;
import rnnscope.view.comparison.ComparisonBar;
import rnnscope.view.comparison.ComparisonPane;
import rnnscope.view.lecture.LectureNumbers;
import rnnscope.view.lecture.LecturePage;

/**
 * View of the Step perspective, which steps through a text, one symbol at a time: the score on the left, what happens
 * in the beam on the right. Where there is little room, of the score the lowest tracks give way (all units, the unit,
 * what an edit costs, surprise), and of Now all units, the equation, and the next symbol; text, guesses and the cell
 * stay.
 */
public final class StepView implements PerspectiveView {
    private final Session session;
    private final ViewContext context;
    private final StepViewModel model;
    private final ScoreView score;
    private final NowPane now;
    private final TextTransport transport;
    private final Shell shell = new Shell(this::refresh);
    private final ObjectProperty<StepPage> page = new SimpleObjectProperty<>(this, "page", StepPage.NUMBERS);
    private final LecturePage lecture;
    private final StackPane hinted;
    private final Segments<StepPage> pages = segments();
    private final ComparisonLab comparison;
    private final ComparisonBar comparisonBar;
    private final ComparisonPane both;
    /** What is beside the score while two models are side by side. */
    private final ObjectProperty<Beside> beside = new SimpleObjectProperty<>(this, "beside", Beside.BOTH);
    private final Segments<Beside> besides = besides();

    /** What happens in the beam: in both models, or in the cell of the one in front. */
    private enum Beside {
        BOTH, CELL;

        private String key() {
            return "view.step.beside." + name().toLowerCase(Locale.ROOT);
        }
    }

    public StepView(ViewContext context) {
        this(context, StepTracks.all());
    }

    /** @param tracks of the score, from the top */
    public StepView(ViewContext context, List<StepTracks.Entry> tracks) {
        this.context = context;
        this.session = context.session();
        this.model = new StepViewModel(session, context.names(), context.comparison(), tracks, context.background(), Platform::runLater);
        this.score = new ScoreView(context.figures());
        this.now = new NowPane(context.figures(), session.selection());
        this.transport = new TextTransport(context);
        score.setId("score");
        Hint hint = new Hint(new SimpleBooleanProperty(this, "hinted", true), Words.of("view.step.hint"));
        StackPane.setAlignment(hint, Pos.BOTTOM_CENTER);
        hinted = new StackPane(score, hint);
        lecture = new LecturePage(context, segments());
        now.cards().cell().addControl(pages);
        now.cards().cell().addControl(besides);
        Visibility.show(pages, false);
        Visibility.show(besides, false);
        comparison = context.comparison();
        comparisonBar = new ComparisonBar(comparison, colours());
        both = new ComparisonPane(context.figures(), comparison, session.cursor(), besides(), shell::markStale);
        shell.setTop(comparisonBar);
        shell.show(hinted, now.cards());
        shell.showTransport(transport.bar());

        connectScore();
        transport.setOnTick(this::showFlow);
        model.setOnStale(shell::markStale);
        model.momentProperty().addListener((property, was, is) -> showMoment());
        session.selection().shownEquationBinding().addListener((property, was, is) -> showMoment());
        session.selection().equationPinnedProperty().addListener((property, was, is) -> now.showPin());
        session.player().playingProperty().addListener((property, was, is) -> play(is));
        session.selection().shownUnitBinding().addListener((property, was, is) -> {
            if (showsNumbers()) {
                showMoment();
            }
        });
        page.addListener((property, was, is) -> showPage());
        beside.addListener((property, was, is) -> showPage());
        comparison.partnerProperty().addListener((property, was, is) -> {
            page.set(is == null ? page.get() : StepPage.SCORE);
            showPage();
        });
        ChangeListeners.add(this::showPage, comparison.faultProperty());
        ChangeListeners.add(shell::markStale, comparison.shownProperty());
        shell.setOnShown(shows -> {
            if (shows) {
                axisChanged();
            }
        });
    }

    private Segments<StepPage> segments() {
        return new Segments<>("step-pages", List.of(StepPage.values()), StepPage::id, StepPage::title,
                StepPage::definition, page);
    }

    /** Whether all numbers of the network fit on a page, and that is what is to be seen. */
    private boolean showsNumbers() {
        return session.excerpt() != null && LectureNumbers.fit(session.excerpt().model()) && page.get() == StepPage.NUMBERS;
    }

    private Segments<Beside> besides() {
        return new Segments<>("step-beside", List.of(Beside.values()), one -> Words.inEnglish(one.key()),
                one -> Words.of(one.key()), one -> Words.of(one.key() + ".tip"), beside);
    }

    /** What colours the text while two models are side by side. */
    private Segments<Boolean> colours() {
        return new Segments<>("comparison-colour", List.of(true, false), one -> Boolean.toString(one),
                one -> Words.of(one ? "view.step.colour.difference" : "view.step.colour.unit"),
                one -> Words.of(one ? "view.step.colour.difference.tip" : "view.step.colour.unit.tip"), model.coloursTextProperty().asObject());
    }

    private boolean showsBoth() {
        return comparison.partner() != null && comparison.faultProperty().get().isEmpty() && beside.get() == Beside.BOTH;
    }

    private Region now() {
        return showsNumbers() ? lecture.now() : showsBoth() ? both : now.cards();
    }

    private void showPage() {
        boolean numbers = showsNumbers();
        Visibility.show(besides, comparison.partner() != null);
        Visibility.show(pages, session.excerpt() != null && LectureNumbers.fit(session.excerpt().model()));
        if (!shell.showsNow(now())) {
            shell.show(numbers ? lecture.score() : hinted, now());
            showMoment();
        }
        axisChanged();
    }

    @Override
    public Region node() {
        return shell;
    }

    private void refresh() {
        if (showsNumbers() && !session.excerpt().trace().contains(session.cursor().step())) {
            lecture.ask();
        }
        comparisonBar.refresh();
        model.refresh();
        if (showsBoth() && !showsNumbers()) {
            both.show(comparison.current(), session.cursor().shown());
        }
        showPlace();
        showWaiting();
    }

    // The score

    private void connectScore() {
        Cursor cursor = session.cursor();
        score.lanesProperty().bindBidirectional(model.lanesProperty());
        score.lengthProperty().bind(cursor.lengthProperty());
        score.stepProperty().bind(cursor.stepProperty());
        score.previewProperty().bind(cursor.previewProperty());
        score.setOnPointed((hit, lane) -> model.pointAt(hit, lane == null ? null : lane.track()));
        score.setOnClicked((hit, lane) -> model.choose(hit, lane == null ? null : lane.track()));
        score.setRows(model);
        score.axisProperty().addListener((property, was, is) -> axisChanged());
        session.excerptProperty().addListener((property, was, is) -> {
            score.mostStepsProperty().set(is.mostSteps());
            if (was == null || was.tokens() != is.tokens()) {
                score.usualProperty().set(SymbolColumns.fitting(is.tokens(), Fonts.get()));
            }
            showPage();
        });
    }

    private void axisChanged() {
        if (showsNumbers() && shell.isShown()) {
            lecture.ask();
            shell.markStale();
            return;
        }
        TimeAxis axis = score.axisProperty().get();
        if (axis.width() > 0 && shell.isShown()) {
            session.show(Math.max(0, axis.from()), axis.to());
            shell.markStale();
        }
    }

    @Override
    public void zoom(double factor) {
        score.zoom(factor);
    }

    /** N goes to the next of the units that know something, with Shift to the one before; M turns to all numbers and back. */
    @Override
    public boolean key(KeyEvent event) {
        return showsNumbers() && lecture.key(event) || showsBoth() && both.key(event) || keys().handle(event);
    }

    private KeyMap keys() {
        return new KeyMap().onIf(Shortcut.NUMBERS, this::turnToNumbers)
                .onIf(Shortcut.NEXT_KNOWN, () -> model.chooseNamed(1)).onIf(Shortcut.KNOWN_BEFORE, () -> model.chooseNamed(-1));
    }

    private boolean turnToNumbers() {
        boolean fits = session.excerpt() != null && LectureNumbers.fit(session.excerpt().model());
        if (fits) {
            page.set(page.get() == StepPage.NUMBERS ? StepPage.SCORE : StepPage.NUMBERS);
        }
        return fits;
    }

    @Override
    public List<String> pages() {
        return session.excerpt() == null || !LectureNumbers.fit(session.excerpt().model()) ? List.of()
                : Stream.of(StepPage.values()).map(StepPage::id).toList();
    }

    @Override
    public List<String> shownPages() {
        return pages().isEmpty() ? List.of() : List.of(page.get().id());
    }

    @Override
    public void turnTo(String title) {
        Stream.of(StepPage.values()).filter(one -> one.id().equalsIgnoreCase(title)).forEach(page::set);
    }

    @Override
    public SessionFile keep(SessionFile kept) {
        TimeAxis axis = score.axisProperty().get();
        SessionFile seen = kept.withSight(new SessionFile.Viewport(Math.max(0, axis.first()) + 1, axis.columnWidth()));
        return pages.isVisible() ? seen.withPage(page.get().id()) : seen;
    }

    @Override
    public void take(SessionFile kept) {
        page.set(Arrays.stream(StepPage.values()).filter(one -> one.id().equalsIgnoreCase(kept.page())).findFirst()
                .orElse(StepPage.NUMBERS));
        if (kept.sight() != null && score.axisProperty().get().width() > 0) {
            score.axisProperty().set(score.axisProperty().get().from(kept.sight().first() - 1)
                    .withColumn(kept.sight().column()));
        }
    }

    private void showPlace() {
        Cursor cursor = session.cursor();
        Excerpt excerpt = session.excerpt();
        if (excerpt == null) {
            return;
        }
        TimeAxis axis = score.axisProperty().get();
        if (showsNumbers()) {
            transport.showWindow(0, cursor.length());
        } else {
            transport.showWindow(axis.first(), axis.first() + axis.steps());
        }
        score.setAccessibleText(Words.of("view.step.spoken", Numbers.count(cursor.step() + 1L),
                Numbers.count(cursor.length()), SymbolDisplay.name(excerpt.tokens().symbol(Math.min(cursor.step(), excerpt.length() - 1)))));
    }

    // Now

    /** Old numbers fade when those of the cursor take a while. */
    private void showWaiting() {
        Moment moment = model.momentProperty().get();
        boolean current = moment != null && session.excerpt() != null
                && session.excerpt().reading() == moment.excerpt().reading()
                && moment.step() == session.cursor().shown();
        shell.showWaiting(!current && session.excerpt() != null);
    }

    private void play(boolean playing) {
        if (!playing && showsNumbers()) {
            showMoment();
        } else if (!playing) {
            now.flow(Double.NaN);
        }
    }

    private boolean flows() {
        return session.player().isPlaying() && session.player().isSlow() && context.motion().get();
    }

    private void showFlow() {
        if (flows() && showsNumbers()) {
            showMoment();
        } else if (flows()) {
            now.flow(session.player().phase());
        }
    }

    private void showMoment() {
        Moment moment = model.momentProperty().get();
        if (moment != null && showsNumbers() && LectureNumbers.fit(moment.excerpt().model())) {
            lecture.show(moment.excerpt(), moment.step(), flows() ? session.player().phase() : Double.NaN);
        } else if (moment != null) {
            now.show(moment, moment.step() != session.cursor().step(), flows() ? session.player().phase() : Double.NaN);
        }
    }
}
