package rnnscope.figure.track;

import java.util.ArrayList;
import java.util.List;
import rnnscope.tape.Channel;

/** Order of a cell's channels in every picture: f, i, g, o as the equations of an LSTM have them; others as they are. */
public final class Channels {
    private static final List<String> GATES = List.of("forget", "input", "candidate", "output");

    private Channels() {}

    public static List<Channel> inOrder(List<Channel> channels) {
        if (channels.stream().noneMatch(channel -> channel.id().equals(GATES.get(0)))) {
            return channels;
        }
        List<Channel> ordered = new ArrayList<>(channels);
        ordered.sort((a, b) -> Integer.compare(place(a, channels), place(b, channels)));
        return List.copyOf(ordered);
    }

    private static int place(Channel channel, List<Channel> channels) {
        int gate = GATES.indexOf(channel.id());
        return gate >= 0 ? gate : GATES.size() + channels.indexOf(channel);
    }
}
