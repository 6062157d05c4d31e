package io.placemarket.embedded.query;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The plain text with which every match of an anchored regular expression begins.
 *
 * @param whole whether it is all the expression asks for
 */
record PlainPrefix(String text, boolean whole) {
    private static final String SPECIAL = "\\^$.|?*+()[]{}";
    private static final String QUANTIFIERS = "?*+{";
    private static final List<String> ANY_END = List.of("", ".*");

    /** Reads the expression after its {@code ^}, quoted text ({@code \Q…\E}) included. */
    static PlainPrefix of(String pattern) {
        if (hasAlternative(pattern)) {
            return new PlainPrefix("", false);
        }
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (at < pattern.length()) {
            if (pattern.startsWith("\\Q", at)) {
                int end = pattern.indexOf("\\E", at + 2);
                int stop = end < 0 ? pattern.length() : end;
                text.append(pattern, at + 2, stop);
                at = end < 0 ? stop : end + 2;
                continue;
            }
            boolean escaped = pattern.charAt(at) == '\\'
                    && at + 1 < pattern.length()
                    && !Character.isLetterOrDigit(pattern.charAt(at + 1));
            char next = pattern.charAt(escaped ? at + 1 : at);
            if (!escaped && SPECIAL.indexOf(next) >= 0) {
                break;
            }
            text.append(next);
            at += escaped ? 2 : 1;
        }
        String rest = pattern.substring(at);
        boolean quantified = !rest.isEmpty() && QUANTIFIERS.indexOf(rest.charAt(0)) >= 0;
        if (quantified && !text.isEmpty()) {
            text.setLength(text.length() - 1);
        }
        return new PlainPrefix(text.toString(), ANY_END.contains(rest));
    }

    private static final Pattern QUOTED = Pattern.compile("\\\\Q.*?(\\\\E|$)", Pattern.DOTALL);

    private static boolean hasAlternative(String pattern) {
        return QUOTED.matcher(pattern).replaceAll("").contains("|");
    }
}
