package conv4j.kernel.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class WorkspaceTest {
    private final Workspace workspace = new Workspace();

    @Test
    void whatWasGivenBackLastIsTakenFirst() {
        float[] a = workspace.take(3);
        float[] b = workspace.take(3);
        assertNotSame(a, b);
        workspace.give(b);
        workspace.give(a);
        assertSame(a, workspace.take(2));
        assertSame(b, workspace.take(3));
    }

    @Test
    void aLongerOneTakesThePlaceOfOneThatIsTooShort() {
        float[] small = workspace.take(3);
        workspace.give(small);
        float[] large = workspace.take(4);
        assertEquals(4, large.length);
        workspace.give(large);
        assertSame(large, workspace.take(3));
        assertNotSame(small, workspace.take(3));
    }
}
