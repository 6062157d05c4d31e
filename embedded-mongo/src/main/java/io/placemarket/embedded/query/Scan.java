package io.placemarket.embedded.query;

import de.bwaldvogel.mongo.exception.MongoServerError;
import io.placemarket.embedded.store.CollectionView;
import io.placemarket.embedded.store.CollectionView.IndexView;
import io.placemarket.embedded.store.IndexDefinition;
import io.placemarket.embedded.store.IndexEntry;
import io.placemarket.embedded.store.TreeView;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.h2.mvstore.Cursor;
import org.jspecify.annotations.Nullable;

/** Goes through what a plan points at, and gives what matches; reads no further than it is asked. */
final class Scan implements Source {
    private CollectionView collection;
    private Plan plan;
    private final Filter filter;
    private TreeView tree;
    private final List<Interval> intervals;
    private final Set<ByteBuffer> seen = new HashSet<>();
    private int nextInterval;
    private @Nullable Interval interval;
    private @Nullable Cursor<byte[], byte[]> cursor;
    private @Nullable Found next;
    private byte @Nullable [] last;
    private long examined;
    private long fetched;

    Scan(CollectionView collection, Plan plan, Filter filter) {
        this.collection = collection;
        this.plan = plan;
        this.filter = filter;
        this.tree = plan.index().map(IndexView::entries).orElse(collection.documents());
        this.intervals = plan.descending() ? plan.intervals().reversed() : plan.intervals();
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
    public void renew(CollectionView later) {
        collection = later;
        if (plan.index().isPresent()) {
            IndexDefinition wanted = plan.index().get().definition();
            IndexView index = later.indexes().stream()
                    .filter(each -> each.definition().tree() == wanted.tree())
                    .findFirst()
                    .orElseThrow(() -> new MongoServerError(
                            175, "QueryPlanKilled", "the index " + wanted.name() + " was dropped"));
            plan = plan.through(index);
            tree = index.entries();
        } else {
            tree = later.documents();
        }
        if (cursor != null && last != null) {
            cursor = tree.cursor(last, plan.descending());
        }
    }

    @Override
    public long examined() {
        return examined;
    }

    @Override
    public long fetched() {
        return fetched;
    }

    private @Nullable Found look(byte[] key) {
        examined++;
        byte[] value = java.util.Objects.requireNonNull(cursor).getValue();
        byte[] idKey = key;
        byte[] document = value;
        if (plan.index().isPresent()) {
            idKey = IndexEntry.idKey(plan.index().get().definition(), key, value);
            if (plan.repeats() && !seen.add(ByteBuffer.wrap(idKey))) {
                return null;
            }
            document = collection.documents().get(idKey);
            if (document == null) {
                throw new IllegalStateException(
                        "an index entry of " + collection.namespace() + " leads to no document");
            }
        }
        fetched++;
        return plan.exact() || filter.matches(document) ? new Found(idKey, document) : null;
    }

    private byte @Nullable [] nextKey() {
        while (true) {
            if (cursor == null || interval == null) {
                if (nextInterval == intervals.size()) {
                    return null;
                }
                interval = intervals.get(nextInterval++);
                cursor = tree.cursor(plan.descending() ? interval.to() : interval.from(), plan.descending());
            }
            while (cursor.hasNext()) {
                byte[] key = cursor.next();
                if (plan.descending()) {
                    if (Arrays.compareUnsigned(key, interval.to()) >= 0) {
                        continue;
                    }
                    if (Arrays.compareUnsigned(key, interval.from()) < 0) {
                        break;
                    }
                } else if (Arrays.compareUnsigned(key, interval.to()) >= 0) {
                    break;
                }
                if (last != null && Arrays.equals(key, last)) {
                    continue;
                }
                last = key;
                return key;
            }
            cursor = null;
        }
    }
}
