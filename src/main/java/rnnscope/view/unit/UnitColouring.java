package rnnscope.view.unit;

import rnnscope.analysis.ranking.UnitRanking;
import rnnscope.figure.unit.PageMessage;
import rnnscope.figure.unit.Shading;
import rnnscope.language.Words;
import rnnscope.session.Selection;
import rnnscope.session.reading.Excerpt;
import rnnscope.session.unit.KnownProperty;
import rnnscope.session.unit.UnitLab;
import rnnscope.tape.Channel;
import rnnscope.tape.Trace;

/** Colouring by a unit: each letter on the colour of the selected unit's value. */
final class UnitColouring implements Colouring {
    private final Selection selection;
    private final UnitLab lab;
    private Channel channel;
    private Said said;

    /** What was said, and of what. */
    private record Said(UnitRanking ranking, Trace trace, int layer, int unit, PageMessage message) {}

    UnitColouring(Selection selection, UnitLab lab) {
        this.selection = selection;
        this.lab = lab;
    }

    @Override
    public String key() {
        return "view.unit.colouring.unit";
    }

    @Override
    public String definition() {
        if (said != null && !said.message.sentence().isEmpty()) {
            return said.message.sentence();
        }
        return channel == null ? "" : ofUnit(channel.symbol(), selection.shownUnit());
    }

    /** "tanh c of unit 119, layer 2". */
    private String ofUnit(String what, int unit) {
        return selection.layers() > 1
                ? Words.of("view.unit.channel.layer", what, unit, selection.layerName(selection.layer()))
                : Words.of("view.unit.channel", what, unit);
    }

    @Override
    public boolean isOfChannel() {
        return true;
    }

    /** What the unit knows, beside letters of which it holds. */
    @Override
    public PageMessage message(Excerpt excerpt) {
        UnitRanking ranking = lab.rankings().current();
        if (ranking == null || !lab.study().isOf(excerpt.original())) {
            said = null;
            return PageMessage.NONE;
        }
        int layer = selection.layer();
        int unit = selection.shownUnit();
        Trace trace = excerpt.trace();
        if (said == null || said.ranking != ranking || said.trace != trace || said.layer != layer || said.unit != unit) {
            said = new Said(ranking, trace, layer, unit, KnownProperty.of(ranking, layer, unit)
                    .map(known -> message(known, excerpt)).orElse(PageMessage.NONE));
        }
        return said.message;
    }

    private PageMessage message(KnownProperty known, Excerpt excerpt) {
        float[] values = lab.values().of(excerpt.tokens(), known.property());
        int from = excerpt.trace().start();
        boolean[] holds = new boolean[excerpt.trace().end() - from];
        for (int i = 0; i < holds.length; i++) {
            holds[i] = values[from + i] > 0;
        }
        return new PageMessage(known.sentence(), holds, from);
    }

    @Override
    public Shading shading(Excerpt excerpt) {
        channel = excerpt.trace().layout().channelWithId(selection.layer(), selection.textChannelProperty().get());
        int unit = selection.shownUnit();
        float[] values = new float[excerpt.trace().end() - excerpt.trace().start()];
        excerpt.trace().readUnit(selection.layer(), channel.id(), unit, excerpt.trace().start(), values);
        return new Shading(channel.symbol(), ofUnit(channel.label(), unit), excerpt.trace().start(),
                values, channel.isSigned(), channel.min(), channel.max());
    }
}
