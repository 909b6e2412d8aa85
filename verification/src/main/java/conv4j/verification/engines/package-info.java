/**
 * The same layers through several libraries, each beside the oracle: {@link conv4j.verification.engines.Comparison} runs
 * them and lists, made as small as they get, the layers on which one differs.
 *
 * <p>Knows the oracle, {@code execution}, {@code court}'s way to make geometries smaller, and the libraries, each of which
 * has one importer here. A library that is not on the class path, or that does not load, is named and left out.
 *
 * <p>To add a library: a class that is an {@link conv4j.verification.engines.Engine} and one line in
 * {@link conv4j.verification.engines.Engines}. It says itself what it does not offer, and leaves the comparing to others.
 */
@NullMarked
package conv4j.verification.engines;

import org.jspecify.annotations.NullMarked;
