package rnnscope.view.help;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;

/**
 * Table of a page. Every column is as wide as its widest word, and what is left of the width is shared out by what more
 * each column would need.
 */
final class HelpTable extends Region {
    private final List<List<Region>> rows = new ArrayList<>();
    /** Widths of the columns, null until they are measured. */
    private double[] natural;
    private double[] least;

    HelpTable() {
        getStyleClass().add("help-table");
    }

    /** Adds a row of cells, whose heights follow from their widths. */
    void addRow(List<? extends Region> cells) {
        rows.add(List.copyOf(cells));
        getChildren().addAll(cells);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    public void requestLayout() {
        natural = null;
        super.requestLayout();
    }

    private int columns() {
        return rows.stream().mapToInt(List::size).max().orElse(0);
    }

    /** Widths at which nothing is wrapped, and below which words would be. */
    private void measure() {
        if (natural != null) {
            return;
        }
        natural = new double[columns()];
        least = new double[natural.length];
        for (List<Region> row : rows) {
            for (int c = 0; c < row.size(); c++) {
                Region cell = row.get(c);
                double around = cell.snappedLeftInset() + cell.snappedRightInset();
                natural[c] = Math.max(natural[c], Math.ceil(cell.prefWidth(-1)));
                least[c] = Math.max(least[c], Math.ceil(around + widestWord(cell)));
            }
        }
    }

    private static double widestWord(Region cell) {
        double widest = 0;
        for (Node child : cell.getChildrenUnmodifiable()) {
            if (child instanceof Text text) {
                for (String word : text.getText().split("\\s+")) {
                    Text alone = new Text(word);
                    alone.setFont(text.getFont());
                    widest = Math.max(widest, alone.getLayoutBounds().getWidth());
                }
            } else {
                widest = Math.max(widest, child.prefWidth(-1));
            }
        }
        return widest;
    }

    /** Widths of the columns in a table of this width, or of any width where it is negative. */
    private double[] widths(double width) {
        measure();
        double whole = sum(natural);
        double words = sum(least);
        double[] widths = natural.clone();
        if (width >= 0 && whole > width) {
            double part = whole > words ? Math.max(0, width - words) / (whole - words) : 0;
            double fits = Math.min(1, width / words);
            for (int c = 0; c < widths.length; c++) {
                widths[c] = Math.floor(least[c] * fits + (natural[c] - least[c]) * part);
            }
        }
        return widths;
    }

    private static double sum(double[] values) {
        return Arrays.stream(values).sum();
    }

    private double height(List<Region> row, double[] widths) {
        double height = 0;
        for (int c = 0; c < row.size(); c++) {
            height = Math.max(height, Math.ceil(row.get(c).prefHeight(widths[c])));
        }
        return height;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        measure();
        return sum(natural);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        double[] widths = widths(width);
        return rows.stream().mapToDouble(row -> height(row, widths)).sum();
    }

    @Override
    protected void layoutChildren() {
        double[] widths = widths(getWidth());
        double y = 0;
        for (List<Region> row : rows) {
            double height = height(row, widths);
            double x = 0;
            for (int c = 0; c < row.size(); c++) {
                row.get(c).resizeRelocate(x, y, widths[c], height);
                x += widths[c];
            }
            y += height;
        }
    }
}
