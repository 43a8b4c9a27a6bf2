/** ONNX files: their messages in protobuf's form on the wire, their graphs, and the recurrent networks in these. */
package rnnscope.io.onnx;
