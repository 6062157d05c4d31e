package io.placemarket.query.views;

import java.util.function.BooleanSupplier;

/** Keeps the thread that owns the views, which may not wait, busy. */
public final class BlockedViews {
    private BlockedViews() {}

    /** @return how often it looked */
    public static long until(BooleanSupplier free) {
        long looks = 0;
        while (!free.getAsBoolean()) {
            looks++;
        }
        return looks;
    }
}
