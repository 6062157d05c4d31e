package io.placemarket.kernel.event;

import org.jspecify.annotations.Nullable;

/** An event this version of the software cannot read: its name is unknown or its content does not fit. */
public final class UnreadableEventException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableEventException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
