package rnnscope.app;

import javafx.scene.Node;
import javafx.scene.layout.Region;

/**
 * Workspace between the header and the window's lower edge: the perspective that shows, and the text editor above it.
 * The perspective gives the editor room down to its own least height; what the editor lacks beyond that, it covers.
 */
final class Workspace extends Region {
    private final Region editor;
    private Region perspective;

    Workspace(Region editor) {
        this.editor = editor;
        getChildren().add(editor);
    }

    Region perspective() {
        return perspective;
    }

    void show(Region next) {
        if (next != perspective) {
            perspective = next;
            getChildren().setAll(next, editor);
        }
    }

    @Override
    protected double computeMinWidth(double height) {
        return perspective.minWidth(-1);
    }

    @Override
    protected double computeMinHeight(double width) {
        return perspective.minHeight(width);
    }

    @Override
    protected void layoutChildren() {
        double room = Math.max(0, getHeight() - snapSizeY(perspective.minHeight(getWidth())));
        double wanted = editor.isManaged() ? snapSizeY(editor.prefHeight(getWidth())) : 0;
        double height = Math.min(wanted, Math.max(room, snapSizeY(editor.minHeight(getWidth()))));
        double top = Math.min(height, room);
        for (Node child : getChildren()) {
            if (child == editor) {
                editor.resizeRelocate(0, 0, getWidth(), height);
            } else {
                child.resizeRelocate(0, top, getWidth(), getHeight() - top);
            }
        }
    }
}
