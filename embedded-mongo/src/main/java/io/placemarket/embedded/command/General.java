package io.placemarket.embedded.command;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Set;

/** What may come with every command. */
final class General {
    private static final Set<String> COMMON = Set.of(
            "$db",
            "$readPreference",
            "$clusterTime",
            "lsid",
            "txnNumber",
            "autocommit",
            "startTransaction",
            "maxTimeMS",
            "readConcern",
            "writeConcern",
            "comment",
            "apiVersion",
            "apiStrict",
            "apiDeprecationErrors");

    private static final Set<Object> READ_LEVELS = Set.of("local", "available", "majority", "linearizable", "snapshot");

    private static final Fields READ_CONCERN =
            Fields.NONE.and(FieldType.STRING, "level", "provenance").and(FieldType.ANY, "afterClusterTime");
    private static final Fields WRITE_CONCERN = Fields.NONE
            .and(FieldType.ANY, "w")
            .and(FieldType.BOOL, "j", "fsync")
            .and(FieldType.NUMBER, "wtimeout")
            .and(FieldType.STRING, "provenance");

    private General() {}

    static boolean isCommon(String field) {
        return COMMON.contains(field);
    }

    /** Refuses what a stand-alone server cannot promise a writer, and levels of reading that there are not. */
    static void checkConcerns(Request request) {
        Document reading = request.document("readConcern").orElseGet(Document::new);
        Document promised = request.document("writeConcern").orElseGet(Document::new);
        READ_CONCERN.check("readConcern.", reading, field -> false);
        WRITE_CONCERN.check("writeConcern.", promised, field -> false);
        Object level = reading.get("level");
        if (level != null && !READ_LEVELS.contains(level)) {
            throw Refusal.of(
                    2,
                    "BadValue",
                    "Enumeration value '" + level + "' for field 'readConcern.level' is not a valid value.");
        }
        Object nodes = promised.get("w");
        if (nodes instanceof Number number && (number.doubleValue() < 0 || number.doubleValue() > 1)) {
            throw Refusal.of(2, "BadValue", "cannot use 'w' > 1 when a host is not replicated");
        }
        if (nodes != null && !(nodes instanceof Number) && !nodes.equals("majority")) {
            throw Refusal.of(
                    2,
                    "BadValue",
                    "cannot use non-majority 'w' mode " + nodes + " when a host is not a member of a replica set");
        }
    }

    /** Refuses transactions as a stand-alone server does. */
    static void refuseTransactions(Request request) {
        if (request.body().containsKey("txnNumber") || request.body().containsKey("startTransaction")) {
            throw Refusal.of(
                    20, "IllegalOperation", "Transaction numbers are only allowed on a replica set member or mongos");
        }
    }
}
