package rnnscope.view.comparison;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import rnnscope.figure.Numbers;
import rnnscope.io.opening.ModelOpening.Request;
import rnnscope.language.Words;
import rnnscope.model.Model;
import rnnscope.session.comparison.ComparisonLab;
import rnnscope.session.comparison.Partner;
import rnnscope.session.library.FilesToOpen;
import rnnscope.session.library.Library;
import rnnscope.session.library.Library.Entry;
import rnnscope.session.library.Recents.Kind;
import rnnscope.session.training.TrainingRun;
import rnnscope.train.live.history.HistoryPoint;
import rnnscope.view.chooser.Chooser;
import rnnscope.view.chooser.RecentFiles;
import rnnscope.view.help.HelpPage;

/** Chooser of what the model in front is compared with: another model, itself before its edits, a point of the run. */
public final class CompareChooser extends Chooser {
    private static final int MOST_STEPS = Integer.MAX_VALUE;

    private final ComparisonLab lab;
    private final TrainingRun run;
    private final Consumer<Partner> compare;

    /**
     * @param front    name of the model in front
     * @param recent   files of models that were open, which {@code compareFile} takes
     * @param openFile asks for a file
     * @param compare  begins to compare, and shows it
     */
    public CompareChooser(ComparisonLab lab, TrainingRun run, String front, RecentFiles recent, Runnable openFile,
            Consumer<Partner> compare) {
        this.lab = lab;
        this.run = run;
        this.compare = compare;
        HelpPage.set(this, "compare");
        addColumns(() -> {
            addHeading(Words.of("view.comparison.chooser.models"));
            Library.shippedModels().stream().filter(model -> !model.name().equals(front)).forEach(this::addModel);
        }, () -> {
            addHeading(Words.of("view.comparison.chooser.itself"));
            addChoice("compare-unedited", Words.of("view.comparison.chooser.unedited"),
                    Words.of("view.comparison.chooser.unedited.about"), lab.partner() instanceof Partner.Unedited,
                    () -> compare.accept(new Partner.Unedited()));
            if (run.canBeWatched() && run.subject() != null) {
                addRun();
            }
            recent.addTo(this, Kind.MODELS);
        });
        addSeparator();
        addCommand("compare-file", Feather.FOLDER, Words.of("view.comparison.chooser.file"), openFile);
        if (lab.partner() != null) {
            addCommand("compare-end", Feather.X, Words.of("view.comparison.end"), lab::close);
        }
    }

    private void addModel(Entry<Model> model) {
        boolean chosen = lab.partner() instanceof Partner.OfModel other && other.name().equals(model.name());
        addChoice("compare-" + model.name(), model.name(), model.description(), chosen,
                () -> compare.accept(new Partner.OfModel(model.name(), model.load())));
    }

    /** Two points of the run, by their steps. */
    private void addRun() {
        addHeading(Words.of("view.comparison.chooser.run"));
        List<HistoryPoint> history = run.frame().history();
        int last = (int) Math.min(MOST_STEPS, run.frame().iteration());
        Spinner<Integer> first = steps("compare-run-a", "A", last, last);
        Spinner<Integer> second = steps("compare-run-b", "B", (int) history.get(history.size() / 2).iteration(), last);
        Button go = new Button(Words.of("view.comparison.chooser.run.go"));
        go.setId("compare-run");
        go.getStyleClass().setAll("button", "quiet-button");
        go.setMinWidth(USE_PREF_SIZE);
        go.setOnAction(event -> {
            close();
            run.goTo(first.getValue());
            run.watchedProperty().set(true);
            Model other = run.modelAt(second.getValue());
            compare.accept(new Partner.OfRun(second.getValue(), other));
        });
        HBox row = new HBox(new Label("A"), first, new Label("B"), second, go);
        row.getStyleClass().add("comparison-run");
        add(row);
        Label about = new Label(Words.of("view.comparison.chooser.run.about", Numbers.count(run.frame().iteration())));
        about.getStyleClass().addAll("choice-about", "comparison-note");
        add(about);
    }

    private static Spinner<Integer> steps(String id, String side, int value, int most) {
        Spinner<Integer> spinner = new Spinner<>(0, most, value, Math.max(1, most / 20));
        spinner.setId(id);
        spinner.setEditable(true);
        spinner.setAccessibleText(Words.of("view.comparison.chooser.run.step", side));
        return spinner;
    }

    /** What compares with a model's file. */
    public static Partner file(FilesToOpen files, Path file) {
        return new Partner.OfModel(FilesToOpen.nameOf(file), () -> files.read(file, Request.NONE));
    }
}
