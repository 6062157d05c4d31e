package io.placemarket.command.booking;

import static io.placemarket.command.Sample.ANNA;
import static io.placemarket.command.Sample.BEN;
import static io.placemarket.command.Sample.COHORT;
import static io.placemarket.command.Sample.FIRST;
import static io.placemarket.command.Sample.KEELE;
import static io.placemarket.command.Sample.MARKET;
import static io.placemarket.command.Sample.OFFER;
import static io.placemarket.command.Sample.PROVIDER;
import static io.placemarket.command.Sample.REASON;
import static io.placemarket.command.Sample.RIVAL;
import static io.placemarket.command.Sample.SECOND;
import static io.placemarket.command.Sample.THIRD;
import static io.placemarket.command.Sample.UNIVERSITY;
import static io.placemarket.command.Sample.WARD;
import static io.placemarket.command.Sample.claimed;
import static io.placemarket.command.Sample.market;
import static io.placemarket.command.Sample.offered;
import static io.placemarket.command.Sample.proposed;
import static io.placemarket.command.Sample.taken;
import static io.placemarket.command.Sample.weeks;
import static io.placemarket.command.Scene.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.command.Sample;
import io.placemarket.command.Scene;
import io.placemarket.command.message.BookingCommand.AcceptAllocation;
import io.placemarket.command.message.BookingCommand.ById;
import io.placemarket.command.message.BookingCommand.ByReference;
import io.placemarket.command.message.BookingCommand.PlaceHold;
import io.placemarket.command.message.BookingCommand.ReturnAllocation;
import io.placemarket.command.message.BookingCommand.ReturnUnconfirmed;
import io.placemarket.command.message.BookingCommand.StudentChoice;
import io.placemarket.command.message.BookingCommand.WithdrawAllocation;
import io.placemarket.command.message.BookingCommand.WithdrawWeeks;
import io.placemarket.command.message.OfferCommand.WithdrawOffer;
import io.placemarket.command.message.OrganisationCommand.RecordEarlierBookings;
import io.placemarket.command.message.OrganisationCommand.RecordEarlierBookings.EarlierBooking;
import io.placemarket.command.message.Outcome.AllocationChanged;
import io.placemarket.command.message.Outcome.EarlierBookingsRecorded;
import io.placemarket.command.message.Outcome.OverCommitted;
import io.placemarket.command.message.ProgrammeCommand.LeaveProgrammes;
import io.placemarket.command.message.ProgrammeCommand.Leaver;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesFreed;
import io.placemarket.kernel.booking.AllocationEvent.AllocationWithdrawn;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.cohort.StudentEvent.StudentBooked;
import io.placemarket.kernel.cohort.StudentEvent.StudentFreed;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.offer.OfferEvent.OfferAmended;
import io.placemarket.kernel.offer.OfferEvent.OfferPosted;
import io.placemarket.kernel.offer.OfferParticulars;
import io.placemarket.kernel.offer.ReleaseTerms;
import io.placemarket.kernel.offer.TieBreak;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.refusal.BookingRefusal.EarlierBookingsClosed;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What was booked before there was a market, so that its first day is true. */
class EarlierBookingsTest {
    /** Twenty working days after Wednesday 25 November; Christmas and New Year lie between. */
    private static final Instant CONFIRM_BY = Instant.parse("2026-12-23T17:00:00Z");

    private static RecordEarlierBookings of(EarlierBooking... rows) {
        return new RecordEarlierBookings(KEELE, List.of(rows));
    }

    private static EarlierBooking row(
            long line, StudentChoice student, Optional<WeekSet> weeks, AllocationId allocation) {
        return new EarlierBooking(line, OFFER, COHORT, student, weeks, allocation);
    }

    private static EarlierBooking row(long line, StudentId student, AllocationId allocation) {
        return row(line, new ById(student), Optional.empty(), allocation);
    }

    @Test
    void a_line_becomes_a_proposal_the_provider_answers() {
        given(market())
                .when(of(row(2, ANNA, FIRST)), UNIVERSITY)
                .then(
                        new StudentBooked(ANNA, FIRST, offered()),
                        claimed(FIRST, ANNA, offered()),
                        taken(1, offered()),
                        proposed(FIRST, ANNA, offered(), Optional.empty(), Optional.of(CONFIRM_BY)))
                .when(new AcceptAllocation(FIRST), PROVIDER)
                .answer(AllocationChanged.class);
    }

