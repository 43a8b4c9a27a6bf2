package rnnscope.view.attention;

import java.util.List;
import rnnscope.model.Wiring;
import rnnscope.model.Wiring.Pooling;
import rnnscope.session.example.ExampleAnswer;

/** The pages of the score's lower half, in the order of their tabs. */
public final class AttentionPages {
    private AttentionPages() {}

    static List<AttentionPage> all(AttentionContext context) {
        return List.of(new AlignmentPage(context));
    }

    /** Whether an answer is best looked at here: it is written from a source, or attention made it. */
    public static boolean suit(ExampleAnswer answer) {
        Wiring wiring = answer.model().spec().wiring();
        return wiring.shape().decodes() || wiring.heads() > 0 || wiring.pooling() == Pooling.ATTENTION;
    }
}
