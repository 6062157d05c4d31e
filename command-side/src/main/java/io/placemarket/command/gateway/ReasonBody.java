package io.placemarket.command.gateway;

import io.placemarket.kernel.booking.Reason;
import org.jspecify.annotations.Nullable;

/** A request that gives a reason and nothing else. */
public record ReasonBody(@Nullable RequestedReason reason) {
    /** The reason. */
    public Reason checked() {
        return RequestedReason.of(reason);
    }
}
