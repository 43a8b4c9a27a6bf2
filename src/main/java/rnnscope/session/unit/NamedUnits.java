package rnnscope.session.unit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import rnnscope.analysis.ranking.PropertyRanking;
import rnnscope.analysis.ranking.UnitRanking;
import rnnscope.session.Session;
import rnnscope.session.reading.Excerpt;
import rnnscope.text.property.TextProperty;

/**
 * Names of the units of the open model: what each of them knows best. Units are ranked by themselves when a model that has
 * learned has read a text that is not long; else once somebody asks for it. All methods are called in the foreground.
 */
public final class NamedUnits {
    /** A longer text is ranked only when that is asked for. */
    private static final int LONGEST = 100_000;

    private final Session session;
    private final UnitLab lab;
    private final ReadOnlyObjectWrapper<UnitRanking> ranking = new ReadOnlyObjectWrapper<>(this, "ranking");
    private boolean watching;

    public NamedUnits(Session session, UnitLab lab) {
        this.session = session;
        this.lab = lab;
        lab.rankings().answerProperty().addListener((property, was, is) -> update());
        session.excerptProperty().addListener((property, was, is) -> update());
        session.readAhead().knownProperty().addListener((property, was, is) -> ask());
    }

    /** Ranks units by itself from now on. */
    public void watch() {
        watching = true;
        ask();
    }

    /** What names are taken from; null while nothing is known of the open text. */
    public ReadOnlyObjectProperty<UnitRanking> rankingProperty() {
        return ranking.getReadOnlyProperty();
    }

    private void ask() {
        Excerpt now = session.excerpt();
        boolean ranks = watching && now != null && !session.isChanging() && now.model().card().epochs() > 0
                && now.length() <= LONGEST && session.readAhead().knownProperty().get() >= now.length();
        if (ranks && lab.rankings().current() == null) {
            List<TextProperty> properties = new ArrayList<>(now.original().properties());
            properties.addAll(lab.own().allProperty().get());
            lab.rankings().ask(new RankingQuestion(now.original(), session.selection().textChannelProperty().get(),
                    properties));
        }
    }

    private void update() {
        Excerpt now = session.excerpt();
        var answered = lab.rankings().answerProperty().get();
        ranking.set(now == null || answered == null || answered.question().reading() != now.original() ? null
                : answered.answer());
    }

    /** What a unit knows best; empty where it knows nothing well, or nothing is known yet. */
    public Optional<KnownProperty> of(int layer, int unit) {
        return ranking.get() == null ? Optional.empty() : KnownProperty.of(ranking.get(), layer, unit);
    }

    /** The best unit of each property in a layer, the best known property first, where it is known well. */
    private List<KnownProperty> best(int layer) {
        return ranking.get() == null ? List.of() : ranking.get().properties().stream()
                .filter(PropertyRanking::isRanked).map(PropertyRanking::best).filter(score -> score.layer() == layer)
                .map(score -> of(layer, score.unit())).flatMap(Optional::stream)
                .sorted(Comparator.comparingDouble(KnownProperty::aboveChance).reversed()).distinct().toList();
    }

    /** By unit, the name of the property that it knows best: "quotation". */
    public Map<Integer, String> inLayer(int layer) {
        Map<Integer, String> names = new LinkedHashMap<>();
        best(layer).forEach(known -> names.putIfAbsent(known.score().unit(), known.property().shortTitle()));
        return names;
    }

    /** The named unit after one, or with −1 that before it, by what they know; empty where there is none. */
    public OptionalInt next(int layer, int unit, int by) {
        List<Integer> units = best(layer).stream().map(known -> known.score().unit()).distinct().toList();
        int at = units.indexOf(unit);
        return units.isEmpty() ? OptionalInt.empty()
                : OptionalInt.of(units.get(at < 0 ? 0 : Math.floorMod(at + by, units.size())));
    }
}
