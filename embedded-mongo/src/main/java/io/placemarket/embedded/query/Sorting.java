package io.placemarket.embedded.query;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.placemarket.embedded.bson.RawBson;
import io.placemarket.embedded.store.CollectionView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sorts what an index does not give in order: keeps keys only, and no more of them than were asked for. */
final class Sorting {
    @SuppressWarnings("ArrayRecordComponent") // bytes are compared by their order, never by the record
    private record Entry(byte[] sortKey, byte[] kept) {
        static final Comparator<Entry> ORDER = Comparator.comparing(Entry::sortKey, Arrays::compareUnsigned);

        int size() {
            return sortKey.length + kept.length + 64;
        }
    }

    private Sorting() {}

    /**
     * Everything from the source in order, or the first few if {@code most} is positive.
     *
     * @throws MongoServerError 292 if it does not fit into memory
     */
    static Answer sort(Iterator<Found> source, SortOrder order, long most, CollectionView collection) {
        Comparator<Entry> comparator = Entry.ORDER.thenComparing(Entry::kept, Arrays::compareUnsigned);
        if (order.isById() && !order.fields().getFirst().ascending()) {
            comparator = comparator.reversed();
        }
        PriorityQueue<Entry> greatestFirst = new PriorityQueue<>(comparator.reversed());
        List<Entry> all = new ArrayList<>();
        Memory memory = new Memory("Executor error during find command :: caused by :: Sort");
        while (source.hasNext()) {
            Found found = source.next();
            Entry entry = new Entry(order.isById() ? found.idKey() : order.key(found.document()), found.idKey());
            memory.take(entry.size());
            if (most > 0) {
                greatestFirst.add(entry);
                if (greatestFirst.size() > most) {
                    memory.take(-greatestFirst.remove().size());
                }
            } else {
                all.add(entry);
            }
        }
        all.addAll(greatestFirst);
        Collections.sort(all, comparator);
        return new Sorted(all, memory.taken(), collection);
    }

    /** What came of an earlier stage, in order: the documents themselves are kept, as bytes. */
    static Stream<Document> sort(Stream<Document> documents, SortOrder order) {
        // nothing is read before somebody asks
        return Stream.of(documents)
                .flatMap(source -> sorted(source, order).stream().map(entry -> RawBson.decode(entry.kept())));
    }

    private static List<Entry> sorted(Stream<Document> source, SortOrder order) {
        List<Entry> all = new ArrayList<>();
        Memory memory = new Memory("PlanExecutor error during aggregation :: caused by :: Sort");
        // one by one: an iterator of a stream would hold some of it decoded
        source.forEach(document -> {
            Entry entry = new Entry(order.key(document), RawBson.encode(document));
            memory.take(entry.size());
            all.add(entry);
        });
        all.sort(Entry.ORDER);
        return all;
    }

    /** Fetches documents as they are asked for. One that was removed before a renewal is left out. */
    private static final class Sorted implements Answer {
        private final Iterator<Entry> entries;
        private final long held;
        private @Nullable CollectionView collection;
        private @Nullable Found next;

        Sorted(List<Entry> entries, long held, CollectionView collection) {
            this.held = held;
            this.entries = entries.iterator();
            this.collection = collection;
        }

        @Override
        public long held() {
            return held;
        }

        @Override
        public void leave() {
            collection = null;
        }

        @Override
        public void renew(CollectionView later) {
            collection = later;
        }

        @Override
        public boolean hasNext() {
            while (next == null && entries.hasNext()) {
                byte[] idKey = entries.next().kept();
                byte[] document = Objects.requireNonNull(collection, "it was left")
                        .documents()
                        .get(idKey);
                next = document == null ? null : new Found(idKey, document);
            }
            return next != null;
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
    }
}
