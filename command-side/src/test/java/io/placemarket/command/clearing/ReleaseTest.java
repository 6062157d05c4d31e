package io.placemarket.command.clearing;

import static io.placemarket.command.Sample.ASTON;
import static io.placemarket.command.Sample.COHORT;
import static io.placemarket.command.Sample.KEELE;
import static io.placemarket.command.Sample.MARKET;
import static io.placemarket.command.Sample.OFFER;
import static io.placemarket.command.Sample.OPERATOR;
import static io.placemarket.command.Sample.REASON;
import static io.placemarket.command.Sample.UNIVERSITY;
import static io.placemarket.command.Sample.WARD;
import static io.placemarket.command.Sample.taken;
import static io.placemarket.command.Sample.weeks;
import static io.placemarket.command.Scene.given;
import static io.placemarket.command.clearing.Awaited.ASTONS;
import static io.placemarket.command.clearing.Awaited.FIRST;
import static io.placemarket.command.clearing.Awaited.RELEASE;
import static io.placemarket.command.clearing.Awaited.SECOND;
import static io.placemarket.command.clearing.Awaited.agreed;
import static io.placemarket.command.clearing.Awaited.amended;
import static io.placemarket.command.clearing.Awaited.asked;
import static io.placemarket.command.clearing.Awaited.ended;
import static io.placemarket.command.clearing.Awaited.market;
import static io.placemarket.command.clearing.Awaited.rivalAsked;
import static io.placemarket.command.clearing.Awaited.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.placemarket.command.PlainSeeds;
import io.placemarket.command.Sample;
import io.placemarket.command.Scene;
import io.placemarket.command.message.BookingCommand.PlaceHold;
import io.placemarket.command.message.Outcome.HoldTaken;
import io.placemarket.command.message.ReleaseCommand.ReleaseOffer;
import io.placemarket.kernel.area.Claim;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesClaimed;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesReleased;
import io.placemarket.kernel.area.PlacementAreaEvent.SafeCapacityLowered;
import io.placemarket.kernel.booking.HoldEvent.HoldPlaced;
import io.placemarket.kernel.cohort.CohortEvent.CohortPlacesTaken;
import io.placemarket.kernel.event.DomainEvent;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.offer.OfferEvent.OfferReleased;
import io.placemarket.kernel.offer.TieBreak;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.release.FreePlaces;
import io.placemarket.kernel.release.ReleaseEvent.ReleaseCalledOff;
import io.placemarket.kernel.release.ReleaseEvent.ReleaseResolved;
import io.placemarket.kernel.release.ReleaseEvent.RequestChanged;
import io.placemarket.kernel.release.ReleaseEvent.RequestTakenBack;
import io.placemarket.kernel.release.RequestOutcome;
import io.placemarket.kernel.release.RequestOutcome.Why;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What comes of requests at the release; how each stands then is {@code Standing}. */
class ReleaseTest {
    private static final String FIVE = "2026-11-27T17:00";
    /** Five working days after Friday 27 November. */
    private static final Instant LAPSES_AT = Instant.parse("2026-12-04T17:00:00Z");

    private static List<DomainEvent> released(Scene scene) {
        return scene.at(FIVE).when(new ReleaseOffer(OFFER), MARKET).events();
    }

