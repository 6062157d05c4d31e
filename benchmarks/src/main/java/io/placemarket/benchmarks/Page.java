package io.placemarket.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The page of figures. A run writes what stands between two marks; what is said about the figures stays. */
final class Page {
    private static final String BEGIN = "<!-- Figures: written by benchmarks/run log, do not edit. -->";
    private static final String END = "<!-- End of figures. -->";

    private final Path path;

    Page(Path path) {
        this.path = path;
    }

    void write(List<Row> rows, String conditions) throws IOException {
        String figures = """
                %s
                %s

                | figure | unit | ours | reference | ratio (95 %% interval) | goal | |
                |---|---|---|---|---|---|---|
                %s

                %s""".formatted(
                        BEGIN, conditions, rows.stream().map(Row::asMarkdown).collect(Collectors.joining("\n")), END);
        String before =
                Files.exists(path) ? Files.readString(path) : "# Performance of the event log\n\n" + BEGIN + END;
        int begin = before.indexOf(BEGIN);
        int end = before.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IOException(path + " has lost the marks between which figures stand");
        }
        Files.writeString(path, before.substring(0, begin) + figures + before.substring(end + END.length()));
    }
}
