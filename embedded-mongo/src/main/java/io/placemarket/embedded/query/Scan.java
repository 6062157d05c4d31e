package io.placemarket.embedded.query;

import de.bwaldvogel.mongo.exception.MongoServerError;
import io.placemarket.embedded.store.CollectionView;
import io.placemarket.embedded.store.CollectionView.IndexView;
import io.placemarket.embedded.store.IndexDefinition;
import io.placemarket.embedded.store.IndexEntry;
import io.placemarket.embedded.store.TreeView;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import org.h2.mvstore.Cursor;
import org.jspecify.annotations.Nullable;

/** Goes through what a plan points at, and gives what matches; reads no further than it is asked. */
final class Scan implements Source {
    /** What it reads: the collection at one moment. */
    private record State(CollectionView collection, Optional<IndexDefinition> index, TreeView tree, boolean repeats) {
        static State of(CollectionView collection, Plan plan) {
            if (plan.index().isEmpty()) {
                return new State(collection, Optional.empty(), collection.documents(), plan.repeats());
            }
            IndexDefinition wanted = plan.index().get();
            IndexView index = collection.indexes().stream()
                    .filter(each -> each.definition().tree() == wanted.tree())
                    .findFirst()
                    .orElseThrow(() -> new MongoServerError(
                            175, "QueryPlanKilled", "the index " + wanted.name() + " was dropped"));
            boolean repeats = plan.repeats() || (index.definition().multikey() && !wanted.multikey());
            return new State(collection, Optional.of(index.definition()), index.entries(), repeats);
        }
    }

    private final Plan plan;
    private final Filter filter;
    private final TimeLimit time;
    private final List<Interval> intervals;
    private final FirstEntries firsts;
    private int nextInterval;
    private @Nullable State state;
    private @Nullable Interval interval;
    private @Nullable Cursor<byte[], byte[]> cursor;
    private @Nullable Found next;
    private byte @Nullable [] last;
    private long examined;
    private long fetched;

    Scan(CollectionView collection, Plan plan, Filter filter, TimeLimit time) {
        this.plan = plan;
        this.filter = filter;
        this.time = time;
        this.intervals = plan.descending() ? plan.intervals().reversed() : plan.intervals();
        this.firsts = new FirstEntries(plan);
        this.state = State.of(collection, plan);
    }

    @Override
    public boolean hasNext() {
        while (next == null) {
            byte[] key = nextKey();
            if (key == null) {
                return false;
            }
            next = look(key);
        }
        return true;
    }

    @Override
    public Found next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        Found found = next;
        next = null;
        return found;
    }

    @Override
    public void leave() {
        state = null;
        cursor = null;
    }

    @Override
    public void renew(CollectionView later) {
        leave();
        firsts.forget();
        state = State.of(later, plan);
    }

    @Override
    public long examined() {
        return examined;
    }

    @Override
    public long fetched() {
        return fetched;
    }

    private State state() {
        return Objects.requireNonNull(state, "it was left");
    }

    private @Nullable Found look(byte[] key) {
        examined++;
        time.pass();
        byte[] value = Objects.requireNonNull(cursor).getValue();
        State now = state();
        if (now.index().isEmpty()) {
            return matching(key, value);
        }
        IndexDefinition index = now.index().get();
        byte[] idKey = IndexEntry.idKey(index, key, value);
        if (now.repeats() && !firsts.isFirst(index, key, idKey, () -> document(now, idKey))) {
            return null;
        }
        return matching(idKey, document(now, idKey));
    }

    private @Nullable Found matching(byte[] idKey, byte[] document) {
        fetched++;
        return plan.exact() || filter.matches(document) ? new Found(idKey, document) : null;
    }

    private static byte[] document(State now, byte[] idKey) {
        byte[] document = now.collection().documents().get(idKey);
        if (document == null) {
            throw new IllegalStateException(
                    "an index entry of " + now.collection().namespace() + " leads to no document");
        }
        return document;
    }

    private byte @Nullable [] nextKey() {
        while (true) {
            Interval within = interval;
            if (within == null) {
                if (nextInterval == intervals.size()) {
                    return null;
                }
                within = intervals.get(nextInterval++);
                interval = within;
                cursor = state().tree().cursor(plan.descending() ? within.to() : within.from(), plan.descending());
            } else if (cursor == null) {
                cursor = state().tree().cursor(last, plan.descending());
            }
            byte[] key = nextKey(cursor, within);
            if (key != null) {
                last = key;
                return key;
            }
            interval = null;
        }
    }

    private byte @Nullable [] nextKey(Cursor<byte[], byte[]> from, Interval within) {
        while (from.hasNext()) {
            byte[] key = from.next();
            boolean beyondEnd = Arrays.compareUnsigned(key, within.to()) >= 0;
            boolean ended = plan.descending() ? Arrays.compareUnsigned(key, within.from()) < 0 : beyondEnd;
            if (ended) {
                return null;
            }
            // a cursor begins with the key it is given
            if (!beyondEnd && (last == null || !Arrays.equals(key, last))) {
                return key;
            }
        }
        return null;
    }
}
