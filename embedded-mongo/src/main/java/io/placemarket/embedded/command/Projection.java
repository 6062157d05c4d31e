package io.placemarket.embedded.command;

import de.bwaldvogel.mongo.bson.Document;
import io.placemarket.embedded.bson.RawBson;
import io.placemarket.embedded.query.Filter;
import io.placemarket.embedded.query.Found;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Which parts of the documents found are given. */
final class Projection {
    private final UnaryOperator<byte[]> each;

    private Projection(UnaryOperator<byte[]> each) {
        this.each = each;
    }

    /** Whole documents. */
    static Projection none() {
        return new Projection(UnaryOperator.identity());
    }

    /**
     * Reads a projection; an empty one gives whole documents.
     *
     * @param filter what finds the documents, and the elements of arrays that {@code $} stands for
     */
    static Projection of(Document fields, Filter filter) {
        if (fields.isEmpty()) {
            return none();
        }
        if (isPlain(fields)) {
            return new Projection(plain(fields));
        }
        ChosenElements chosen = ChosenElements.of(fields, filter);
        Document rest = chosen.rest();
        Workbench workbench = new Workbench();
        workbench.project(new Document("_id", 0), rest);
        return new Projection(document -> {
            Document decoded = RawBson.decode(document);
            chosen.in(decoded);
            return RawBson.encode(rest.isEmpty() ? decoded : workbench.project(decoded, rest));
        });
    }

    Iterator<byte[]> apply(Iterator<Found> found) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return found.hasNext();
            }

            @Override
            public byte[] next() {
                return each.apply(found.next().document());
            }
        };
    }

    byte[] apply(byte[] document) {
        return each.apply(document);
    }

    /** Whether only whole top-level fields are chosen, or left out: then nothing needs to be decoded. */
    private static boolean isPlain(Document fields) {
        Set<Boolean> choices = new HashSet<>();
        for (Map.Entry<String, Object> field : fields.entrySet()) {
            boolean simple = field.getValue() instanceof Boolean || field.getValue() instanceof Number;
            if (!simple
                    || field.getKey().contains(".")
                    || field.getKey().isEmpty()
                    || field.getKey().startsWith("$")) {
                return false;
            }
            if (!field.getKey().equals("_id")) {
                choices.add(isTrue(field.getValue()));
            }
        }
        return choices.size() <= 1;
    }

    private static UnaryOperator<byte[]> plain(Document fields) {
        Object id = fields.get("_id");
        boolean including = fields.entrySet().stream()
                .filter(field -> !field.getKey().equals("_id") || fields.size() == 1)
                .anyMatch(field -> isTrue(field.getValue()));
        Set<String> names = new HashSet<>(fields.keySet());
        if (including && (id == null || isTrue(id))) {
            names.add("_id");
        } else if (including || (id != null && isTrue(id))) {
            names.remove("_id");
        }
        return document -> RawBson.project(document, names, including);
    }

    private static boolean isTrue(Object value) {
        return value instanceof Boolean flag ? flag : ((Number) value).doubleValue() != 0;
    }
}
