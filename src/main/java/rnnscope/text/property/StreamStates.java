package rnnscope.text.property;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * States of several properties at one place of a text, frozen, so that another thread or machine goes on from there. It
 * travels within one run of the program, never in a file.
 */
public final class StreamStates implements Serializable {
    private static final long serialVersionUID = 1;
    /** Nothing but what this package writes, some of it lambdas. */
    private static final ObjectInputFilter OWN = ObjectInputFilter.Config.createFilter(
            "rnnscope.text.property.*;java.lang.*;java.lang.invoke.SerializedLambda;!*");

    private final byte[] frozen;

    /** The states that the streams have now. */
    public StreamStates(List<PropertyStream> streams) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ObjectOutputStream out = new ObjectOutputStream(bytes);
            for (PropertyStream stream : streams) {
                out.writeObject(stream.state());
            }
            out.flush();
            this.frozen = bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Streams of properties that go on from here. */
    public List<PropertyStream> resume(List<TextProperty> properties, long symbols) {
        try {
            ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(frozen));
            in.setObjectInputFilter(OWN);
            List<PropertyStream> streams = properties.stream().map(property -> property.stream(symbols)).toList();
            for (PropertyStream stream : streams) {
                stream.resume((Serializable) in.readObject());
            }
            return streams;
        } catch (InvalidClassException | ClassNotFoundException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
