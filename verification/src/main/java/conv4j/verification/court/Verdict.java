package conv4j.verification.court;

import conv4j.verification.execution.Outcome;
import conv4j.verification.rules.Prediction;
import conv4j.verification.rules.Rule;

/**
 * What a rule said of a geometry, and what came of executing it.
 *
 * @param outcome of the layer that the rule speaks of, in the rule's setting
 */
public record Verdict(Rule rule, Prediction prediction, Outcome outcome) {

    public Agreement agreement() {
        return agreement(prediction, outcome);
    }

    static Agreement agreement(Prediction prediction, Outcome outcome) {
        if (outcome instanceof Outcome.NotTaken) {
            return Agreement.NO_CLAIM;
        }
        if (prediction instanceof Prediction.Size size) {
            return agreesIf(outcome instanceof Outcome.Produced produced && cells(produced) == size.cells());
        }
        if (prediction instanceof Prediction.DoesNotFit) {
            return agreesIf(outcome instanceof Outcome.Illegal);
        }
        return Agreement.NO_CLAIM;
    }

    private static Agreement agreesIf(boolean agrees) {
        return agrees ? Agreement.AGREES : Agreement.DISAGREES;
    }

    /** The extent of the axis that was executed, read off the tensor. */
    static int cells(Outcome.Produced produced) {
        return produced.output().shape().extent(3);
    }
}
