package rnnscope.io.onnx;

import java.util.List;
import java.util.Map;

/**
 * Graph of an ONNX file (GraphProto), as far as it is read.
 *
 * @param nodes        in the order in which they run
 * @param initializers constants by their names
 * @param inputs       names of what is given when it runs; some may be initializers too
 * @param outputs      names of what comes out
 * @param metadata     texts by their keys
 * @param opset        version of the operators
 */
record OnnxGraph(List<Node> nodes, Map<String, OnnxTensor> initializers, List<String> inputs, List<String> outputs,
        Map<String, String> metadata, long opset) {
    /**
     * One operator (NodeProto).
     *
     * @param inputs names of values; empty for an input that is left out
     */
    record Node(String operator, String domain, List<String> inputs, List<String> outputs, Map<String, Attribute> attributes) {
        /** Name of an input, null where it is left out. */
        String input(int index) {
            return index < inputs.size() && !inputs.get(index).isEmpty() ? inputs.get(index) : null;
        }

        long integer(String attribute, long otherwise) {
            return attributes.containsKey(attribute) ? attributes.get(attribute).integer : otherwise;
        }

        float number(String attribute, float otherwise) {
            return attributes.containsKey(attribute) ? attributes.get(attribute).number : otherwise;
        }

        String text(String attribute, String otherwise) {
            return attributes.containsKey(attribute) ? attributes.get(attribute).text : otherwise;
        }

        long[] integers(String attribute) {
            return attributes.containsKey(attribute) ? attributes.get(attribute).integers : null;
        }

        List<String> texts(String attribute) {
            return attributes.containsKey(attribute) ? attributes.get(attribute).texts : List.of();
        }
    }

    /** Value of an attribute (AttributeProto), of whatever type it has. */
    record Attribute(float number, long integer, String text, OnnxTensor tensor, long[] integers, List<String> texts) {}

    /** The node that gives a value; null where none does. */
    Node giving(String value) {
        return nodes.stream().filter(node -> node.outputs.contains(value)).findFirst().orElse(null);
    }
}
