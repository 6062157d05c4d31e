package io.placemarket.embedded.command;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.aggregation.Expression;
import de.bwaldvogel.mongo.bson.Document;
import io.placemarket.embedded.query.Hint;
import io.placemarket.embedded.query.Query;
import io.placemarket.embedded.store.CollectionView;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code $lookup}: documents of another collection by a field's values, by a pipeline, or by both; with its indexes. */
final class Lookup {
    private static final Set<String> FIELDS = Set.of("from", "as", "localField", "foreignField", "let", "pipeline");

    private final Surroundings around;
    private final Optional<CollectionView> from;
    private final String as;
    private final Optional<String> localField;
    private final Optional<String> foreignField;
    private final Document let;
    private final List<Document> stages;

    /** Reads what is to be looked up. */
    Lookup(Document asked, Surroundings around) {
        for (String field : asked.keySet()) {
            if (!FIELDS.contains(field)) {
                throw refused("unknown argument to $lookup: " + field);
            }
        }
        this.around = around;
        String collection = Joins.text("$lookup", asked, "from")
                .orElseThrow(() -> refused("missing 'from' option to $lookup stage specification: " + asked));
        this.from = around.collections().apply(collection);
        this.as =
                Joins.text("$lookup", asked, "as").orElseThrow(() -> refused("must specify 'as' field for a $lookup"));
        this.localField = Joins.text("$lookup", asked, "localField");
        this.foreignField = Joins.text("$lookup", asked, "foreignField");
        if (localField.isPresent() != foreignField.isPresent()
                || (localField.isEmpty() && !asked.containsKey("pipeline"))) {
            throw refused("$lookup requires either 'pipeline' or both 'localField' and 'foreignField' to be specified");
        }
        this.let = variables(asked.get("let"));
        this.stages = Stages.of(asked.getOrDefault("pipeline", List.of()));
        // all of it is read, and refused where it must be, before any document is looked at
        new Pipeline(stages, around);
    }

    private static Document variables(@Nullable Object let) {
        if (let == null) {
            return new Document();
        }
        if (let instanceof Document variables) {
            return variables;
        }
        throw refused("$lookup argument 'let' must be an object");
    }

    Stream<Document> apply(Stream<Document> documents) {
        return documents.map(document -> Joins.with(document, as, found(document)));
    }

    private List<Document> found(Document document) {
        around.time().check();
        if (from.isEmpty()) {
            return List.of();
        }
        Deque<Document> leading = new ArrayDeque<>();
        localField.ifPresent(field -> leading.add(new Document("$match", foreign(Joins.values(document, field)))));
        Deque<Document> rest = new ArrayDeque<>(stages);
        while (!rest.isEmpty() && !usesVariables(rest.getFirst())) {
            leading.add(rest.removeFirst());
        }
        Query query = Stages.leading(leading, new Hint.Free(), around.time());
        leading.addAll(rest);
        Stream<Document> all = Joins.run(query, from.get());
        return Pipeline.weighed(new Pipeline(leading, around).run(all, values(document)), "$lookup")
                .toList();
    }

    /** What is asked of the other collection: any of the values; where there is none, none. */
    private Document foreign(List<@Nullable Object> local) {
        return Joins.anyOf(foreignField.orElseThrow(), local.isEmpty() ? Collections.singletonList(null) : local);
    }

    /** The variables of the pipeline: those around it, and its own. */
    private Document values(Document document) {
        Document values = new Document();
        document.forEach((name, value) -> {
            if (name.startsWith("$") && !name.equals("$ROOT")) {
                values.put(name, value);
            }
        });
        let.forEach((name, expression) -> {
            Object value = Expression.evaluateDocument(expression, document);
            values.put("$" + name, value instanceof Missing ? null : value);
        });
        return values;
    }

    private static boolean usesVariables(@Nullable Object part) {
        return switch (part) {
            case String text -> text.startsWith("$$");
            case Document document -> document.values().stream().anyMatch(Lookup::usesVariables);
            case Collection<?> parts -> parts.stream().anyMatch(Lookup::usesVariables);
            case null -> false;
            default -> false;
        };
    }

    private static RuntimeException refused(String why) {
        return Refusal.of(9, "FailedToParse", why);
    }
}
