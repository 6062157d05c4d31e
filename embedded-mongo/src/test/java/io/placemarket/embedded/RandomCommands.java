package io.placemarket.embedded;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.bson.BsonDateTime;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * Makes commands at random, over few values so that they meet each other often. Left out is where FerretDB, with which the answers are
 * compared, is known to differ from MongoDB: its count of everything is an estimate, it sorts an empty array with what is missing, and it
 * takes a whole update of many documents back where MongoDB keeps those before the error, and it makes an object for a field in it that is
 * to be renamed and is not there, and no array where {@code $push} keeps none of its elements. It also fails (code 1, or its process ends by a segmentation fault) where it asks an index for
 * {@code $elemMatch} with a comparison: that is asked of an array without an index, and never with a hint.
 */
final class RandomCommands {
    static final String COLLECTION = "things";
    private static final List<String> WORDS = List.of("ward", "word", "wa", "warden", "", "Äpfel", "zebra", "a.b");
    private static final List<String> FIELDS = List.of("a", "b", "c", "tags", "s.x", "s.y", "_id", "items.k");

    /** Indexes that hold every document. */
    private static final List<Document> HINTS = List.of(
            new Document("a", 1),
            new Document("tags", 1),
            new Document("b", 1).append("c", -1),
            new Document("s.x", -1),
            new Document("_id", 1));

    private final Random random;

    RandomCommands(Random random) {
        this.random = random;
    }

    Document next() {
        return switch (random.nextInt(12)) {
            case 0, 1, 2 -> insert();
            case 3, 4, 5 -> find();
            case 6, 7 -> update();
            case 8 -> findAndModify();
            case 9 -> random.nextInt(3) == 0 ? delete() : find();
            case 10 -> random.nextBoolean() ? count() : distinct();
            default -> aggregate();
        };
    }

    private int id() {
        return random.nextInt(80);
    }

    @Nullable
    Object scalar() {
        return switch (random.nextInt(12)) {
            case 0, 1, 2 -> random.nextInt(10) - 3;
            case 3 -> (long) (random.nextInt(10) - 3);
            case 4 -> (random.nextInt(20) - 6) / 2.0;
            case 5, 6, 7 -> WORDS.get(random.nextInt(WORDS.size()));
            case 8 -> random.nextBoolean();
            case 9 -> new BsonDateTime(random.nextInt(5) * 1000L);
            case 10 -> new ObjectId(random.nextInt(3), 7);
            default -> null;
        };
    }

    private @Nullable Object value() {
        return switch (random.nextInt(10)) {
            case 0 -> list();
            case 1 -> new Document("x", scalar()).append("y", random.nextInt(4));
            default -> scalar();
        };
    }

    private List<@Nullable Object> list() {
        List<@Nullable Object> list = new ArrayList<>();
        int size = 1 + random.nextInt(3);
        for (int i = 0; i < size; i++) {
            list.add(scalar());
        }
        return list;
    }

    private Document thing() {
        Document thing = new Document("_id", id());
        if (random.nextInt(4) > 0) {
            thing.append("a", value());
        }
        if (random.nextInt(4) > 0) {
            thing.append("b", random.nextInt(6));
        }
        if (random.nextInt(4) > 0) {
            thing.append("c", scalar());
        }
        if (random.nextInt(3) > 0) {
            thing.append("tags", words());
        }
        if (random.nextInt(3) > 0) {
            thing.append("s", new Document("x", random.nextInt(5)).append("y", WORDS.get(random.nextInt(4))));
        }
        if (random.nextInt(4) == 0) {
            thing.append("items", List.of(new Document("k", random.nextInt(4)), new Document("k", random.nextInt(4))));
        }
        if (random.nextInt(3) == 0) {
            thing.append("marks", list());
        }
        thing.append("u", random.nextInt(200));
        return thing;
    }

    private List<String> words() {
        return random.ints(random.nextInt(3), 0, WORDS.size())
                .mapToObj(WORDS::get)
                .toList();
    }