    @Test
    void they_are_recorded_until_the_day_that_is_set_and_not_after_it() {
        given(market())
                .at(Scene.CUT_OFF + "T23:59")
                .when(of(row(2, ANNA, FIRST)), UNIVERSITY)
                .answer(EarlierBookingsRecorded.class);
        Scene later = given(market()).at(Scene.CUT_OFF.plusDays(1) + "T00:00");
        Problem problem = later.when(of(row(2, ANNA, FIRST)), UNIVERSITY)
                .thenRefused(new EarlierBookingsClosed(Optional.of(Scene.CUT_OFF)));
        assertThat(problem.detail()).isEqualTo("Bookings from before the market were recorded until 2027-01-31.");
        later.tried(of(row(2, ANNA, FIRST)), UNIVERSITY).thenRefused(EarlierBookingsClosed.class);
    }

    @Test
    void they_may_be_more_than_is_safe_which_is_said_and_nobody_else_comes_in() {
        Scene scene = given(market(1, 2, 0));
        EarlierBookingsRecorded recorded = scene.when(
                        of(row(2, ANNA, FIRST), row(3, new ByReference("18"), Optional.empty(), SECOND)), UNIVERSITY)
                .answer(EarlierBookingsRecorded.class);
        assertThat(recorded.accepted()).containsExactly(FIRST, SECOND);
        assertThat(recorded.areas())
                .containsOnlyKeys(WARD.value())
                .containsEntry(
                        WARD.value(),
                        offered().stream()
                                .map(week -> new OverCommitted(week, 1))
                                .toList());
        scene.when(new PlaceHold(Sample.HOLD, COHORT, 1, Optional.empty()), UNIVERSITY)
                .thenRefused(ProblemCode.CAPACITY_EXCEEDED);
    }

    @Test
    void a_cohorts_ceiling_is_for_new_bookings() {
        given(market())
                .and(taken(88, offered()))
                .when(of(row(2, ANNA, FIRST)), UNIVERSITY)
                .answer(EarlierBookingsRecorded.class);
    }

    @Test
    void weeks_that_have_passed_are_recorded_too() {
        given(market())
                .at("2026-12-10T10:00")
                .when(of(row(2, ANNA, FIRST)), UNIVERSITY)
                .answer(EarlierBookingsRecorded.class);
        given(market())
                .at("2026-12-10T10:00")
                .when(of(row(2, new ById(ANNA), Optional.of(weeks("2026-W49")), FIRST)), UNIVERSITY)
                .answer(EarlierBookingsRecorded.class);
    }

    @Test
    void what_the_provider_returns_was_never_booked_so_the_weeks_that_were_over_are_free_too() {
        assertThat(inTheThirdWeek()
                        .when(new ReturnAllocation(FIRST, REASON), PROVIDER)
                        .events())
                .contains(
                        new PlacesFreed(WARD, FIRST, 1, weeks("2026-W49", "2026-W51/2026-W52")),
                        Sample.givenBack(1, weeks("2026-W49", "2026-W51/2026-W52")),
                        new StudentFreed(ANNA, FIRST, weeks("2026-W49", "2026-W51/2026-W52")));
    }

    /** Recorded in the second week; the first was over, the second and third have begun while it is looked at. */
    private static Scene inTheThirdWeek() {
        return given(market())
                .at("2026-12-10T10:00")
                .when(of(row(2, ANNA, FIRST)), UNIVERSITY)
                .scene();
    }

    @Test
    void weeks_that_began_while_the_provider_looked_at_it_stay() {
        assertThat(inTheThirdWeek()
                        .at("2026-12-16T10:00")
                        .when(new ReturnAllocation(FIRST, REASON), PROVIDER)
                        .events())
                .contains(new StudentFreed(ANNA, FIRST, weeks("2026-W49", "2026-W52")));
    }

