package conv4j.verification.audit;

import conv4j.kernel.Backend;
import conv4j.verification.ProblemFormatException;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** A whole file of claims, executed row by row on all cores and shown in the file's order. */
public final class Audit {
    /** Rows that are held at a time. */
    private static final int BATCH = 1024;

    /** A list of benchmarks is read as a whole; theirs are below 1 MB. */
    private static final long LARGEST_LIST = 64L << 20;

    private final Auditor auditor;

    public Audit(Backend backend) {
        this.auditor = new Auditor(backend);
    }

    /** How a file's claims are handed out, one after the other. */
    @FunctionalInterface
    private interface Source {
        void forEach(Consumer<Claim> action) throws IOException;
    }

    /**
     * Reads all of the file before it executes any of it, so that a wrong cell is told before anything else is.
     *
     * @throws ProblemFormatException in one line, when the file is neither table nor list
     */
    public void run(Path file, Consumer<Finding> report) throws IOException {
        Source source = source(file);
        source.forEach(claim -> {});
        List<Claim> batch = new ArrayList<>(BATCH);
        source.forEach(claim -> {
            batch.add(claim);
            if (batch.size() == BATCH) {
                flush(batch, report);
            }
        });
        flush(batch, report);
    }

    private void flush(List<Claim> batch, Consumer<Finding> report) {
        batch.parallelStream().map(auditor::audit).toList().forEach(report);
        batch.clear();
    }

    private static Source source(Path file) throws IOException {
        Path name = file.getFileName();
        if (name != null && name.toString().toLowerCase(Locale.ROOT).endsWith(".csv")) {
            return action -> ClaimTable.read(file, action);
        }
        String text = text(file);
        String first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        BenchmarkList list = BenchmarkList.of(text).orElse(BenchmarkList.BENCHDNN);
        // A descriptor of benchdnn has no comma, and a header of a table has.
        if (list == BenchmarkList.BENCHDNN && first.contains(",") && !first.startsWith("#")) {
            return action -> ClaimTable.read(file, action);
        }
        List<Claim> claims = list.claims(text);
        if (claims.isEmpty()) {
            throw new ProblemFormatException("wanted a table of claims or a list of layers, got no row of either");
        }
        return claims::forEach;
    }

    private static String text(Path file) throws IOException {
        if (Files.size(file) > LARGEST_LIST) {
            throw new ProblemFormatException("wanted a list of benchmarks of at most " + (LARGEST_LIST >> 20)
                    + " MB, or a table named .csv, got " + (Files.size(file) >> 20) + " MB");
        }
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (MalformedInputException e) {
            throw new ProblemFormatException("wanted text in UTF-8, got other bytes");
        }
    }
}
