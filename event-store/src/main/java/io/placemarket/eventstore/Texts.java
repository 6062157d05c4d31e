package io.placemarket.eventstore;

import org.jspecify.annotations.Nullable;

/**
 * Which texts can be kept. Half a surrogate pair has no UTF-8: one database refuses it, another keeps bytes that read back as another
 * text. An aggregate is found by a pattern, and a pattern ends at U+0000.
 */
final class Texts {
    private Texts() {}

    static boolean isWellFormed(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (i + 1 == length || !Character.isSurrogatePair(c, text.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    /** Whether an aggregate's events can be found under it. */
    static boolean isIdentifier(String text) {
        return text.indexOf('\0') < 0 && isWellFormed(text);
    }

    /** Refuses a unit of work that says anything else. */
    static void check(NewUnit unit) {
        for (StoredEvent event : unit.events()) {
            check(event.id(), "an event's identifier");
            check(event.type(), "an event's type");
            check(event.revision(), "an event's revision");
            check(event.metadata(), "an event's metadata");
            check(event.payload(), "an event's payload");
            StoredEvent.Aggregate in = event.aggregate();
            if (in != null) {
                check(in.type(), "an aggregate's type");
                check(in.id(), "an aggregate's identifier");
                if (in.id().indexOf('\0') >= 0) {
                    throw refused("an aggregate's identifier", "has the character U+0000");
                }
            }
        }
        StoredCommand command = unit.command();
        if (command != null) {
            check(command.fingerprint(), "a command's fingerprint");
            check(command.resultType(), "a result's type");
            check(command.result(), "a command's result");
        }
    }

    private static void check(@Nullable String text, String what) {
        if (text != null && !isWellFormed(text)) {
            throw refused(what, "has half a surrogate pair");
        }
    }

    private static UnitRefusedException refused(String what, String has) {
        return new UnitRefusedException("A unit of work cannot be stored: " + what + " " + has);
    }
}
