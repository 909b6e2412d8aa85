package conv4j.verification.audit;

import conv4j.op.Rounding;
import conv4j.verification.DeclaredProblem;
import conv4j.verification.Kind;
import conv4j.verification.ProblemFormatException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lists of layers that benchmarks of others time, read from their own files as they are. */
enum BenchmarkList {
    /** oneDNN's benchdnn, {@code ic3ih224oc64oh112kh7sh2ph3}: declares its outputs with {@code oh}, {@code ow}. */
    BENCHDNN {
        @Override
        List<Claim> claims(String text) {
            List<Claim> claims = new ArrayList<>();
            for (DeclaredProblem problem : DeclaredProblem.list(text)) {
                claims.add(claim(claims.size() + 1, problem));
            }
            return claims;
        }
    },
    /** Baidu's DeepBench, conv_problems.h: declares no outputs. */
    DEEPBENCH {
        @Override
        List<Claim> claims(String text) {
            return rows(text, TUPLE, line -> Optional.empty(), TUPLE_COLUMNS);
        }
    },
    /** XNNPACK's bench/convolution.cc, deconvolution.cc, max-pooling.cc, average-pooling.cc: declare no outputs. */
    XNNPACK {
        @Override
        List<Claim> claims(String text) {
            return rows(text, ARGUMENTS, BenchmarkList::argumentNames, List.of());
        }
    };

    private static final Pattern TUPLE = Pattern.compile("make_tuple\\(([^)]*)\\)?");
    private static final List<String> TUPLE_COLUMNS =
            List.of("W", "H", "C", "N", "K", "KW", "KH", "PW1", "PH1", "SW", "SH");

    private static final Pattern ARGUMENTS = Pattern.compile("->Args\\(\\{([^}]*)}?");
    private static final Pattern ARGUMENT_NAMES = Pattern.compile("->ArgNames\\(\\{([^}]*)}");

    /**
     * @throws ProblemFormatException naming the line that is none of the list's
     */
    abstract List<Claim> claims(String text);

    /** Whose list a text is, by what only that list has; empty for none of those that are told so easily. */
    static Optional<BenchmarkList> of(String text) {
        return TUPLE.matcher(text).find()
                ? Optional.of(DEEPBENCH)
                : ARGUMENTS.matcher(text).find() ? Optional.of(XNNPACK) : Optional.empty();
    }

    private static Optional<List<String>> argumentNames(String line) {
        Matcher names = ARGUMENT_NAMES.matcher(line);
        return names.find()
                ? Optional.of(Arrays.stream(names.group(1).split(","))
                        .map(name -> name.replace("\"", "").strip())
                        .toList())
                : Optional.empty();
    }

    /** Finds the columns that a line announces, if it does. */
    @FunctionalInterface
    private interface Header {
        Optional<List<String>> in(String line);
    }

    private static List<Claim> rows(String text, Pattern pattern, Header header, List<String> absent) {
        List<Claim> claims = new ArrayList<>();
        List<String> columns = absent;
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            String code = line.replaceFirst("//.*", "");
            columns = header.in(code).orElse(columns);
            Matcher row = pattern.matcher(code);
            if (row.find()) {
                claims.add(new BenchmarkRow(number, columns, row.group(1)).claim(claims.size() + 1));
            }
        }
        return claims;
    }

    private static Claim claim(int row, DeclaredProblem problem) {
        return new Claim(
                row,
                problem.line(),
                problem.name(),
                Frameworks.NONE,
                operation(problem.kind()),
                new Claim.Channels(problem.channels(), problem.outputChannels(), problem.groups()),
                problem.same() == null
                        ? PaddingMode.EXPLICIT
                        : PaddingMode.valueOf(problem.same().toString().toUpperCase(Locale.ROOT)),
                new Side(problem.height(), 0),
                new Side(problem.width(), 0),
                Optional.of(problem.rounding() == Rounding.CEIL),
                problem.kind() == Kind.AVERAGE_POOL2D_WITH_PADDING,
                problem.outputHeight().isPresent() && problem.outputWidth().isPresent()
                        ? new Claimed.Size(
                                problem.outputHeight().getAsInt(),
                                problem.outputWidth().getAsInt())
                        : Claimed.NOTHING);
    }

    private static Operation operation(Kind kind) {
        return switch (kind) {
            case CONV2D -> Operation.CONV2D;
            case MAX_POOL2D -> Operation.MAX_POOL2D;
            case AVERAGE_POOL2D, AVERAGE_POOL2D_WITH_PADDING -> Operation.AVG_POOL2D;
        };
    }
}
