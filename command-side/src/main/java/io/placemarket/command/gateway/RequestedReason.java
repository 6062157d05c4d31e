package io.placemarket.command.gateway;

import io.placemarket.edge.json.Fields;
import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.booking.ReasonCode;
import org.jspecify.annotations.Nullable;

/**
 * A reason as a request gives it.
 *
 * @param code what is counted
 * @param note at most {@value Reason#LONGEST_NOTE} characters
 */
public record RequestedReason(
        @Nullable ReasonCode code, @Nullable String note) {
    /** The reason, which must be given. */
    public static Reason of(@Nullable RequestedReason reason) {
        RequestedReason given = Fields.required("reason", reason, "{code, note?}");
        return new Reason(
                Fields.one("reason.code", given.code(), ReasonCode.class),
                Fields.optionalText("reason.note", given.note(), Reason.LONGEST_NOTE)
                        .orElse(""));
    }
}
