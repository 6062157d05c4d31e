package io.placemarket.query.cohort;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.placemarket.edge.personal.Opened;
import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.booking.SealedReason;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.query.market.Market;
import io.placemarket.query.market.ProgrammesView;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How far a student is with the programme, as the university said.
 *
 * @param startedOn the first day
 * @param endedOn the day of completing, or the last day before leaving
 * @param reason why, of one who left
 * @param sealedReason the same, with what was written of it encrypted; never answered
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record StudentProgramme(
        ProgrammesView.State state,
        Optional<LocalDate> startedOn,
        Optional<LocalDate> endedOn,
        Optional<Reason> reason,
        @JsonIgnore Optional<SealedReason> sealedReason) {
    /** The same with what the note says, where it can be read. */
    StudentProgramme opened(StudentId student, Opened opened) {
        return new StudentProgramme(
                state, startedOn, endedOn, sealedReason.map(why -> opened.reason(student, why)), Optional.empty());
    }

    static StudentProgramme of(StudentId student, Market market) {
        return market.programmes()
                .find(student)
                .map(life -> new StudentProgramme(
                        life.state(),
                        life.started(),
                        life.ended(),
                        life.left().map(why -> why.opened(Optional.empty())),
                        life.left()))
                .orElse(new StudentProgramme(
                        ProgrammesView.State.NOT_STARTED,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }
}
