package conv4j.verification.cli;

import conv4j.kernel.reference.ReferenceBackend;
import conv4j.verification.ProblemFormatException;
import conv4j.verification.audit.Audit;
import conv4j.verification.audit.Finding;
import conv4j.verification.audit.Standing;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A table of claimed output sizes, executed row by row. */
@Command(
        name = "audit",
        description = {
            "Executes every row of a table of claimed output sizes and prints the rows that differ, each with its reason.",
            "Exit code 0: all rows agree; 1: some differ or could not be executed; 2: wrong input."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "A table is CSV with a header; columns in any order, missing ones and blank cells take their defaults:",
            "  framework                   pytorch, tensorflow, keras, onnx, caffe: says what is legal and how ceil mode"
                    + " rounds (none)",
            "  op                          conv2d, depthwise_conv2d, conv_transpose2d, max_pool2d, avg_pool2d (conv2d)",
            "  in_h, window_h              whole numbers, needed",
            "  in_w, window_w              (as high)",
            "  stride_h, stride_w          (1; for pools of pytorch and keras the window)",
            "  dilation_h, dilation_w      (1)",
            "  padding                     explicit, valid, same_upper, same_lower (explicit)",
            "  pad_top, pad_left, pad_bottom, pad_right   read with padding explicit (0)",
            "  in_c, out_c, groups         whole numbers; pools do not read them (1)",
            "  output_padding_h, output_padding_w         for conv_transpose2d (0)",
            "  ceil_mode                   true or false, for pools (false; for those of caffe true)",
            "  count_include_pad           true or false; no size depends on it (false)",
            "  out_h, out_w                the claim: sizes, or error in both when the framework refuses",
            "Rows are counted from 1, the header not counted.",
            "",
            "Lists of benchmarks are read as they are: benchdnn's files (oh, ow are the claim), DeepBench's",
            "conv_problems.h, XNNPACK's bench/convolution.cc and its like (which claim nothing: see --all).",
            "",
            "Examples:",
            "  audit claims.csv",
            "  audit --json claims.csv",
            "  audit --all conv_problems.h"
        })
final class AuditCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "A CSV table, or a list of benchmarks.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
    private Path file;

    @ArgGroup
    private Form form = new Form();

    @Option(names = "--all", description = "Print every row, not only those that differ.")
    private boolean all;

    /** How to print. */
    static final class Form {
        @Option(names = "--json", description = "Print one JSON object: rows and totals.")
        private boolean json;

        @Option(names = "--csv", description = "Print CSV, a record a row.")
        private boolean csv;

        AuditReport report(PrintWriter out) {
            return json ? new AuditJson(out) : csv ? new AuditCsv(out) : new AuditText(out);
        }
    }

    @Override
    public Integer call() {
        AuditReport.Count count = new AuditReport.Count();
        AuditReport report = form.report(spec.commandLine().getOut());
        try {
            if (Files.isDirectory(file)) {
                throw new ProblemFormatException("wanted a file, got a folder");
            }
            Printer printer = new Printer(report, count);
            new Audit(new ReferenceBackend()).run(file, printer::row);
            printer.start();
            report.end(count.totals());
            return count.totals().allAgree() ? 0 : 1;
        } catch (ProblemFormatException e) {
            throw wrong(String.valueOf(e.getMessage()), e);
        } catch (NoSuchFileException e) {
            throw wrong("wanted a file, got none of that name", e);
        } catch (AccessDeniedException e) {
            throw wrong("wanted access, got none; check its permissions", e);
        } catch (IOException | UncheckedIOException e) {
            throw wrong("cannot be read: " + e.getMessage(), e);
        }
    }

    private ParameterException wrong(String message, Exception cause) {
        return new ParameterException(spec.commandLine(), file + ": " + message, cause);
    }

    /** Begins the report with the first row, since a file that cannot be read has none. */
    private final class Printer {
        private final AuditReport report;
        private final AuditReport.Count count;
        private boolean started;

        Printer(AuditReport report, AuditReport.Count count) {
            this.report = report;
            this.count = count;
        }

        void start() throws IOException {
            if (!started) {
                started = true;
                report.start();
            }
        }

        void row(Finding finding) {
            count.add(finding.standing());
            boolean notable = finding.standing() == Standing.DIFFERS || finding.standing() == Standing.NOT_EXECUTED;
            try {
                start();
                if (all || notable) {
                    report.row(finding);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