    private static ReleaseResolved resolved(Scene scene) {
        return released(scene).stream()
                .filter(ReleaseResolved.class::isInstance)
                .map(ReleaseResolved.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static List<Integer> granted(Scene scene) {
        return resolved(scene).outcomes().stream().map(RequestOutcome::granted).toList();
    }

    private static List<Why> why(Scene scene) {
        return resolved(scene).outcomes().stream().map(RequestOutcome::why).toList();
    }

    @Test
    void at_the_release_all_requests_are_resolved_together_and_what_is_granted_is_held() {
        List<DomainEvent> events = released(given(market()).and(asked(6), rivalAsked(2)));
        HoldId first = hold(events, KEELE.value());
        HoldId second = hold(events, ASTON.value());
        assertThat(events)
                .containsExactly(
                        new PlacesReleased(WARD, OFFER),
                        new OfferReleased(OFFER),
                        new PlacesClaimed(
                                WARD, new Claim(first, COHORT, Optional.empty(), 3, Sample.offered()).of(KEELE)),
                        new PlacesClaimed(
                                WARD, new Claim(second, ASTONS, Optional.empty(), 1, Sample.offered()).of(ASTON)),
                        taken(3, Sample.offered()),
                        new HoldPlaced(first, COHORT, KEELE, 3, Sample.offered(), LAPSES_AT),
                        new CohortPlacesTaken(ASTONS, 1, Sample.offered()),
                        new HoldPlaced(second, ASTONS, ASTON, 1, Sample.offered(), LAPSES_AT),
                        new ReleaseResolved(
                                RELEASE,
                                PlainSeeds.SEED,
                                Sample.offered().stream()
                                        .map(week -> new FreePlaces(week, 4))
                                        .toList(),
                                List.of(
                                        new RequestOutcome(
                                                FIRST,
                                                6,
                                                Sample.offered(),
                                                80,
                                                88,
                                                6,
                                                3,
                                                3,
                                                Why.SHARE,
                                                Optional.of(first)),
                                        new RequestOutcome(
                                                SECOND,
                                                2,
                                                Sample.offered(),
                                                80,
                                                88,
                                                2,
                                                1,
                                                1,
                                                Why.SHARE,
                                                Optional.of(second)))));
    }

    private static HoldId hold(List<DomainEvent> events, String university) {
        return events.stream()
                .filter(HoldPlaced.class::isInstance)
                .map(HoldPlaced.class::cast)
                .filter(held -> held.university().value().equals(university))
                .map(HoldPlaced::hold)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whose_agreement_ended_before_the_release_gets_nothing_and_is_told_so() {
        ReleaseResolved resolved = resolved(given(market())
                .and(amended(terms(4, TieBreak.PROPORTIONAL), List.of(), true), agreed(KEELE), agreed(ASTON))
                .and(asked(6), rivalAsked(2))
                .and(ended(KEELE)));
        assertThat(resolved.outcomes())
                .extracting(RequestOutcome::need, RequestOutcome::granted, RequestOutcome::why)
                .containsExactly(tuple(0, 0, Why.NOT_AGREED), tuple(2, 2, Why.IN_FULL));
    }

    @Test
    void who_asked_only_for_weeks_that_are_still_agreed_takes_part() {
        ReleaseResolved resolved = resolved(given(market())
                .and(amended(terms(4, TieBreak.PROPORTIONAL), List.of(), true), agreed(KEELE))
                .and(asked(2, weeks("2026-W50/2026-W51")))
                .and(ended(KEELE)));
        assertThat(resolved.outcomes()).extracting(RequestOutcome::why).containsExactly(Why.IN_FULL);
    }

    @Test
    void whom_the_offer_is_not_for_any_more_at_the_release_gets_nothing_and_is_told_so() {
        ReleaseResolved resolved = resolved(given(market())
                .and(asked(6), rivalAsked(2))
                .and(amended(terms(4, TieBreak.PROPORTIONAL), List.of(ASTON), false)));
        assertThat(resolved.outcomes())
                .extracting(RequestOutcome::need, RequestOutcome::granted, RequestOutcome::why)
                .containsExactly(tuple(0, 0, Why.FOR_OTHERS), tuple(2, 2, Why.IN_FULL));
    }

    @Test
    void what_is_agreed_is_locked_after_cohorts() {
        assertThat(given(market())
                        .and(amended(terms(4, TieBreak.PROPORTIONAL), List.of(), true), agreed(KEELE), agreed(ASTON))
                        .and(asked(6), rivalAsked(2))
                        .at(FIVE)
                        .when(new ReleaseOffer(OFFER), MARKET)
                        .reads())
                .containsSubsequence(
                        COHORT.value(),
                        ASTONS.value(),
                        agreed(ASTON).agreement().value(),
                        agreed(KEELE).agreement().value());
    }

    @Test
    void it_happens_at_its_instant_and_once() {
        given(market())
                .and(asked(2))
                .at("2026-11-27T16:59:59")
                .when(new ReleaseOffer(OFFER), MARKET)
                .thenNothing();
        Scene scene = given(market()).and(asked(2)).at(FIVE);
        assertThat(scene.when(new ReleaseOffer(OFFER), MARKET).events()).isNotEmpty();
        scene.when(new ReleaseOffer(OFFER), MARKET).thenNothing();
    }

    @Test
    void only_the_market_itself_releases() {
        for (var actor : List.of(OPERATOR, UNIVERSITY, Sample.PROVIDER, Sample.REGION)) {
            given(market()).at(FIVE).when(new ReleaseOffer(OFFER), actor).thenRefused(ProblemCode.NOT_ALLOWED);
        }
    }

    @Test
    void without_requests_it_is_simply_bookable() {
        given(market())
                .at(FIVE)
                .when(new ReleaseOffer(OFFER), MARKET)
                .then(
                        new PlacesReleased(WARD, OFFER),
                        new OfferReleased(OFFER),
                        new ReleaseResolved(RELEASE, PlainSeeds.SEED, List.of(), List.of()))
                .when(new PlaceHold(Sample.HOLD, COHORT, 4, Optional.empty()), UNIVERSITY)
                .answer(HoldTaken.class);
    }

    @Test
    void asking_for_more_than_the_cohort_still_has_to_place_gains_nothing() {
        // Of 80 students 76 have places: however many Keele asks for, its need is 4, as Aston's.
        assertThat(granted(given(market()).and(taken(76, Sample.offered())).and(asked(80), rivalAsked(4))))
                .containsExactly(2, 2);
    }

    @Test
    void a_cohort_with_nobody_left_to_place_gets_nothing_and_hears_why() {
        Scene scene = given(market()).and(taken(80, Sample.offered())).and(asked(3), rivalAsked(2));
        assertThat(resolved(scene).outcomes())
                .extracting(RequestOutcome::granted, RequestOutcome::why)
                .containsExactly(tuple(0, Why.NOTHING_NEEDED), tuple(2, Why.IN_FULL));
    }

    @Test
    void nothing_is_given_above_what_is_safe_by_then() {
        assertThat(why(given(market())
                        .and(new SafeCapacityLowered(WARD, weeks("2026-W50"), 0, REASON))
                        .and(asked(3), rivalAsked(2))))
                .containsExactly(Why.NO_ROOM, Why.NO_ROOM);
        assertThat(granted(given(market())
                        .and(new SafeCapacityLowered(WARD, weeks("2026-W50"), 2, REASON))
                        .and(asked(3), rivalAsked(3))))
                .containsExactly(1, 1);
    }

    @Test
    void first_come_is_first_served_and_who_asks_for_more_goes_to_the_end() {
        DomainEvent[] market = market(4, 4, TieBreak.FIRST_COME);
        assertThat(granted(given(market).and(asked(3), rivalAsked(3)))).containsExactly(3, 1);
        assertThat(why(given(market).and(asked(3), rivalAsked(3)))).containsExactly(Why.IN_FULL, Why.FIRST_COME);
        ReleaseResolved requeued = resolved(given(market)
                .and(asked(2), rivalAsked(3), new RequestChanged(RELEASE, FIRST, 3, Sample.offered(), true)));
        assertThat(requeued.outcomes())
                .extracting(RequestOutcome::request, RequestOutcome::granted)
                .containsExactly(tuple(SECOND, 3), tuple(FIRST, 1));
    }

    @Test
    void a_request_taken_back_is_not_resolved() {
        assertThat(granted(given(market()).and(asked(3), new RequestTakenBack(RELEASE, FIRST), rivalAsked(4))))
                .containsExactly(4);
    }

    @Test
    void a_release_that_was_called_off_does_not_happen() {
        given(market())
                .and(asked(3), new ReleaseCalledOff(RELEASE, REASON))
                .at(FIVE)
                .when(new ReleaseOffer(OFFER), MARKET)
                .thenNothing();
    }

    @Test
    void a_release_that_comes_late_gives_the_weeks_that_are_left() {
        List<DomainEvent> events = given(market())
                .and(asked(2))
                .at("2026-12-09T09:00")
                .when(new ReleaseOffer(OFFER), MARKET)
                .events();
        assertThat(events)
                .filteredOn(HoldPlaced.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(
                        HoldPlaced.class, held -> assertThat(held.weeks()).isEqualTo(weeks("2026-W50/2026-W52")));
    }
}
