package io.placemarket.embedded.command;

import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.bson.Document;
import io.placemarket.embedded.bson.RawBson;
import io.placemarket.embedded.query.Filter;
import io.placemarket.embedded.query.Memory;
import io.placemarket.embedded.query.SortOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The stages of an aggregation that no index answers: filters and orders are this store's, the rest is the query language's. */
final class Pipeline {
    private final List<UnaryOperator<Stream<Document>>> stages = new ArrayList<>();

    /**
     * Reads all stages before any runs.
     *
     * @param others how the query language reads a stage
     */
    Pipeline(Iterable<Document> pipeline, Function<Document, Aggregation> others) {
        for (Document stage : pipeline) {
            String name = stage.keySet().iterator().next();
            stages.add(read(name, stage.get(name), stage, others));
        }
    }

    private static UnaryOperator<Stream<Document>> read(
            String name, @Nullable Object value, Document stage, Function<Document, Aggregation> others) {
        return switch (name) {
            case "$match" -> {
                Filter filter = new Filter(object(value, 15959, "the match filter must be an expression in an object"));
                yield documents -> documents.filter(filter::matches);
            }
            case "$sort" -> {
                SortOrder order = SortOrder.of(object(value, 15973, "the $sort key specification must be an object"));
                yield documents -> order.sort(documents);
            }
            case "$group" -> grouping(object(value, 15947, "a group's fields must be specified in an object"));
            case "$count" -> {
                if (!(value instanceof String field)
                        || field.isEmpty()
                        || field.startsWith("$")
                        || field.contains(".")) {
                    throw Refusal.of(40156, "Location40156", "the count field must be a non-empty string");
                }
                yield documents -> counted(documents, field);
            }
            case "$sortByCount" -> {
                UnaryOperator<Stream<Document>> groups =
                        grouping(new Document("_id", value).append("count", new Document("$sum", 1)));
                SortOrder order = SortOrder.of(new Document("count", -1).append("_id", 1));
                yield documents -> order.sort(groups.apply(documents));
            }
            case "$facet", "$bucket", "$bucketAuto" -> {
                UnaryOperator<Stream<Document>> other = others.apply(stage)::runStagesAsStream;
                yield documents -> other.apply(weighed(documents, name));
            }
            default -> {
                Aggregation other = others.apply(stage);
                yield other::runStagesAsStream;
            }
        };
    }

    private static UnaryOperator<Stream<Document>> grouping(Document group) {
        return new Grouping(group)::apply;
    }

    private static Stream<Document> counted(Stream<Document> documents, String field) {
        return Stream.of(documents)
                .map(Stream::count)
                .filter(count -> count > 0)
                .map(count ->
                        new Document(field, count > Integer.MAX_VALUE ? (Object) count : (Object) count.intValue()));
    }

    /** For stages that keep all they are given. */
    private static Stream<Document> weighed(Stream<Document> documents, String stage) {
        Memory memory = new Memory("PlanExecutor error during aggregation :: caused by :: " + stage);
        return documents.peek(document -> memory.take(RawBson.encode(document).length));
    }

    private static Document object(@Nullable Object value, int code, String otherwise) {
        if (value instanceof Document document) {
            return document;
        }
        throw Refusal.of(code, "Location" + code, otherwise);
    }

    Stream<Document> run(Stream<Document> documents) {
        Stream<Document> results = documents;
        for (UnaryOperator<Stream<Document>> stage : stages) {
            results = stage.apply(results);
        }
        return results;
    }
}