    @Test
    void what_nobody_answered_in_time_gives_the_weeks_that_were_over_back_as_well() {
        assertThat(inTheThirdWeek()
                        .at("2027-02-10T10:00")
                        .when(new ReturnUnconfirmed(FIRST), MARKET)
                        .events())
                .contains(new StudentFreed(ANNA, FIRST, weeks("2026-W49")));
    }

    @Test
    void a_university_takes_back_what_it_recorded_for_the_wrong_offer_and_records_it_elsewhere() {
        Scene scene = given(market()).at("2027-01-20T10:00");
        scene.when(of(row(2, ANNA, FIRST)), UNIVERSITY).answer(EarlierBookingsRecorded.class);
        scene.when(of(row(2, ANNA, SECOND)), UNIVERSITY).thenRefused(ProblemCode.INVALID_ROWS);
        assertThat(scene.when(new WithdrawAllocation(FIRST, REASON), UNIVERSITY).events())
                .contains(new StudentFreed(ANNA, FIRST, offered()));
        scene.when(of(row(2, ANNA, SECOND)), UNIVERSITY).answer(EarlierBookingsRecorded.class);
    }

    @Test
    void who_withdraws_the_offer_frees_the_weeks_that_were_over_too() {
        thenNobodyWasEverBooked(inTheThirdWeek().when(new WithdrawOffer(OFFER, REASON, true), PROVIDER));
    }

    @Test
    void who_gives_up_all_weeks_to_come_frees_the_weeks_that_were_over_too() {
        thenNobodyWasEverBooked(
                inTheThirdWeek().when(new WithdrawWeeks(FIRST, weeks("2026-W51/2026-W52"), REASON), UNIVERSITY));
    }

    @Test
    void who_leaves_the_programme_frees_the_weeks_that_were_over_too() {
        Leaver leaver = new Leaver(0, new ById(ANNA), LocalDate.of(2026, 12, 10), REASON);
        thenNobodyWasEverBooked(inTheThirdWeek().when(new LeaveProgrammes(COHORT, List.of(leaver)), UNIVERSITY));
    }

    private static void thenNobodyWasEverBooked(Scene.Asked asked) {
        WeekSet freed = weeks("2026-W49", "2026-W51/2026-W52");
        assertThat(asked.events())
                .contains(
                        new PlacesFreed(WARD, FIRST, 1, freed),
                        Sample.givenBack(1, freed),
                        new StudentFreed(ANNA, FIRST, freed))
                .filteredOn(AllocationWithdrawn.class::isInstance)
                .extracting(event -> ((AllocationWithdrawn) event).freed())
                .containsExactly(freed);
    }

    @Test
    void where_only_some_of_what_is_to_come_is_given_up_the_rest_is_still_to_be_answered() {
        Scene scene = inTheThirdWeek();
        assertThat(scene.when(new WithdrawWeeks(FIRST, weeks("2026-W52"), REASON), UNIVERSITY)
                        .events())
                .contains(new StudentFreed(ANNA, FIRST, weeks("2026-W52")));
        assertThat(scene.when(new ReturnAllocation(FIRST, REASON), PROVIDER).events())
                .contains(new StudentFreed(ANNA, FIRST, weeks("2026-W49", "2026-W51")));
    }

    @Test
    void once_the_provider_has_confirmed_it_what_is_over_is_over() {
        Scene scene = inTheThirdWeek();
        scene.when(new AcceptAllocation(FIRST), PROVIDER).answer(AllocationChanged.class);
        assertThat(scene.when(new WithdrawAllocation(FIRST, REASON), UNIVERSITY).events())
                .contains(new StudentFreed(ANNA, FIRST, weeks("2026-W51/2026-W52")));
    }

    @Test
    void what_the_provider_returns_frees_the_weeks_to_come() {
        assertThat(given(market())
                        .when(of(row(2, ANNA, FIRST)), UNIVERSITY)
                        .scene()
                        .when(new ReturnAllocation(FIRST, REASON), PROVIDER)
                        .answer(AllocationChanged.class)
                        .state())
                .isEqualTo("RETURNED");
    }

