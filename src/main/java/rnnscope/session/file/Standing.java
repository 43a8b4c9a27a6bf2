package rnnscope.session.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import rnnscope.io.opening.ModelOpening.Request;
import rnnscope.language.Words;
import rnnscope.model.Model;
import rnnscope.model.ModelEdits;
import rnnscope.network.pair.Forcing;
import rnnscope.session.Notice;
import rnnscope.session.Selection;
import rnnscope.session.Session;
import rnnscope.session.UnitSort;
import rnnscope.session.example.ExampleLab;
import rnnscope.session.example.ExampleOptions;
import rnnscope.session.file.SessionFile.Chosen;
import rnnscope.session.file.SessionFile.ExamplePlace;
import rnnscope.session.file.SessionFile.ForcedSymbol;
import rnnscope.session.file.SessionFile.ForcedWeights;
import rnnscope.session.file.SessionFile.ModelPlace;
import rnnscope.session.file.SessionFile.TextPlace;
import rnnscope.session.library.Library;
import rnnscope.session.reading.Excerpt;
import rnnscope.session.reading.SourceText;
import rnnscope.session.subject.Subjects;
import rnnscope.text.TextRange;
import rnnscope.text.Vocabulary;

/**
 * How things stand in a window: what is in front, kept in the words of a session file and brought back from them. All
 * methods are called in the foreground.
 */
public final class Standing {
    private static final String TEXT_SUFFIX = ".txt";

    private final Session session;
    private final ExampleLab examples;
    private final Subjects subjects;
    /** What is to be brought back once its model is open; null for nothing. */
    private Awaited awaited;

    private static final class Awaited {
        private final SessionFile file;
        private final Runnable then;
        /** Read in the background; null before. */
        private volatile Model model;
        private volatile String remark;

        private Awaited(SessionFile file, Runnable then) {
            this.file = file;
            this.then = then;
        }
    }

    public Standing(Session session, ExampleLab examples, Subjects subjects) {
        this.session = session;
        this.examples = examples;
        this.subjects = subjects;
        session.openCountProperty().addListener((property, was, is) -> textOpened());
        examples.openCountProperty().addListener((property, was, is) -> exampleOpened());
    }

    // Keeping

    /**
     * What is in front, but for where its model is: that is found out in the background by {@link #place}.
     *
     * @throws IllegalArgumentException in words for the user when it cannot be kept
     */
    public SessionFile now() {
        if (subjects.front() == null) {
            return SessionFile.EMPTY;
        }
        if (subjects.front().isOfRun()) {
            throw new IllegalArgumentException(Words.of("session.standing.run"));
        }
        if (subjects.showsExample()) {
            return new SessionFile(SessionFile.VERSION, null, null, null, null, example(), examples.cursor().step() + 1, null,
                    null, changes(examples.editsProperty().get()), null, null, null, null, null, null);
        }
        if (isOfExamples()) {
            return new SessionFile(SessionFile.VERSION, null, null, null, null, example(), examples.cursor().step() + 1, null,
                    null, changes(subjects.corpora().session().edits()), null, null, null, null, null, null);
        }
        Excerpt open = session.excerpt();
        return new SessionFile(SessionFile.VERSION, null, null, null, text(open.source()), null,
                session.cursor().step() + 1, chosen(session.selection()), null, changes(session.edits()), null, null, null,
                null, null, null);
    }

    /** The model in front as it was opened; null where nothing is open. */
    public Model model() {
        return subjects.front() == null ? null : subjects.showsExample() || isOfExamples() ? examples.answer().opened()
                : session.openedModel();
    }

    /** Whether the examples of the task of what answers show in its place. */
    private boolean isOfExamples() {
        return subjects.showsCorpus() && examples.answer() != null
                && examples.answer().model().card().equals(subjects.front().model().card());
    }

    /**
     * Where a model is, from a session's file. Works in the background.
     *
     * @throws IllegalArgumentException in words for the user when it has no place
     */
    public ModelPlace place(Model model, Path sessionFile) throws Exception {
        Path file = session.files().origins().of(model);
        if (file != null) {
            return place(file, sessionFile);
        }
        String name = model.card().name();
        Library.Entry<Model> shipped = Library.model(name).orElse(Library.first());
        if (shipped.name().equals(name)) {
            return new ModelPlace(name, null, null);
        }
        throw new IllegalArgumentException(Words.of("session.standing.no-file", name));
    }

