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
    private static final int MOST = 3;
    /** A row's last two cells: what is kept or refused, and by what it is tested. */
    private static final Pattern ROW = Pattern.compile(".*\\| ([^|]+) \\| ([\\w, ]+) \\|");
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
        Map<String, String> named = named();
        Map<String, String> tests = texts(TESTS);
        tests.keySet().removeIf(name -> !name.endsWith("Test") || KNOW_ALL.contains(name));
        StringBuilder page = new StringBuilder("""
                # Rules

                What the market holds to: each rule, the words of the field it comes from, where it is kept, how it refuses, and some of the tests that name it.
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
            String keepers = String.join(", ", whose(rules, made(kind.name())));
            assertThat(keepers).as("who gives %s", kind.name()).isNotEmpty();
            String refusedAs = "`%s` `%s`".formatted(kind.code().code(), kind.name());
            List<String> provers = provers(kind, tests);
            assertThat(provers).as("a test that names %s", kind.name()).isNotEmpty();
            page.append("| %s | %s | %s | %s | %s |\n"
                    .formatted(
                            plain(known.described()),
                            source,
                            keepers,
                            refusedAs,
                            some(named.getOrDefault(refusedAs, ""), provers)));
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
                    String name = type.simpleName();
                    List<String> provers = provers(name, tests);
                    assertThat(provers)
                            .as("a test that names %s, or is called as it is", name)
                            .isNotEmpty();
                    page.append("| %s | %s | %s | %s |\n"
                            .formatted(
                                    plain(type.described()),
                                    source(type.described()),
                                    name,
                                    some(named.getOrDefault(name, ""), provers)));
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

    @Test
    void a_further_test_of_a_rule_changes_nothing_and_a_lost_one_does() {
        assertThat(some("BTest", List.of("ATest", "BTest"))).isEqualTo("BTest");
        assertThat(some("BTest, GoneTest", List.of("ATest", "BTest"))).isEqualTo("BTest");
        assertThat(some("GoneTest", List.of("ATest", "BTest", "CTest", "DTest")))
                .isEqualTo("ATest, BTest, CTest");
        assertThat(some("", List.of("ATest"))).isEqualTo("ATest");
    }

    /** Those the page names, as long as they prove it, so that it stays true whatever tests come; others where none of them is left. */
    private static String some(String named, List<String> provers) {
        List<String> still =
                Stream.of(named.split(", ")).filter(provers::contains).toList();
        return (still.isEmpty() ? provers.stream().limit(MOST) : still.stream()).collect(Collectors.joining(", "));
    }

    /** What the page says a rule is tested by. */
    private static Map<String, String> named() throws IOException {
        Map<String, String> named = new HashMap<>();
        if (Files.exists(PAGE)) {
            for (String line : Files.readAllLines(PAGE)) {
                Matcher row = ROW.matcher(line);
                if (row.matches()) {
                    named.put(row.group(1), row.group(2));
                }
            }
        }
        return named;
    }

    /** Tests that name it, or its code where no other kind has it. */
    private static List<String> provers(RefusalType kind, Map<String, String> tests) {
        boolean alone = RefusalType.of(kind.code()).size() == 1;
        return whose(
                tests,
                text -> text.contains("new " + kind.name() + "(")
                        || text.contains(kind.name() + ".class")
                        || (alone && text.contains("ProblemCode." + kind.code().name())));
    }

    /** A test that is called as it is; else those that name it. */
    private static List<String> provers(String name, Map<String, String> tests) {
        String own = name.replaceFirst("(Handler|Rules)$", "") + "Test";
        Pattern word = Pattern.compile("\\b" + name + "\\b");
        return tests.containsKey(own)
                ? List.of(own)
                : whose(tests, text -> word.matcher(text).find());
    }

    /** The names of those files, by name. */
    private static List<String> whose(Map<String, String> files, Predicate<String> wanted) {
        return files.entrySet().stream()
                .filter(file -> wanted.test(file.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Map<String, String> texts(List<String> folders) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        for (String folder : folders) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    // two modules may have tests of the same name
                    texts.merge(
                            file.getFileName().toString().replace(".java", ""), Files.readString(file), String::concat);
                }
            }
        }
        return texts;
    }
}
