package io.placemarket.command.offer;

import static io.placemarket.command.Sample.CHILD;
import static io.placemarket.command.Sample.COHORT;
import static io.placemarket.command.Sample.HOLD;
import static io.placemarket.command.Sample.OFFER;
import static io.placemarket.command.Sample.PROVIDER;
import static io.placemarket.command.Sample.REASON;
import static io.placemarket.command.Sample.STRANGER;
import static io.placemarket.command.Sample.UNIVERSITY;
import static io.placemarket.command.Sample.WARD;
import static io.placemarket.command.Sample.held;
import static io.placemarket.command.Sample.market;
import static io.placemarket.command.Sample.offered;
import static io.placemarket.command.Sample.on;
import static io.placemarket.command.Sample.terms;
import static io.placemarket.command.Sample.weeks;
import static io.placemarket.command.Scene.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.command.Scene;
import io.placemarket.command.message.AreaCommand.EndAudit;
import io.placemarket.command.message.BookingCommand.PlaceHold;
import io.placemarket.command.message.OfferCommand.AmendOffer;
import io.placemarket.command.message.OfferCommand.WithdrawPart;
import io.placemarket.command.message.Outcome.HoldTaken;
import io.placemarket.kernel.area.PlacementAreaEvent.OfferedPlacesChanged;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesRearranged;
import io.placemarket.kernel.calendar.Weekdays;
import io.placemarket.kernel.offer.OfferEvent.OfferAmended;
import io.placemarket.kernel.offer.OfferEvent.OfferWithdrawn;
import io.placemarket.kernel.offer.OfferEvent.OfferWithdrawnInPart;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.refusal.StateRefusal.OfferEnded;
import io.placemarket.kernel.refusal.StateRefusal.OfferState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Terms that change once an offer is posted, and places and weeks that are withdrawn: nobody who is booked loses a place. */
class AmendmentTest {
    private static PlaceHold hold(int places, String... runs) {
        return new PlaceHold(HOLD, COHORT, places, runs.length == 0 ? Optional.empty() : Optional.of(weeks(runs)));
    }

    @Test
    void some_weeks_are_withdrawn_and_the_others_can_be_booked() {
        given(market())
                .when(new WithdrawPart(OFFER, Optional.of(weeks("2026-W50")), 0, REASON), PROVIDER)
                .then(
                        new OfferedPlacesChanged(WARD, OFFER, weeks("2026-W50"), 0),
                        new OfferWithdrawnInPart(OFFER, weeks("2026-W50"), 0, REASON))
                .when(hold(1, "2026-W50"), UNIVERSITY)
                .thenRefused(ProblemCode.INVALID_VALUE);
    }

    @Test
    void some_places_are_withdrawn_but_none_that_is_booked() {
        given(market(2, 2, 0))
                .and(held(1))
                .when(new WithdrawPart(OFFER, Optional.empty(), 1, REASON), PROVIDER)
                .then(
                        new OfferedPlacesChanged(WARD, OFFER, offered(), 1),
                        new OfferWithdrawnInPart(OFFER, offered(), 1, REASON));
        Problem problem = given(market(2, 2, 0))
                .and(held(2))
                .when(new WithdrawPart(OFFER, Optional.of(weeks("2026-W50")), 0, REASON), PROVIDER)
                .thenRefused(ProblemCode.PLACES_BOOKED);
        assertThat(problem.figures()).containsEntry("least", 2);
    }

    @Test
    void a_part_is_less_than_the_whole_and_more_than_nothing() {
        given(market())
                .when(new WithdrawPart(OFFER, Optional.empty(), 0, REASON), PROVIDER)
                .thenRefused(ProblemCode.INVALID_VALUE);
        given(market())
                .when(new WithdrawPart(OFFER, Optional.of(weeks("2026-W50")), 2, REASON), PROVIDER)
                .thenRefused(ProblemCode.INVALID_VALUE);
        given(market())
                .when(new WithdrawPart(OFFER, Optional.of(weeks("2026-W48")), 0, REASON), PROVIDER)
                .thenRefused(ProblemCode.INVALID_VALUE);
        given(market())
                .and(new OfferWithdrawn(OFFER, REASON, false))
                .when(new WithdrawPart(OFFER, Optional.of(weeks("2026-W50")), 0, REASON), PROVIDER)
                .thenRefused(ProblemCode.WRONG_STATE);
        given(market())
                .when(new WithdrawPart(OFFER, Optional.of(weeks("2026-W50")), 0, REASON), STRANGER)
                .thenRefused(ProblemCode.NOT_YOURS);
    }

    @Test
    void places_are_added_and_taken_away_down_to_what_is_booked() {
        given(market(4, 2, 0))
                .and(held(2))
                .when(new AmendOffer(OFFER, terms(3, 0)), PROVIDER)
                .then(new OfferedPlacesChanged(WARD, OFFER, offered(), 3), new OfferAmended(OFFER, terms(3, 0)));
        given(market(4, 2, 0))
                .and(held(2))
                .when(new AmendOffer(OFFER, terms(1, 0)), PROVIDER)
                .thenRefused(ProblemCode.PLACES_BOOKED);
    }

