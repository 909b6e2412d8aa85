package conv4j.kernel.vector;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.constant.ConstantDescs;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One loop, written once, compiled anew for each set of constants.
 *
 * <p>C2 makes full use of the vector unit only where species, pixel stride and number of accumulators are constants: as
 * variables each of them costs 10 % to 99 %. So a loop reads them from {@code static final} fields, and for each set of
 * values the loop's own class file is defined once more as a hidden class that holds those values as its class data. What
 * is not needed ({@code if (PIXELS > 5)}) is gone when the bytecode is parsed, and no profile is shared with the loop's
 * other forms.
 */
final class Specialized {
    private static final Map<Key, Object> LOOPS = new ConcurrentHashMap<>();

    private record Key(Class<?> loop, Record constants) {}

    private Specialized() {}

    /**
     * The loop for these constants; the same one each time.
     *
     * @param type an interface that the loop implements
     * @param loop a class of this package with a constructor without parameters; never initialized itself
     */
    static <T> T loop(Class<T> type, Class<? extends T> loop, Record constants) {
        return type.cast(LOOPS.computeIfAbsent(new Key(loop, constants), Specialized::define));
    }

    /** For the loop's static initializer: the constants that it was made for. */
    static <C extends Record> C constants(Lookup loop, Class<C> type) {
        try {
            return MethodHandles.classData(loop, ConstantDescs.DEFAULT_NAME, type);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("a loop reads its own constants", e);
        }
    }

    private static Object define(Key key) {
        try (InputStream classFile = key.loop().getResourceAsStream(key.loop().getSimpleName() + ".class")) {
            if (classFile == null) {
                throw new IllegalStateException(key.loop() + ": its class file is not where it was loaded from");
            }
            return MethodHandles.lookup()
                    .defineHiddenClassWithClassData(classFile.readAllBytes(), key.constants(), true)
                    .lookupClass()
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(key.loop() + " for " + key.constants(), e);
        }
    }
}
