package conv4j.verification.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conv4j.kernel.reference.ReferenceBackend;
import conv4j.op.Window;
import conv4j.op.WindowAxis;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import conv4j.verification.Fill;
import conv4j.verification.Kind;
import conv4j.verification.Problem;
import conv4j.verification.ProblemList;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReadingTest {
    private static final Executor REFERENCE = new Executor(new ReferenceBackend());

    @ParameterizedTest
    @EnumSource
    void twentyOneOfTheArticles121PixelsAreNeverRead(Kind kind) {
        Window window = Window.of(2, 2).withStride(2);
        BitSet unread =
                Reading.unread(REFERENCE, AxisExecutor.op(kind, window), 11, 11).orElseThrow();
        assertEquals(21, unread.cardinality());
        for (int ih = 0; ih < 11; ih++) {
            for (int iw = 0; iw < 11; iw++) {
                assertEquals(ih == 10 || iw == 10, unread.get(ih * 11 + iw), "row " + ih + ", column " + iw);
            }
        }
    }

    @Test
    void aPicturesPixelsAreUnreadWhereItsRowOrColumnIs() {
        WindowAxis height = WindowAxis.of("height", 2).withStride(3);
        WindowAxis width = WindowAxis.of("width", 2).withDilation(2).withStride(4);
        BitSet rows = unread(height, 10);
        BitSet columns = unread(width, 9);
        BitSet pixels = Reading.unread(REFERENCE, AxisExecutor.op(Kind.CONV2D, new Window(height, width)), 10, 9)
                .orElseThrow();
        for (int pixel = 0; pixel < 90; pixel++) {
            assertEquals(rows.get(pixel / 9) || columns.get(pixel % 9), pixels.get(pixel), "pixel " + pixel);
        }
    }

    private static BitSet unread(WindowAxis axis, int length) {
        return Reading.unread(new AxisExecutor(new ReferenceBackend()), Kind.CONV2D, axis, length)
                .orElseThrow();
    }

    @Test
    void theArticlesNetworkHasTheArticlesShapes() {
        assertEquals(Shape.of(1, 5, 30, 30), shape("article:conv"));
        assertEquals(Shape.of(1, 5, 15, 15), shape("article:pool"));
        assertEquals(Shape.of(1, 5, 36, 36), shape("article:conv-padding-3"));
        assertEquals(Shape.of(1, 1, 5, 5), shape("article:question-max"));
        assertEquals(Shape.of(1, 1, 6, 6), shape("article:question-max-ceil"));
    }

    private static Shape shape(String name) {
        Problem problem = ProblemList.ARTICLE.named(name);
        Tensor input = problem.input(Fill.SMALL_INTEGERS, 1);
        Outcome outcome = REFERENCE.run(problem.op(Fill.SMALL_INTEGERS, 1), List.of(input));
        assertTrue(outcome instanceof Outcome.Produced, outcome.toString());
        return ((Outcome.Produced) outcome).output().shape();
    }
}
