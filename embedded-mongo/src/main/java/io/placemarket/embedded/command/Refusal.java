package io.placemarket.embedded.command;

import de.bwaldvogel.mongo.exception.MongoServerError;

/** Makes the errors with which commands are refused. */
public final class Refusal {
    private Refusal() {}

    /** An error with MongoDB's code and its name. */
    public static MongoServerError of(int code, String codeName, String message) {
        return new MongoServerError(code, codeName, message);
    }

    static MongoServerError noCollection(Request request) {
        return of(26, "NamespaceNotFound", "ns does not exist: " + request.database() + "." + request.collection());
    }

    /** A command's option that would change what it does, and is not supported. */
    static void unlessAbsent(Request request, String... options) {
        for (String option : options) {
            Object value = request.body().get(option);
            boolean harmless = value == null || Boolean.FALSE.equals(value) || isSimpleCollation(option, value);
            if (!harmless) {
                throw of(
                        72,
                        "InvalidOptions",
                        "the option '" + option + "' of " + request.command() + " is not supported by this server");
            }
        }
    }

    static boolean isSimpleCollation(String option, Object value) {
        return option.equals("collation")
                && value instanceof de.bwaldvogel.mongo.bson.Document collation
                && (collation.isEmpty() || "simple".equals(collation.get("locale")));
    }
}
