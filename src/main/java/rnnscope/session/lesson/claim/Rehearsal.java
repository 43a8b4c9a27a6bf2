package rnnscope.session.lesson.claim;

import rnnscope.math.Kernels;
import rnnscope.session.Notice;
import rnnscope.session.Session;
import rnnscope.session.corpus.CorpusLab;
import rnnscope.session.example.ExampleAnswer;
import rnnscope.session.example.ExampleLab;
import rnnscope.session.file.SessionFile;
import rnnscope.session.file.SessionFileException;
import rnnscope.session.file.Standing;
import rnnscope.session.gradient.GradientLab;
import rnnscope.session.gradient.question.Answer;
import rnnscope.session.subject.Subjects;
import rnnscope.session.training.TrainingRun;

/** Rehearsal of a lesson: everything that a window would work out, without one, while whoever asks waits. */
final class Rehearsal {
    private final Session session;
    private final ExampleLab examples;
    private final GradientLab gradients;
    private final Standing standing;
    private SessionFile examined = SessionFile.EMPTY;

    Rehearsal() {
        session = new Session(Kernels.best(), Runnable::run, Runnable::run);
        examples = new ExampleLab(session, Runnable::run, Runnable::run);
        Subjects subjects = new Subjects(session, examples, new CorpusLab(session, Runnable::run, Runnable::run),
                new TrainingRun(session, Kernels.best(), Runnable::run, Runnable::run, null));
        standing = new Standing(session, examples, subjects);
        gradients = new GradientLab(session, Kernels.best(), Runnable::run, Runnable::run);
    }

    /**
     * Lets things stand as a step says.
     *
     * @throws IllegalArgumentException in words for the user where that cannot be
     */
    void open(SessionFile stands) throws SessionFileException {
        session.noticeProperty().set(null);
        examined = stands;
        if (stands.opens()) {
            standing.open(stands, null, null, () -> { });
        }
        Notice notice = session.noticeProperty().get();
        if (notice != null && notice.kind() != Notice.Kind.INFORMATION) {
            throw new IllegalArgumentException(notice.words());
        }
        if (stands.levers() != null) {
            gradients.move(stands.levers().levers(), false);
        }
    }

    Session session() {
        return session;
    }

    /** What a model answers that learned from examples. */
    ExampleAnswer example() {
        return examples.answer();
    }

    /** The gradients, worked out when they are asked for. */
    Answer gradients() {
        gradients.watch(true);
        Answer answer = gradients.answerProperty().get();
        gradients.watch(false);
        return answer;
    }

    /** Whether what is in front learned from examples. */
    boolean showsExample() {
        return examples.answer() != null && examined.model() != null
                && examples.answer().opened().card().name().equals(examined.model().shipped());
    }
}
