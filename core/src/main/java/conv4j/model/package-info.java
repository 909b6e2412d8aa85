/**
 * Networks and filters that come with conv4j or from a filter file: {@link conv4j.model.ArticleNetwork} makes the graph,
 * {@link conv4j.model.NamedFilter} and {@link conv4j.model.RandomFilters} make weights, {@link conv4j.model.FilterFile}
 * reads them, and {@link conv4j.model.FilterSpec} is how a command line says which.
 *
 * <p>Knows {@code graph}, {@code op} and {@code tensor}. To add a filter: one constant in
 * {@link conv4j.model.NamedFilter}.
 */
@NullMarked
package conv4j.model;

import org.jspecify.annotations.NullMarked;
