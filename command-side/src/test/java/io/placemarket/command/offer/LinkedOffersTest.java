package io.placemarket.command.offer;

import static io.placemarket.command.Sample.ADULT;
import static io.placemarket.command.Sample.CHILD;
import static io.placemarket.command.Sample.COHORT;
import static io.placemarket.command.Sample.HOSPICE;
import static io.placemarket.command.Sample.OFFER;
import static io.placemarket.command.Sample.PROVIDER;
import static io.placemarket.command.Sample.REASON;
import static io.placemarket.command.Sample.STRANGER;
import static io.placemarket.command.Sample.UNIVERSITY;
import static io.placemarket.command.Sample.WARD;
import static io.placemarket.command.Sample.market;
import static io.placemarket.command.Sample.terms;
import static io.placemarket.command.Sample.ward;
import static io.placemarket.command.Sample.weeks;
import static io.placemarket.command.Scene.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.command.Sample;
import io.placemarket.command.Scene;
import io.placemarket.command.message.BookingCommand.PlaceHold;
import io.placemarket.command.message.OfferCommand.CopyOffers;
import io.placemarket.command.message.OfferCommand.Linked;
import io.placemarket.command.message.OfferCommand.PostLinkedOffers;
import io.placemarket.command.message.OfferCommand.PostOffer;
import io.placemarket.command.message.OfferCommand.WithdrawOffer;
import io.placemarket.command.message.OfferCommand.WithdrawPart;
import io.placemarket.command.message.Outcome.Copy;
import io.placemarket.command.message.Outcome.HoldTaken;
import io.placemarket.command.message.Outcome.OffersCopied;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesNoLongerOffered;
import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.booking.ReasonCode;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.offer.OfferEvent.OfferPosted;
import io.placemarket.kernel.offer.OfferEvent.OfferWithdrawn;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.kernel.refusal.TermRefusal.LinkedProfessions;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Offers that belong to others: alternatives for the same places, one posted again, a term rolled forward. */
class LinkedOffersTest {
    private static final OfferId OTHER = new OfferId("ward00000000-ther0000");

    @Test
    void a_withdrawn_offer_is_posted_again_and_names_the_one_it_replaces() {
        given(market())
                .and(new OfferWithdrawn(OFFER, REASON, false))
                .when(new PostOffer(OTHER, terms(2, 0), false, Optional.of(OFFER)), PROVIDER)
                .then(
                        Sample.placesOffered(OTHER, terms(2, 0)),
                        new OfferPosted(
                                OTHER, HOSPICE, terms(2, 0), Optional.empty(), Optional.of(OFFER), Optional.empty()));
        given(market())
                .when(new PostOffer(OTHER, terms(2, 0), false, Optional.of(OFFER)), PROVIDER)
                .thenRefused(ProblemCode.WRONG_STATE);
        given(market())
                .when(
                        new PostOffer(OTHER, terms(2, 0), false, Optional.of(new OfferId("ther00000000-ffer0000"))),
                        PROVIDER)
                .thenRefused(ProblemCode.INVALID_VALUE);
    }

    private static final CopyOffers FORWARD =
            new CopyOffers(WARD, LocalDate.of(2026, 11, 30), LocalDate.of(2026, 11, 30), 4);

    private static List<OfferPosted> posted(Scene.Asked asked) {
        return asked.events().stream()
                .filter(OfferPosted.class::isInstance)
                .map(OfferPosted.class::cast)
                .toList();
    }

    @Test
    void what_replaced_an_offer_is_rolled_forward_in_its_stead() {
        Scene scene = given(market())
                .and(new PlacesNoLongerOffered(WARD, OFFER), new OfferWithdrawn(OFFER, REASON, false))
                .when(new PostOffer(OTHER, terms(2, 0), false, Optional.of(OFFER)), PROVIDER)
                .scene();
        assertThat(posted(scene.when(FORWARD, PROVIDER)))
                .extracting(OfferPosted::copiedFrom)
                .containsExactly(Optional.of(OTHER));
    }

    @Test
    void what_replaced_an_offer_in_error_does_not_stand_in_its_stead() {
        Scene scene = given(market())
                .and(new PlacesNoLongerOffered(WARD, OFFER), new OfferWithdrawn(OFFER, REASON, false))
                .when(new PostOffer(OTHER, terms(2, 0), false, Optional.of(OFFER)), PROVIDER)
                .scene()
                .when(new WithdrawOffer(OTHER, Reason.of(ReasonCode.POSTED_IN_ERROR), false), PROVIDER)
                .scene();
        assertThat(posted(scene.when(FORWARD, PROVIDER)))
                .extracting(OfferPosted::copiedFrom)
                .containsExactly(Optional.of(OFFER));
    }

    @Test
    void alternatives_for_the_same_places_stay_alternatives_when_they_are_rolled_forward() {
        Scene scene = given(ward(2))
                .when(any(new Linked(ADULT, OTHER), new Linked(CHILD, third())), PROVIDER)
                .scene();
        List<OfferPosted> copies = posted(scene.when(FORWARD, PROVIDER));
        assertThat(copies).hasSize(2);
        assertThat(copies)
                .extracting(OfferPosted::linkedTo)
                .containsOnly(Optional.of(copies.getFirst().offer()));
    }

