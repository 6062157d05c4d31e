package io.placemarket.command.booking;

import io.placemarket.command.message.BookingCommand.AllocateEach;
import io.placemarket.command.message.BookingCommand.AllocateStudents;
import io.placemarket.command.message.BookingCommand.Named;
import io.placemarket.edge.json.Fields;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.id.IdSource;
import io.placemarket.kernel.id.OfferId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Students of a cohort, as a request names them for weeks of an offer.
 *
 * @param weeks the hold's, or the offer's from this week on, where absent
 * @param hold whose places they take
 */
record Naming(OfferId offer, CohortId cohort, List<Named> students, Optional<WeekSet> weeks, Optional<HoldId> hold) {
    /**
     * Students by the market's identifiers or the university's own numbers, each with an identifier for what is to be booked.
     *
     * @throws io.placemarket.kernel.problem.RefusedException {@code missing-value} where there is no list
     */
    static List<Named> students(@Nullable List<String> written, OfferId offer, IdSource ids) {
        return Fields.required("students", written, "a list of at least one student").stream()
                .map(student -> new Named(RequestedStudent.of("students", student), ids.allocation(offer)))
                .toList();
    }

    /** All of them, or none. */
    AllocateStudents all() {
        return new AllocateStudents(offer, cohort, students, weeks, hold);
    }

    /** Each as though alone. */
    AllocateEach each() {
        return new AllocateEach(offer, cohort, students, weeks, hold);
    }

    /** A student as the request named it. */
    String written(int place) {
        return students.get(place).student().written();
    }
}
