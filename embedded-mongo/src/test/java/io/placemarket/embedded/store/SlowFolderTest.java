package io.placemarket.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder whose names take long to be forced holds no writer up. */
class SlowFolderTest {
    @TempDir
    private Path directory;

    /** Forces the folder when it is let, once it is slow. */
    private static final class SlowFolder implements StoreFiles {
        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch let = new CountDownLatch(1);
        private volatile boolean slow;

        @Override
        public void forceFolder(Path file) throws IOException {
            if (slow) {
                begun.countDown();
                try {
                    assertThat(let.await(60, TimeUnit.SECONDS)).isTrue();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }
            OwnerOnly.forceFolder(file);
        }

        @Override
        public long journalLimit() {
            return 200_000;
        }
    }

    @Test
    void writers_go_on_while_the_name_of_a_new_journal_is_forced() throws Exception {
        SlowFolder files = new SlowFolder();
        // more than one journal, and less than two, which would make writers wait
        int last = 200;
        try (Store store = StoreOpening.open(directory, files);
                ExecutorService writer = Executors.newSingleThreadExecutor()) {
            files.slow = true;
            for (int id = 1; id < last; id++) {
                RevisedDocuments.put(store, id, 1);
            }
            assertThat(files.begun.await(60, TimeUnit.SECONDS)).isTrue();
            Future<Long> meanwhile = writer.submit(() -> RevisedDocuments.put(store, last, 1));
            long position = meanwhile.get(30, TimeUnit.SECONDS);
            files.let.countDown();
            store.awaitDurable(position);
        }
        try (Store store = Store.open(directory)) {
            assertThat(RevisedDocuments.held(store).revisions()).hasSize(last);
            assertThat(RevisedDocuments.held(store).problems()).isEmpty();
        }
    }
}
