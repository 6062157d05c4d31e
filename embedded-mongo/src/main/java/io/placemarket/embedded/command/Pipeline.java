package io.placemarket.embedded.command;

import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.bson.Document;
import io.placemarket.embedded.bson.RawBson;
import io.placemarket.embedded.query.Filter;
import io.placemarket.embedded.query.Memory;
import io.placemarket.embedded.query.SortOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The stages of an aggregation that no index answers: what compares values is this store's, the rest is the query language's. */
final class Pipeline {
    private final List<UnaryOperator<Stream<Document>>> stages = new ArrayList<>();

    /**
     * Reads all stages before any runs.
     *
     * @param around what they read besides
     */
    Pipeline(Iterable<Document> pipeline, Surroundings around) {
        for (Document stage : pipeline) {
            String name = stage.keySet().iterator().next();
            stages.add(read(name, stage.get(name), stage, around));
        }
    }

    private static UnaryOperator<Stream<Document>> read(
            String name, @Nullable Object value, Document stage, Surroundings around) {
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
            case "$skip" -> {
                long count = whole(name, value, 0);
                yield documents -> documents.skip(count);
            }
            case "$limit" -> {
                long count = whole(name, value, 1);
                yield documents -> documents.limit(count);
            }
            case "$bucket" ->
                Buckets.grouping(object(value, 40201, "Argument to $bucket stage must be an object"))::apply;
            case "$facet" -> {
                Facets facets = new Facets(value, around);
                yield documents -> facets.apply(weighed(documents, name));
            }
            case "$lookup" ->
                new Lookup(object(value, 9, "the $lookup specification must be an object"), around)::apply;
            case "$graphLookup" ->
                new GraphLookup(object(value, 40103, "the $graphLookup stage specification must be an object"), around)
                        ::apply;
            default -> {
                Aggregation other = parsed(name, stage, around);
                yield other::runStagesAsStream;
            }
        };
    }

    private static Aggregation parsed(String name, Document stage, Surroundings around) {
        try {
            return around.others().apply(stage);
        } catch (ClassCastException e) {
            throw switch (name) {
                case "$addFields" ->
                    Refusal.of(40272, "Location40272", "$addFields specification stage must be an object");
                case "$replaceRoot" ->
                    Refusal.of(40229, "Location40229", "expected an object as specification for $replaceRoot stage");
                default -> Refusal.of(9, "FailedToParse", "the argument of the stage " + name + " is of a wrong type");
            };
        }
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
    static Stream<Document> weighed(Stream<Document> documents, String stage) {
        Memory memory = new Memory("PlanExecutor error during aggregation :: caused by :: " + stage);
        return documents.peek(document -> memory.take(RawBson.encode(document).length));
    }

    private static long whole(String stage, @Nullable Object value, long least) {
        int code = stage.equals("$skip") ? 5107200 : 5107201;
        return Stages.whole(value, least)
                .orElseThrow(() -> Refusal.of(
                        code,
                        "Location" + code,
                        "invalid argument to " + stage + " stage: Expected a "
                                + (least == 0 ? "non-negative" : "positive") + " number in: " + stage + ": " + value));
    }

    private static Document object(@Nullable Object value, int code, String otherwise) {
        if (value instanceof Document document) {
            return document;
        }
        throw Refusal.of(code, "Location" + code, otherwise);
    }

    /**
     * What comes of documents.
     *
     * @param variables what the expressions may name, by names that begin with {@code $}
     */
    Stream<Document> run(Stream<Document> documents, Document variables) {
        Stream<Document> results = documents;
        for (UnaryOperator<Stream<Document>> stage : stages) {
            results = variables.isEmpty()
                    ? stage.apply(results)
                    : without(variables, stage.apply(with(variables, results)));
        }
        return results;
    }

    /** The query language looks variables up among a document's fields. */
    private static Stream<Document> with(Document variables, Stream<Document> documents) {
        return documents.map(
                document -> document.clone().append("$ROOT", document).appendAll(variables));
    }

    private static Stream<Document> without(Document variables, Stream<Document> documents) {
        return documents.map(document -> {
            Document clean = document.clone();
            clean.remove("$ROOT");
            clean.keySet().removeAll(variables.keySet());
            return clean;
        });
    }
}
