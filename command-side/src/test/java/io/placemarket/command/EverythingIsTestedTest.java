package io.placemarket.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.command.message.Command;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.refusal.RefusalType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Looks at the sources of the tests, so that no command and no refusal comes in without a sentence about it. The random histories do not
 * count: they meet what they happen to meet.
 */
class EverythingIsTestedTest {
    private static final Path SOURCES = Path.of("src/main/java/io/placemarket/command");
    private static final List<Path> TESTS =
            List.of(Path.of("src/test/java"), Path.of("../edge/src/test/java"), Path.of("../query-side/src/test/java"));
    private static final Pattern CONTROLLER = Pattern.compile("@(?:Post|Put|Delete|Patch)Mapping");
    private static final Pattern LOOSE = Pattern.compile("Problem(?:\\.of)?\\(\\s*ProblemCode\\.(\\w+)");
    private static final Pattern KEY = Pattern.compile("IdempotencyKey key\\b");

    private static List<String> sources(Stream<Path> roots, Predicate<Path> wanted) {
        return roots.flatMap(EverythingIsTestedTest::walk)
                .filter(file -> file.toString().endsWith(".java"))
                .filter(wanted)
                .map(EverythingIsTestedTest::text)
                .toList();
    }

    private static Stream<Path> walk(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> tests() {
        return sources(
                TESTS.stream(),
                file -> !file.toString().contains("/model/") && !file.endsWith("EverythingIsTestedTest.java"));
    }

    private static boolean names(String test, RefusalType kind) {
        return test.contains("new " + kind.name() + "(") || test.contains(kind.name() + ".class");
    }

    private static Stream<Class<?>> commands(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(EverythingIsTestedTest::commands)
                : Stream.of(type);
    }

    @Test
    void every_refusal_the_command_side_gives_is_met_by_a_test() {
        List<String> given = sources(Stream.of(SOURCES), file -> true);
        List<String> tests = tests();
        assertThat(ProblemCode.values())
                .filteredOn(code -> !RefusalType.of(code).isEmpty()
                        || given.stream().anyMatch(source -> source.contains("ProblemCode." + code.name())))
                .allSatisfy(code -> assertThat(tests)
                        .as("a test that names %s", code)
                        .anyMatch(test -> test.contains("ProblemCode." + code.name())
                                || test.contains('"' + code.code() + '"')
                                || test.contains(' ' + code.code() + '"')
                                || RefusalType.of(code).stream().anyMatch(kind -> names(test, kind))));
    }

    @Test
    void every_kind_of_refusal_is_given_by_a_rule() {
        List<String> rules = sources(Stream.of(SOURCES), file -> true);
        assertThat(RefusalType.all())
                .allSatisfy(kind -> assertThat(rules)
                        .as("a rule that gives %s", kind.name())
                        .anyMatch(rule ->
                                rule.contains("new " + kind.name() + "(") || rule.contains(kind.name() + "::new")));
    }

    @Test
    void every_kind_of_refusal_that_shares_its_code_is_met_by_a_test_that_names_it() {
        List<String> tests = tests();
        assertThat(RefusalType.all())
                .filteredOn(kind -> RefusalType.of(kind.code()).size() > 1)
                .isNotEmpty()
                .allSatisfy(kind -> assertThat(tests)
                        .as("a test that names %s", kind.name())
                        .anyMatch(test -> names(test, kind)));
    }

    @Test
    void what_a_rule_refuses_is_said_by_its_own_type_and_nowhere_loosely() {
        assertThat(sources(Stream.of(SOURCES), file -> true))
                .flatMap(source -> LOOSE.matcher(source)
                        .results()
                        .map(found -> ProblemCode.valueOf(found.group(1)))
                        .toList())
                // what cannot be read is told as what a rule does not accept
                .filteredOn(code -> code != ProblemCode.INVALID_VALUE)
                .isNotEmpty()
                .allSatisfy(
                        code -> assertThat(RefusalType.of(code)).as(code.code()).isEmpty());
    }

    @Test
    void every_command_is_asked_for_where_it_is_accepted_and_where_it_is_refused() {
        List<String> tests = tests();
        assertThat(commands(Command.class)).isNotEmpty().allSatisfy(command -> {
            List<String> asking = tests.stream()
                    .filter(test -> test.contains("new " + command.getSimpleName() + "("))
                    .toList();
            assertThat(asking)
                    .as("a test in which %s is accepted", command.getSimpleName())
                    .anyMatch(
                            test -> test.contains(".then(") || test.contains(".answer(") || test.contains(".events()"));
            assertThat(asking)
                    .as("a test in which %s is refused", command.getSimpleName())
                    .anyMatch(test -> test.contains(".thenRefused("));
        });
    }

    /** What comes of a repeat is decided once for all commands: the first answer again (tested over HTTP). */
    @Test
    void whatever_is_asked_over_http_may_be_repeated_under_a_key() {
        List<String> controllers =
                sources(Stream.of(SOURCES), file -> file.toString().endsWith("Controller.java"));
        // What is loaded from registers happens once by its content.
        assertThat(controllers)
                .filteredOn(controller -> CONTROLLER.matcher(controller).find()
                        && controller.contains("market.ask(")
                        && !controller.contains("onceInTheMarket("))
                .isNotEmpty()
                .allMatch(controller -> controller.contains("once(") || controller.contains("call.about("))
                .allMatch(controller -> KEY.matcher(controller).results().count()
                        >= CONTROLLER.matcher(controller).results().count());
    }
}
