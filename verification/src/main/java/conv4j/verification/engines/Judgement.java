package conv4j.verification.engines;

/** How what an engine gave stands to what the oracle asks for. */
sealed interface Judgement {

    /** The same shape and every value within its bound; or, of what is not defined, a refusal or nothing. */
    record Agrees() implements Judgement {}

    /** The engine does not offer such a layer. */
    record NotTaken(String reason) implements Judgement {}

    /** @param text what was wanted and what was got */
    record Differs(Difference difference, String text) implements Judgement {}

    Judgement AGREES = new Agrees();
}
