package io.placemarket.embedded.query;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Reads regular expressions, and refuses what is none with MongoDB's code. */
final class RegularExpressions {
    private static final String FLAGS = "imxsu";

    private RegularExpressions() {}

    /** From {@code {$regex: …, $options: …}}. */
    static ValueTest.Matching read(Document operators) {
        return read(source(operators));
    }

    /** The pattern that operators ask for. */
    static BsonRegularExpression source(Document operators) {
        Object options = operators.get("$options");
        if (options != null && !(options instanceof String)) {
            throw new MongoServerError(2, "BadValue", "$options has to be a string");
        }
        Object pattern = operators.get("$regex");
        if (pattern instanceof BsonRegularExpression whole) {
            return withOptions(whole, (String) options);
        }
        if (!(pattern instanceof String text)) {
            throw new MongoServerError(2, "BadValue", "$regex has to be a string");
        }
        return new BsonRegularExpression(text, options == null ? "" : (String) options);
    }

    private static BsonRegularExpression withOptions(BsonRegularExpression pattern, @Nullable String options) {
        if (options == null) {
            return pattern;
        }
        if (!options(pattern).isEmpty()) {
            throw new MongoServerError(51075, "Location51075", "options set in both $regex and $options");
        }
        return new BsonRegularExpression(pattern.getPattern(), options);
    }

    /** Refuses options without a pattern. */
    static void checkOptions(Document operators) {
        if (!operators.containsKey("$regex")) {
            throw new MongoServerError(2, "BadValue", "$options needs a $regex");
        }
    }

    static ValueTest.Matching read(BsonRegularExpression source) {
        if (source.getPattern().indexOf('\0') >= 0) {
            throw new MongoServerError(
                    51091, "Location51091", "Regular expression cannot contain an embedded null byte");
        }
        int flags = Pattern.UNICODE_CASE;
        for (char flag : options(source).toCharArray()) {
            if (FLAGS.indexOf(flag) < 0) {
                throw new MongoServerError(51108, "Location51108", "invalid flag in regex options: " + flag);
            }
            flags |= switch (flag) {
                case 'i' -> Pattern.CASE_INSENSITIVE;
                case 'm' -> Pattern.MULTILINE;
                case 'x' -> Pattern.COMMENTS;
                case 's' -> Pattern.DOTALL;
                default -> 0;
            };
        }
        try {
            return new ValueTest.Matching(source, Pattern.compile(source.getPattern(), flags));
        } catch (PatternSyntaxException e) {
            throw new MongoServerError(51091, "Location51091", "Regular expression is invalid: " + e.getDescription());
        }
    }

    private static String options(BsonRegularExpression source) {
        return source.getOptions() == null ? "" : source.getOptions();
    }
}
