/**
 * The network that conv4j comes with, and its filters: {@link conv4j.model.article.ArticleNetwork} makes the graph,
 * {@link conv4j.model.article.NamedFilter} and {@link conv4j.model.article.RandomFilters} make weights,
 * {@link conv4j.model.article.FilterFile} reads them, and {@link conv4j.model.article.FilterSpec} is how a command line
 * says which.
 *
 * <p>Knows {@code model}, {@code graph}, {@code op} and {@code tensor}. To add a filter: one constant in
 * {@link conv4j.model.article.NamedFilter}.
 */
@NullMarked
package conv4j.model.article;

import org.jspecify.annotations.NullMarked;
