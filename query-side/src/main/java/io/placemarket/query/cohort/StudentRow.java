package io.placemarket.query.cohort;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.placemarket.edge.personal.Opened;
import io.placemarket.edge.personal.Sealed;
import io.placemarket.kernel.booking.SealedReason;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.query.market.RequirementsView;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A student, as its own university sees it.
 *
 * @param student by the market's identifier
 * @param reference the university's own number
 * @param sealedReference the same, encrypted; never answered
 * @param forgotten whether the student was forgotten: nobody can say any more who it is
 * @param placed in which of the cohort's weeks it has a place
 * @param stillToPlace in which it has none
 * @param requirements as they were last recorded
 * @param programme how far the student is with it
 * @param hours of practice reached in the market
 */
public record StudentRow(
        StudentId student,
        Optional<String> reference,
        @JsonIgnore Optional<String> sealedReference,
        boolean forgotten,
        WeekSet placed,
        WeekSet stillToPlace,
        List<RequirementsView.Known> requirements,
        StudentProgramme programme,
        Hours hours) {
    /** What of it is encrypted. */
    public Stream<Sealed> sealed() {
        return Stream.concat(
                        sealedReference.stream(), programme.sealedReason().flatMap(SealedReason::sealedNote).stream())
                .map(text -> new Sealed(student, text));
    }

    /** The same with the university's own number and note, as far as they were opened. */
    public StudentRow opened(Opened opened) {
        return new StudentRow(
                student,
                opened.text(student, sealedReference),
                Optional.empty(),
                forgotten,
                placed,
                stillToPlace,
                requirements,
                programme.opened(student, opened),
                hours);
    }
}
