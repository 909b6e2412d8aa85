package conv4j.verification.network;

/** Told how far a study is. */
@FunctionalInterface
public interface Progress {
    Progress SILENT = (what, done, all) -> {};

    /**
     * @param what is being done
     * @param done of all
     */
    void at(String what, int done, int all);
}
