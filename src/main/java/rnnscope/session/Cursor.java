package rnnscope.session;

import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/**
 * Cursor of the window: one step of the text, which every part of the window shows, and one that the pointer previews.
 */
public final class Cursor {
    private final ReadOnlyIntegerWrapper length = new ReadOnlyIntegerWrapper(this, "length", 0);
    private final ReadOnlyIntegerWrapper step = new ReadOnlyIntegerWrapper(this, "step", 0);
    private final ReadOnlyIntegerWrapper preview = new ReadOnlyIntegerWrapper(this, "preview", -1);

    /** Steps of the text. */
    public ReadOnlyIntegerProperty lengthProperty() {
        return length.getReadOnlyProperty();
    }

    public int length() {
        return length.get();
    }

    public ReadOnlyIntegerProperty stepProperty() {
        return step.getReadOnlyProperty();
    }

    public int step() {
        return step.get();
    }

    /** The step under the pointer, or −1. */
    public ReadOnlyIntegerProperty previewProperty() {
        return preview.getReadOnlyProperty();
    }

    /** The step whose numbers are shown: the one under the pointer, else the cursor's. */
    public int shown() {
        return preview.get() >= 0 ? preview.get() : step.get();
    }

    public boolean isAtEnd() {
        return step.get() >= length.get() - 1;
    }

    /** Goes to a step, or as near as the text allows. */
    public void moveTo(int target) {
        step.set(Math.max(0, Math.min(length.get() - 1, target)));
    }

    public void moveBy(int steps) {
        moveTo(step.get() + steps);
    }

    /** Shows a step without going there; −1 ends it. */
    public void preview(int target) {
        preview.set(target < length.get() ? Math.max(-1, target) : -1);
    }

    /** Another text of so many steps, at a step of it. */
    public void reset(int newLength, int newStep) {
        preview.set(-1);
        length.set(newLength);
        moveTo(newStep);
    }
}
