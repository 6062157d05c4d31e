package io.placemarket.command.message;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonProperty.Access;
import io.placemarket.kernel.calendar.EnglishTime;
import io.placemarket.kernel.reference.WorkingDays;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** An answer with a deadline that was reckoned in working days. */
public interface Reckoned {
    /** When it falls, where there is one. */
    Optional<Instant> deadline();

    /** The last day for which bank holidays are known, where the deadline lies after it: later ones were counted as working days. */
    @JsonProperty(access = Access.READ_ONLY)
    default Optional<LocalDate> bankHolidaysKnownUntil() {
        LocalDate known = WorkingDays.england().knownUntil();
        return deadline()
                .filter(instant ->
                        LocalDate.ofInstant(instant, EnglishTime.ZONE).isAfter(known))
                .map(instant -> known);
    }
}
