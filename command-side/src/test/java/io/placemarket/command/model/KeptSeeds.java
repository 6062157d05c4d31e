package io.placemarket.command.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Seeds of histories that failed once: a file of the sources, played again by every run, so that what was mended stays mended. */
final class KeptSeeds {
    /** One a line; what follows a # says what it found. */
    static final Path FILE = Path.of("src/test/resources/failed-histories.txt");

    private final Path file;

    KeptSeeds(Path file) {
        this.file = file;
    }

    /** All of them, the first to fail first. */
    List<Long> all() {
        try {
            return Files.exists(file)
                    ? Files.readAllLines(file).stream()
                            .map(line -> line.replaceAll("#.*", "").strip())
                            .filter(line -> !line.isEmpty())
                            .map(Long::valueOf)
                            .distinct()
                            .toList()
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps one more, once; what is to be said to whoever sees it fail. */
    String keep(long seed) {
        try {
            if (!all().contains(seed)) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.writeString(file, seed + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
            return "kept in " + file + ", which every run plays again: commit it with what mends it";
        } catch (IOException e) {
            return "could not be kept in " + file + " (" + e.getMessage() + "): write it there yourself";
        }
    }
}
