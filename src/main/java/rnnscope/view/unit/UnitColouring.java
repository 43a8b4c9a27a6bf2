package rnnscope.view.unit;

import rnnscope.figure.unit.Shading;
import rnnscope.session.Excerpt;
import rnnscope.session.Selection;
import rnnscope.tape.Channel;

/** Colouring by a unit: each letter on the colour of the selected unit's value. */
final class UnitColouring implements Colouring {
    private final Selection selection;
    private Channel channel;

    UnitColouring(Selection selection) {
        this.selection = selection;
    }

    @Override
    public String title() {
        return "Unit";
    }

    @Override
    public String definition() {
        return channel == null ? "" : "each letter in the colour of " + channel.symbol() + ", unit "
                + selection.shownUnit() + (selection.layers() > 1 ? " of layer " + (selection.layer() + 1) : "");
    }

    @Override
    public Shading shading(Excerpt excerpt) {
        channel = excerpt.trace().layout().channelWithId(selection.textChannelProperty().get());
        int unit = selection.shownUnit();
        float[] values = new float[excerpt.trace().end() - excerpt.trace().start()];
        excerpt.trace().readUnit(selection.layer(), channel.id(), unit, excerpt.trace().start(), values);
        String where = selection.layers() > 1 ? ", layer " + (selection.layer() + 1) : "";
        return new Shading(channel.symbol(), channel.label() + " of unit " + unit + where, excerpt.trace().start(),
                values, channel.isSigned(), channel.min(), channel.max());
    }
}