    private Document insert() {
        List<Document> documents = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(4); i++) {
            documents.add(thing());
        }
        return new Document("insert", COLLECTION)
                .append("documents", documents)
                .append("ordered", random.nextBoolean());
    }

    Document filter() {
        Document filter = new Document();
        int conditions = random.nextInt(3);
        for (int i = 0; i < conditions; i++) {
            String field = FIELDS.get(random.nextInt(FIELDS.size()));
            filter.put(field, field.equals("_id") ? idCondition() : condition());
        }
        if (random.nextInt(12) == 0) {
            filter.put("items", new Document("$elemMatch", new Document("k", random.nextInt(4))));
        } else if (random.nextInt(12) == 0) {
            filter.put("marks", new Document("$elemMatch", new Document(comparison(), notNull())));
        }
        if (random.nextInt(10) == 0) {
            return new Document("$or", List.of(filter, new Document("b", random.nextInt(6))));
        }
        return filter;
    }

    private Object idCondition() {
        return random.nextBoolean() ? id() : new Document(random.nextBoolean() ? "$gte" : "$lt", id());
    }

    private @Nullable Object condition() {
        return switch (random.nextInt(12)) {
            case 8 -> new Document("$not", new Document(comparison(), notNull()));
            case 9 -> new Document("$nin", Arrays.asList(scalar(), notNull()));
            case 10 -> new Document("$all", List.of(notNull(), notNull()));
            case 0, 1, 2 -> scalar();
            case 3 -> new Document("$in", Arrays.asList(scalar(), scalar()));
            case 4 -> new Document(comparison(), notNull());
            case 5 -> {
                int low = random.nextInt(8) - 3;
                yield new Document("$gte", low).append("$lt", low + random.nextInt(4));
            }
            case 6 -> new Document("$exists", random.nextBoolean());
            case 7 ->
                new Document("$regex", "^" + List.of("wa", "w", "ward", "z").get(random.nextInt(4)));
            default -> new Document("$ne", notNull());
        };
    }

    private Object notNull() {
        Object value = scalar();
        return value == null ? 1 : value;
    }

    private String comparison() {
        return List.of("$gt", "$gte", "$lt", "$lte").get(random.nextInt(4));
    }

    private Document sort() {
        Document sort = new Document();
        if (random.nextInt(3) == 0) {
            sort.append(List.of("a", "b", "c", "s.x").get(random.nextInt(4)), random.nextBoolean() ? 1 : -1);
        }
        return sort.append("_id", random.nextBoolean() ? 1 : -1);
    }

    private Document find() {
        Document filter = filter();
        Document find = new Document("find", COLLECTION)
                .append("filter", filter)
                .append("sort", sort())
                .append("batchSize", random.nextBoolean() ? 1000 : 1 + random.nextInt(5));
        if (random.nextInt(6) == 0) {
            Document hint = HINTS.get(random.nextInt(HINTS.size()));
            if (!filter.toString().contains("$elemMatch")) {
                find.append("hint", hint);
            }
        }
        if (random.nextInt(3) == 0) {
            find.append("limit", 1 + random.nextInt(5)).append("skip", random.nextInt(3));
        }
        if (random.nextInt(4) == 0) {
            find.append(
                    "projection", random.nextBoolean() ? new Document("a", 1).append("tags", 1) : new Document("a", 0));
        }
        return find;
    }

    private Document count() {
        return new Document("count", COLLECTION).append("query", filter().append("u", new Document("$gte", 0)));
    }

    private Document distinct() {
        return new Document("distinct", COLLECTION)
                .append("key", List.of("b", "tags", "s.x").get(random.nextInt(3)))
                .append("query", filter());
    }

    private Document change() {
        if (random.nextInt(6) == 0) {
            Document replacement = thing();
            replacement.remove("_id");
            return replacement;
        }
        return switch (random.nextInt(14)) {
            case 10, 11 -> changeOfArray();
            case 12 ->
                new Document("$mul", new Document("b", random.nextInt(3) - 1))
                        .append("$rename", new Document("c", "d"));
            case 13 ->
                new Document(
                        "$bit",
                        new Document(
                                "b",
                                new Document(List.of("and", "or", "xor").get(random.nextInt(3)), random.nextInt(8))));
            case 0, 1, 2 -> new Document("$set", new Document("a", value()).append("s.x", random.nextInt(5)));
            case 3, 4 -> new Document("$inc", new Document("b", 1 + random.nextInt(2)));
            case 5 -> new Document("$unset", new Document(random.nextBoolean() ? "c" : "tags", ""));
            case 6 -> new Document("$push", new Document("tags", WORDS.get(random.nextInt(4))));
            case 7 -> new Document("$addToSet", new Document("tags", WORDS.get(random.nextInt(4))));
            case 8 -> new Document("$pull", new Document("tags", WORDS.get(random.nextInt(4))));
            default ->
                new Document("$min", new Document("b", random.nextInt(4)))
                        .append("$max", new Document("s.x", random.nextInt(5)));
        };
    }

    private Document changeOfArray() {
        String word = WORDS.get(random.nextInt(WORDS.size()));
        List<String> several = List.of(WORDS.get(random.nextInt(WORDS.size())), word);
        return switch (random.nextInt(7)) {
            case 0 -> new Document("$pull", new Document("tags", new Document(comparison(), word)));
            case 1 -> new Document("$pull", new Document("items", new Document("k", random.nextInt(4))));
            case 2 -> new Document("$pullAll", new Document("tags", several));
            case 3 -> new Document("$addToSet", new Document("tags", new Document("$each", several)));
            case 4 -> new Document("$pop", new Document("tags", random.nextBoolean() ? 1 : -1));
            case 5 ->
                new Document(
                        "$push",
                        new Document(
                                "tags",
                                new Document("$each", several)
                                        .append("$sort", random.nextBoolean() ? 1 : -1)
                                        .append("$slice", Math.max(1, random.nextInt(5)) - 6 * random.nextInt(2))));
            default ->
                new Document(
                        "$push",
                        new Document(
                                "tags", new Document("$each", several).append("$position", random.nextInt(5) - 2)));
        };
    }

    /** An update of those elements of arrays that a filter chooses. */
    private Document updateOfElements() {
        Document statement = new Document("q", new Document("_id", id()).append("items", new Document("$exists", true)))
                .append("u", new Document("$inc", new Document("items.$[one].k", 1)))
                .append("arrayFilters", List.of(new Document("one.k", new Document("$lt", random.nextInt(5)))));
        return new Document("update", COLLECTION).append("updates", List.of(statement));
    }

    /** An update, or a new document with what the filter and the operators say. */
    private Document upsertByOperators() {
        Document statement = new Document("q", new Document("_id", id()).append("b", random.nextInt(6)))
                .append(
                        "u",
                        new Document("$setOnInsert", new Document("u", 1_000 + random.nextInt(200)))
                                .append("$inc", new Document("b", random.nextInt(2)))
                                .append("$push", new Document("tags", WORDS.get(random.nextInt(4)))))
                .append("upsert", true);
        return new Document("update", COLLECTION).append("updates", List.of(statement));
    }

    private Document update() {
        if (random.nextInt(8) == 0) {
            return random.nextBoolean() ? updateOfElements() : upsertByOperators();
        }
        Document change = change();
        boolean operators = change.keySet().iterator().next().startsWith("$");
        boolean upsert = random.nextInt(4) == 0;
        boolean multi = operators && !upsert && random.nextInt(3) == 0;
        Document selector = multi ? filter() : new Document("_id", id());
        return new Document("update", COLLECTION)
                .append(
                        "updates",
                        List.of(new Document("q", selector)
                                .append("u", change)
                                .append("multi", multi)
                                .append("upsert", upsert)));
    }

    private Document findAndModify() {
        Document command = new Document("findAndModify", COLLECTION)
                .append("query", random.nextBoolean() ? new Document("_id", id()) : filter())
                .append("sort", new Document("_id", 1));
        if (random.nextInt(4) == 0) {
            return command.append("remove", true);
        }
        return command.append("update", change()).append("new", random.nextBoolean());
    }

    private Document delete() {
        boolean one = random.nextBoolean();
        return new Document("delete", COLLECTION)
                .append(
                        "deletes",
                        List.of(new Document("q", one ? new Document("_id", id()) : filter())
                                .append("limit", one ? 1 : 0)));
    }

    private Document aggregate() {
        List<Document> pipeline = new ArrayList<>();
        pipeline.add(new Document("$match", filter()));
        switch (random.nextInt(5)) {
            case 3 -> {
                pipeline.add(new Document("$sort", new Document("_id", 1)));
                pipeline.add(new Document("$limit", 1 + random.nextInt(4)));
                pipeline.add(lookup());
            }
            case 4 -> {
                pipeline.add(new Document("$facet", new Document("some", some()).append("others", some())));
            }
            case 0 -> {
                pipeline.add(new Document(
                        "$group",
                        new Document("_id", "$b")
                                .append("n", new Document("$sum", 1))
                                .append("most", new Document("$max", "$u"))));
                pipeline.add(new Document("$sort", new Document("_id", 1)));
            }
            case 1 -> {
                pipeline.add(new Document("$sort", sort()));
                pipeline.add(new Document("$limit", 1 + random.nextInt(5)));
                pipeline.add(new Document("$project", new Document("b", 1).append("u", 1)));
            }
            default -> {
                pipeline.add(new Document("$unwind", "$tags"));
                pipeline.add(new Document("$group", new Document("_id", "$tags").append("n", new Document("$sum", 1))));
                pipeline.add(new Document("$sort", new Document("_id", 1)));
            }
        }
        return new Document("aggregate", COLLECTION)
                .append("pipeline", pipeline)
                .append("cursor", new Document("batchSize", 1000));
    }

    private Document lookup() {
        Document lookup = new Document("from", COLLECTION).append("as", "found");
        if (random.nextBoolean()) {
            return new Document(
                    "$lookup",
                    lookup.append("localField", List.of("b", "s.x", "_id").get(random.nextInt(3)))
                            .append("foreignField", List.of("b", "s.x", "u").get(random.nextInt(3)))
                            .append("pipeline", some()));
        }
        return new Document("$lookup", lookup.append("pipeline", some()));
    }

    /** A few documents, always the same of several. */
    private List<Document> some() {
        return List.of(
                new Document("$match", filter()),
                new Document("$sort", new Document("_id", random.nextBoolean() ? 1 : -1)),
                new Document("$limit", 1 + random.nextInt(3)),
                new Document("$project", new Document("b", 1)));
    }

    /** Indexes of every kind. */
    static List<Document> indexes() {
        return List.of(
                index("a", new Document("a", 1)),
                index("tags", new Document("tags", 1)),
                index("b_c", new Document("b", 1).append("c", -1)),
                index("sx_desc", new Document("s.x", -1)),
                index("c_sparse", new Document("c", 1)).append("sparse", true),
                index("items", new Document("items.k", 1)),
                index("u_uq", new Document("u", 1)).append("unique", true));
    }

    private static Document index(String name, Document key) {
        return new Document("name", name).append("key", key);
    }
}
