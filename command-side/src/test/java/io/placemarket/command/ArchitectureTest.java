package io.placemarket.command;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.axonframework.modelling.command.AggregateRoot;
import org.springframework.web.bind.annotation.RestController;

@AnalyzeClasses(packages = "io.placemarket.command", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final DescribedPredicate<JavaClass> DECIDE = simpleNameEndingWith("Rules")
            .or(simpleNameEndingWith("Handler"))
            .or(JavaClass.Predicates.resideInAnyPackage("..command.message..", "..command.authority.."))
            .or(DescribedPredicate.describe("aggregates", type -> type.isAnnotatedWith(AggregateRoot.class)))
            .as("what decides");

    @ArchTest
    static final ArchRule what_decides_knows_no_framework_of_the_web_or_the_database = noClasses()
            .that(DECIDE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework..",
                    "reactor..",
                    "com.mongodb..",
                    "org.bson..",
                    "io.swagger..",
                    "tools.jackson..",
                    "io.placemarket.edge..",
                    "io.placemarket.eventstore..");

    @ArchTest
    static final ArchRule messages_know_no_framework_at_all = noClasses()
            .that()
            .resideInAnyPackage("..command.message..", "..command.authority..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.axonframework..");

    @ArchTest
    static final ArchRule only_controllers_are_reached_over_http =
            classes().that().areAnnotatedWith(RestController.class).should().haveSimpleNameEndingWith("Controller");

    @ArchTest
    static final ArchRule nobody_reads_a_clock_of_their_own = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule the_query_side_is_another_world = noClasses()
            .that(are(not(simpleNameEndingWith("package-info"))))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.placemarket.query..", "io.placemarket.marketplace..");
}
