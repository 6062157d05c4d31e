package io.placemarket.query;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.placemarket.query", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule folds_know_the_kernel_and_nothing_else = noClasses()
            .that()
            .resideInAPackage("io.placemarket.query.market")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages(
                    "io.placemarket.query.market", "io.placemarket.kernel..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule the_query_side_does_not_know_the_command_side = noClasses()
            .that()
            .resideInAPackage("io.placemarket.query..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.placemarket.command..", "io.placemarket.marketplace..");

    @ArchTest
    static final ArchRule nothing_waits_for_an_answer = noClasses()
            .that()
            .resideInAPackage("io.placemarket.query..")
            .should()
            .callMethodWhere(JavaCall.Predicates.target(HasName.Predicates.nameMatching("block(First|Last)?")));
}
