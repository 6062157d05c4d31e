package io.placemarket.embedded.command;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** {@code $} in the paths of an update: the element of an array that the filter has found. */
final class Positional {
    private static final Pattern SIGN = Pattern.compile("(?<=\\.)\\$(?=\\.|$)");

    private Positional() {}

    static boolean isIn(Document update) {
        return update.values().stream()
                .filter(Document.class::isInstance)
                .map(Document.class::cast)
                .anyMatch(change -> change.keySet().stream()
                        .anyMatch(path -> SIGN.matcher(path).find()));
    }

    /**
     * The update with the place where the sign stands.
     *
     * @throws de.bwaldvogel.mongo.exception.MongoServerError if the filter has found no element, or a path has two signs
     */
    static Document placed(Document update, OptionalInt found) {
        Document placed = new Document();
        update.forEach((operator, change) ->
                placed.append(operator, change instanceof Document paths ? placedPaths(paths, found) : change));
        return placed;
    }

    private static Document placedPaths(Document paths, OptionalInt found) {
        Document placed = new Document();
        paths.forEach((path, value) -> placed.append(placed(path, found), value));
        return placed;
    }

    private static String placed(String path, OptionalInt found) {
        if (!SIGN.matcher(path).find()) {
            return path;
        }
        if (Arrays.stream(path.split("\\.")).filter("$"::equals).count() > 1) {
            throw Refusal.of(2, "BadValue", "Too many positional (i.e. '$') elements found in path '" + path + "'");
        }
        int place = found.orElseThrow(() ->
                Refusal.of(2, "BadValue", "The positional operator did not find the match needed from the query."));
        return SIGN.matcher(path).replaceFirst(Integer.toString(place));
    }
}
