package io.placemarket.embedded.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Makes a file under another name first, so that after a power cut it is there whole or not at all. */
final class WholeFile {
    private WholeFile() {}

    /** Writes to a file that was just made. */
    interface Writing {
        void to(Path path) throws IOException;
    }

    static void make(Path path, StoreFiles files, Writing writing) throws IOException {
        Path begun = path.resolveSibling(path.getFileName() + ".new");
        Files.deleteIfExists(begun);
        boolean whole = false;
        try {
            OwnerOnly.makeFile(begun);
            writing.to(begun);
            files.force(begun);
            files.move(begun, path);
            whole = true;
        } finally {
            if (!whole) {
                Files.deleteIfExists(begun);
            }
        }
        files.forceFolder(path);
    }

    /** The same, where a file that is there already must stay. */
    static void makeNew(Path path, StoreFiles files, Writing writing) throws IOException {
        refuseExisting(path);
        make(path, files, begun -> {
            writing.to(begun);
            refuseExisting(path);
        });
    }

    private static void refuseExisting(Path path) throws IOException {
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(path.toString());
        }
    }
}
