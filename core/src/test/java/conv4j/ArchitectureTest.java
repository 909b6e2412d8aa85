package conv4j;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may know whom. A package that is not in the table fails, so that a new one is given its place first. */
class ArchitectureTest {
    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("conv4j");

    /** Each package and the packages of conv4j that it may know; the front door and the command line know all. */
    private static final Map<String, Set<String>> KNOWS = Map.ofEntries(
            entry("conv4j.tensor", Set.of()),
            entry("conv4j.op", Set.of("conv4j.tensor")),
            entry("conv4j.graph", Set.of("conv4j.op", "conv4j.tensor")),
            entry("conv4j.kernel", Set.of("conv4j.op", "conv4j.tensor")),
            entry("conv4j.kernel.element", Set.of("conv4j.op", "conv4j.tensor")),
            entry(
                    "conv4j.kernel.reference",
                    Set.of("conv4j.kernel", "conv4j.kernel.element", "conv4j.op", "conv4j.tensor")),
            entry("conv4j.kernel.plain", Set.of("conv4j.kernel", "conv4j.op", "conv4j.tensor")),
            entry("conv4j.kernel.nd4j", Set.of("conv4j.kernel", "conv4j.op", "conv4j.tensor")),
            entry(
                    "conv4j.kernel.vector",
                    Set.of("conv4j.kernel", "conv4j.kernel.element", "conv4j.op", "conv4j.tensor")),
            entry("conv4j.plan", Set.of("conv4j.kernel", "conv4j.graph", "conv4j.op", "conv4j.tensor")),
            entry("conv4j.model", Set.of("conv4j.graph", "conv4j.op", "conv4j.tensor")),
            entry("conv4j.model.article", Set.of("conv4j.model", "conv4j.graph", "conv4j.op", "conv4j.tensor")),
            entry("conv4j.model.zoo", Set.of("conv4j.model", "conv4j.graph", "conv4j.op", "conv4j.tensor")),
            entry("conv4j.model.onnx", Set.of("conv4j.model", "conv4j.graph", "conv4j.op", "conv4j.tensor")),
            entry("conv4j.model.keras", Set.of("conv4j.model", "conv4j.graph", "conv4j.op", "conv4j.tensor")),
            entry("conv4j.image", Set.of("conv4j.tensor")),
            entry("conv4j.report", Set.of("conv4j.plan", "conv4j.graph", "conv4j.op", "conv4j.tensor")));

    private static final Set<String> KNOW_ALL = Set.of("conv4j", "conv4j.cli");

    static Set<String> packages() {
        return KNOWS.keySet();
    }

    @Test
    void everyPackageHasItsPlace() {
        Set<String> wanted = new TreeSet<>(KNOWS.keySet());
        wanted.addAll(KNOW_ALL);
        Set<String> got = CORE.stream().map(JavaClass::getPackageName).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(wanted, got);
    }

    @ParameterizedTest
    @MethodSource("packages")
    void aPackageKnowsOnlyWhatItMay(String name) {
        Set<String> allowed = KNOWS.get(name);
        classes()
                .that()
                .resideInAPackage(name)
                .should()
                .onlyDependOnClassesThat(resideOutsideOfPackage("conv4j..")
                        .or(resideInAPackage(name))
                        .or(describe(
                                "reside in " + new TreeSet<>(allowed),
                                known -> allowed.contains(known.getPackageName()))))
                .check(CORE);
    }

    @Test
    void nothingKnowsTheCommandLineButItself() {
        noClasses()
                .that()
                .resideOutsideOfPackage("conv4j.cli")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("conv4j.cli", "picocli..")
                .check(CORE);
    }

    @Test
    void thereIsNoCircle() {
        slices().matching("conv4j.(**)").should().beFreeOfCycles().check(CORE);
    }

    @Test
    void eachLibraryHasOneDoor() {
        Map<String, String> doors = Map.of(
                "org.nd4j..", "conv4j.kernel.nd4j",
                "jdk.incubator.vector..", "conv4j.kernel.vector",
                "ai.onnx..", "conv4j.model.onnx",
                "com.google.protobuf..", "conv4j.model.onnx",
                "io.jhdf..", "conv4j.model.keras");
        doors.forEach((library, door) -> noClasses()
                .that()
                .resideOutsideOfPackage(door)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(CORE));
    }

    @Test
    void nothingExtendsAClassExceptExceptions() {
        classes()
                .that(describe("are no exceptions", type -> !type.isAssignableTo(Throwable.class)))
                .should()
                .beInterfaces()
                .orShould()
                .beAssignableTo(describe(
                        "a plain class, record or enum",
                        type -> type.getRawSuperclass()
                                .map(parent -> Set.of("java.lang.Object", "java.lang.Record", "java.lang.Enum")
                                                .contains(parent.getName())
                                        || parent.isEnum())
                                .orElse(true)))
                .check(CORE);
    }

    @Test
    void namesSayWhatAThingIs() {
        noClasses()
                .should()
                .haveNameMatching(".*(Utils?|Helper|Manager|Impl|Base|Abstract|Common)([A-Z].*)?$")
                .check(CORE);
    }

    @Test
    void everyPackageIsNullMarkedAndSaysItsDuty() {
        Set<JavaPackage> packages = CORE.stream().map(JavaClass::getPackage).collect(Collectors.toSet());
        packages.forEach(one -> assertTrue(one.isAnnotatedWith(NullMarked.class), one.getName()));
    }
}
