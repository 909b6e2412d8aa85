/**
 * ONNX files, operator sets 7 to 28. A file's journey: {@link conv4j.model.onnx.OnnxModel} maps it
 * ({@link conv4j.model.onnx.ModelFile}), checks its wire format before a message is built
 * ({@link conv4j.model.onnx.WireCheck}), and translates node after node ({@link conv4j.model.onnx.GraphReader}, which
 * also puts the branch of an {@code If} that is taken in its place): the
 * {@link conv4j.model.onnx.Operators} table names a translator for each operator, which reads an
 * {@link conv4j.model.onnx.OnnxNode} and emits ops through {@link conv4j.model.onnx.Wiring}. What depends on constants
 * alone is computed at once and exactly, integers as int64 ({@link conv4j.model.onnx.Folding}).
 *
 * <p>Knows {@code model}, {@code graph}, {@code op} and {@code tensor}; alone knows the protobuf classes. The schema is
 * that of an artefact (Tribuo's {@code ai.onnx.proto}, IR version 10); fields that are newer are unknown to it, and
 * refused unless they cannot change a result.
 *
 * <p>The way back is {@link conv4j.model.onnx.OnnxWriter}: the {@link conv4j.model.onnx.OpWriters} table names for each op
 * what writes it, into a {@link conv4j.model.onnx.NodeWriter}; {@link conv4j.model.onnx.Ends} names and types what goes in
 * and comes out.
 *
 * <p>To add an operator: a method in the class of its family and a line in {@link conv4j.model.onnx.Operators}. Every
 * attribute that a node has must be read there; those that nobody read are an error. To
 * write an op: a line in {@link conv4j.model.onnx.OpWriters}, and cases of the op in verification, which run through ONNX Runtime.
 */
@NullMarked
package conv4j.model.onnx;

import org.jspecify.annotations.NullMarked;
