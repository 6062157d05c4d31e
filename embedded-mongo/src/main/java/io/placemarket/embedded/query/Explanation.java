package io.placemarket.embedded.query;

import de.bwaldvogel.mongo.bson.Document;
import io.placemarket.embedded.store.IndexBuilder;
import io.placemarket.embedded.store.IndexDefinition;
import java.util.List;

/** Describes plans as MongoDB's {@code explain} does: COLLSCAN, or IXSCAN under FETCH, under SORT where sorting is needed. */
final class Explanation {
    private Explanation() {}

    static Document of(Plan plan, SortOrder sort) {
        Document found = found(plan);
        if (plan.sorted()) {
            return found;
        }
        Document pattern = new Document();
        sort.fields().forEach(field -> pattern.append(field.path(), field.ascending() ? 1 : -1));
        return new Document("stage", "SORT").append("sortPattern", pattern).append("inputStage", found);
    }

    private static Document found(Plan plan) {
        if (!plan.usesIndexes()) {
            return new Document("stage", "COLLSCAN").append("direction", direction(plan));
        }
        Document leading = plan.alternatives().isEmpty() ? indexScan(plan) : anyOf(plan);
        return new Document("stage", "FETCH").append("inputStage", leading);
    }

    private static Document anyOf(Plan plan) {
        List<Document> parts = plan.alternatives().stream()
                .map(part -> part.alternatives().isEmpty() ? indexScan(part) : anyOf(part))
                .toList();
        return new Document("stage", "OR").append("inputStages", parts);
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
        IndexDefinition index = plan.index().get();
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
