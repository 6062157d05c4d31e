package io.placemarket.embedded.store;

import de.bwaldvogel.mongo.exception.MongoServerException;
import io.placemarket.embedded.store.StoredCollection.StoredIndex;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An index that is being built while others write. Writers keep it in step with what they change, whether or not the builder has been
 * there: entering twice and removing what is not there change nothing. Nobody reads it, and no file names it, before it is finished.
 * Used under the store's write lock only.
 */
final class GrowingIndex {
    private final StoredIndex index;
    private boolean multikey;
    private @Nullable RuntimeException ended;

    GrowingIndex(StoredIndex index) {
        this.index = index;
    }

    StoredIndex index() {
        return index;
    }

    /** What it has become. */
    IndexDefinition definition() {
        return multikey ? index.definition().asMultikey() : index.definition();
    }

    void noteMultikey(boolean met) {
        multikey |= met;
    }

    /** Ends its building. The write that it could not hold goes on. */
    void end(RuntimeException why) {
        if (ended == null) {
            ended = why;
        }
    }

    /** Why its building has ended before it was finished. */
    Optional<RuntimeException> ended() {
        return Optional.ofNullable(ended);
    }

    /** Keeps it in step with a change; null stands for no document. */
    void follow(CollectionWriter writer, byte[] idKey, byte @Nullable [] before, byte @Nullable [] after) {
        if (ended != null) {
            return;
        }
        try {
            noteMultikey(writer.follow(index, idKey, before, after));
        } catch (MongoServerException cannotHold) {
            end(cannotHold);
        }
    }
}
