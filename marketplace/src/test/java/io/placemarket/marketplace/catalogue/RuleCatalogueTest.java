package io.placemarket.marketplace.catalogue;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.kernel.refusal.RefusalType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of the market, each with its source in the words of the domain guide, where it is kept, and what proves it. */
class RuleCatalogueTest {
    private static final Path PAGE = Path.of("../docs/catalogue/rules.md");
    private static final List<String> MAIN = List.of("../shared-kernel/src/main/java", "../command-side/src/main/java");
    private static final List<String> TESTS = List.of(
            "../shared-kernel/src/test/java",
            "../edge/src/test/java",
            "../command-side/src/test/java",
            "../query-side/src/test/java");
    /** They look at every refusal there is. */
    private static final List<String> KNOW_ALL = List.of("RefusalTest", "EverythingIsTestedTest");

    /** The most tests of a rule that are named. */
    private static final int MOST = 4;
    /** Where a comment says which words of the guide, or which page, a rule comes from. */
    private static final Pattern SOURCE = Pattern.compile("\\((?:domain guide, ([^()]*)|(docs/[\\w-]+\\.md))\\)");

    private static final Pattern QUOTED = Pattern.compile("\"[^\"]+\"|rule \\d|docs/[\\w-]+\\.md");

    @Test
    void the_documentation_lists_every_rule_as_it_is_in_the_code() throws IOException {
        Map<String, SourceType> types = new HashMap<>();
        for (String folder : MAIN) {
            types.putAll(Sources.in(Path.of(folder)));
        }
        Map<String, String> rules = texts(MAIN);
        Map<String, String> tests = texts(TESTS);
        tests.keySet().removeIf(name -> !name.endsWith("Test") || KNOW_ALL.contains(name));
        StringBuilder page = new StringBuilder("""
                # Rules

                What the market holds to: each rule, the words of the field it comes from, where it is kept, how it refuses, and the tests that name it.
                [Refusals](refusals.md) says what each refusal tells. Written from the code; a test compares the two.

                ## What is refused

                | rule | source | kept by | refused as | tested by |
                |---|---|---|---|---|
                """);
        for (RefusalType kind : RefusalType.all()) {
            SourceType known = SourceType.of(types, kind.type());
            String family = SourceType.of(types, kind.type().getInterfaces()[0]).described();
            String source = source(known.described()).isEmpty() ? source(family) : source(known.described());
            assertThat(source).as("where the rule %s comes from", kind.name()).isNotEmpty();
            String keepers = naming(rules, made(kind.name()));
            assertThat(keepers).as("who gives %s", kind.name()).isNotEmpty();
            String provers = provers(kind, tests);
            assertThat(provers).as("a test of %s", kind.name()).isNotEmpty();
            page.append("| %s | %s | %s | `%s` `%s` | %s |\n"
                    .formatted(
                            plain(known.described()),
                            source,
                            keepers,
                            kind.code().code(),
                            kind.name(),
                            provers));
        }
        page.append("""

                ## What is reckoned and decided

                Rules that refuse nothing by themselves: others ask them.

                | rule | source | kept by | tested by |
                |---|---|---|---|
                """);
        types.values().stream()
                .filter(type -> SOURCE.matcher(type.described()).find())
                .filter(type -> !type.packageName().endsWith(".refusal"))
                .sorted(comparing(SourceType::packageName).thenComparing(SourceType::simpleName))
                .forEach(type -> {
                    String provers = provers(type.simpleName(), rules, tests);
                    assertThat(provers).as("a test of %s", type.simpleName()).isNotEmpty();
                    page.append("| %s | %s | %s | %s |\n"
                            .formatted(plain(type.described()), source(type.described()), type.simpleName(), provers));
                });
        if (Boolean.getBoolean("placemarket.write-docs")) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE)
                .as("docs/catalogue/rules.md; write it anew with -Dplacemarket.write-docs=true")
                .exists()
                .content()
                .isEqualTo(page.toString());
    }

    private static String source(String described) {
        Matcher found = SOURCE.matcher(described);
        return found.find()
                ? QUOTED.matcher(found.group())
                        .results()
                        .map(each -> each.group())
                        .collect(Collectors.joining(", "))
                : "";
    }

    /** Without where it comes from, which has a column of its own. */
    private static String plain(String described) {
        return SOURCE.matcher(described.replaceAll("[,:]? ?<.*", ""))
                .replaceAll("")
                .replaceAll("\\s+([.,:;])", "$1")
                .replace("|", "\\|")
                .strip();
    }

    private static Predicate<String> made(String name) {
        return text -> text.contains("new " + name + "(") || text.contains(name + "::new");
    }

    /** Tests that name it; else those that name its code, if no other kind has it; else those that read the code over HTTP. */
    private static String provers(RefusalType kind, Map<String, String> tests) {
        boolean alone = RefusalType.of(kind.code()).size() == 1;
        return Stream.<Predicate<String>>of(
                        text -> text.contains("new " + kind.name() + "(") || text.contains(kind.name() + ".class"),
                        text -> alone
                                && text.contains("ProblemCode." + kind.code().name()),
                        text -> text.contains('"' + kind.code().code() + '"'))
                .map(proof -> naming(tests, proof))
                .filter(names -> !names.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** A test of its own name; else those that use it; else those of whoever asks it, or asks who asks it. */
    private static String provers(String name, Map<String, String> rules, Map<String, String> tests) {
        Set<String> asked = Set.of(name);
        for (int step = 0; step < 3; step++) {
            Set<String> now = asked;
            List<String> own = now.stream()
                    .map(each -> each.replaceFirst("(Handler|Rules)$", "") + "Test")
                    .filter(tests::containsKey)
                    .sorted()
                    .limit(MOST)
                    .toList();
            String using = own.isEmpty() ? naming(tests, text -> uses(text, now)) : String.join(", ", own);
            if (!using.isEmpty()) {
                return using;
            }
            asked = rules.entrySet().stream()
                    .filter(rule -> uses(rule.getValue(), now))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
        }
        return "";
    }

    private static boolean uses(String text, Set<String> names) {
        return names.stream()
                .anyMatch(name ->
                        Pattern.compile("\\b" + name + "\\b").matcher(text).find());
    }

    /** The names of files, by name, at most a few. */
    private static String naming(Map<String, String> files, Predicate<String> wanted) {
        return files.entrySet().stream()
                .filter(file -> wanted.test(file.getValue()))
                .map(Map.Entry::getKey)
                .limit(MOST)
                .collect(Collectors.joining(", "));
    }

    private static Map<String, String> texts(List<String> folders) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        for (String folder : folders) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    texts.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
                }
            }
        }
        return texts;
    }
}
