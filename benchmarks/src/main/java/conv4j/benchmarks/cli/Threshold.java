package conv4j.benchmarks.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * What a kernel must reach.
 *
 * @param layer of suite {@code speed}
 * @param share of the multiply-add peak, above 0
 */
record Threshold(String layer, String executor, double share) {

    /**
     * Reads a line each: layer, executor, share; {@code #} starts a comment.
     *
     * @throws IllegalArgumentException naming source and line
     */
    static List<Threshold> read(String source, String text) {
        List<Threshold> all = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String content = lines.get(i).replaceFirst("#.*", "").strip();
            if (!content.isEmpty()) {
                all.add(parse(source + " line " + (i + 1), content));
            }
        }
        if (all.isEmpty()) {
            throw new IllegalArgumentException(source + ": wanted at least one line, got none");
        }
        return List.copyOf(all);
    }

    private static Threshold parse(String where, String content) {
        String[] fields = content.split("\\s+");
        String wanted = where + ": wanted layer, executor and a share between 0 and 8 (0.5), got '" + content + "'";
        if (fields.length != 3) {
            throw new IllegalArgumentException(wanted);
        }
        try {
            double share = Double.parseDouble(fields[2]);
            if (!(share > 0 && share <= 8)) {
                throw new IllegalArgumentException(wanted);
            }
            return new Threshold(fields[0], fields[1], share);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(wanted, e);
        }
    }
}
