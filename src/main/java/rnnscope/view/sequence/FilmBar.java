package rnnscope.view.sequence;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import rnnscope.control.FigureContext;
import rnnscope.control.FigureView;
import rnnscope.control.Segments;
import rnnscope.control.Visibility;
import rnnscope.control.YieldingRow;
import rnnscope.figure.picture.CellsPainter;
import rnnscope.figure.picture.FilmFigure;
import rnnscope.language.Words;
import rnnscope.train.example.Film;
import rnnscope.train.example.Film.Move;

/** Bar of a film: the picture in the beam, large; what the shape does there, to be chosen; whether saliency lies on the pictures. */
final class FilmBar extends HBox {
    private static final double SIDE = 152;

    private final Consumer<Film> edit;
    private final FigureView picture;
    private final Label title = new Label();
    private final ObjectProperty<Move> move = new SimpleObjectProperty<>(this, "move");
    private final ObjectProperty<String> shape = new SimpleObjectProperty<>(this, "shape");
    private final BooleanProperty saliency = new SimpleBooleanProperty(this, "saliency");
    private final Segments<Move> moves;
    private final Label first = new Label(Words.of("view.sequence.film.first"));
    private final Button shorter;
    private final Button longer;
    private Film film;
    private int step;
    private boolean showing;

    /** @param edit told of another film */
    FilmBar(FigureContext figures, Consumer<Film> edit) {
        this.edit = edit;
        getStyleClass().add("film-bar");
        picture = new FigureView(figures);
        picture.setId("film-picture");
        picture.setLeast(SIDE * 0.6, SIDE * 0.6);
        picture.minWidthProperty().bind(figures.scaleProperty().multiply(SIDE));
        picture.prefWidthProperty().bind(picture.minWidthProperty());
        picture.prefHeightProperty().bind(picture.minWidthProperty());
        picture.setOnClicked((hit, event) -> {
            if (hit != null) {
                edit.accept(film.passing(step, hit.unit() / Film.SIDE, hit.unit() % Film.SIDE));
            }
        });
        title.setId("film-title");
        title.getStyleClass().add("pane-title");
        moves = new Segments<>("film-move", List.of(Move.values()), Move::word, one -> Words.of("view.sequence.film.move." + one.word()), null, move);
        Segments<String> shapes = new Segments<>("film-shape", Film.shapes(), one -> one, one -> Words.of("view.sequence.film.shape." + one),
                null, shape);
        Segments<Boolean> shows = new Segments<>("film-shows", List.of(false, true), on -> on ? "saliency" : "pictures",
                on -> Words.of(on ? "view.sequence.film.saliency" : "view.sequence.film.pictures"),
                on -> Words.of(on ? "view.sequence.film.saliency.tip" : "view.sequence.film.pictures.tip"), saliency.asObject());
        shorter = button("film-shorter", "−", "view.sequence.film.shorter", () -> edit.accept(film.longer(false)));
        longer = button("film-longer", "+", "view.sequence.film.longer", () -> edit.accept(film.longer(true)));
        first.getStyleClass().add("pane-words");
        Label hint = new Label(Words.of("view.sequence.film.hint"));
        hint.getStyleClass().add("pane-words");
        YieldingRow under = new YieldingRow(shows, hint);
        under.getStyleClass().add("film-row");
        under.giveWay(hint);
        YieldingRow head = new YieldingRow(title, gap(), shorter, longer);
        head.getStyleClass().add("film-row");
        for (Region row : List.of(moves, shapes)) {
            row.setMaxWidth(USE_PREF_SIZE);
        }
        VBox rows = new VBox(head, moves, first, shapes, under);
        rows.getStyleClass().add("film-rows");
        rows.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(rows, Priority.ALWAYS);
        getChildren().addAll(picture, rows);
        move.addListener((property, was, is) -> {
            if (!showing && is != null && step > 0) {
                edit.accept(film.with(step, is));
            }
        });
        shape.addListener((property, was, is) -> {
            if (!showing && is != null) {
                edit.accept(film.with(is));
            }
        });
    }

    private static Region gap() {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return gap;
    }

    private static Button button(String id, String sign, String key, Runnable action) {
        Button button = new Button(sign);
        button.setId(id);
        button.getStyleClass().setAll("button", "quiet-button");
        button.setAccessibleText(Words.of(key));
        button.setTooltip(new Tooltip(Words.of(key)));
        button.setOnAction(event -> action.run());
        return button;
    }

    /** Whether saliency lies on the pictures. */
    BooleanProperty saliencyProperty() {
        return saliency;
    }

    /** @param cells of the picture in the beam */
    void show(Film shown, int at, CellsPainter cells) {
        film = shown;
        step = at;
        showing = true;
        title.setText(Words.of("view.sequence.film.title", at + 1, shown.pictures()));
        move.set(at == 0 ? null : shown.moves().get(at - 1));
        shape.set(shown.shape());
        showing = false;
        Visibility.show(moves, at > 0);
        Visibility.show(first, at == 0);
        shorter.setDisable(shown.pictures() < 2);
        longer.setDisable(shown.pictures() >= Film.MOST);
        picture.figureProperty().set(new FilmFigure(cells, at));
        picture.describe("view.sequence.film.access", at + 1, shown.text());
    }
}
