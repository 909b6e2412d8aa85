/**
 * Ops wired together: {@link conv4j.graph.Graph} and {@link conv4j.graph.Node}. Checked when made, never changed after.
 *
 * <p>Knows {@code op} and {@code tensor}. Shapes are not in it: a graph serves every input shape, and a shape is read
 * off what ran.
 */
@NullMarked
package conv4j.graph;

import org.jspecify.annotations.NullMarked;