    @Test
    void nobody_stands_in_two_places_within_a_table_or_beside_what_is_booked() {
        Problem problem = given(market())
                .and(Sample.allocated(THIRD, BEN, weeks("2026-W50")))
                .when(
                        of(
                                row(2, ANNA, FIRST),
                                row(3, new ByReference("17"), Optional.of(weeks("2026-W52")), SECOND),
                                row(4, BEN, new AllocationId(OFFER + "-a0000000004"))),
                        UNIVERSITY)
                .thenRefused(ProblemCode.INVALID_ROWS);
        assertThat(problem.detail()).isEqualTo("2 of 3 lines are not acceptable; none was recorded.");
        assertThat(problem.figures().toString())
                .contains("line=3, code=student-already-booked")
                .contains("placed already in 2026-W52")
                .contains("line=4, code=student-already-booked")
                .contains("placed already in 2026-W50");
    }

    @Test
    void every_line_that_is_wrong_is_named_once() {
        Problem problem = given(market())
                .when(
                        of(
                                new EarlierBooking(
                                        2,
                                        new OfferId("nwrd00000000-ffer0000"),
                                        COHORT,
                                        new ById(ANNA),
                                        Optional.empty(),
                                        FIRST),
                                new EarlierBooking(
                                        3,
                                        OFFER,
                                        new CohortId("nchr00000000"),
                                        new ById(ANNA),
                                        Optional.empty(),
                                        SECOND),
                                row(4, new ByReference("99"), Optional.empty(), THIRD)),
                        UNIVERSITY)
                .thenRefused(ProblemCode.INVALID_ROWS);
        assertThat(problem.figures().toString())
                .contains("line=2, code=not-found", "line=3, code=not-found", "line=4, code=invalid-value")
                .contains("column=student, value=99, accepted=a student of the cohort");
    }

    @Test
    void weeks_the_offer_does_not_have_and_offers_that_were_withdrawn_are_refused() {
        assertThat(given(market())
                        .when(of(row(2, new ById(ANNA), Optional.of(weeks("2027-W02")), FIRST)), UNIVERSITY)
                        .thenRefused(ProblemCode.INVALID_ROWS)
                        .figures()
                        .toString())
                .contains("weeks of the offer: 2026-W49/2026-W52");
        given(market())
                .when(new WithdrawOffer(OFFER, REASON, false), PROVIDER)
                .scene()
                .when(of(row(2, ANNA, FIRST)), UNIVERSITY)
                .thenRefused(ProblemCode.INVALID_ROWS);
    }

    @Test
    void only_the_university_records_its_own_cohorts_bookings() {
        given(market()).when(of(row(2, ANNA, FIRST)), RIVAL).thenRefused(ProblemCode.NOT_YOURS);
        given(market()).when(of(row(2, ANNA, FIRST)), PROVIDER).thenRefused(ProblemCode.NOT_ALLOWED);
        assertThat(given(market())
                        .when(new RecordEarlierBookings(Sample.ASTON, List.of(row(2, ANNA, FIRST))), RIVAL)
                        .thenRefused(ProblemCode.INVALID_ROWS)
                        .figures()
                        .toString())
                .contains("a cohort of your own organisation");
    }

    @Test
    void nobody_was_placed_in_what_is_for_others_or_still_to_be_released() {
        OfferParticulars astons = OfferParticulars.NONE.onlyFor(List.of(Sample.ASTON));
        assertThat(given(market())
                        .and(new OfferAmended(OFFER, Sample.terms(2, 0).with(astons)))
                        .when(of(row(2, ANNA, FIRST)), UNIVERSITY)
                        .thenRefused(ProblemCode.INVALID_ROWS)
                        .figures()
                        .toString())
                .contains("code=offer-for-others");
        ReleaseTerms later = new ReleaseTerms(Instant.parse("2026-11-27T17:00:00Z"), TieBreak.PROPORTIONAL);
        assertThat(given(market())
                        .and(new OfferPosted(
                                OFFER,
                                Sample.HOSPICE,
                                Sample.terms(2, 0).released(Optional.of(later)),
                                Optional.empty()))
                        .when(of(row(2, ANNA, FIRST)), UNIVERSITY)
                        .thenRefused(ProblemCode.INVALID_ROWS)
                        .figures()
                        .toString())
                .contains("code=offer-not-released");
    }
}