    @Test
    void an_offer_whose_first_week_was_withdrawn_began_when_it_was_to_begin() {
        Scene scene = given(market())
                .when(new WithdrawPart(OFFER, Optional.of(weeks("2026-W49")), 0, REASON), PROVIDER)
                .scene();
        assertThat(posted(scene.when(FORWARD, PROVIDER)))
                .extracting(OfferPosted::copiedFrom)
                .containsExactly(Optional.of(OFFER));
    }

    @Test
    void what_was_rolled_forward_before_is_not_again_unless_asked_and_the_answer_says_so() {
        Scene.Asked first = given(market()).when(FORWARD, PROVIDER);
        OfferId copy = posted(first).getFirst().offer();
        Scene scene = first.scene();
        Scene.Asked second = scene.when(FORWARD, PROVIDER);
        assertThat(second.events()).isEmpty();
        assertThat(second.answer(OffersCopied.class))
                .isEqualTo(new OffersCopied(List.of(), Optional.of(List.of(new Copy(OFFER, copy))), Optional.empty()));
        assertThat(posted(scene.when(new CopyOffers(WARD, FORWARD.firstDay(), FORWARD.lastDay(), 5), PROVIDER)))
                .as("another term")
                .hasSize(1);
        assertThat(posted(scene.when(new CopyOffers(WARD, FORWARD.firstDay(), FORWARD.lastDay(), 4, true), PROVIDER)))
                .as("asked for")
                .hasSize(1);
    }

    @Test
    void what_was_rolled_forward_and_replaced_since_is_not_rolled_forward_again() {
        Scene scene = given(market())
                .when(FORWARD, PROVIDER)
                .scene()
                .when(new WithdrawOffer(OFFER, REASON, false), PROVIDER)
                .scene()
                .when(new PostOffer(OTHER, terms(2, 0), false, Optional.of(OFFER)), PROVIDER)
                .scene();
        assertThat(posted(scene.when(FORWARD, PROVIDER))).isEmpty();
    }

    private static PostLinkedOffers any(Linked... professions) {
        return new PostLinkedOffers(WARD, terms(2, 0), List.of(professions));
    }

    @Test
    void any_nursing_field_is_several_offers_under_one_ceiling() {
        Scene scene = given(market(2, 2, 0)).and(new OfferWithdrawn(OFFER, REASON, false));
        Scene.Asked asked = scene.when(any(new Linked(ADULT, OTHER), new Linked(CHILD, third())), PROVIDER);
        assertThat(asked.events().stream()
                        .filter(OfferPosted.class::isInstance)
                        .map(OfferPosted.class::cast)
                        .map(OfferPosted::linkedTo))
                .containsExactly(Optional.of(OTHER), Optional.of(OTHER));
        scene.when(new PlaceHold(new HoldId(OTHER + "-h0000000001"), COHORT, 2, Optional.empty()), UNIVERSITY)
                .answer(HoldTaken.class);
    }

    private static OfferId third() {
        return new OfferId("ward00000000-thrd0000");
    }

    @Test
    void linked_offers_are_for_several_different_professions_all_or_none() {
        given(ward(2)).when(any(new Linked(ADULT, OTHER)), PROVIDER).thenRefused(LinkedProfessions.class);
        given(ward(2))
                .when(any(new Linked(ADULT, OTHER), new Linked(ADULT, third())), PROVIDER)
                .thenRefused(ProblemCode.INVALID_VALUE);
        given(ward(2))
                .when(any(new Linked(ADULT, OTHER), new Linked(new ProfessionCode("DOCTORS"), third())), PROVIDER)
                .thenRefused(ProblemCode.INVALID_VALUE);
        given(ward(2))
                .when(any(new Linked(ADULT, OTHER), new Linked(CHILD, third())), STRANGER)
                .thenRefused(ProblemCode.NOT_YOURS);
    }

    @ParameterizedTest(name = "{0} and {1}, {2} weeks later: {3} and {4}")
    @CsvSource({
        // Easter Monday 2026 is 6 April: the block began on Tuesday; in 2027 its Monday is worked.
        "2026-04-07, 2026-05-01, 52, 2027-04-05, 2027-04-30",
        // May Day 2027 is Monday 3 May.
        "2026-05-05, 2026-05-29, 52, 2027-05-04, 2027-05-28",
        // Good Friday 2027 is 26 March.
        "2026-03-02, 2026-03-27, 52, 2027-03-01, 2027-03-25",
        // A block that ends on a Sunday goes on ending on one.
        "2026-11-30, 2026-12-27, 4, 2026-12-29, 2027-01-24"
    })
    void a_term_rolls_forward_past_bank_holidays(
            LocalDate first, LocalDate last, int weeks, LocalDate firstThen, LocalDate lastThen) {
        assertThat(TermDates.firstDay(first, weeks)).isEqualTo(firstThen);
        assertThat(TermDates.lastDay(last, weeks)).isEqualTo(lastThen);
    }
}
