package io.placemarket.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
    @TempDir
    private Path workspace;

    @Test
    void nobody_else_can_open_it_while_it_is_being_written() throws IOException {
        assumeThat(Files.getFileStore(workspace).supportsFileAttributeView("posix"))
                .isTrue();
        Path file = workspace.resolve("file");
        WholeFile.make(file, StoreFiles.PLAIN, begun -> {
            Files.writeString(begun, "secret");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(begun)))
                    .isEqualTo("rw-------");
        });
        assertThat(file).hasContent("secret");
    }
}
