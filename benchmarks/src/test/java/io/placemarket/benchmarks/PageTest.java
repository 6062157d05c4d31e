package io.placemarket.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTest {
    @TempDir
    Path directory;

    @Test
    void a_second_run_replaces_the_figures_and_keeps_what_is_said_about_them() throws IOException {
        Path path = directory.resolve("page.md");
        Page page = new Page(path, "log", "Performance");
        page.write(List.of(row("first")), "Machine A.");
        Files.writeString(path, Files.readString(path) + "\nWhat bounds it: the disk.\n");

        page.write(List.of(row("second")), "Machine B.");

        assertThat(Files.readString(path))
                .contains("Machine B.", "| second |", "What bounds it: the disk.")
                .doesNotContain("Machine A.", "| first |");
    }

    @Test
    void a_page_without_its_marks_is_not_overwritten() throws IOException {
        Path path = directory.resolve("page.md");
        Files.writeString(path, "Written by hand.");

        assertThatThrownBy(() -> new Page(path, "log", "Performance").write(List.of(row("figure")), "Machine."))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("marks");
        assertThat(path).hasContent("Written by hand.");
    }

    private static Row row(String name) {
        return new Row(name, "1/s", 2, OptionalDouble.of(1), Interval.exactly(2), Goal.atLeast(1));
    }
}
