package io.placemarket.embedded.command;

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

    private General() {}

    static boolean isCommon(String field) {
        return COMMON.contains(field);
    }

    /** Refuses transactions as a stand-alone server does. */
    static void refuseTransactions(Request request) {
        if (request.body().containsKey("txnNumber") || request.body().containsKey("startTransaction")) {
            throw Refusal.of(
                    20, "IllegalOperation", "Transaction numbers are only allowed on a replica set member or mongos");
        }
    }
}
