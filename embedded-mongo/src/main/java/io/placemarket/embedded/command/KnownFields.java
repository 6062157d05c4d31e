package io.placemarket.embedded.command;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What commands that read and write documents may be asked: nothing else is accepted and then ignored. */
final class KnownFields {
    private static final Map<String, Set<String>> OF_COMMANDS = Map.of(
            "find",
            Set.of(
                    "filter",
                    "projection",
                    "sort",
                    "skip",
                    "limit",
                    "batchSize",
                    "singleBatch",
                    "hint",
                    "collation",
                    "min",
                    "max",
                    "returnKey",
                    "showRecordId",
                    "tailable",
                    "awaitData",
                    "oplogReplay",
                    "noCursorTimeout",
                    "allowPartialResults",
                    "allowDiskUse",
                    "let"),
            "count",
            Set.of("query", "limit", "skip", "hint", "collation", "fields"),
            "distinct",
            Set.of("key", "query", "hint", "collation"),
            "aggregate",
            Set.of(
                    "pipeline",
                    "cursor",
                    "explain",
                    "allowDiskUse",
                    "bypassDocumentValidation",
                    "hint",
                    "collation",
                    "let"),
            "insert",
            Set.of("documents", "ordered", "bypassDocumentValidation", "collation"),
            "update",
            Set.of("updates", "ordered", "bypassDocumentValidation", "let"),
            "delete",
            Set.of("deletes", "ordered", "let"),
            "findandmodify",
            Set.of(
                    "query",
                    "sort",
                    "remove",
                    "update",
                    "new",
                    "fields",
                    "upsert",
                    "bypassDocumentValidation",
                    "arrayFilters",
                    "hint",
                    "collation",
                    "let"));

    private static final Set<String> OF_UPDATES =
            Set.of("q", "u", "multi", "upsert", "arrayFilters", "hint", "collation");
    private static final Set<String> OF_DELETES = Set.of("q", "limit", "hint", "collation");

    private KnownFields() {}

    /** Refuses a command with a field that MongoDB does not know either (code 40415). */
    static void refuseOthers(Request request) {
        Set<String> known = OF_COMMANDS.get(request.command().toLowerCase(Locale.ROOT));
        if (known == null) {
            return;
        }
        for (String field : request.body().keySet()) {
            if (!field.equals(request.command()) && !known.contains(field) && !General.isCommon(field)) {
                throw unknown(request.command() + "." + field);
            }
        }
    }

    /** The same for the statements of an update: {@code sort}, which later versions of MongoDB know, would change another document. */
    static void refuseOthersInUpdates(List<Document> statements) {
        refuseOthers("update.updates.", statements, OF_UPDATES);
    }

    /** The same for the statements of a delete. */
    static void refuseOthersInDeletes(List<Document> statements) {
        refuseOthers("delete.deletes.", statements, OF_DELETES);
    }

    private static void refuseOthers(String prefix, List<Document> statements, Set<String> known) {
        for (Document statement : statements) {
            for (String field : statement.keySet()) {
                if (!known.contains(field)) {
                    throw unknown(prefix + field);
                }
            }
        }
    }

    private static RuntimeException unknown(String field) {
        return Refusal.of(40415, "IDLUnknownField", "BSON field '" + field + "' is an unknown field.");
    }
}
