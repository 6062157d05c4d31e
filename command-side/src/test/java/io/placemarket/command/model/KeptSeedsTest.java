package io.placemarket.command.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptSeedsTest {
    @TempDir
    private Path folder;

    @Test
    void a_seed_that_failed_is_kept_once_beside_those_before() throws IOException {
        Path file = folder.resolve("resources/failed.txt");
        KeptSeeds seeds = new KeptSeeds(file);
        assertThat(seeds.all()).isEmpty();
        assertThat(seeds.keep(17)).contains("commit it");
        seeds.keep(-4);
        seeds.keep(17);
        assertThat(Files.readAllLines(file)).containsExactly("17", "-4");
        assertThat(new KeptSeeds(file).all()).containsExactly(17L, -4L);
    }

    @Test
    void what_it_found_may_stand_beside_it() throws IOException {
        Path file = folder.resolve("failed.txt");
        Files.writeString(file, "# all of them\n23 # a turn was given twice\n\n");
        assertThat(new KeptSeeds(file).all()).containsExactly(23L);
    }
}
