package io.placemarket.embedded.query;

import de.bwaldvogel.mongo.bson.Document;
import io.placemarket.embedded.store.IndexBuilder;
import io.placemarket.embedded.store.IndexDefinition;

/** Describes plans as MongoDB's {@code explain} does: COLLSCAN, or IXSCAN under FETCH, under SORT where sorting is needed. */
final class Explanation {
    private Explanation() {}

    static Document of(Plan plan, SortOrder sort) {
        Document found = plan.indexName().isPresent()
                ? new Document("stage", "FETCH").append("inputStage", indexScan(plan))
                : new Document("stage", "COLLSCAN").append("direction", direction(plan));
        if (plan.sorted()) {
            return found;
        }
        Document pattern = new Document();
        sort.fields().forEach(field -> pattern.append(field.path(), field.ascending() ? 1 : -1));
        return new Document("stage", "SORT").append("sortPattern", pattern).append("inputStage", found);
    }

    private static Document indexScan(Plan plan) {
        Document scan = new Document("stage", "IXSCAN").append("direction", direction(plan));
        if (plan.index().isEmpty()) {
            return scan.append("keyPattern", IndexBuilder.idPattern())
                    .append("indexName", IndexDefinition.ID_INDEX)
                    .append("isUnique", true)
                    .append("isMultiKey", false)
                    .append("intervals", plan.intervals().size());
        }
        IndexDefinition index = plan.index().get().definition();
        return scan.append("keyPattern", index.keyPattern())
                .append("indexName", index.name())
                .append("isUnique", index.unique())
                .append("isMultiKey", index.multikey())
                .append("isSparse", index.sparse())
                .append("intervals", plan.intervals().size());
    }

    private static String direction(Plan plan) {
        return plan.descending() ? "backward" : "forward";
    }
}
