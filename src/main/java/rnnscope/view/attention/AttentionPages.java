package rnnscope.view.attention;

import java.util.List;
import rnnscope.view.attention.page.BeamSearchPage;
import rnnscope.view.attention.page.ExampleChangePage;
import rnnscope.view.attention.page.HeadsPage;
import rnnscope.view.attention.page.LengthPage;
import rnnscope.view.attention.page.PicturePage;
import rnnscope.view.attention.page.PoolingPage;
import rnnscope.view.attention.page.SourceGradientsPage;

/** Registry of the pages of the score's lower half, in the order of their tabs. */
public final class AttentionPages {
    private AttentionPages() {}

    static List<AttentionPage> all(AttentionContext context) {
        return List.of(new PicturePage(context), new AlignmentPage(context), new HeadsPage(context),
                new PoolingPage(context), new StatePage(context), new SourceGradientsPage(context), new BeamSearchPage(context),
                new LengthPage(context, context.view().session().kernels()), new ExampleChangePage(context));
    }
}
