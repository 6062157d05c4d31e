package io.placemarket.embedded.command;

import static io.placemarket.embedded.command.FieldType.ANY;
import static io.placemarket.embedded.command.FieldType.ARRAY;
import static io.placemarket.embedded.command.FieldType.BOOL;
import static io.placemarket.embedded.command.FieldType.NUMBER;
import static io.placemarket.embedded.command.FieldType.OBJECT;
import static io.placemarket.embedded.command.FieldType.STRING;
import static java.util.Map.entry;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What commands may be asked: nothing else is accepted and then ignored. Greetings and what asks after the server take anything. */
final class KnownFields {
    private static final Map<String, Fields> OF_COMMANDS = Map.ofEntries(
            entry(
                    "find",
                    Fields.NONE
                            .and(OBJECT, "filter", "projection", "sort", "collation", "min", "max", "let")
                            .and(NUMBER, "skip", "limit", "batchSize")
                            .and(BOOL, "singleBatch", "returnKey", "showRecordId", "tailable", "awaitData")
                            .and(BOOL, "oplogReplay", "noCursorTimeout", "allowPartialResults", "allowDiskUse")
                            .and(ANY, "hint")),
            entry(
                    "getmore",
                    Fields.NONE
                            .and(STRING, "collection")
                            .and(NUMBER, "batchSize")
                            .requiring("collection")),
            entry("killcursors", Fields.NONE.and(ARRAY, "cursors").requiring("cursors")),
            entry(
                    "count",
                    Fields.NONE
                            .and(OBJECT, "query", "collation")
                            .and(NUMBER, "limit", "skip")
                            .and(ANY, "hint", "fields")),
            entry(
                    "distinct",
                    Fields.NONE
                            .and(STRING, "key")
                            .and(OBJECT, "query", "collation")
                            .and(ANY, "hint")
                            .requiring("key")),
            entry(
                    "aggregate",
                    Fields.NONE
                            .and(ARRAY, "pipeline")
                            .and(OBJECT, "cursor", "collation", "let")
                            .and(BOOL, "explain", "allowDiskUse", "bypassDocumentValidation")
                            .and(ANY, "hint")
                            .requiring("pipeline")),
            entry(
                    "insert",
                    Fields.NONE
                            .and(ARRAY, "documents")
                            .and(BOOL, "ordered", "bypassDocumentValidation")
                            .and(OBJECT, "collation")),
            entry(
                    "update",
                    Fields.NONE
                            .and(ARRAY, "updates")
                            .and(BOOL, "ordered", "bypassDocumentValidation")
                            .and(OBJECT, "let")),
            entry(
                    "delete",
                    Fields.NONE.and(ARRAY, "deletes").and(BOOL, "ordered").and(OBJECT, "let")),
            entry(
                    "findandmodify",
                    Fields.NONE
                            .and(OBJECT, "query", "sort", "fields", "collation", "let")
                            .and(BOOL, "remove", "new", "upsert", "bypassDocumentValidation")
                            .and(ARRAY, "arrayFilters")
                            .and(ANY, "update", "hint")),
            entry("explain", Fields.NONE.and(STRING, "verbosity")),
            entry(
                    "createindexes",
                    Fields.NONE
                            .and(ARRAY, "indexes")
                            .and(BOOL, "ignoreUnknownIndexOptions")
                            .and(ANY, "commitQuorum")),
            entry("listindexes", Fields.NONE.and(OBJECT, "cursor")),
            entry("dropindexes", Fields.NONE.and(ANY, "index").requiring("index")),
            entry("drop", Fields.NONE),
            entry("dropdatabase", Fields.NONE),
            entry(
                    "renamecollection",
                    Fields.NONE.and(STRING, "to").and(BOOL, "dropTarget").requiring("to")),
            entry(
                    "listcollections",
                    Fields.NONE.and(OBJECT, "filter", "cursor").and(BOOL, "nameOnly", "authorizedCollections")),
            entry("listdatabases", Fields.NONE.and(OBJECT, "filter").and(BOOL, "nameOnly", "authorizedDatabases")),
            entry(
                    "validate",
                    Fields.NONE.and(BOOL, "full", "repair", "metadata", "background", "checkBSONConformance")));

    private static final Fields OF_CURSORS = Fields.NONE.and(NUMBER, "batchSize");
    private static final Fields OF_UPDATES = Fields.NONE
            .and(OBJECT, "q", "collation")
            .and(BOOL, "multi", "upsert")
            .and(ARRAY, "arrayFilters")
            .and(ANY, "u", "hint")
            .requiring("q");
    private static final Fields OF_DELETES =
            Fields.NONE.and(OBJECT, "q", "collation").and(ANY, "limit", "hint").requiring("q", "limit");

    private KnownFields() {}

    /**
     * Refuses a command with a field that MongoDB does not know either (code 40415), one of a wrong type (14), or without one that it
     * must have (40414).
     */
    static void refuseOthers(Request request) {
        Fields known = OF_COMMANDS.get(request.command().toLowerCase(Locale.ROOT));
        if (known == null) {
            return;
        }
        String command = request.command();
        known.check(command + ".", request.body(), field -> field.equals(command) || General.isCommon(field));
        if (request.body().get("cursor") instanceof Document cursor) {
            OF_CURSORS.check(command + ".cursor.", cursor, field -> false);
        }
    }

    /** The same for the statements of an update: {@code sort}, which later versions of MongoDB know, would change another document. */
    static void refuseOthersInUpdates(List<Document> statements) {
        statements.forEach(statement -> OF_UPDATES.check("update.updates.", statement, field -> false));
    }

    /** The same for the statements of a delete. */
    static void refuseOthersInDeletes(List<Document> statements) {
        statements.forEach(statement -> OF_DELETES.check("delete.deletes.", statement, field -> false));
    }
}
