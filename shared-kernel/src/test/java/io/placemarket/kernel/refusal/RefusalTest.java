package io.placemarket.kernel.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.kernel.area.Room.Bound;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.refusal.CapacityRefusal.CapacityExceeded;
import io.placemarket.kernel.refusal.CapacityRefusal.CohortCeilingReached;
import io.placemarket.kernel.refusal.HoldRefusal.HoldTooSmall;
import io.placemarket.kernel.refusal.StudentRefusal.SimulatedHoursExceeded;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RefusalTest {
    private static final Week W49 = Week.parse("2026-W49");

    /** Programs rely on codes and names: a change here is a change for them. */
    private static final String WIRE = """
            not-allowed ActsForNobody
            not-allowed HostsNobody
            not-allowed ProofsForOthers
            not-allowed RoleMayNot
            not-allowed SendsNobody
            not-yours OfAnotherOrganisation
            invalid-value BookingLength(least, most, asked)
            invalid-value LinkedProfessions(least, most)
            invalid-value NoGroups(supervision, models)
            invalid-value OutOfRange(least, most)
            invalid-value SharesBeyondOffer(reserved, places)
            invalid-value TooManyProfessions(professions, most)
            capacity-exceeded CapacityExceeded(weeks(week, free, bound, taken, limit, together))
            student-already-booked StudentAlreadyBooked(student, weeks)
            programme-ended EndedInTable
            programme-ended ProgrammeHasEnded(student, ended, on)
            student-forgotten BeingForgotten
            student-forgotten StudentIsForgotten(student)
            placements-ahead PlacedAfterCompletion(student, weeks)
            placements-ahead PlacedStill(student, weeks, allocations, possibleFrom)
            simulated-hours-exceeded SimulatedHoursExceeded(student, cap, booked, more)
            offer-withdrawn OfferIsWithdrawn
            offer-withdrawn ReleaseNeverComes
            offer-closed OfferIsClosed
            offer-not-released NotReleasedToClose(releaseAt)
            offer-not-released OfferNotReleased(releaseAt)
            offer-released NeverAwaitedRelease
            offer-released ReleaseHasCome(releasedAt)
            offer-for-others OfferForOthers(named)
            agreement-required AgreementRequired(profession, from, to)
            term-fixed TermFixed
            places-booked PlacesBooked(booked, least)
            outside-audit DaysNotAudited(auditedFrom, auditedTo)
            outside-audit ProfessionNotAudited(professions)
            outside-audit WeeksNotAudited(weeks)
            profession-differs ProfessionDiffers(offer, cohort)
            level-differs LevelDiffers(offer, cohort)
            weeks-have-begun BeforeRelease(weeks)
            weeks-have-begun BeforeThisWeek(weeks)
            weeks-have-begun CountedWeeks(weeks)
            weeks-have-begun EveryWeekBegun(weeks)
            weeks-have-begun HeldWeeksPast(weeks)
            weeks-have-begun SomeWeeksBegun(weeks, notBegun)
            wrong-state AgreementHasEnded(state, needed)
            wrong-state BookingElsewhere(state, needed)
            wrong-state NetworkWasLeft(state, needed)
            wrong-state OfferEnded(state, needed)
            wrong-state OfferNotWithdrawn(state, needed)
            wrong-state PlacementNotStarted(state, needed)
            wrong-state ProgrammeGoesOn(state, needed)
            wrong-state ProgrammeNotStarted(state, needed)
            wrong-state ProgrammeStartedBefore(state, needed, startedOn)
            wrong-state ReleaseNotResolved(state, needed)
            hold-too-small HoldTooSmall(left, named)
            nobody-placed NobodyPlaced(refused)
            cohort-ceiling CohortCeilingReached(week, ceiling, taken)
            hold-lapsed HoldHasLapsed(lapsedAt)
            hold-extended HoldExtendedBefore(lapsesAt)
            room-available RoomAvailable(free)
            turn-lapsed TurnHasLapsed(lapsedAt)
            too-late ConfirmedTooLate(confirmBy)
            too-late RequestsClosed(deadline)
            earlier-bookings-closed EarlierBookingsClosed(until)
            alert-limit AlertsUsedUp(most)
            already-exists AlertSetBefore(alert)
            already-exists CodeTaken
            already-exists CohortTwice(line)
            already-exists OfferTwice(line)
            already-exists ReferenceTwice(line)
            already-exists RequestedBefore(request, places)
            already-exists WaitsBefore(entry, places)
            revision-mismatch ChangedSince(revision)
            """;

    static List<Refusal> samples() {
        return SampleRefusals.all();
    }

    private static String line(RefusalType kind) {
        return kind.code().code() + " " + kind.name() + names(kind.figures());
    }

    private static String names(List<FigureType> figures) {
        return figures.stream()
                .map(figure -> figure.name() + names(figure.each()))
                .collect(Collectors.joining(", ", "(", ")"))
                .replace("()", "");
    }

    private static WeekRoom room(Week week, int free, int wanted) {
        return new WeekRoom(week, free, Bound.OFFER, 2 - free, 2, List.of(), wanted);
    }

    @Test
    void the_codes_kinds_and_figures_are_those_that_programs_know() {
        assertThat(RefusalType.all().stream().map(RefusalTest::line).collect(Collectors.joining("\n", "", "\n")))
                .isEqualTo(WIRE);
    }

    @Test
    void there_is_a_sample_of_every_kind() {
        assertThat(samples())
                .extracting(Object::getClass)
                .containsExactlyInAnyOrderElementsOf(
                        RefusalType.all().stream().map(RefusalType::type).toList());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void each_is_told_as_its_kind_promises(Refusal refusal) {
        RefusalType kind = RefusalType.of(refusal);
        Problem problem = refusal.thrown().problem();
        assertThat(refusal.thrown().refusal()).contains(refusal);
        assertThat(problem.code()).isEqualTo(kind.code());
        assertThat(problem.code().status()).isIn(403, 409, 412, 422);
        assertThat(problem.detail()).endsWith(".");
        assertThat(problem.accepted().isPresent()).isEqualTo(!kind.accepted().isEmpty());
        assertThat(problem.figures().keySet())
                .containsExactlyElementsOf(
                        kind.figures().stream().map(FigureType::name).toList());
    }

    @Test
    void figures_stand_in_a_problem_as_text_numbers_and_lists_of_them() {
        Problem problem = new CapacityExceeded(List.of(room(W49, 0, 1), room(W49.plus(1), 2, 1))).problem();
        assertThat(problem.code()).isEqualTo(ProblemCode.CAPACITY_EXCEEDED);
        assertThat(problem.figures())
                .isEqualTo(Map.of(
                        "weeks",
                        List.of(
                                Map.of("week", "2026-W49", "free", 0, "bound", "OFFER", "taken", 2, "limit", 2),
                                Map.of("week", "2026-W50", "free", 2, "bound", "OFFER", "taken", 0, "limit", 2))));
    }

    @Test
    void a_lack_of_room_says_how_many_fit_everywhere_or_else_where_there_is_room() {
        assertThat(new CapacityExceeded(List.of(room(W49, 1, 2), room(W49.plus(1), 2, 2))).accepted())
                .contains("at most 1 in all of these weeks");
        assertThat(new CapacityExceeded(List.of(room(W49, 0, 1), room(W49.plus(1), 2, 1))).accepted())
                .contains("the weeks that have room: 2026-W50");
        assertThat(new CapacityExceeded(List.of(room(W49, 0, 1))).accepted()).isEmpty();
    }

    @Test
    void what_is_left_is_accepted_and_nothing_where_nothing_is() {
        assertThat(new HoldTooSmall(1, 2).accepted()).contains("at most 1 student");
        assertThat(new HoldTooSmall(2, 3).accepted()).contains("at most 2 students");
        assertThat(new HoldTooSmall(0, 1).accepted()).isEmpty();
        assertThat(new CohortCeilingReached(W49, 88, 87, 80, 2).accepted()).contains("at most 1 more in 2026-W49");
        assertThat(new CohortCeilingReached(W49, 88, 89, 80, 2).accepted()).isEmpty();
        assertThat(new SimulatedHoursExceeded("K-1001", 1_101, 150, 600).accepted())
                .isEqualTo(Optional.of("at most 49.5 more simulated hours"));
        assertThat(new SimulatedHoursExceeded("K-1001", 1_200, 150, 600).accepted())
                .isEmpty();
    }
}
