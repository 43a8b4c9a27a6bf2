package rnnscope.view.edit;

import java.util.List;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import rnnscope.control.Segments;
import rnnscope.control.key.KeyMap;
import rnnscope.control.key.Shortcut;
import rnnscope.language.Words;
import rnnscope.text.TextRange;

/** Rows that choose what is changed of a network: the part, its quantity, the unit, the steps. */
final class SiteRows extends VBox {
    private final ExampleEdits edits;
    private final ComboBox<String> part = new ComboBox<>();
    private final HBox first = new HBox(part);
    private final TextField unit = new TextField();
    private final Label of = new Label();
    private final TextField steps = new TextField();
    private List<Site> sites = List.of();
    private String shownPart;

    SiteRows(ExampleEdits edits) {
        this.edits = edits;
        getStyleClass().add("edit-pane");
        part.setId("change-part");
        part.setTooltip(new Tooltip(Words.of("view.edit.site.part")));
        part.setMinWidth(0);
        first.getStyleClass().add("edit-line");
        first.setAlignment(Pos.CENTER_LEFT);
        field(unit, "change-unit", Words.of("view.edit.site.unit.tip"));
        field(steps, "change-steps", Words.of("view.edit.site.steps.tip"));
        steps.setPromptText(Words.of("view.edit.site.all"));
        Label unitName = new Label(Words.of("view.edit.site.unit"));
        Label stepsName = new Label(Words.of("view.edit.site.steps"));
        HBox second = new HBox(unitName, unit, of, stepsName, steps);
        second.getStyleClass().add("edit-line");
        second.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(first, second);
        part.getSelectionModel().selectedItemProperty().addListener((property, was, is) -> choose(is));
        commits(unit, this::takeUnit);
        commits(steps, this::takeSteps);
        new KeyMap().on(Shortcut.ENTRY_ABOVE, () -> moveUnit(1)).on(Shortcut.ENTRY_BELOW, () -> moveUnit(-1)).filter(unit);
    }

    private void moveUnit(int by) {
        edits.unitProperty().set(Math.max(0, Math.min(edits.units() - 1, edits.unit() + by)));
        unit.setText(Integer.toString(edits.unit()));
    }

    private static void field(TextField field, String id, String tip) {
        field.setId(id);
        field.getStyleClass().add("value-field");
        field.setTooltip(new Tooltip(tip));
        field.setAccessibleText(tip);
        field.setAlignment(Pos.CENTER_RIGHT);
    }

    private static void commits(TextField field, Runnable action) {
        field.setOnAction(event -> action.run());
        field.focusedProperty().addListener((property, was, is) -> {
            if (!is) {
                action.run();
            }
        });
    }

    private void choose(String chosen) {
        if (chosen != null && !chosen.equals(edits.siteProperty().get().part())) {
            sites.stream().filter(s -> s.part().equals(chosen)).reduce((a, b) -> a.channel().id().equals("hidden") ? a : b)
                    .ifPresent(edits.siteProperty()::set);
        }
    }

    private void takeUnit() {
        String typed = unit.getText().strip();
        if (typed.matches("\\d{1,6}")) {
            edits.unitProperty().set(Math.min(edits.units() - 1, Integer.parseInt(typed)));
        }
        unit.setText(Integer.toString(edits.unit()));
    }

    private void takeSteps() {
        String typed = steps.getText().strip();
        String[] ends = typed.split("\\s*[-–]\\s*");
        boolean numbers = !typed.isEmpty() && ends.length <= 2
                && List.of(ends).stream().allMatch(end -> end.matches("[1-9]\\d{0,5}"));
        if (typed.isEmpty()) {
            edits.spanProperty().set(TextRange.ALL);
        } else if (numbers) {
            edits.spanProperty().set(TextRange.between(Integer.parseInt(ends[0]) - 1,
                    Integer.parseInt(ends[ends.length - 1]) - 1));
        }
        showSteps();
    }

    private void showSteps() {
        TextRange span = edits.span();
        steps.setText(span.equals(TextRange.ALL) ? "" : span.length() == 1 ? Integer.toString(span.to())
                : span.from() + 1 + "-" + span.to());
        steps.setDisable(edits.siteProperty().get().once());
    }

    /** Says anew what can be chosen, and what is. */
    void refresh() {
        List<Site> all = edits.sites();
        Site site = edits.siteProperty().get();
        if (all != sites) {
            sites = all;
            shownPart = null;
            part.setItems(FXCollections.observableArrayList(all.stream().map(Site::part).distinct().toList()));
        }
        if (!site.part().equals(shownPart)) {
            shownPart = site.part();
            List<Site> own = all.stream().filter(s -> s.part().equals(shownPart)).toList();
            Segments<Site> symbols = new Segments<>("change-channel", own, s -> s.channel().symbol(),
                    s -> Words.of("view.edit.site.channel", s.channel().label()), edits.siteProperty());
            first.getChildren().setAll(part, symbols);
        }
        part.getSelectionModel().select(site.part());
        of.setText(Words.of("view.edit.site.of", site.units()));
        if (!unit.isFocused()) {
            unit.setText(Integer.toString(edits.unit()));
        }
        if (!steps.isFocused()) {
            showSteps();
        }
    }
}
