package io.placemarket.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The page of figures. A run writes what stands between two marks; what is said about the figures stays. */
final class Page {
    private static final String END = "<!-- End of figures. -->";

    private final Path path;
    private final String title;
    private final String begin;

    /** A page that a benchmark of that name writes. */
    Page(Path path, String benchmark, String title) {
        this.path = path;
        this.title = title;
        this.begin = "<!-- Figures: written by benchmarks/run " + benchmark + ", do not edit. -->";
    }

    /** Of some parts: rows of the same names are replaced, others stay as an earlier run wrote them. */
    void replace(List<Row> rows, String conditions) throws IOException {
        Map<String, String> lines = new LinkedHashMap<>();
        String known = Files.readString(path);
        int from = known.indexOf(begin);
        known.substring(from, known.indexOf(END, from))
                .lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| figure |"))
                .forEach(line -> lines.put(name(line), line));
        rows.forEach(row -> lines.put(name(row.asMarkdown()), row.asMarkdown()));
        writeLines(List.copyOf(lines.values()), conditions);
    }

    private static String name(String line) {
        return line.substring(0, line.indexOf(" |", 2));
    }

    /** Of a whole run. */
    void write(List<Row> rows, String conditions) throws IOException {
        writeLines(rows.stream().map(Row::asMarkdown).toList(), conditions);
    }

    private void writeLines(List<String> lines, String conditions) throws IOException {
        String figures = """
                %s
                %s

                | figure | unit | ours | reference | ratio (95 %% interval) | goal | |
                |---|---|---|---|---|---|---|
                %s

                %s""".formatted(begin, conditions, String.join("\n", lines), END);
        String before = Files.exists(path) ? Files.readString(path) : "# " + title + "\n\n" + begin + END;
        int from = before.indexOf(begin);
        int end = before.indexOf(END, Math.max(0, from));
        if (from < 0 || end < from) {
            throw new IOException(path + " has lost the marks between which figures stand");
        }
        Files.writeString(path, before.substring(0, from) + figures + before.substring(end + END.length()));
    }
}
