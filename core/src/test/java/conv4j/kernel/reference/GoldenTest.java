package conv4j.kernel.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import conv4j.kernel.Buffer;
import conv4j.kernel.Computation;
import conv4j.kernel.Kernel;
import conv4j.kernel.PlainBuffer;
import conv4j.op.Late;
import conv4j.op.Op;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every op against what ONNX's reference evaluator, PyTorch, TensorFlow, Keras or NumPy make of the same numbers. */
class GoldenTest {
    private record Numbers(int[] shape, float[] values) {
        Tensor tensor() {
            return Tensor.of(Shape.of(shape), values);
        }
    }

    private record Case(String name, int terms, List<Numbers> inputs, List<Numbers> parameters, Numbers output) {
        Op op() {
            Function<List<Tensor>, Op> recipe = Objects.requireNonNull(OPS.get(name), name);
            return recipe.apply(parameters.stream().map(Numbers::tensor).toList());
        }
    }

    private static final Map<String, Function<List<Tensor>, Op>> OPS = GoldenCases.all();
    private static final Map<String, Case> CASES = read();

    private static Map<String, Case> read() {
        try (Reader json = new InputStreamReader(
                Objects.requireNonNull(GoldenTest.class.getResourceAsStream("golden.json")), StandardCharsets.UTF_8)) {
            List<Case> cases = new Gson().fromJson(json, new TypeToken<List<Case>>() {}.getType());
            Map<String, Case> named = new LinkedHashMap<>();
            cases.forEach(one -> named.put(one.name, one));
            return named;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> names() {
        return OPS.keySet();
    }

    @Test
    void theFileAndTheListHaveTheSameCases() {
        assertEquals(
                OPS.keySet().stream().sorted().toList(),
                CASES.keySet().stream().sorted().toList());
    }

    @Test
    void everyOpThatAKernelComputesHasACase() {
        Set<Class<?>> covered =
                CASES.values().stream().map(one -> one.op().getClass()).collect(Collectors.toSet());
        Set<Class<?>> all = Stream.of(Op.class.getPermittedSubclasses())
                .filter(op -> op != Late.class)
                .collect(Collectors.toSet());
        assertEquals(all, covered);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void theKernelGivesWhatOthersGive(String name) {
        Case golden = CASES.get(name);
        List<Buffer> inputs = golden.inputs.stream()
                .<Buffer>map(numbers -> new PlainBuffer(numbers.tensor()))
                .toList();
        Computation computation =
                prepare(golden.op(), inputs.stream().map(Buffer::shape).toList());
        Buffer output = computation.newOutput();
        for (int pass = 0; pass < 2; pass++) {
            // Every element must be written, and in the second pass by this pass alone.
            Arrays.fill(output.tensor().values(), -12345);
            computation.run(inputs, output);
            requireClose(golden, output.tensor());
        }
    }

    @SuppressWarnings("unchecked") // the class of an O
    private static <O extends Op> Computation prepare(O op, List<Shape> inputs) {
        op.checkInputs(inputs);
        List<Kernel<O>> kernels = new ReferenceBackend().kernelsFor((Class<O>) op.getClass());
        assertEquals(1, kernels.size());
        return kernels.get(0).prepare(op, inputs);
    }

    /** Each of the terms may be off by an ulp of the largest result. */
    private static void requireClose(Case golden, Tensor got) {
        assertEquals(Shape.of(golden.output.shape), got.shape(), golden.name);
        float[] wanted = golden.output.values;
        for (int i = 0; i < wanted.length; i++) {
            float value = got.values()[i];
            double bound = golden.terms * 0x1p-23 * Math.max(1, Math.abs(wanted[i]));
            boolean same = wanted[i] == value || Float.isNaN(wanted[i]) && Float.isNaN(value);
            int place = i;
            assertTrue(
                    same || Math.abs(wanted[i] - value) <= bound,
                    () -> golden.name + ", element " + place + ": wanted " + wanted[place] + ", got " + value);
        }
    }
}
