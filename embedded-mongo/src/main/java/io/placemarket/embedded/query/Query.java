package io.placemarket.embedded.query;

import de.bwaldvogel.mongo.bson.Document;
import io.placemarket.embedded.store.CollectionView;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * A question to one collection.
 *
 * @param skip how many found documents to leave out, 0 or more
 * @param limit how many to give at most; 0 for all
 * @param time for how long it may be worked on
 */
public record Query(Filter filter, SortOrder sort, long skip, long limit, Hint hint, TimeLimit time) {
    /** All documents that match, in no order. */
    public static Query matching(@Nullable Document filter) {
        return new Query(
                new Filter(filter == null ? new Document() : filter),
                SortOrder.NONE,
                0,
                0,
                new Hint.Free(),
                TimeLimit.none());
    }

    /** The documents found, one after the other as they are asked for. */
    public Answer run(CollectionView collection) {
        Plan plan = plan(collection);
        return answer(collection, plan, Source.of(collection, plan, filter, time));
    }

    private Answer answer(CollectionView collection, Plan plan, Source source) {
        Answer found = source;
        if (!plan.sorted()) {
            found = Sorting.sort(found, sort, limit > 0 ? skip + limit : 0, collection);
        }
        for (long i = 0; i < skip && found.hasNext(); i++) {
            found.next();
        }
        return limit > 0 ? new Limited(found, limit) : found;
    }

    /** How many documents match, after skip and up to the limit. */
    public long count(CollectionView collection) {
        if (filter.query().isEmpty()) {
            long after = Math.max(0, collection.documents().count() - skip);
            return limit > 0 ? Math.min(limit, after) : after;
        }
        long count = 0;
        for (Iterator<Found> found = run(collection); found.hasNext(); found.next()) {
            count++;
        }
        return count;
    }

    /** How the documents would be found, as MongoDB describes plans. */
    public Document explain(CollectionView collection) {
        return Explanation.of(plan(collection), sort);
    }

    /** What finding them takes: how many are found, and how many entries and documents are looked at. */
    public Document executionStats(CollectionView collection) {
        Plan plan = plan(collection);
        Source source = Source.of(collection, plan, filter, time);
        Iterator<Found> found = answer(collection, plan, source);
        long returned = 0;
        while (found.hasNext()) {
            found.next();
            returned++;
        }
        long keys = plan.usesIndexes() ? source.examined() : 0;
        return new Document("executionSuccess", true)
                .append("nReturned", returned)
                .append("totalKeysExamined", keys)
                .append("totalDocsExamined", source.fetched());
    }

    Plan plan(CollectionView collection) {
        return new Planner(collection, filter, sort).plan(hint);
    }

    private static final class Limited implements Answer {
        private final Answer source;
        private long left;

        Limited(Answer source, long limit) {
            this.source = source;
            this.left = limit;
        }

        @Override
        public long held() {
            return source.held();
        }

        @Override
        public void leave() {
            source.leave();
        }

        @Override
        public void renew(CollectionView later) {
            source.renew(later);
        }

        @Override
        public boolean hasNext() {
            return left > 0 && source.hasNext();
        }

        @Override
        public Found next() {
            left--;
            return source.next();
        }
    }
}
