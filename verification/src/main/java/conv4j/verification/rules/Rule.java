package conv4j.verification.rules;

import conv4j.verification.Geometry;
import conv4j.verification.Kind;
import conv4j.verification.Setting;
import java.util.Set;
import java.util.function.Function;

/**
 * One closed form for an output's size along one axis.
 *
 * @param name of the source and, in it, of the rule or mode
 * @param formula as the source prints it, in the letters I F S P D, a for output padding, F' for the window's reach (F-1)D + 1
 * @param source where it is to be read
 * @param kinds of layers that it is for; none for transposed convolutions
 * @param setting how the layer that it speaks of is executed
 * @param domain the geometries that it speaks of
 * @param formulaAsCode for geometries of the domain
 */
public record Rule(
        String name,
        String formula,
        String source,
        Set<Kind> kinds,
        Setting setting,
        Domain domain,
        Function<Geometry, Prediction> formulaAsCode) {

    static final Set<Kind> CONVOLUTION = Set.of(Kind.CONV2D);
    static final Set<Kind> MAX_POOL = Set.of(Kind.MAX_POOL2D);
    static final Set<Kind> AVERAGE_POOL = Set.of(Kind.AVERAGE_POOL2D, Kind.AVERAGE_POOL2D_WITH_PADDING);
    static final Set<Kind> POOLS = Set.of(Kind.MAX_POOL2D, Kind.AVERAGE_POOL2D, Kind.AVERAGE_POOL2D_WITH_PADDING);
    static final Set<Kind> ALL = Set.of(Kind.values());

    public Prediction predict(Geometry geometry) {
        return domain.holds().test(geometry) ? formulaAsCode.apply(geometry) : new Prediction.Outside(domain.text());
    }
}
