package io.placemarket.command.offer;

import static io.placemarket.command.Sample.ADULT;
import static io.placemarket.command.Sample.ANNA;
import static io.placemarket.command.Sample.BEN;
import static io.placemarket.command.Sample.FIRST;
import static io.placemarket.command.Sample.HOLD;
import static io.placemarket.command.Sample.HOSPICE;
import static io.placemarket.command.Sample.OFFER;
import static io.placemarket.command.Sample.PROVIDER;
import static io.placemarket.command.Sample.REASON;
import static io.placemarket.command.Sample.SEALED;
import static io.placemarket.command.Sample.SECOND;
import static io.placemarket.command.Sample.STRANGER;
import static io.placemarket.command.Sample.WARD;
import static io.placemarket.command.Sample.allocated;
import static io.placemarket.command.Sample.givenBack;
import static io.placemarket.command.Sample.held;
import static io.placemarket.command.Sample.market;
import static io.placemarket.command.Sample.offered;
import static io.placemarket.command.Sample.terms;
import static io.placemarket.command.Sample.ward;
import static io.placemarket.command.Sample.weeks;
import static io.placemarket.command.Scene.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.command.Sample;
import io.placemarket.command.message.OfferCommand.CopyOffers;
import io.placemarket.command.message.OfferCommand.PostOffer;
import io.placemarket.command.message.OfferCommand.WithdrawOffer;
import io.placemarket.command.message.Outcome.OfferClosed;
import io.placemarket.command.message.Outcome.OffersCopied;
import io.placemarket.kernel.area.Audit;
import io.placemarket.kernel.area.PlacementAreaEvent.AuditRenewed;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacementAreaRegistered;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesFreed;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesNoLongerOffered;
import io.placemarket.kernel.booking.AllocationEvent.AllocationWithdrawn;
import io.placemarket.kernel.booking.HoldEvent.HoldReleased;
import io.placemarket.kernel.booking.Party;
import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.booking.ReasonCode;
import io.placemarket.kernel.cohort.StudentEvent.StudentFreed;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.offer.OfferEvent.OfferPosted;
import io.placemarket.kernel.offer.OfferEvent.OfferWithdrawn;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.organisation.Setting;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.kernel.refusal.TermRefusal.OutOfRange;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfferTest {
    private static OfferTerms termsFor(ProfessionCode profession, String first, String last, int places) {
        return OfferTerms.plain(profession, LearnerLevel.ANY, LocalDate.parse(first), LocalDate.parse(last), places);
    }

    @Test
    void a_provider_posts_places_in_its_area() {
        given(ward(2))
                .when(new PostOffer(OFFER, terms(2, 0)), PROVIDER)
                .then(
                        Sample.placesOffered(OFFER, terms(2, 0)),
                        new OfferPosted(OFFER, HOSPICE, terms(2, 0), Optional.empty()));
    }

    @Test
    void offers_together_may_exceed_the_maximum() {
        assertThat(given(market(2, 2, 0))
                        .when(new PostOffer(new OfferId(WARD + "-ffer0001"), terms(5, 0)), PROVIDER)
                        .events())
                .hasSize(2);
    }

    @Test
    void a_trial_decides_and_does_nothing() {
        given(ward(2)).when(new PostOffer(OFFER, terms(2, 0), true), PROVIDER).thenNothing();
        given(ward(2)).when(new PostOffer(OFFER, terms(0, 0), true), PROVIDER).thenRefused(OutOfRange.class);
    }

    @Test
    void nobody_posts_in_anothers_area() {
        given(ward(2)).when(new PostOffer(OFFER, terms(2, 0)), STRANGER).thenRefused(ProblemCode.NOT_YOURS);
    }

    @Test
    void an_unknown_area_is_refused() {
        given().when(new PostOffer(OFFER, terms(2, 0)), PROVIDER).thenRefused(ProblemCode.NOT_FOUND);
    }

    @ParameterizedTest(name = "{4}: {0} from {1} to {2}, {3} places")
    @CsvSource({
        "NUR-ADULT, 2026-12-01, 2026-11-30, 2, lastDay",
        "NUR-ADULT, 2026-09-01, 2026-11-24, 2, lastDay",
        "NUR-ADULT, 2026-12-01, 9999-12-31, 2, lastDay",
        "NUR-ADULT, 2026-12-01, 2026-12-31, 0, places",
        "NUR-ADULT, 2026-12-01, 2026-12-31, 10000, places",
        "DOCTORS, 2026-12-01, 2026-12-31, 2, profession"
    })
    void terms_that_make_no_sense_are_refused(
            ProfessionCode profession, String first, String last, int places, String field) {
        Problem problem = given(ward(2))
                .when(new PostOffer(OFFER, termsFor(profession, first, last, places)), PROVIDER)
                .thenRefused(ProblemCode.INVALID_VALUE);
        assertThat(problem.field()).contains(field);
        assertThat(problem.accepted()).isPresent();
    }

    @Test
    void an_offer_under_way_may_still_be_posted() {
        assertThat(given(ward(2))
                        .when(new PostOffer(OFFER, termsFor(ADULT, "2026-09-01", "2026-11-25", 2)), PROVIDER)
                        .events())
                .hasSize(2);
    }

    @Test
    void days_outside_the_audit_are_refused() {
        Problem problem = given(ward(2))
                .when(new PostOffer(OFFER, termsFor(ADULT, "2027-12-01", "2028-01-02", 2)), PROVIDER)
                .thenRefused(ProblemCode.OUTSIDE_AUDIT);
        assertThat(problem.figures()).containsEntry("auditedTo", "2027-12-31");
    }

    @Test
    void a_profession_the_area_is_not_audited_for_is_refused() {
        Audit children = new Audit(
                2,
                new TreeMap<>(Map.of(new ProfessionCode("NUR-CHILD"), 2)),
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2027, 12, 31));
        given(new PlacementAreaRegistered(WARD, HOSPICE, "Ward 1", Setting.HOSPICE, children))
                .when(new PostOffer(OFFER, terms(2, 0)), PROVIDER)
                .thenRefused(ProblemCode.OUTSIDE_AUDIT);
    }

    @Test
    void last_years_offers_are_posted_again_a_year_later() {
        OffersCopied copied = given(market())
                .when(new CopyOffers(WARD, LocalDate.of(2026, 11, 30), LocalDate.of(2026, 11, 30), 52), PROVIDER)
                .answer(OffersCopied.class);
        assertThat(copied.copies()).hasSize(1).first().extracting("from").isEqualTo(OFFER);
    }

    @Test
    void copies_beyond_the_known_bank_holidays_say_so() {
        assertThat(copied(52).bankHolidaysKnownUntil()).isEmpty();
        assertThat(copied(104 + 53).bankHolidaysKnownUntil())
                .as("of a year nobody has named holidays of")
                .contains(LocalDate.of(2028, 12, 31));
    }

    private static OffersCopied copied(int weeksLater) {
        Audit long10 = new Audit(2, new TreeMap<>(), LocalDate.of(2026, 1, 1), LocalDate.of(2035, 12, 31));
        return given(market())
                .and(new AuditRenewed(WARD, long10))
                .when(
                        new CopyOffers(WARD, LocalDate.of(2026, 11, 30), LocalDate.of(2026, 11, 30), weeksLater),
                        PROVIDER)
                .answer(OffersCopied.class);
    }

    @Test
    void a_copy_has_the_same_terms_moved_by_whole_weeks_past_a_bank_holiday() {
        assertThat(given(market())
                        .when(new CopyOffers(WARD, LocalDate.of(2026, 11, 1), LocalDate.of(2026, 12, 31), 4), PROVIDER)
                        .events())
                .hasSize(2)
                .last()
                .satisfies(event -> {
                    OfferPosted posted = (OfferPosted) event;
                    assertThat(posted.copiedFrom()).contains(OFFER);
                    assertThat(posted.terms().firstDay()).isEqualTo("2026-12-29");
                    assertThat(posted.terms().lastDay()).isEqualTo("2027-01-24");
                });
    }

    @Test
    void withdrawn_offers_are_copied_but_not_those_posted_in_error() {
        CopyOffers copy = new CopyOffers(WARD, LocalDate.of(2026, 11, 1), LocalDate.of(2026, 12, 31), 4);
        assertThat(given(market())
                        .and(new PlacesNoLongerOffered(WARD, OFFER), new OfferWithdrawn(OFFER, REASON, false))
                        .when(copy, PROVIDER)
                        .events())
                .hasSize(2);
        given(market())
                .and(
                        new PlacesNoLongerOffered(WARD, OFFER),
                        new OfferWithdrawn(OFFER, Reason.of(ReasonCode.POSTED_IN_ERROR), false))
                .when(copy, PROVIDER)
                .thenRefused(ProblemCode.NOT_FOUND);
    }

    @Test
    void copies_are_posted_all_or_none() {
        given(market())
                .when(new CopyOffers(WARD, LocalDate.of(2026, 11, 1), LocalDate.of(2026, 12, 31), 104), PROVIDER)
                .thenRefused(ProblemCode.OUTSIDE_AUDIT);
    }

    @Test
    void copying_no_weeks_later_or_backwards_is_refused() {
        given(market())
                .when(new CopyOffers(WARD, LocalDate.of(2026, 11, 1), LocalDate.of(2026, 12, 31), 0), PROVIDER)
                .thenRefused(ProblemCode.INVALID_VALUE);
        given(market())
                .when(new CopyOffers(WARD, LocalDate.of(2026, 12, 31), LocalDate.of(2026, 11, 1), 4), PROVIDER)
                .thenRefused(ProblemCode.INVALID_VALUE);
    }

    @Test
    void an_offer_is_withdrawn_and_its_bookings_stay() {
        given(market())
                .and(held(1))
                .when(new WithdrawOffer(OFFER, REASON, false), PROVIDER)
                .then(new OfferWithdrawn(OFFER, REASON, false), new PlacesNoLongerOffered(WARD, OFFER));
    }

    @Test
    void an_offer_is_withdrawn_with_its_bookings() {
        given(market(4, 4, 0))
                .and(held(2))
                .and(allocated(FIRST, ANNA, offered()))
                .and(allocated(SECOND, BEN, weeks("2026-W49")))
                .at("2026-12-02T10:00")
                .when(new WithdrawOffer(OFFER, REASON, true), PROVIDER)
                .then(
                        new OfferWithdrawn(OFFER, REASON, true),
                        new PlacesNoLongerOffered(WARD, OFFER),
                        new HoldReleased(HOLD, Party.PROVIDER, REASON),
                        new PlacesFreed(WARD, HOLD, 2, weeks("2026-W50/2026-W52")),
                        givenBack(2, weeks("2026-W50/2026-W52")),
                        new AllocationWithdrawn(FIRST, Party.PROVIDER, SEALED, weeks("2026-W50/2026-W52")),
                        new PlacesFreed(WARD, FIRST, 1, weeks("2026-W50/2026-W52")),
                        givenBack(1, weeks("2026-W50/2026-W52")),
                        new StudentFreed(ANNA, FIRST, weeks("2026-W50/2026-W52")));
    }

    @Test
    void the_answer_names_what_went_with_the_offer() {
        OfferClosed closed = given(market())
                .and(held(1))
                .and(allocated(FIRST, ANNA, offered()))
                .when(new WithdrawOffer(OFFER, REASON, true), PROVIDER)
                .answer(OfferClosed.class);
        assertThat(closed).isEqualTo(new OfferClosed(List.of(HOLD), List.of(FIRST)));
    }

    @Test
    void an_offer_is_withdrawn_once() {
        given(market())
                .and(new PlacesNoLongerOffered(WARD, OFFER), new OfferWithdrawn(OFFER, REASON, false))
                .when(new WithdrawOffer(OFFER, REASON, false), PROVIDER)
                .thenRefused(ProblemCode.WRONG_STATE);
    }

    @Test
    void nobody_withdraws_anothers_offer() {
        given(market()).when(new WithdrawOffer(OFFER, REASON, false), STRANGER).thenRefused(ProblemCode.NOT_YOURS);
    }

    @Test
    void an_offer_seen_at_another_revision_stays() {
        given(market())
                .when(new WithdrawOffer(OFFER, REASON, false), PROVIDER, 7)
                .thenRefused(ProblemCode.REVISION_MISMATCH);
    }
}