    /** Where a model's file is, from a session's file. */
    static ModelPlace place(Path file, Path sessionFile) throws IOException {
        Path folder = sessionFile.toAbsolutePath().normalize().getParent();
        boolean near = folder != null && folder.getRoot() != null && folder.getRoot().equals(file.getRoot());
        return new ModelPlace(null, (near ? folder.relativize(file) : file).toString().replace('\\', '/'),
                SessionFiles.hash(file));
    }

    private static List<Change> changes(ModelEdits edits) {
        return edits.isEmpty() ? null : Change.of(edits);
    }

    private static TextPlace text(SourceText source) {
        boolean shipped = source.name().endsWith(TEXT_SUFFIX) && Library.text(base(source.name())).isPresent();
        return shipped ? new TextPlace(base(source.name()), null, null) : new TextPlace(null, source.name(), source.raw());
    }

    private static String base(String name) {
        return name.substring(0, name.length() - TEXT_SUFFIX.length());
    }

    private static Chosen chosen(Selection selection) {
        TextRange range = selection.rangeProperty().get();
        return new Chosen(selection.layer() + 1, selection.unit(), selection.unitPinnedProperty().get(),
                selection.textChannelProperty().get(), selection.mapChannelProperty().get(),
                selection.sortProperty().get().name().toLowerCase(Locale.ROOT),
                selection.equationPinnedProperty().get() ? selection.shownEquation() : null,
                range == null ? null : range.from() + 1, range == null ? null : range.to());
    }

    private ExamplePlace example() {
        ExampleOptions options = examples.options();
        Vocabulary written = examples.answer().model().output().vocabulary();
        List<ForcedSymbol> symbols = new ArrayList<>();
        List<ForcedWeights> weights = new ArrayList<>();
        for (int step = 0; step < examples.answer().steps(); step++) {
            int symbol = options.forcing().symbol(step);
            if (symbol >= 0) {
                symbols.add(new ForcedSymbol(step + 1, symbol < written.size() ? written.symbol(symbol) : ""));
            }
            float[] row = options.forcing().weights(step);
            if (row != null) {
                List<Float> values = new ArrayList<>();
                for (float value : row) {
                    values.add(value);
                }
                weights.add(new ForcedWeights(step + 1, values));
            }
        }
        return new ExamplePlace(examples.sourceText(), options.search().name().toLowerCase(Locale.ROOT), options.beamWidth(),
                options.temperature(), options.seed(), options.teacherForced(), symbols.isEmpty() ? null : symbols,
                weights.isEmpty() ? null : weights);
    }

    // Bringing back

    /**
     * Opens what a session says.
     *
     * @param from  the session's file, beside which models are looked for; null for none
     * @param model in place of the one that it says; null for that
     * @param then  called when it is open
     * @throws SessionFileException when it names something that is not there
     */
    public void open(SessionFile file, Path from, Model model, Runnable then) throws SessionFileException {
        String who = from == null ? Words.of("session.standing.session") : from.toString();
        Callable<SourceText> source = source(file.text(), who);
        Awaited wanted = new Awaited(file, then);
        ModelPlace place = file.model();
        Callable<Model> read = model != null ? () -> model : place == null ? Library.first().load()
                : reading(place, from, who, wanted);
        String name = model != null ? model.card().name() : place == null ? Library.first().name()
                : place.shipped() != null ? place.shipped() : place.path();
        awaited = wanted;
        session.openModel(name, () -> {
            wanted.model = read.call();
            return wanted.model;
        }, examples::open, source, file.at() == null ? 0 : file.at() - 1);
    }

    /** Whether something is being opened; also where it could not be. */
    public boolean isOpening() {
        return awaited != null;
    }

    private static Callable<SourceText> source(TextPlace text, String who) throws SessionFileException {
        if (text == null) {
            return null;
        }
        if (text.shipped() == null) {
            return () -> new SourceText(text.name() == null ? Words.of("session.standing.text") : text.name(), text.content());
        }
        return Library.text(text.shipped()).orElseThrow(() -> new SessionFileException(who
                + ": " + Words.of("session.standing.text-not-shipped", text.shipped()))).load();
    }

