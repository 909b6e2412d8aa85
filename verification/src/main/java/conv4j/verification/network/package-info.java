/**
 * A whole network before the formulas that texts have for it: {@link conv4j.verification.network.NetworkStudy} holds
 * executed shapes against chained predictions, counted parameters and multiply-adds against their closed forms, measured
 * receptive fields against the recurrence, and finds the smallest picture that the network takes.
 *
 * <p>Knows core, {@code execution}, {@code rules} and {@code twin}. What is measured and what is predicted never share
 * code: {@code Instrument}, {@code FieldSearch} and {@code SmallestInput} execute; {@code ShapeChain},
 * {@code LayerFormulas} and {@code FieldForm} are closed forms.
 */
@NullMarked
package conv4j.verification.network;

import org.jspecify.annotations.NullMarked;
