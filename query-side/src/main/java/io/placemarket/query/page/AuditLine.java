package io.placemarket.query.page;

import io.placemarket.kernel.id.AreaId;
import java.time.LocalDate;
import java.util.Optional;

/**
 * An area whose audit ends soon, or ended.
 *
 * @param lapsed whether it is not audited today
 */
record AuditLine(String area, String name, String told, boolean lapsed) {
    /** How long before it ends its provider hears of it. */
    static final int WEEKS = 8;

    static AuditLine of(AreaId area, String name, Optional<LocalDate> heldUntil) {
        return new AuditLine(
                area.value(),
                name,
                heldUntil
                        .map(day -> "Audited until " + Words.day(day) + ". From then on nothing further can be booked.")
                        .orElse("Not audited: nothing further can be booked. Who is placed there stays."),
                heldUntil.isEmpty());
    }
}
