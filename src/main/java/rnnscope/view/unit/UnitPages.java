package rnnscope.view.unit;

import java.util.ArrayList;
import java.util.List;
import rnnscope.session.inquiry.Activities;
import rnnscope.session.inquiry.PropertyCache;
import rnnscope.view.edit.ChangePage;
import rnnscope.view.unit.page.CounterpartPage;
import rnnscope.view.unit.page.MatchPage;
import rnnscope.view.unit.page.SaturationPage;
import rnnscope.view.unit.page.SimilarPage;
import rnnscope.view.unit.page.StatesPage;
import rnnscope.view.unit.ranking.RankingPage;
import rnnscope.view.unit.word.WordsPage;

/** Registry of the pages beside the text, in the order of their tabs. */
final class UnitPages {
    private UnitPages() {}

    static List<UnitPage> all(UnitContext context) {
        Activities activities = context.lab().activities();
        PropertyCache properties = context.lab().values();
        List<UnitPage> pages = new ArrayList<>(List.of(new RankingPage(context),
                new MatchPage(context, activities, properties), new SaturationPage(context),
                new SimilarPage(context, activities), new StatesPage(context, activities, properties),
                new WordsPage(context)));
        if (!context.readsExamples()) {
            pages.add(new ChangePage(context));
            pages.add(new CounterpartPage(context, activities));
        }
        return pages;
    }
}
