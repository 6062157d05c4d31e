package io.placemarket.query.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Files that others wrote are exactly those the manifest names, and hold nothing that is protected or fetched from elsewhere. */
class VendoredFilesTest {
    private static final Path VENDOR = Path.of("src/main/resources/assets/vendor/nhsuk-frontend");
    private static final Path RESOURCES = Path.of("src/main/resources");

    private static List<String> manifest() throws IOException {
        return Files.readAllLines(VENDOR.resolve("MANIFEST"));
    }

    @Test
    void the_manifest_names_version_and_licence() throws IOException {
        assertThat(manifest())
                .contains("name nhsuk-frontend", "licence MIT")
                .anyMatch(line -> line.matches("version \\d+\\.\\d+\\.\\d+"));
    }

    @Test
    void every_file_is_the_one_in_the_manifest_and_no_other_is_there() throws IOException {
        Map<String, String> promised = manifest().stream()
                .filter(line -> line.matches("[0-9a-f]{64} {2}.+"))
                .collect(Collectors.toMap(line -> line.substring(66), line -> line.substring(0, 64)));
        assertThat(found()).isEqualTo(new TreeMap<>(promised));
    }

    private static Map<String, String> found() throws IOException {
        try (Stream<Path> files = Files.walk(VENDOR)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("MANIFEST"))
                    .collect(Collectors.toMap(
                            file -> VENDOR.relativize(file).toString().replace('\\', '/'),
                            VendoredFilesTest::digest,
                            (one, other) -> one,
                            TreeMap::new));
        }
    }

    private static String digest(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void no_page_uses_a_protected_font_or_logo_or_fetches_from_elsewhere() throws IOException {
        try (Stream<Path> files =
                Stream.of("assets", "templates").map(RESOURCES::resolve).flatMap(VendoredFilesTest::walk)) {
            assertThat(files.filter(Files::isRegularFile).filter(file -> !file.endsWith("LICENCE.txt")))
                    .allSatisfy(file -> assertThat(Files.readString(file))
                            .doesNotContainIgnoringCase("frutiger")
                            .doesNotContain("@font-face")
                            .doesNotContain("assets.nhs.uk")
                            .doesNotContainPattern("(?:src|href)=\"(?:https?:)?//")
                            .doesNotContainPattern("url\\((?:https?:)?//"));
        }
    }

    @Test
    void templates_escape_everything_and_hold_no_script_or_style_of_their_own() throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES.resolve("templates"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".html")))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readString(file))
                            .doesNotContain("th:utext")
                            .doesNotContain("[(")
                            .doesNotContainPattern("<style|style=\"")
                            .doesNotContainPattern("<script(?! type=\"module\" th:src)")
                            .doesNotContainPattern("\\son[a-z]+=\""));
        }
    }

    @Test
    void scripts_of_ours_never_read_data_as_html() throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES.resolve("assets/js"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".js")))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readString(file))
                            .doesNotContain("innerHTML")
                            .doesNotContain("outerHTML")
                            .doesNotContain("insertAdjacentHTML")
                            .doesNotContain("document.write")
                            .doesNotContain("eval("));
        }
    }

    private static Stream<Path> walk(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
