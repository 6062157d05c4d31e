package io.placemarket.marketplace;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import org.jspecify.annotations.NullMarked;
import org.springframework.beans.factory.annotation.Autowired;

/** The rules of the house, over all modules. */
@AnalyzeClasses(packages = "io.placemarket", importOptions = DoNotIncludeTests.class)
class HouseRulesTest {
    private static final String KERNEL = "io.placemarket.kernel..";
    private static final String EVENT_STORE = "io.placemarket.eventstore..";
    private static final String EMBEDDED = "io.placemarket.embedded..";
    private static final String EDGE = "io.placemarket.edge..";
    private static final String COMMAND = "io.placemarket.command..";
    private static final String QUERY = "io.placemarket.query..";
    private static final String OURS = "io.placemarket..";
    private static final String LAUNCHER = "io.placemarket.marketplace.launch..";
    private static final String SPRING = "org.springframework..";
    private static final String MONGO = "com.mongodb..";
    private static final String AXON = "org.axonframework..";

    @ArchTest
    static final ArchRule the_kernel_depends_on_nothing_of_the_house = only(KERNEL, KERNEL);

    @ArchTest
    static final ArchRule the_event_store_knows_nothing_of_placements = only(EVENT_STORE, EVENT_STORE);

    @ArchTest
    static final ArchRule the_embedded_store_knows_nothing_of_placements = only(EMBEDDED, EMBEDDED);

    @ArchTest
    static final ArchRule the_edge_knows_the_kernel = only(EDGE, EDGE, KERNEL);

    @ArchTest
    static final ArchRule the_command_side_never_sees_the_query_side =
            only(COMMAND, COMMAND, KERNEL, EVENT_STORE, EDGE);

    @ArchTest
    static final ArchRule the_query_side_never_sees_the_command_side = only(QUERY, QUERY, KERNEL, EVENT_STORE, EDGE);

    @ArchTest
    static final ArchRule the_kernel_knows_no_framework = noClasses()
            .that()
            .resideInAPackage(KERNEL)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(SPRING, MONGO, AXON);

    @ArchTest
    static final ArchRule the_stores_know_no_spring = noClasses()
            .that()
            .resideInAnyPackage(EVENT_STORE, EMBEDDED)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(SPRING);

    @ArchTest
    static final ArchRule the_embedded_store_knows_no_axon = noClasses()
            .that()
            .resideInAPackage(EMBEDDED)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(AXON);

    @ArchTest
    static final ArchRule the_query_side_reads_the_log_without_axon = noClasses()
            .that()
            .resideInAPackage(QUERY)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(AXON);

    @ArchTest
    static final ArchRule time_comes_from_a_clock = noClasses()
            .should()
            .callMethodWhere(target(nameMatching("now"))
                    .and(target(owner(resideInAPackage("java.time.."))))
                    .and(not(describe(
                            "with a clock",
                            call -> call.getTarget().getRawParameterTypes().stream()
                                    .anyMatch(type -> type.isEquivalentTo(Clock.class))))))
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule nothing_prints =
            noClasses().that().resideOutsideOfPackage(LAUNCHER).should(ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule nothing_uses_java_util_logging = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

    @ArchTest
    static final ArchRule nothing_is_injected_into_fields = noFields().should().beAnnotatedWith(Autowired.class);

    @ArchTest
    static final ArchRule every_package_says_what_may_be_null =
            classes().that().resideInAPackage(OURS).should(new BeInANullMarkedPackage());

    private static ArchRule only(String module, String... allowed) {
        return noClasses()
                .that()
                .resideInAPackage(module)
                .should()
                .dependOnClassesThat(resideInAPackage(OURS).and(not(JavaClass.Predicates.resideInAnyPackage(allowed))));
    }

    private static final class BeInANullMarkedPackage extends ArchCondition<JavaClass> {
        BeInANullMarkedPackage() {
            super("be in a package that is @NullMarked");
        }

        @Override
        public void check(JavaClass type, ConditionEvents events) {
            boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
            events.add(new SimpleConditionEvent(type, marked, type.getPackageName() + " of " + type.getName()));
        }
    }
}
