package io.placemarket.kernel.area;

/**
 * How many further students fit in a week.
 *
 * @param students never more than fit
 * @param certain false where so many different offers share the area that not every way to fill it was tried: a few more might fit
 */
public record FreeInWeek(int students, boolean certain) {
    static final FreeInWeek NONE = new FreeInWeek(0, true);
}
