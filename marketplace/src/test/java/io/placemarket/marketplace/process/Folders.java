package io.placemarket.marketplace.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/** Folders that tests make for programs to run in. */
public final class Folders {
    private Folders() {}

    /** With all that is in it. */
    public static void delete(Path folder) {
        try {
            boolean unused = FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
