package rnnscope.session.example;

import java.util.concurrent.Callable;
import rnnscope.model.Model;
import rnnscope.model.Wiring;
import rnnscope.session.Cursor;
import rnnscope.session.Player;
import rnnscope.session.Subject;

/** Subject of a model that learned from examples, the source that it reads, and its answer. */
public final class ExampleSubject implements Subject {
    private final ExampleLab lab;
    private final boolean ofRun;
    /** What is read when it is shown first; null where it has been. */
    private final Callable<Model> beginning;
    /** How it was left; null while it is in front, and before it was shown first. */
    private ExampleLab.Left left;

    ExampleSubject(ExampleLab lab, boolean ofRun, Callable<Model> beginning) {
        this.lab = lab;
        this.ofRun = ofRun;
        this.beginning = beginning;
    }

    Callable<Model> beginning() {
        return beginning;
    }

    /** How it was left, or null. */
    ExampleLab.Left left() {
        return left;
    }

    void leave(ExampleLab.Left now) {
        left = now;
    }

    private Model model() {
        return isShown() ? lab.answer().model() : left == null ? null : left.answer().model();
    }

    @Override
    public Wiring wiring() {
        return model() == null ? null : model().spec().wiring();
    }

    @Override
    public String name() {
        return model() == null ? "" : model().card().name();
    }

    @Override
    public boolean isOfRun() {
        return ofRun;
    }

    @Override
    public void show() {
        lab.show(this);
    }

    @Override
    public boolean isShown() {
        return lab.subject() == this;
    }

    @Override
    public Cursor cursor() {
        return lab.cursor();
    }

    @Override
    public Player player() {
        return lab.player();
    }

    @Override
    public void undo() {
        lab.undo();
    }

    @Override
    public void redo() {
        lab.redo();
    }
}
