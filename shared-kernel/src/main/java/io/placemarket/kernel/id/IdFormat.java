package io.placemarket.kernel.id;

/** The shape of one kind of identifier: parts of so many characters each, joined by hyphens; a part may begin with a fixed letter. */
final class IdFormat {
    /** Crockford's alphabet: no i, l, o, u, so that nothing is misread or spells a word. */
    static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

    private static final int LETTERS = 128;
    private static final boolean[] OF_ALPHABET = new boolean[LETTERS];

    static {
        ALPHABET.chars().forEach(letter -> OF_ALPHABET[letter] = true);
    }

    private final String what;
    private final String pattern;

    /** A part is written as its fixed first letters and then a dot for each free character: {@code "h.........."}. */
    IdFormat(String what, String... parts) {
        this.what = what;
        this.pattern = String.join("-", parts);
    }

    void check(String value) {
        if (!matches(value)) {
            throw new MalformedIdException(what, value);
        }
    }

    boolean matches(String value) {
        if (value.length() != pattern.length()) {
            return false;
        }
        for (int at = 0; at < value.length(); at++) {
            if (!fits(pattern.charAt(at), value.charAt(at))) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(char wanted, char found) {
        return wanted == '.' ? found < LETTERS && OF_ALPHABET[found] : wanted == found;
    }
}
