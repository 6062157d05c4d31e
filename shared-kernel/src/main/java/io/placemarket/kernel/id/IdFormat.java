package io.placemarket.kernel.id;

/** The shape of one kind of identifier: parts of so many characters each, joined by hyphens; a part may begin with a fixed letter. */
final class IdFormat {
    /** Crockford's alphabet: no i, l, o, u, so that nothing is misread or spells a word. */
    static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

    private final String what;
    private final String[] parts;

    /** A part is written as its fixed first letters and then a dot for each free character: {@code "h.........."}. */
    IdFormat(String what, String... parts) {
        this.what = what;
        this.parts = parts.clone();
    }

    void check(String value) {
        if (!matches(value)) {
            throw new MalformedIdException(what, value);
        }
    }

    boolean matches(String value) {
        int at = 0;
        for (int part = 0; part < parts.length; part++) {
            if (part > 0 && !(at < value.length() && value.charAt(at++) == '-')) {
                return false;
            }
            for (char wanted : parts[part].toCharArray()) {
                if (at >= value.length() || !fits(wanted, value.charAt(at++))) {
                    return false;
                }
            }
        }
        return at == value.length();
    }

    private static boolean fits(char wanted, char found) {
        return wanted == '.' ? ALPHABET.indexOf(found) >= 0 : wanted == found;
    }
}
