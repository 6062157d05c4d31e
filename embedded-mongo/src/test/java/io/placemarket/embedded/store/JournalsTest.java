package io.placemarket.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.placemarket.embedded.EmbeddedMongoException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal belongs to the trees beside it, and to no others. */
class JournalsTest {
    @TempDir
    private Path workspace;

    private Path crashed;
    private Path backup;

    @BeforeEach
    void crash() throws IOException {
        crashed = workspace.resolve("crashed");
        backup = workspace.resolve("backup");
        Path running = workspace.resolve("running");
        try (Store store = Store.open(running)) {
            store.awaitDurable(RevisedDocuments.put(store, 1, 1));
            store.backup(backup);
            store.awaitDurable(RevisedDocuments.put(store, 2, 2));
            copy(running, crashed);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static Map<Integer, Integer> held(Path directory) {
        try (Store store = Store.open(directory)) {
            return RevisedDocuments.held(store).revisions();
        }
    }

    private static void assertRefused(Path directory, String why) {
        assertThatThrownBy(() -> held(directory))
                .isInstanceOf(EmbeddedMongoException.class)
                .hasMessageContaining(why);
    }

    @Test
    void one_that_is_missing_is_noticed() throws IOException {
        Path without = workspace.resolve("without");
        copy(crashed, without);
        for (Path journal : Recovery.segments(without)) {
            Files.delete(journal);
        }

        assertRefused(without, "lacks its journal");
        assertThat(held(crashed)).containsOnly(Map.entry(1, 1), Map.entry(2, 2));
    }

    @Test
    void one_of_another_store_is_never_applied_to_trees_it_does_not_know() throws IOException {
        Path mixed = workspace.resolve("mixed");
        copy(crashed, mixed);
        Files.copy(backup, mixed.resolve(StoreOpening.TREES), StandardCopyOption.REPLACE_EXISTING);
        assertRefused(mixed, "belongs to another store");

        Path other = workspace.resolve("other");
        try (Store store = Store.open(other)) {
            store.awaitDurable(RevisedDocuments.put(store, 7, 7));
        }
        Files.copy(
                other.resolve(StoreOpening.TREES),
                mixed.resolve(StoreOpening.TREES),
                StandardCopyOption.REPLACE_EXISTING);
        assertRefused(mixed, "belongs to another store");
    }

    @Test
    void a_backup_is_not_restored_beside_one() throws IOException {
        Path left = workspace.resolve("left");
        copy(crashed, left);
        Files.delete(left.resolve(StoreOpening.TREES));

        assertThatThrownBy(() -> Maintenance.restore(backup, left))
                .isInstanceOf(EmbeddedMongoException.class)
                .hasMessageContaining("There is a journal of another store");
        assertThat(left.resolve(StoreOpening.TREES)).doesNotExist();

        Path empty = workspace.resolve("empty");
        Maintenance.restore(backup, empty);
        assertThat(held(empty)).containsOnly(Map.entry(1, 1));
    }

    @Test
    void one_that_has_everything_brings_back_trees_that_are_lost() throws IOException {
        Files.delete(crashed.resolve(StoreOpening.TREES));

        assertThat(held(crashed)).containsOnly(Map.entry(1, 1), Map.entry(2, 2));
        assertThat(Maintenance.check(crashed)).isEmpty();
    }

    @Test
    void a_torn_end_that_was_left_out_once_may_come_back_with_the_next_power_cut() throws IOException {
        Path journal = Recovery.segments(crashed).getLast();
        Files.write(journal, new byte[] {0, 0, 1, 0, 5, 5, 5, 5, 0, 0, 0}, StandardOpenOption.APPEND);
        byte[] torn = Files.readAllBytes(journal);
        Path again = workspace.resolve("again");
        try (Store store = Store.open(crashed)) {
            store.awaitDurable(RevisedDocuments.put(store, 3, 3));
            copy(crashed, again);
        }
        assertThat(again.resolve(journal.getFileName())).doesNotExist();
        Files.write(again.resolve(journal.getFileName()), torn);

        assertThat(held(again)).containsOnly(Map.entry(1, 1), Map.entry(2, 2), Map.entry(3, 3));
    }

    @Test
    void files_are_their_owner_s_from_the_first_moment_on() throws IOException {
        assumeThat(Files.getFileStore(workspace).supportsFileAttributeView("posix"))
                .isTrue();
        Path journal = workspace.resolve("journal");
        StoreFiles.PLAIN.create(journal).close();
        Path trees = workspace.resolve("trees");
        WholeFile.make(
                trees, StoreFiles.PLAIN, begun -> TreeFile.copy(List.of(), 0, Optional.empty(), begun.toString()));

        for (Path file : List.of(journal, trees)) {
            assertThat(Files.getPosixFilePermissions(file))
                    .containsOnly(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        }
    }

    @Test
    void compacted_trees_keep_theirs() {
        Maintenance.compact(crashed);

        assertThat(held(crashed)).containsOnly(Map.entry(1, 1), Map.entry(2, 2));
    }
}