    @Test
    void days_change_until_something_is_booked() {
        OfferTerms longer = terms(2, 0).between(LocalDate.of(2026, 11, 30), LocalDate.of(2027, 1, 3));
        given(market())
                .when(new AmendOffer(OFFER, longer), PROVIDER)
                .then(
                        new PlacesRearranged(
                                WARD,
                                OFFER,
                                weeks("2026-W49/2026-W53"),
                                2,
                                4_500,
                                Optional.empty(),
                                Optional.of(longer.days())),
                        new OfferAmended(OFFER, longer));
        Problem problem = given(market())
                .and(held(1))
                .when(new AmendOffer(OFFER, longer), PROVIDER)
                .thenRefused(ProblemCode.TERM_FIXED);
        assertThat(problem.field()).contains("lastDay");
        assertThat(problem.accepted()).contains("2026-12-27");
    }

    @Test
    void what_was_withdrawn_in_part_stays_withdrawn_when_other_terms_change() {
        OfferTerms wednesdays = terms(2, 0).with(on(DayOfWeek.WEDNESDAY));
        Scene withdrawn = given(market())
                .when(new WithdrawPart(OFFER, Optional.of(weeks("2026-W50")), 1, REASON), PROVIDER)
                .scene();
        withdrawn
                .when(new AmendOffer(OFFER, wednesdays), PROVIDER)
                .then(
                        new PlacesRearranged(
                                WARD,
                                OFFER,
                                offered(),
                                2,
                                900,
                                Optional.of(Weekdays.of(DayOfWeek.WEDNESDAY)),
                                Optional.of(wednesdays.days())),
                        new OfferedPlacesChanged(WARD, OFFER, weeks("2026-W50"), 1),
                        new OfferAmended(OFFER, wednesdays));
    }

    @Test
    void another_number_of_places_holds_in_every_week_to_come() {
        OfferTerms more = terms(3, 0).with(on(DayOfWeek.WEDNESDAY));
        given(market(4, 2, 0))
                .when(new WithdrawPart(OFFER, Optional.of(weeks("2026-W50")), 1, REASON), PROVIDER)
                .scene()
                .when(new AmendOffer(OFFER, more), PROVIDER)
                .then(
                        new PlacesRearranged(
                                WARD,
                                OFFER,
                                offered(),
                                3,
                                900,
                                Optional.of(Weekdays.of(DayOfWeek.WEDNESDAY)),
                                Optional.of(more.days())),
                        new OfferAmended(OFFER, more));
    }

    @Test
    void days_of_the_same_week_are_within_the_audit_too() {
        LocalDate friday = LocalDate.of(2026, 12, 25);
        OfferTerms sooner = terms(2, 0).between(LocalDate.of(2026, 11, 30), friday);
        given(market())
                .when(new AmendOffer(OFFER, sooner), PROVIDER)
                .scene()
                .when(new EndAudit(WARD, friday, REASON), PROVIDER)
                .scene()
                .when(new AmendOffer(OFFER, terms(2, 0)), PROVIDER)
                .thenRefused(ProblemCode.OUTSIDE_AUDIT);
    }

    @Test
    void days_of_the_same_week_change_what_an_audit_that_ends_in_it_lets_be_booked() {
        LocalDate friday = LocalDate.of(2026, 12, 25);
        Scene ended = given(market())
                .when(new AmendOffer(OFFER, terms(2, 0).between(LocalDate.of(2026, 11, 30), friday)), PROVIDER)
                .scene();
        assertThat(ended.when(new EndAudit(WARD, friday, REASON), PROVIDER)
                        .scene()
                        .when(new PlaceHold(HOLD, COHORT, 2, Optional.empty()), UNIVERSITY)
                        .answer(HoldTaken.class)
                        .weeks())
                .isEqualTo(offered());
    }

    @Test
    void a_profession_never_changes() {
        given(market())
                .when(new AmendOffer(OFFER, terms(2, 0).of(CHILD)), PROVIDER)
                .thenRefused(ProblemCode.TERM_FIXED);
    }

    @Test
    void how_it_is_confirmed_changes_whatever_is_booked() {
        given(market())
                .and(held(2))
                .when(new AmendOffer(OFFER, terms(2, 3)), PROVIDER)
                .then(new OfferAmended(OFFER, terms(2, 3)));
    }

    @Test
    void the_same_terms_again_change_nothing_and_nobody_else_changes_them() {
        given(market()).when(new AmendOffer(OFFER, terms(2, 0)), PROVIDER).thenNothing();
        given(market()).when(new AmendOffer(OFFER, terms(1, 0)), STRANGER).thenRefused(ProblemCode.NOT_YOURS);
        given(market())
                .and(new OfferWithdrawn(OFFER, REASON, false))
                .when(new AmendOffer(OFFER, terms(1, 0)), PROVIDER)
                .thenRefused(new OfferEnded(OfferState.WITHDRAWN));
    }

    @Test
    void which_terms_may_change_stands_in_the_documentation() throws IOException {
        String page =
                "# Amending an offer\n\nWhich of its terms may change, and until when. This page is written from the"
                        + " table in the code, and a test compares the two.\n\n| term | may change |\n|---|---|\n"
                        + Stream.of(AmendableTerm.values())
                                .map(term -> "| `" + term.field() + "` | "
                                        + term.when().label() + " |\n")
                                .collect(Collectors.joining());
        Path file = Path.of("..", "docs", "amending-offers.md");
        if (Boolean.getBoolean("placemarket.write-docs")) {
            Files.writeString(file, page);
        }
        assertThat(file).exists().content().isEqualTo(page);
    }
}