    private Callable<Model> reading(ModelPlace place, Path from, String who, Awaited wanted) throws SessionFileException {
        if (place.shipped() != null) {
            return place.shipped().equals(Library.first().name()) ? Library.first().load()
                    : Library.model(place.shipped()).orElseThrow(() -> new SessionFileException(who + ": "
                            + Words.of("session.standing.model-not-shipped", place.shipped()))).load();
        }
        Path beside = from == null || from.toAbsolutePath().getParent() == null ? Path.of(place.path())
                : from.toAbsolutePath().getParent().resolve(place.path()).normalize();
        if (!Files.exists(beside)) {
            throw new SessionFileException(who + ": " + Words.of("session.standing.model-not-there", beside));
        }
        return () -> {
            Model model = session.files().read(beside, Request.NONE);
            if (place.sha256() != null && !place.sha256().equalsIgnoreCase(SessionFiles.hash(beside))) {
                wanted.remark = Words.of("session.standing.model-changed", beside.getFileName());
            }
            return model;
        };
    }

    private void textOpened() {
        Awaited now = awaited;
        if (now == null || now.model == null || session.openedModel() != now.model) {
            return;
        }
        awaited = null;
        choose(now.file.chosen(), session.selection());
        try {
            session.editModel(edits(now.file), true);
        } catch (IllegalArgumentException e) {
            now.remark = Words.of("session.standing.change", e.getMessage());
        }
        arrived(now);
    }

    private static ModelEdits edits(SessionFile file) {
        return Change.edits(file.changes());
    }

    private static void choose(Chosen chosen, Selection selection) {
        if (chosen == null) {
            return;
        }
        if (chosen.layer() != null) {
            selection.pinLayer(chosen.layer() - 1);
        }
        if (chosen.unit() != null) {
            selection.pinUnit(chosen.unit());
        }
        if (!chosen.pinned()) {
            selection.unpin();
        }
        set(chosen.textChannel(), selection.textChannelProperty()::set);
        set(chosen.mapChannel(), selection.mapChannelProperty()::set);
        set(chosen.equation(), selection::pinEquation);
        Arrays.stream(UnitSort.values()).filter(sort -> sort.name().equalsIgnoreCase(chosen.sort()))
                .forEach(selection.sortProperty()::set);
        if (chosen.from() != null && chosen.to() != null) {
            selection.rangeProperty().set(TextRange.between(chosen.from() - 1, chosen.to() - 1));
        }
    }

    private static void set(String value, java.util.function.Consumer<String> taker) {
        if (value != null) {
            taker.accept(value);
        }
    }

    private void exampleOpened() {
        Awaited now = awaited;
        if (now == null || now.model == null || examples.answer() == null || examples.answer().opened() != now.model) {
            return;
        }
        awaited = null;
        ExamplePlace example = now.file.example();
        if (example != null) {
            examples.setSource(example.source(), true);
            examples.setOptions(options(example, now.model), true);
        }
        try {
            examples.editModel(edits(now.file), true);
        } catch (IllegalArgumentException e) {
            now.remark = Words.of("session.standing.change", e.getMessage());
        }
        if (now.file.at() != null) {
            examples.putCursor(now.file.at() - 1);
        }
        arrived(now);
    }

    private static ExampleOptions options(ExamplePlace example, Model model) {
        ExampleOptions usual = ExampleOptions.USUAL;
        ExampleOptions.Search search = Arrays.stream(ExampleOptions.Search.values())
                .filter(one -> one.name().equalsIgnoreCase(example.search())).findFirst().orElse(usual.search());
        Forcing forcing = Forcing.NONE;
        for (ForcedSymbol one : example.symbols() == null ? List.<ForcedSymbol>of() : example.symbols()) {
            Vocabulary written = model.output().vocabulary();
            forcing = forcing.withSymbol(one.step() - 1, one.symbol().isEmpty() ? written.size() : written.id(one.symbol()));
        }
        for (ForcedWeights one : example.weights() == null ? List.<ForcedWeights>of() : example.weights()) {
            float[] row = new float[one.weights().size()];
            for (int i = 0; i < row.length; i++) {
                row[i] = one.weights().get(i);
            }
            forcing = forcing.withWeights(one.step() - 1, row);
        }
        return new ExampleOptions(search, example.beamWidth() == null ? usual.beamWidth() : example.beamWidth(),
                example.temperature() == null ? usual.temperature() : example.temperature(),
                example.seed() == null ? usual.seed() : example.seed(), Boolean.TRUE.equals(example.teacherForced()), forcing);
    }

    private void arrived(Awaited opened) {
        if (opened.remark != null) {
            session.noticeProperty().set(Notice.warning(opened.remark));
        }
        opened.then.run();
    }
}
