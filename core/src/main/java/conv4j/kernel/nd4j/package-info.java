/** The same ops through ND4J's own operations; the only importer of {@code org.nd4j}. */
@NullMarked
package conv4j.kernel.nd4j;

import org.jspecify.annotations.NullMarked;
