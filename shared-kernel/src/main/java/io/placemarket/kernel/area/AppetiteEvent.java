package io.placemarket.kernel.area;

import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.event.DomainEvent;
import io.placemarket.kernel.event.EventName;
import io.placemarket.kernel.id.AppetiteId;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.reference.ProfessionCode;
import java.time.LocalDate;
import java.util.Optional;

/** What an area says of its appetite for students, before it offers anything (domain guide, "Appetite"). */
public sealed interface AppetiteEvent extends DomainEvent {
    AppetiteId appetite();

    /** Whether it would take students of a profession in a term. */
    enum Answer {
        YES("Yes"),
        MAYBE("Maybe"),
        NO("No"),
        /** The places are spoken for outside the market. */
        ALREADY_ARRANGED("Already arranged");

        private final String label;

        Answer(String label) {
            this.label = label;
        }

        /** As people read it. */
        public String label() {
            return label;
        }
    }

    /**
     * The answer for a profession and a term, in place of the one before.
     *
     * @param firstDay of the term
     * @param lastDay of the term
     * @param reason seen by the provider and the region only; always given with a no
     */
    @EventName("AppetiteStated")
    record AppetiteStated(
            AppetiteId appetite,
            AreaId area,
            ProfessionCode profession,
            LocalDate firstDay,
            LocalDate lastDay,
            Answer answer,
            Optional<Reason> reason)
            implements AppetiteEvent {}
}
