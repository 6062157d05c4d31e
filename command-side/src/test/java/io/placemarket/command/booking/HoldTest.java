package io.placemarket.command.booking;

import static io.placemarket.command.Sample.COHORT;
import static io.placemarket.command.Sample.HOLD;
import static io.placemarket.command.Sample.KEELE;
import static io.placemarket.command.Sample.MARKET;
import static io.placemarket.command.Sample.PROVIDER;
import static io.placemarket.command.Sample.REASON;
import static io.placemarket.command.Sample.RIVAL;
import static io.placemarket.command.Sample.STRANGER;
import static io.placemarket.command.Sample.UNIVERSITY;
import static io.placemarket.command.Sample.WARD;
import static io.placemarket.command.Sample.givenBack;
import static io.placemarket.command.Sample.held;
import static io.placemarket.command.Sample.market;
import static io.placemarket.command.Sample.offered;
import static io.placemarket.command.Sample.taken;
import static io.placemarket.command.Sample.weeks;
import static io.placemarket.command.Scene.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import io.placemarket.command.Sample;
import io.placemarket.command.message.BookingCommand.AllocateStudents;
import io.placemarket.command.message.BookingCommand.ById;
import io.placemarket.command.message.BookingCommand.LetHoldLapse;
import io.placemarket.command.message.BookingCommand.Named;
import io.placemarket.command.message.BookingCommand.PlaceHold;
import io.placemarket.command.message.BookingCommand.ReleaseHold;
import io.placemarket.command.message.Outcome.HoldTaken;
import io.placemarket.kernel.area.Claim;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesClaimed;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesFreed;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesNoLongerOffered;
import io.placemarket.kernel.booking.HoldEvent.HoldLapsed;
import io.placemarket.kernel.booking.HoldEvent.HoldPlaced;
import io.placemarket.kernel.booking.HoldEvent.HoldReleased;
import io.placemarket.kernel.booking.Party;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.cohort.CohortEvent.CohortCreated;
import io.placemarket.kernel.cohort.CohortEvent.CohortPlacesTaken;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.offer.OfferEvent.OfferWithdrawn;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.refusal.WeeksRefusal.BeforeThisWeek;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HoldTest {
    /** Five working days after Wednesday 25 November. */
    private static final Instant LAPSES_AT = Instant.parse("2026-12-02T17:00:00Z");

    private static final HoldId ANOTHER = new HoldId(Sample.OFFER + "-h000000000e");

    private static PlaceHold hold(int places) {
        return new PlaceHold(HOLD, COHORT, places, Optional.empty());
    }

    @Test
    void a_hold_takes_places_for_a_cohort_in_all_weeks_of_the_offer_for_five_working_days() {
        given(market())
                .when(hold(2), UNIVERSITY)
                .then(
                        new PlacesClaimed(
                                WARD, new Claim(HOLD, COHORT, Optional.empty(), 2, offered()).of(Sample.KEELE)),
                        taken(2, offered()),
                        new HoldPlaced(HOLD, COHORT, KEELE, 2, offered(), LAPSES_AT));
    }

    @Test
    void a_hold_may_take_some_weeks_only_and_says_what_it_took() {
        HoldTaken taken = given(market())
                .when(new PlaceHold(HOLD, COHORT, 1, Optional.of(weeks("2026-W50"))), UNIVERSITY)
                .answer(HoldTaken.class);
        assertThat(taken).isEqualTo(new HoldTaken(HOLD, 1, weeks("2026-W50"), LAPSES_AT));
    }

    @Test
    void a_hold_during_the_offer_takes_the_weeks_from_this_one_on() {
        HoldTaken taken =
                given(market()).at("2026-12-10T09:00").when(hold(1), UNIVERSITY).answer(HoldTaken.class);
        assertThat(taken.weeks()).isEqualTo(weeks("2026-W50/2026-W52"));
    }

    @Test
    void christmas_does_not_count_as_working_days() {
        HoldTaken taken =
                given(market()).at("2026-12-23T09:00").when(hold(1), UNIVERSITY).answer(HoldTaken.class);
        assertThat(taken.lapsesAt()).isEqualTo(Instant.parse("2027-01-04T17:00:00Z"));
    }

    @Test
    void more_places_than_are_free_are_refused_with_what_is_free_week_by_week() {
        Problem problem = given(market(3, 2, 0)).when(hold(3), UNIVERSITY).thenRefused(ProblemCode.CAPACITY_EXCEEDED);
        assertThat(problem.detail()).isEqualTo("2026-W49 to W52 have 2 free: 0 of 2 taken.");
        assertThat(problem.accepted()).contains("at most 2 in all of these weeks");
        assertThat(problem.figures().get("weeks"))
                .asInstanceOf(LIST)
                .hasSize(4)
                .first()
                .isEqualTo(Map.of("week", "2026-W49", "free", 2, "bound", "OFFER", "taken", 0, "limit", 2));
    }

    @Test
    void a_refusal_names_the_full_weeks_and_what_the_others_have() {
        Problem problem = given(market())
                .and(Sample.allocated(Sample.FIRST, Sample.ANNA, weeks("2026-W49/2026-W50")))
                .and(Sample.allocated(Sample.SECOND, Sample.BEN, weeks("2026-W49/2026-W50")))
                .and(Sample.allocated(Sample.THIRD, Sample.CEM, weeks("2026-W52")))
                .when(hold(1), UNIVERSITY)
                .thenRefused(ProblemCode.CAPACITY_EXCEEDED);
        assertThat(problem.detail()).isEqualTo("2026-W49 to W50 are full: 2 of 2 taken; the other weeks have 1 free.");
    }

    @Test
    void a_cohort_takes_no_more_places_in_a_week_than_its_students_and_a_tenth() {
        Problem problem = given(market(200, 200, 0))
                .and(held(87))
                .when(new PlaceHold(ANOTHER, COHORT, 2, Optional.of(weeks("2026-W50"))), UNIVERSITY)
                .thenRefused(ProblemCode.COHORT_CEILING);
        assertThat(problem.detail())
                .isEqualTo(
                        "A cohort of 80 may hold and fill 88 places in a week; in 2026-W50 it has 87, and 2 more were asked for.");
        assertThat(problem.figures()).containsEntry("ceiling", 88).containsEntry("taken", 87);
    }

    @Test
    void a_cohort_may_take_the_last_place_of_its_ceiling() {
        assertThat(given(market(200, 200, 0))
                        .and(held(87))
                        .when(new PlaceHold(ANOTHER, COHORT, 1, Optional.empty()), UNIVERSITY)
                        .events())
                .contains(taken(1, offered()));
    }

    @Test
    void what_a_cohort_gave_back_it_may_take_again() {
        assertThat(given(market(200, 200, 0))
                        .and(held(88))
                        .when(new ReleaseHold(HOLD, REASON), UNIVERSITY)
                        .scene()
                        .when(new PlaceHold(ANOTHER, COHORT, 88, Optional.empty()), UNIVERSITY)
                        .events())
                .contains(taken(88, offered()));
    }

    @Test
    void students_named_for_held_places_are_not_counted_twice() {
        assertThat(given(market(200, 200, 0))
                        .and(held(88))
                        .when(
                                new AllocateStudents(
                                        Sample.OFFER,
                                        COHORT,
                                        List.of(new Named(new ById(Sample.ANNA), Sample.FIRST)),
                                        Optional.empty(),
                                        Optional.of(HOLD)),
                                UNIVERSITY)
                        .events())
                .contains(Sample.claimed(Sample.FIRST, Sample.ANNA, offered()))
                .noneMatch(CohortPlacesTaken.class::isInstance);
    }

    @Test
    void a_withdrawn_offer_takes_no_hold() {
        given(market())
                .and(new PlacesNoLongerOffered(WARD, Sample.OFFER), new OfferWithdrawn(Sample.OFFER, REASON, false))
                .when(hold(1), UNIVERSITY)
                .thenRefused(ProblemCode.OFFER_WITHDRAWN);
    }

    @Test
    void a_cohort_of_another_profession_is_refused() {
        CohortId other = new CohortId("chrt00000001");
        given(market())
                .and(new CohortCreated(other, KEELE, Sample.programme(Sample.CHILD, LearnerLevel.YEAR_2)))
                .when(new PlaceHold(HOLD, other, 1, Optional.empty()), UNIVERSITY)
                .thenRefused(ProblemCode.PROFESSION_DIFFERS);
    }

    @Test
    void a_cohort_of_another_level_is_refused() {
        CohortId other = new CohortId("chrt00000001");
        given(market())
                .and(new CohortCreated(other, KEELE, Sample.programme(Sample.ADULT, LearnerLevel.YEAR_3)))
                .when(new PlaceHold(HOLD, other, 1, Optional.empty()), UNIVERSITY)
                .thenRefused(ProblemCode.LEVEL_DIFFERS);
    }

    @Test
    void another_universitys_cohort_is_refused() {
        given(market()).when(hold(1), RIVAL).thenRefused(ProblemCode.NOT_YOURS);
    }

    @Test
    void weeks_outside_the_offer_are_refused() {
        given(market())
                .when(new PlaceHold(HOLD, COHORT, 1, Optional.of(weeks("2027-W01"))), UNIVERSITY)
                .thenRefused(ProblemCode.INVALID_VALUE);
    }

    @Test
    void no_weeks_at_all_are_refused() {
        given(market())
                .when(new PlaceHold(HOLD, COHORT, 1, Optional.of(weeks())), UNIVERSITY)
                .thenRefused(ProblemCode.MISSING_VALUE);
    }

    @Test
    void weeks_before_this_one_are_refused() {
        given(market())
                .at("2026-12-10T09:00")
                .when(new PlaceHold(HOLD, COHORT, 1, Optional.of(offered())), UNIVERSITY)
                .thenRefused(new BeforeThisWeek(weeks("2026-W49"), Week.parse("2026-W50"), weeks("2026-W50/2026-W52")));
    }

    @Test
    void an_offer_that_is_over_is_refused() {
        given(market()).at("2026-12-29T09:00").when(hold(1), UNIVERSITY).thenRefused(ProblemCode.WEEKS_HAVE_BEGUN);
    }

    @Test
    void no_places_are_refused() {
        given(market()).when(hold(0), UNIVERSITY).thenRefused(ProblemCode.INVALID_VALUE);
    }

    @Test
    void a_university_releases_its_hold() {
        given(market())
                .and(held(2))
                .when(new ReleaseHold(HOLD, REASON), UNIVERSITY)
                .then(
                        new HoldReleased(HOLD, Party.UNIVERSITY, REASON),
                        new PlacesFreed(WARD, HOLD, 2, offered()),
                        givenBack(2, offered()));
    }

    @Test
    void a_provider_releases_a_hold_in_its_area() {
        assertThat(given(market())
                        .and(held(2))
                        .when(new ReleaseHold(HOLD, REASON), PROVIDER)
                        .events())
                .contains(new HoldReleased(HOLD, Party.PROVIDER, REASON));
    }

    @Test
    void weeks_that_have_begun_stay_taken_when_a_hold_is_released() {
        assertThat(given(market())
                        .and(held(2))
                        .at("2026-12-01T09:00")
                        .when(new ReleaseHold(HOLD, REASON), UNIVERSITY)
                        .events())
                .contains(new PlacesFreed(WARD, HOLD, 2, weeks("2026-W50/2026-W52")));
    }

    @Test
    void strangers_cannot_release_a_hold() {
        given(market()).and(held(2)).when(new ReleaseHold(HOLD, REASON), RIVAL).thenRefused(ProblemCode.NOT_YOURS);
        given(market())
                .and(held(2))
                .when(new ReleaseHold(HOLD, REASON), STRANGER)
                .thenRefused(ProblemCode.NOT_YOURS);
    }

    @Test
    void a_released_hold_cannot_be_released_again() {
        Problem problem = given(market())
                .and(held(2))
                .and(new HoldReleased(HOLD, Party.UNIVERSITY, REASON))
                .when(new ReleaseHold(HOLD, REASON), UNIVERSITY)
                .thenRefused(ProblemCode.WRONG_STATE);
        assertThat(problem.figures()).containsEntry("state", "RELEASED").containsEntry("needed", List.of("PLACED"));
    }

    @Test
    void a_hold_lapses_when_its_time_is_up() {
        given(market())
                .and(held(2))
                .at("2026-12-02T17:01")
                .when(new LetHoldLapse(HOLD), MARKET)
                .then(
                        new HoldLapsed(HOLD),
                        new PlacesFreed(WARD, HOLD, 2, weeks("2026-W50/2026-W52")),
                        givenBack(2, weeks("2026-W50/2026-W52")));
    }

    @Test
    void a_hold_does_not_lapse_before_its_time() {
        given(market())
                .and(held(2))
                .at("2026-12-02T17:00")
                .when(new LetHoldLapse(HOLD), MARKET)
                .thenNothing();
    }

    @Test
    void a_hold_lapses_once() {
        given(market())
                .and(held(2))
                .and(new HoldLapsed(HOLD))
                .at("2026-12-03T09:00")
                .when(new LetHoldLapse(HOLD), MARKET)
                .thenNothing();
    }

    @Test
    void a_lapsed_hold_cannot_be_released() {
        given(market())
                .and(held(2))
                .and(new HoldLapsed(HOLD))
                .when(new ReleaseHold(HOLD, REASON), UNIVERSITY)
                .thenRefused(ProblemCode.HOLD_LAPSED);
    }

    @Test
    void a_hold_on_an_unknown_offer_is_refused() {
        given(Sample.ward(2)).when(hold(1), UNIVERSITY).thenRefused(ProblemCode.NOT_FOUND);
    }

    @Test
    void a_hold_seen_at_another_revision_stays() {
        Problem problem = given(market())
                .and(held(2))
                .when(new ReleaseHold(HOLD, REASON), UNIVERSITY, 3)
                .thenRefused(ProblemCode.REVISION_MISMATCH);
        assertThat(problem.figures()).containsEntry("revision", 0L);
    }

    @Test
    void a_hold_seen_at_its_revision_is_released() {
        assertThat(given(market())
                        .and(held(2))
                        .when(new ReleaseHold(HOLD, REASON), UNIVERSITY, 0)
                        .events())
                .hasSize(3);
    }
}
