/**
 * The front door: {@link conv4j.Network}, the few lines that a user writes, and {@link conv4j.BackendChoice}.
 *
 * <p>Knows every package but {@code cli}; nothing but {@code cli} knows it. To add a backend: one package and one line
 * in {@link conv4j.BackendChoice}.
 */
@NullMarked
package conv4j;

import org.jspecify.annotations.NullMarked;
