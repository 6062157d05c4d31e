package io.placemarket.command.offer;

import static io.placemarket.command.Sample.ADULT;
import static io.placemarket.command.Sample.ANNA;
import static io.placemarket.command.Sample.ASTON;
import static io.placemarket.command.Sample.CHILD;
import static io.placemarket.command.Sample.COHORT;
import static io.placemarket.command.Sample.FIRST;
import static io.placemarket.command.Sample.HOLD;
import static io.placemarket.command.Sample.HOSPICE;
import static io.placemarket.command.Sample.KEELE;
import static io.placemarket.command.Sample.OFFER;
import static io.placemarket.command.Sample.PROVIDER;
import static io.placemarket.command.Sample.REASON;
import static io.placemarket.command.Sample.STRANGER;
import static io.placemarket.command.Sample.UNIVERSITY;
import static io.placemarket.command.Sample.WARD;
import static io.placemarket.command.Sample.held;
import static io.placemarket.command.Sample.keele;
import static io.placemarket.command.Sample.market;
import static io.placemarket.command.Sample.offered;
import static io.placemarket.command.Sample.terms;
import static io.placemarket.command.Sample.ward;
import static io.placemarket.command.Sample.weeks;
import static io.placemarket.command.Scene.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.command.Sample;
import io.placemarket.command.Scene;
import io.placemarket.command.message.BookingCommand.AllocateStudents;
import io.placemarket.command.message.BookingCommand.ById;
import io.placemarket.command.message.BookingCommand.Named;
import io.placemarket.command.message.BookingCommand.PlaceHold;
import io.placemarket.command.message.OfferCommand.AmendOffer;
import io.placemarket.command.message.OfferCommand.Linked;
import io.placemarket.command.message.OfferCommand.PostLinkedOffers;
import io.placemarket.command.message.OfferCommand.PostOffer;
import io.placemarket.command.message.OfferCommand.WithdrawPart;
import io.placemarket.command.message.Outcome.HoldTaken;
import io.placemarket.command.message.Outcome.StudentsAllocated;
import io.placemarket.kernel.area.Claim;
import io.placemarket.kernel.area.PlacementAreaEvent.OfferedPlacesChanged;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesClaimed;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesOffered;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesRearranged;
import io.placemarket.kernel.booking.AllocationEvent.AllocationAccepted;
import io.placemarket.kernel.booking.Party;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.calendar.Weekdays;
import io.placemarket.kernel.cohort.CohortEvent.CohortPlacesTaken;
import io.placemarket.kernel.cohort.StudentEvent.StudentBooked;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.offer.OfferEvent.OfferAmended;
import io.placemarket.kernel.offer.OfferEvent.OfferPosted;
import io.placemarket.kernel.offer.OfferEvent.OfferWithdrawn;
import io.placemarket.kernel.offer.OfferEvent.OfferWithdrawnInPart;
import io.placemarket.kernel.offer.OfferParticulars;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.organisation.OrganisationEvent.OrganisationAdded;
import io.placemarket.kernel.organisation.OrganisationRole;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.reference.ProfessionCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class OfferTermsTest {
    private static final OfferId OTHER = new OfferId("ward00000000-ther0000");
    private static final Weekdays WEDNESDAYS = Weekdays.of(DayOfWeek.WEDNESDAY);
    private static final Weekdays THURSDAYS = Weekdays.of(DayOfWeek.THURSDAY);

    private static OfferParticulars on(Weekdays days) {
        return new OfferParticulars(
                Optional.of(days),
                Optional.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                List.of(),
                false);
    }

    private static OfferParticulars inWeeks(WeekSet weeks) {
        return OfferParticulars.NONE.inWeeks(Optional.of(weeks));
    }

    private static OfferParticulars length(int least, int most) {
        return new OfferParticulars(
                Optional.empty(),
                Optional.empty(),
                OptionalInt.of(least),
                OptionalInt.of(most),
                Optional.empty(),
                List.of(),
                false);
    }

    private static OfferParticulars only(OrganisationId university) {
        return new OfferParticulars(
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                List.of(university),
                false);
    }

    /** The sample's market; its offer has these particulars, and the ward takes so many. */
    private static Scene offering(int maximum, int places, OfferParticulars particulars) {
        return given(market(maximum, places, 0))
                .when(new AmendOffer(OFFER, terms(places, 0).with(particulars)), PROVIDER)
                .scene();
    }

    private static AllocateStudents anna(OfferId offer, AllocationId allocation) {
        return new AllocateStudents(
                offer, COHORT, List.of(new Named(new ById(ANNA), allocation)), Optional.empty(), Optional.empty());
    }

    private static PlaceHold hold(int places, String... runs) {
        return new PlaceHold(HOLD, COHORT, places, runs.length == 0 ? Optional.empty() : Optional.of(weeks(runs)));
    }

    @Test
    void every_wednesday_and_every_thursday_share_one_place() {
        AllocationId thursdays = new AllocationId(OTHER + "-a0000000001");
        offering(1, 1, on(WEDNESDAYS))
                .when(new PostOffer(OTHER, terms(1, 0).with(on(THURSDAYS))), PROVIDER)
                .scene()
                .when(anna(OFFER, FIRST), UNIVERSITY)
                .then(
                        new PlacesClaimed(WARD, new Claim(FIRST, COHORT, Optional.of(ANNA), 1, offered()).of(KEELE)),
                        new CohortPlacesTaken(COHORT, 1, offered(), Optional.of(WEDNESDAYS)),
                        new StudentBooked(ANNA, FIRST, offered(), Optional.of(WEDNESDAYS), OptionalInt.empty()),
                        Sample.proposed(FIRST, ANNA, offered(), Optional.empty(), Optional.empty()),
                        new AllocationAccepted(FIRST, Party.MARKET))
                .when(anna(OTHER, thursdays), UNIVERSITY)
                .answer(StudentsAllocated.class);
    }

    @Test
    void a_student_is_in_one_place_on_a_day() {
        AllocationId again = new AllocationId(OTHER + "-a0000000001");
        offering(4, 2, on(WEDNESDAYS))
                .when(
                        new PostOffer(OTHER, terms(2, 0).with(on(Weekdays.of(DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY)))),
                        PROVIDER)
                .scene()
                .when(anna(OFFER, FIRST), UNIVERSITY)
                .scene()
                .when(anna(OTHER, again), UNIVERSITY)
                .thenRefused(ProblemCode.STUDENT_ALREADY_BOOKED);
    }

    @Test
    void a_whole_week_finds_no_room_beside_a_full_wednesday() {
        offering(1, 1, on(WEDNESDAYS))
                .when(hold(1), UNIVERSITY)
                .scene()
                .when(new PostOffer(OTHER, terms(1, 0)), PROVIDER)
                .scene()
                .when(anna(OTHER, new AllocationId(OTHER + "-a0000000001")), UNIVERSITY)
                .thenRefused(ProblemCode.CAPACITY_EXCEEDED);
    }

    @Test
    void only_the_weeks_an_offer_is_for_can_be_booked() {
        Scene scene = offering(2, 2, inWeeks(weeks("2026-W49", "2026-W51")));
        scene.when(hold(1, "2026-W50"), UNIVERSITY).thenRefused(ProblemCode.INVALID_VALUE);
        assertThat(scene.when(hold(1), UNIVERSITY).answer(HoldTaken.class).weeks())
                .isEqualTo(weeks("2026-W49", "2026-W51"));
    }

    @Test
    void a_booking_is_as_long_as_the_offer_wants() {
        Scene scene = offering(2, 2, length(2, 3));
        Problem tooShort = scene.when(hold(1, "2026-W49"), UNIVERSITY).thenRefused(ProblemCode.INVALID_VALUE);
        assertThat(tooShort.accepted()).contains("from 2 to 3 weeks of the offer");
        assertThat(tooShort.figures()).containsEntry("asked", 1);
        scene.when(hold(1), UNIVERSITY).thenRefused(ProblemCode.INVALID_VALUE);
        scene.when(hold(1, "2026-W49/2026-W51"), UNIVERSITY).answer(HoldTaken.class);
    }

    @Test
    void an_offer_for_named_education_providers_is_booked_by_no_other() {
        given(keele(), new OrganisationAdded(ASTON, Sample.organisation("Other", OrganisationRole.EDUCATION_PROVIDER)))
                .and(market())
                .when(new AmendOffer(OFFER, terms(2, 0).with(only(ASTON))), PROVIDER)
                .scene()
                .when(hold(1), UNIVERSITY)
                .thenRefused(ProblemCode.OFFER_FOR_OTHERS);
        given(keele())
                .and(market())
                .when(new AmendOffer(OFFER, terms(2, 0).with(only(KEELE))), PROVIDER)
                .scene()
                .when(hold(1), UNIVERSITY)
                .answer(HoldTaken.class);
    }

    @Test
    void an_offer_names_only_education_providers_of_the_market() {
        given(ward(2), Sample.hospice())
                .when(new PostOffer(OFFER, terms(2, 0).with(only(HOSPICE))), PROVIDER)
                .thenRefused(ProblemCode.INVALID_VALUE);
        given(ward(2))
                .when(new PostOffer(OFFER, terms(2, 0).with(only(ASTON))), PROVIDER)
                .thenRefused(ProblemCode.INVALID_VALUE);
    }

    static Stream<OfferParticulars> nonsense() {
        return Stream.of(
                inWeeks(WeekSet.none()),
                inWeeks(weeks("2026-W48")),
                length(0, 2),
                length(3, 2),
                length(1, 5),
                new OfferParticulars(
                        Optional.empty(),
                        Optional.empty(),
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        Optional.empty(),
                        IntStream.range(0, 51)
                                .mapToObj(number -> new OrganisationId("0000000000" + (10 + number)))
                                .toList(),
                        false));
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void particulars_that_make_no_sense_are_refused(OfferParticulars particulars) {
        given(ward(2))
                .when(new PostOffer(OFFER, terms(2, 0).with(particulars)), PROVIDER)
                .thenRefused(ProblemCode.INVALID_VALUE);
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
                        new PlacesRearranged(WARD, OFFER, weeks("2026-W49/2026-W53"), 2, 4_500, Optional.empty()),
                        new OfferAmended(OFFER, longer));
        Problem problem = given(market())
                .and(held(1))
                .when(new AmendOffer(OFFER, longer), PROVIDER)
                .thenRefused(ProblemCode.TERM_FIXED);
        assertThat(problem.field()).contains("lastDay");
        assertThat(problem.accepted()).contains("2026-12-27");
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
                .thenRefused(ProblemCode.WRONG_STATE);
    }

    @Test
    void a_withdrawn_offer_is_posted_again_and_names_the_one_it_replaces() {
        given(market())
                .and(new OfferWithdrawn(OFFER, REASON, false))
                .when(new PostOffer(OTHER, terms(2, 0), false, Optional.of(OFFER)), PROVIDER)
                .then(
                        new PlacesOffered(WARD, OTHER, ADULT, offered(), 2, OptionalInt.of(4_500)),
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
        given(ward(2)).when(any(new Linked(ADULT, OTHER)), PROVIDER).thenRefused(ProblemCode.INVALID_VALUE);
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
