package io.placemarket.embedded.command;

import de.bwaldvogel.mongo.bson.Document;
import io.placemarket.embedded.query.Filter;
import io.placemarket.embedded.query.Hint;
import io.placemarket.embedded.query.Query;
import io.placemarket.embedded.query.SortOrder;
import io.placemarket.embedded.query.TimeLimit;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the stages of a pipeline, and what of it a query can answer. */
final class Stages {
    /** The query language would answer the last with nothing. */
    private static final Set<String> NEVER = Set.of("$out", "$merge", "$indexStats");

    private Stages() {}

    /** The stages, one by one, with what this server never does refused. */
    static List<Document> of(@Nullable Object pipeline) {
        if (!(pipeline instanceof List<?> list)) {
            throw Refusal.of(14, "TypeMismatch", "'pipeline' option must be specified as an array");
        }
        List<Document> stages = new ArrayList<>();
        for (Object each : list) {
            if (!(each instanceof Document stage)) {
                throw Refusal.of(14, "TypeMismatch", "Each element of the 'pipeline' array must be an object");
            }
            if (stage.size() != 1) {
                throw Refusal.of(
                        40323,
                        "Location40323",
                        "A pipeline stage specification object must contain exactly one field.");
            }
            String name = stage.keySet().iterator().next();
            if (name.equals("$changeStream")) {
                throw Refusal.of(40573, "Location40573", "The $changeStream stage is only supported on replica sets");
            }
            if (NEVER.contains(name)) {
                throw Refusal.of(72, "InvalidOptions", "the stage " + name + " is not supported by this server");
            }
            stages.add(asKnown(name, stage));
        }
        return stages;
    }

    /** The same stage as the query language knows it: by an older name, or with an object where MongoDB takes any expression. */
    private static Document asKnown(String name, Document stage) {
        return switch (name) {
            case "$set" -> new Document("$addFields", stage.get(name));
            case "$replaceWith" -> new Document("$replaceRoot", new Document("newRoot", stage.get(name)));
            case "$redact" -> stage.get(name) instanceof Document ? stage : redaction(stage.get(name));
            default -> stage;
        };
    }

    private static Document redaction(@Nullable Object always) {
        if (always instanceof String text && text.startsWith("$")) {
            List<Object> same = List.of(true, text, text);
            return new Document("$redact", new Document("$cond", same));
        }
        throw Refusal.of(
                17053,
                "Location17053",
                "$redact's expression should not return anything aside from the variables $$KEEP, $$DESCEND, and"
                        + " $$PRUNE, but returned " + always);
    }

    /** A whole number, not less than that. */
    static OptionalLong whole(@Nullable Object value, long least) {
        return value instanceof Number number
                        && number.doubleValue() == Math.rint(number.doubleValue())
                        && number.longValue() >= least
                ? OptionalLong.of(number.longValue())
                : OptionalLong.empty();
    }

    /** The number of the stage with which the rest begins, which is taken off; 0 where it begins otherwise. */
    private static long number(Deque<Document> stages, String name, long least) {
        OptionalLong number = stages.isEmpty()
                ? OptionalLong.empty()
                : whole(stages.getFirst().get(name), least);
        if (number.isPresent()) {
            stages.removeFirst();
        }
        return number.orElse(0);
    }

    /** Takes the leading stages that a query can answer off the pipeline. */
    static Query leading(Deque<Document> stages, Hint hint, TimeLimit time) {
        List<Object> matches = new ArrayList<>();
        while (!stages.isEmpty() && stages.getFirst().get("$match") instanceof Document match) {
            matches.add(match);
            stages.removeFirst();
        }
        SortOrder sort = SortOrder.NONE;
        if (!stages.isEmpty() && stages.getFirst().get("$sort") instanceof Document order) {
            sort = SortOrder.of(order);
            stages.removeFirst();
        }
        long skip = number(stages, "$skip", 0);
        long limit = number(stages, "$limit", 1);
        Document filter = switch (matches.size()) {
            case 0 -> new Document();
            case 1 -> (Document) matches.getFirst();
            default -> new Document("$and", matches);
        };
        return new Query(new Filter(filter), sort, skip, limit, hint, time);
    }
}
