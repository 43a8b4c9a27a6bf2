package rnnscope.view.edit;

import java.util.ArrayList;
import java.util.List;
import rnnscope.language.Words;
import rnnscope.model.ModelSpec;
import rnnscope.network.Topology;
import rnnscope.network.attention.SelfAttention;
import rnnscope.network.module.Module;
import rnnscope.network.module.Room;
import rnnscope.network.module.block.FeedForward;
import rnnscope.network.module.layer.Bridge;
import rnnscope.network.module.recurrent.Recurrent;
import rnnscope.tape.Channel;
import rnnscope.tape.Equation;
import rnnscope.tape.Quantity;
import rnnscope.tape.Side;
import rnnscope.tape.TapeLayout;

/**
 * Place in a network where something can be changed, in words.
 *
 * @param part    of the network: "Encoder, backward", "Head 2", "Bridge"
 * @param channel symbol and name of the quantity there, and the range of its values
 * @param units   how many it has
 * @param once    whether it has one value for a whole sequence, not one for each step
 * @param pushed  whether something can be added to it
 */
record Site(Quantity quantity, String part, Channel channel, int units, boolean once, boolean pushed) {

    /** All of a network, in the order of computation. */
    static List<Site> of(ModelSpec spec) {
        Topology topology = Topology.of(spec);
        List<Site> sites = new ArrayList<>();
        for (Module module : topology.parts()) {
            TapeLayout tape = topology.tape(module.side(), new Room(1, 1, 1));
            for (String name : module.sites()) {
                Quantity quantity = new Quantity(module.side(), name);
                sites.add(new Site(quantity, part(topology, module, quantity), channel(module, quantity),
                        tape.place(name).columns(), !tape.isOfEveryStep(name), topology.canBePushed(quantity)));
            }
        }
        return sites;
    }

    private static String part(Topology topology, Module module, Quantity quantity) {
        boolean decodes = topology.spec().wiring().shape().decodes();
        if (module instanceof Recurrent layer) {
            if (!layer.writes(quantity)) {
                return Words.of(topology.all(Bridge.class).stream().anyMatch(Bridge::isLinear) ? "view.edit.part.encoder-end"
                        : "view.edit.part.bridge");
            }
            boolean stacked = topology.layers(module.side()).size() > 1;
            return (decodes ? side(module.side()) : layer.cell().title())
                    + (stacked ? " " + Words.of("view.edit.layer", layer.layer() + 1) : "") + (!layer.bidirectional() ? ""
                            : ", " + Words.of(quantity.layer() % 2 == 1 ? "view.edit.part.backward" : "view.edit.part.forward"));
        }
        if (module instanceof Bridge) {
            return Words.of("view.edit.part.bridge");
        }
        String title = equation(module, quantity).title();
        boolean head = !(module instanceof FeedForward) && module.sites().size() > 1 && module.sites().indexOf(quantity.name()) < module.sites().size() - 1;
        int layer = module instanceof SelfAttention attention ? attention.layer() : quantity.layer();
        String number = (head ? " " + (module.sites().indexOf(quantity.name()) + 1) : "")
                + (layer >= 0 && topology.spec().layers() > 1 ? " " + Words.of("view.edit.part.of-layer", layer + 1) : "");
        boolean twice = topology.parts().stream().filter(m -> m.side() != module.side())
                .anyMatch(m -> m.output().name().equals(quantity.name()));
        return title + number + (twice ? ", " + side(module.side()).toLowerCase(java.util.Locale.ROOT) : "");
    }

    private static String side(Side side) {
        return Words.of(side == Side.SOURCE ? "view.edit.part.encoder" : "view.edit.part.decoder");
    }

    private static Channel channel(Module module, Quantity quantity) {
        if (module instanceof Recurrent layer) {
            if (layer.writes(quantity)) {
                return layer.cell().channel(quantity.id());
            }
            String id = quantity.name().substring(quantity.name().lastIndexOf('/') + 1);
            return begun(quantity, layer.cell().channel(id), layer.layer(), "view.edit.part.handed-over");
        }
        if (module instanceof Bridge bridge) {
            Bridge.Mapping mapping = bridge.mappings().stream().filter(r -> r.output().equals(quantity)).findFirst().orElseThrow();
            return begun(quantity, mapping.state(), mapping.to().layer(), "view.edit.part.begins");
        }
        Equation equation = equation(module, quantity);
        String symbol = equation.formula().split("[_^ =]")[0];
        return Channel.signed(quantity.name(), symbol, equation.title().toLowerCase(java.util.Locale.ROOT),
                Channel.Role.DERIVED, 1);
    }

    private static Channel begun(Quantity quantity, Channel state, int layer, String key) {
        return new Channel(quantity.name(), state.symbol() + (layer > 0 ? "_" + (layer + 1) : ""), Words.of(key, state.label()),
                state.role(), state.min(), state.max(), state.activation());
    }

    private static Equation equation(Module module, Quantity quantity) {
        return module.equations().stream().filter(e -> e.channel().equals(quantity.name())).findFirst()
                .orElse(new Equation(quantity.name(), Words.of("view.edit.part.enters"), "x", ""));
    }
}
