package rnnscope.view.dynamics;

import java.util.List;
import javafx.collections.FXCollections;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import rnnscope.analysis.dynamics.FixedPoint;
import rnnscope.analysis.gradient.Spectrum.Eigenvalue;
import rnnscope.control.Card;
import rnnscope.control.FigureView;
import rnnscope.control.Visibility;
import rnnscope.control.YieldingColumn;
import rnnscope.figure.dynamics.EigenvaluesFigure;
import rnnscope.language.Words;
import rnnscope.session.dynamics.PointsQuestion;
import rnnscope.session.reading.Excerpt;
import rnnscope.view.SidePage;
import rnnscope.view.Waiting;
import rnnscope.view.unit.page.WorkBar;

/** Page of the fixed and slow points while a symbol is held: a list of them, and the eigenvalues of the one that is chosen. */
final class PointsPage implements SidePage {
    private static final int FEW = 6;
    private static final double LIST = 200;
    private static final double LEAST_LIST = 96;

    private final DynamicsContext context;
    private final PortraitModel portrait;
    private final ListView<FixedPoint> list = new ListView<>();
    private final Label hint = PageParts.words("points-hint");
    private final FigureView eigenvalues;
    private final Label words = PageParts.words("eigenvalue-words");
    private final Card points;
    private final Card spectrum;
    private final YieldingColumn node;
    private List<FixedPoint> listed = List.of();
    private EigenvaluesFigure shown;
    private boolean showing;

    PointsPage(DynamicsContext context) {
        this.context = context;
        portrait = context.portrait();
        list.setId("points");
        list.getStyleClass().add("points");
        list.setAccessibleText(Words.of("dynamics.points"));
        list.setCellFactory(view -> new Row());
        points = PageParts.card("dynamics.points", list,
                new WorkBar(Words.of("dynamics.points.working"), context.lab().points()), hint, list);
        eigenvalues = PageParts.figure(context, "eigenvalues", 160, 130);
        spectrum = PageParts.card("dynamics.eigenvalues", eigenvalues, eigenvalues, words);
        node = PageParts.column(points, spectrum);
        node.giveWay(spectrum);
        list.getSelectionModel().selectedItemProperty().addListener((property, was, is) -> {
            if (!showing && is != null) {
                portrait.choose(is);
            }
        });
        eigenvalues.setOnClicked((hit, event) -> {
            double scale = context.view().figures().scale();
            int i = shown == null ? -1 : shown.indexAt(event.getX() / scale, event.getY() / scale,
                    eigenvalues.getWidth() / scale, eigenvalues.getHeight() / scale);
            if (i >= 0) {
                portrait.eigenvalueProperty().set(i);
            }
        });
        context.lab().points().answerProperty().addListener((property, was, is) -> context.changed().run());
    }

    /** Row of the list: number, kind, speed, slowest time constant, how many states led there. */
    private final class Row extends ListCell<FixedPoint> {
        @Override
        protected void updateItem(FixedPoint point, boolean isEmpty) {
            super.updateItem(point, isEmpty);
            setText(null);
            setGraphic(isEmpty || point == null ? null : row(point));
            setAccessibleText(isEmpty || point == null ? null : PointWords.all(point, listed.indexOf(point)));
        }

        private HBox row(FixedPoint point) {
            Label number = cell(String.valueOf(listed.indexOf(point) + 1), "point-number");
            Label kind = cell(PointWords.kind(point), "point-kind");
            HBox.setHgrow(kind, Priority.ALWAYS);
            kind.setMaxWidth(Double.MAX_VALUE);
            Label slowest = cell(Words.of("dynamics.points.slowest", PointWords.slowest(point)), "point-value");
            Label found = cell(Words.count("dynamics.points.found", point.found()), "point-value");
            HBox row = new HBox(number, kind, slowest, found);
            row.getStyleClass().add("point-row");
            return row;
        }

        private static Label cell(String text, String style) {
            Label label = new Label(text);
            label.getStyleClass().add(style);
            label.setMinWidth(Region.USE_PREF_SIZE);
            return label;
        }
    }

    @Override
    public String key() {
        return "dynamics.page.points.";
    }

    @Override
    public Region node() {
        return node;
    }

    @Override
    public void show(boolean shows) {
        if (!shows) {
            context.lab().points().cancel();
        }
    }

    @Override
    public void refresh() {
        Excerpt studied = context.lab().studied();
        if (studied == null) {
            return;
        }
        if (!context.session().player().isPlaying()) {
            context.lab().points().ask(new PointsQuestion(context.lab().course(studied), context.lab().held(studied)));
        }
        List<FixedPoint> now = portrait.points();
        boolean isKnown = context.lab().points().current() != null;
        String held = HeldBox.name(context.lab(), studied);
        points.setBeside(Words.of("dynamics.points.beside", held));
        points.setAside(PointWords.counts(now));
        showing = true;
        if (now != listed && !now.equals(listed)) {
            listed = now;
            list.setItems(FXCollections.observableArrayList(now));
        }
        FixedPoint chosen = portrait.pointProperty().get();
        if (chosen == null) {
            list.getSelectionModel().clearSelection();
        } else if (list.getSelectionModel().getSelectedItem() != chosen) {
            list.getSelectionModel().select(chosen);
            list.scrollTo(chosen);
        }
        showing = false;
        hint.setText(now.isEmpty() ? Words.of(isKnown ? "dynamics.points.none" : "dynamics.points.wait", held)
                : Words.of("dynamics.points.hint"));
        Waiting.show(list, !isKnown && !context.session().isChanging() && !now.isEmpty());
        Visibility.show(list, !now.isEmpty());
        // what a few points leave is for the picture below
        VBox.setVgrow(points, now.size() <= FEW ? Priority.NEVER : Priority.ALWAYS);
        list.setPrefHeight(Math.min(LIST, now.size() * list.getFixedCellSize() + 4));
        list.setMinHeight(Math.min(LEAST_LIST, list.getPrefHeight()));
        showEigenvalues(now, chosen);
    }

    private void showEigenvalues(List<FixedPoint> all, FixedPoint chosen) {
        FixedPoint of = chosen != null ? chosen : all.isEmpty() ? null : all.get(0);
        Visibility.show(spectrum, of != null);
        if (of == null) {
            return;
        }
        int direction = chosen == null ? -1 : portrait.eigenvalueProperty().get();
        double[] real = of.eigenvalues().stream().mapToDouble(Eigenvalue::real).toArray();
        double[] imaginary = of.eigenvalues().stream().mapToDouble(Eigenvalue::imaginary).toArray();
        shown = new EigenvaluesFigure(real, imaginary, direction);
        eigenvalues.figureProperty().set(shown);
        spectrum.setBeside(Words.of("dynamics.eigenvalues.beside", all.indexOf(of) + 1));
        spectrum.setAside(Words.of("dynamics.eigenvalues.aside", of.unstableDirections(), real.length));
        words.setText(shown.words(Math.max(0, direction)));
        eigenvalues.setAccessibleText(words.getText());
    }
}
