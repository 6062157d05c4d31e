package io.placemarket.embedded.query;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import io.placemarket.embedded.bson.RawBson;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What documents are asked for: decides about a document, and says what it asks of single fields so that an index can be used. */
public final class Filter {
    /** More parts of an {@code $or} than this are not looked up one by one. */
    private static final int MOST_ALTERNATIVES = 100;

    private final Document query;
    private final Match match;
    private final Map<String, List<Condition>> conditions = new LinkedHashMap<>();
    private final Set<String> roots = new HashSet<>();
    private boolean needsWhole;
    private boolean onlyConditions = true;

    /**
     * Reads a filter.
     *
     * @throws de.bwaldvogel.mongo.exception.MongoServerError if it is not one
     */
    public Filter(Document query) {
        this.query = query;
        this.match = FilterReader.read(query);
        collectRoots(query);
        analyse(query);
    }

    /** Whether a document's bytes match. */
    public boolean matches(byte[] document) {
        return query.isEmpty() || matches(needsWhole ? RawBson.decode(document) : RawBson.decode(document, roots));
    }

    /** Whether a document matches. */
    public boolean matches(Document document) {
        return matches(document, new ArrayPlace());
    }

    /** Which element of an array of a matching document was found, if one was: the place that {@code $} stands for. */
    public OptionalInt place(Document document) {
        ArrayPlace place = new ArrayPlace();
        return matches(document, place) ? place.found() : OptionalInt.empty();
    }

    private boolean matches(Document document, ArrayPlace place) {
        try {
            return match.matches(document, place);
        } catch (StackOverflowError e) {
            throw TooDeep.refusal();
        }
    }

    /** The filter as it was given. */
    public Document query() {
        return query;
    }

    /** For each part of an {@code $or} a filter that asks for it and for all the rest; nothing if there is no {@code $or}. */
    List<Filter> alternatives() {
        if (!(query.get("$or") instanceof List<?> parts)
                || parts.isEmpty()
                || parts.size() > MOST_ALTERNATIVES
                || !parts.stream().allMatch(Document.class::isInstance)) {
            return List.of();
        }
        Document rest = query.cloneDeeply();
        rest.remove("$or");
        List<Filter> alternatives = new ArrayList<>();
        for (Object part : parts) {
            alternatives.add(new Filter(rest.isEmpty() ? (Document) part : new Document("$and", List.of(rest, part))));
        }
        return alternatives;
    }

    Map<String, List<Condition>> conditions() {
        return conditions;
    }

    /** Whether the conditions say everything that the filter asks. */
    boolean onlyConditions() {
        return onlyConditions;
    }

    private void collectRoots(Document part) {
        for (Map.Entry<String, Object> entry : part.entrySet()) {
            String name = entry.getKey();
            if (name.equals("$and") || name.equals("$or") || name.equals("$nor")) {
                if (entry.getValue() instanceof Collection<?> parts) {
                    parts.stream()
                            .filter(Document.class::isInstance)
                            .map(Document.class::cast)
                            .forEach(this::collectRoots);
                }
            } else if (name.startsWith("$")) {
                needsWhole = true;
            } else {
                int dot = name.indexOf('.');
                roots.add(dot < 0 ? name : name.substring(0, dot));
            }
        }
    }

    private void analyse(Document part) {
        for (Map.Entry<String, Object> entry : part.entrySet()) {
            String name = entry.getKey();
            Object value = entry.getValue();
            if (name.equals("$and")
                    && value instanceof List<?> parts
                    && parts.stream().allMatch(Document.class::isInstance)) {
                onlyConditions &= !parts.isEmpty();
                parts.forEach(each -> analyse((Document) each));
            } else if (name.startsWith("$")) {
                onlyConditions = false;
            } else if (Condition.isOperators(value)) {
                operators(name, (Document) value);
            } else if (value instanceof BsonRegularExpression regex) {
                note(name, Condition.regex(regex));
            } else {
                note(name, Condition.equal(value));
            }
        }
    }

    private void operators(String path, Document operators) {
        if (operators.containsKey("$regex")) {
            boolean plain = operators.keySet().stream().allMatch(key -> key.equals("$regex") || key.equals("$options"));
            note(path, plain ? regex(operators) : Optional.empty());
            onlyConditions &= plain;
            return;
        }
        operators.forEach((operator, value) -> note(path, condition(operator, value)));
    }

    private static Optional<Condition> regex(Document operators) {
        return Condition.regex(RegularExpressions.source(operators));
    }

    private static Optional<Condition> condition(String operator, @Nullable Object value) {
        return switch (operator) {
            case "$eq" -> value instanceof BsonRegularExpression ? Optional.empty() : Condition.equal(value);
            case "$in" -> value instanceof Collection<?> values ? Condition.in(values) : Optional.empty();
            case "$gt", "$gte", "$lt", "$lte" -> Condition.comparison(operator, value);
            default -> Optional.empty();
        };
    }

    private void note(String path, Optional<Condition> condition) {
        if (condition.isEmpty()) {
            onlyConditions = false;
            return;
        }
        boolean numbered = new FieldPath(path).isNumbered();
        if (numbered && !condition.get().excludesMissing()) {
            // nothing is found at such a path in places that an index does not name
            onlyConditions = false;
            return;
        }
        Condition known = numbered ? condition.get().inexact() : condition.get();
        conditions.computeIfAbsent(path, missing -> new ArrayList<>()).add(known);
    }
}
