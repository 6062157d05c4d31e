package io.placemarket.embedded.command;

import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.bson.Document;
import io.placemarket.embedded.query.Filter;
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
            default -> {
                Aggregation other = others.apply(stage);
                yield other::runStagesAsStream;
            }
        };
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
