package io.placemarket.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A process of its own with a store, to be killed. Writes its URI to a file and serves until its input ends. */
final class WritingProcess {
    private WritingProcess() {}

    public static void main(String[] arguments) throws IOException {
        Path uri = Path.of(arguments[1]);
        try (EmbeddedMongo server = EmbeddedMongo.open(Path.of(arguments[0]))) {
            Path written = Files.writeString(uri.resolveSibling("uri.tmp"), server.uri(), StandardCharsets.UTF_8);
            Files.move(written, uri, StandardCopyOption.ATOMIC_MOVE);
            while (System.in.read() >= 0) {
                // until the parent closes it
            }
        }
    }
}
