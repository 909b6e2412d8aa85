package conv4j.verification;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "conv4j.verification", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule EVERY_ARROW_POINTS_DOWN = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("conv4j.verification..")
            .layer("cli")
            .definedBy("conv4j.verification.cli")
            .layer("report")
            .definedBy("conv4j.verification.report")
            .layer("engines")
            .definedBy("conv4j.verification.engines")
            .layer("court")
            .definedBy("conv4j.verification.court")
            .layer("audit")
            .definedBy("conv4j.verification.audit")
            .layer("network")
            .definedBy("conv4j.verification.network")
            .layer("coverage")
            .definedBy("conv4j.verification.coverage")
            .layer("twin")
            .definedBy("conv4j.verification.twin")
            .layer("execution")
            .definedBy("conv4j.verification.execution")
            .layer("rules")
            .definedBy("conv4j.verification.rules")
            .layer("oracle")
            .definedBy("conv4j.verification.oracle")
            .layer("problems")
            .definedBy("conv4j.verification")
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("report")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("engines")
            .mayOnlyBeAccessedByLayers("cli", "report")
            .whereLayer("court")
            .mayOnlyBeAccessedByLayers("cli", "engines", "report")
            .whereLayer("audit")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("network")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("coverage")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("twin")
            .mayOnlyBeAccessedByLayers("network", "coverage")
            .whereLayer("execution")
            .mayOnlyBeAccessedByLayers("court", "audit", "network", "coverage", "cli", "engines", "report")
            .whereLayer("rules")
            .mayOnlyBeAccessedByLayers("court", "network", "cli", "report")
            .whereLayer("oracle")
            .mayOnlyBeAccessedByLayers("court", "cli", "engines");

    @ArchTest
    static final ArchRule OTHER_LIBRARIES_ARE_ASKED_IN_ONE_PLACE = noClasses()
            .that()
            .resideOutsideOfPackage("conv4j.verification.engines")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.nd4j..", "ai.onnxruntime..", "ai.djl..", "org.tensorflow..");

    /** A formula that was checked against itself would prove nothing. */
    @ArchTest
    static final ArchRule THE_ORACLE_SHARES_NO_ARITHMETIC_WITH_CORE = noClasses()
            .that()
            .resideInAPackage("conv4j.verification.oracle")
            .should()
            .dependOnClassesThat()
            .haveNameMatching("conv4j\\.op\\.(Walk|Scatter|Axes|Broadcast|EinsumTerms)")
            .orShould()
            .callMethod("conv4j.op.WindowAxis", "walk", "int")
            .orShould()
            .callMethod("conv4j.op.WindowAxis", "scatter", "int", "int")
            .orShould()
            .callMethod("conv4j.op.WindowAxis", "reach")
            .orShould()
            .callMethod("conv4j.op.Einsum", "terms", "java.util.List")
            .orShould()
            .callMethod("conv4j.op.Reshape", "outputShape", "conv4j.tensor.Shape")
            .orShould()
            .callMethod("conv4j.op.Expand", "outputShape", "conv4j.tensor.Shape")
            .orShould()
            .callMethod("conv4j.op.MatMul", "batch", "conv4j.tensor.Shape")
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("conv4j.kernel..");

    @ArchTest
    static final ArchRule RULES_PREDICT_AND_NEVER_RUN = noClasses()
            .that()
            .resideInAPackage("conv4j.verification.rules")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("conv4j.kernel..")
            .orShould()
            .callMethod("conv4j.op.WindowAxis", "walk", "int");
}
