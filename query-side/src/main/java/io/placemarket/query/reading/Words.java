package io.placemarket.query.reading;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

/** Searching by words. */
public final class Words {
    private Words() {}

    /** Whether every word of a search, in lower case, occurs in one of the texts. */
    public static boolean match(String search, Stream<String> texts) {
        String all = String.join("\n", texts.toList()).toLowerCase(Locale.ROOT);
        return Arrays.stream(search.split("\\s+")).allMatch(all::contains);
    }
}
