package io.placemarket.command.booking;

import io.placemarket.command.message.BookingCommand.ById;
import io.placemarket.command.message.BookingCommand.ByReference;
import io.placemarket.command.message.BookingCommand.StudentChoice;
import io.placemarket.edge.json.Fields;
import io.placemarket.kernel.id.MalformedIdException;
import io.placemarket.kernel.id.StudentId;
import org.jspecify.annotations.Nullable;

/** A student as a request names it: by the market's identifier or the university's own number. */
public final class RequestedStudent {
    private static final int LONGEST_REFERENCE = 64;

    private RequestedStudent() {}

    /** By the identifier where it is one. */
    public static StudentChoice of(String field, @Nullable String student) {
        String text = Fields.text(field, student, LONGEST_REFERENCE);
        try {
            return new ById(new StudentId(text));
        } catch (MalformedIdException notTheMarkets) {
            return new ByReference(text);
        }
    }
}
