package io.placemarket.marketplace.catalogue;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.command.message.Command;
import io.placemarket.kernel.event.DomainEvent;
import io.placemarket.kernel.event.EventTypes;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.refusal.FigureType;
import io.placemarket.kernel.refusal.RefusalType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CataloguesTest {
    private static final Path FOLDER = Path.of("../docs/catalogue");

    @Test
    void the_documentation_lists_every_event_as_it_is_in_the_code() throws IOException {
        StringBuilder page = new StringBuilder("""
                # Events

                What the log holds: every kind of event by the name under which it stands there for good, with the revision of its content.
                Written from the code; a test compares the two.
                """);
        Map<String, SourceType> sources = Sources.in(Path.of("../shared-kernel/src/main/java"));
        families(DomainEvent.class).forEach(family -> {
            heading(page, family, sources);
            leaves(family).forEach(type -> {
                Class<? extends DomainEvent> event = type.asSubclass(DomainEvent.class);
                String name = EventTypes.name(event);
                entry(
                        page,
                        name + (EventTypes.revision(event) > 1 ? " (revision " + EventTypes.revision(event) + ")" : ""),
                        SourceType.of(sources, event));
            });
        });
        compare("events.md", page);
    }

    @Test
    void the_documentation_lists_every_command_as_it_is_in_the_code() throws IOException {
        StringBuilder page = new StringBuilder("""
                # Commands

                What the market can be asked, whatever the way in. Who may ask for what stands in [who may do what](../who-may-do-what.md); what
                may come of it besides an answer, in [refusals](refusals.md). Written from the code; a test compares the two.
                """);
        Map<String, SourceType> sources = Sources.in(Path.of("../command-side/src/main/java"));
        families(Command.class).forEach(family -> {
            heading(page, family, sources);
            leaves(family).forEach(command -> entry(page, command.getSimpleName(), SourceType.of(sources, command)));
        });
        compare("commands.md", page);
    }

    @Test
    void the_documentation_lists_every_refusal_and_the_rules_that_give_it() throws IOException {
        StringBuilder page = new StringBuilder("""
                # Refusals

                Every code a problem document may carry, and the rules of the write side that give it. The running program explains each at
                `/problems/{code}`. Written from the code; a test compares the two.

                | code | status | what it means | given by |
                |---|---|---|---|
                """);
        Map<String, SourceType> rules = Sources.in(Path.of("../command-side/src/main/java"));
        for (ProblemCode code : ProblemCode.values()) {
            List<String> given = rules.values().stream()
                    .filter(rule -> rule.refusals().contains(code.name()))
                    .map(SourceType::simpleName)
                    .sorted()
                    .toList();
            page.append("| `%s` | %d | %s. %s | %s |\n"
                    .formatted(code.code(), code.status(), code.title(), code.explanation(), String.join(", ", given)));
        }
        page.append("""

                ## What they tell

                The kinds of refusal a rule gives under each code, with the facts beside its sentence and what would be accepted instead.

                | code | status | kind | facts | accepted |
                |---|---|---|---|---|
                """);
        Map<String, SourceType> kinds = Sources.in(Path.of("../shared-kernel/src/main/java"));
        RefusalType.all()
                .forEach(kind -> page.append("| `%s` | %d | `%s`: %s | %s | %s |\n"
                        .formatted(
                                kind.code().code(),
                                kind.code().status(),
                                kind.name(),
                                SourceType.of(kinds, kind.type()).described(),
                                told(kind.figures()),
                                kind.accepted())));
        page.append("\n## The rules\n\n");
        rules.values().stream()
                .filter(rule -> !rule.refusals().isEmpty() && !rule.described().isEmpty())
                .sorted(comparing(SourceType::packageName).thenComparing(SourceType::simpleName))
                .forEach(rule -> page.append("- **%s** (%s): %s\n"
                        .formatted(rule.simpleName(), rule.packageName().replaceFirst(".*\\.", ""), rule.described())));
        compare("refusals.md", page);
    }

    private static String told(List<FigureType> figures) {
        return figures.stream()
                .map(figure -> "`%s`, %s%s"
                        .formatted(
                                figure.name(),
                                figure.meaning(),
                                figure.each().isEmpty() ? "" : " (of each: " + told(figure.each()) + ")"))
                .collect(Collectors.joining("; "));
    }

    private static void compare(String name, StringBuilder page) throws IOException {
        Path file = FOLDER.resolve(name);
        if (Boolean.getBoolean("placemarket.write-docs")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, page);
        }
        assertThat(file)
                .as("docs/catalogue/%s; write it anew with -Dplacemarket.write-docs=true", name)
                .exists()
                .content()
                .isEqualTo(page.toString());
    }

    private static void heading(StringBuilder page, Class<?> family, Map<String, SourceType> sources) {
        page.append("\n## %s\n\n%s\n"
                .formatted(
                        family.getSimpleName().replaceFirst("(Event|Command)$", ""),
                        SourceType.of(sources, family).described()));
    }

    private static void entry(StringBuilder page, String title, SourceType type) {
        page.append("\n### %s\n\n%s\n\n".formatted(title, type.described()));
        type.components()
                .forEach(component -> page.append("- `%s` (`%s`)%s\n"
                        .formatted(
                                component.name(),
                                component.type(),
                                component.described().isEmpty() ? "" : ": " + component.described())));
    }

    private static Stream<Class<?>> families(Class<?> root) {
        return Arrays.stream(root.getPermittedSubclasses()).sorted(comparing(Class::getSimpleName));
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(CataloguesTest::leaves)
                : Stream.of(type);
    }
}
