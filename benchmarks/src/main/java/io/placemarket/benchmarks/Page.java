package io.placemarket.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

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

    void write(List<Row> rows, String conditions) throws IOException {
        String figures = """
                %s
                %s

                | figure | unit | ours | reference | ratio (95 %% interval) | goal | |
                |---|---|---|---|---|---|---|
                %s

                %s""".formatted(
                        begin, conditions, rows.stream().map(Row::asMarkdown).collect(Collectors.joining("\n")), END);
        String before = Files.exists(path) ? Files.readString(path) : "# " + title + "\n\n" + begin + END;
        int from = before.indexOf(begin);
        int end = before.indexOf(END);
        if (from < 0 || end < from) {
            throw new IOException(path + " has lost the marks between which figures stand");
        }
        Files.writeString(path, before.substring(0, from) + figures + before.substring(end + END.length()));
    }
}
