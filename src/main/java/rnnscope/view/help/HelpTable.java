package rnnscope.view.help;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.layout.Region;

/**
 * Table of a page. A column that needs no more than its share of the width gets what it needs; the others share the
 * rest, and their words are wrapped.
 */
final class HelpTable extends Region {
    private final List<List<Region>> rows = new ArrayList<>();

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

    private int columns() {
        return rows.stream().mapToInt(List::size).max().orElse(0);
    }

    private double[] natural() {
        double[] widths = new double[columns()];
        for (List<Region> row : rows) {
            for (int c = 0; c < row.size(); c++) {
                widths[c] = Math.max(widths[c], Math.ceil(row.get(c).prefWidth(-1)));
            }
        }
        return widths;
    }

    /** Widths of the columns in a table of this width, or of any width where it is negative. */
    private double[] widths(double width) {
        double[] natural = natural();
        double[] widths = natural.clone();
        double rest = width;
        int left = widths.length;
        boolean[] settled = new boolean[widths.length];
        boolean settles = width >= 0;
        while (settles && left > 0) {
            settles = false;
            double share = rest / left;
            for (int c = 0; c < widths.length; c++) {
                if (!settled[c] && natural[c] <= share) {
                    settled[c] = true;
                    settles = true;
                    rest -= natural[c];
                    left--;
                }
            }
            for (int c = 0; c < widths.length && left > 0; c++) {
                widths[c] = settled[c] ? natural[c] : Math.floor(rest / left);
            }
        }
        return widths;
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
        double sum = 0;
        for (double width : natural()) {
            sum += width;
        }
        return sum;
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
