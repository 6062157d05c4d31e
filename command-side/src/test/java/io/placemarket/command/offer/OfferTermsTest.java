package io.placemarket.command.offer;

import static io.placemarket.command.Sample.ANNA;
import static io.placemarket.command.Sample.ASTON;
import static io.placemarket.command.Sample.COHORT;
import static io.placemarket.command.Sample.FIRST;
import static io.placemarket.command.Sample.HOLD;
import static io.placemarket.command.Sample.HOSPICE;
import static io.placemarket.command.Sample.KEELE;
import static io.placemarket.command.Sample.OFFER;
import static io.placemarket.command.Sample.PROVIDER;
import static io.placemarket.command.Sample.UNIVERSITY;
import static io.placemarket.command.Sample.WARD;
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
import io.placemarket.command.message.OfferCommand.PostOffer;
import io.placemarket.command.message.Outcome.HoldTaken;
import io.placemarket.command.message.Outcome.StudentsAllocated;
import io.placemarket.kernel.area.Claim;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesClaimed;
import io.placemarket.kernel.booking.AllocationEvent.AllocationAccepted;
import io.placemarket.kernel.booking.Party;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.calendar.Weekdays;
import io.placemarket.kernel.cohort.CohortEvent.CohortPlacesTaken;
import io.placemarket.kernel.cohort.StudentEvent.StudentBooked;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.offer.OfferEvent.OfferAmended;
import io.placemarket.kernel.offer.OfferEvent.OfferPosted;
import io.placemarket.kernel.offer.OfferParticulars;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.organisation.OrganisationEvent.OrganisationAdded;
import io.placemarket.kernel.organisation.OrganisationRole;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.reference.SupervisionModel;
import io.placemarket.kernel.refusal.TermRefusal.BookingLength;
import io.placemarket.kernel.refusal.TermRefusal.NoGroups;
import io.placemarket.kernel.refusal.TermRefusal.OutOfRange;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OfferTermsTest {
    private static final OfferId OTHER = new OfferId("ward00000000-ther0000");
    private static final Weekdays WEDNESDAYS = Weekdays.of(DayOfWeek.WEDNESDAY);
    private static final Weekdays THURSDAYS = Weekdays.of(DayOfWeek.THURSDAY);

    private static OfferParticulars on(Weekdays days) {
        return OfferParticulars.NONE.on(Optional.of(days));
    }

    private static OfferParticulars inWeeks(WeekSet weeks) {
        return OfferParticulars.NONE.inWeeks(Optional.of(weeks));
    }

    private static OfferParticulars length(int least, int most) {
        return OfferParticulars.NONE.lasting(OptionalInt.of(least), OptionalInt.of(most));
    }

    private static OfferParticulars only(OrganisationId university) {
        return OfferParticulars.NONE.onlyFor(List.of(university));
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
        Problem tooShort = scene.when(hold(1, "2026-W49"), UNIVERSITY).thenRefused(BookingLength.class);
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

    private static PostOffer inGroups(String model, int learners) {
        return new PostOffer(
                OFFER,
                terms(6, 0)
                        .supervised(SupervisionModel.of(model))
                        .with(OfferParticulars.NONE.inGroupsOf(OptionalInt.of(learners))));
    }

    @ParameterizedTest
    @CsvSource({"PEER_ASSISTED,2", "CLIP,3", "CLIP,4", "CLIP,12"})
    void learners_are_coached_in_groups_no_smaller_than_the_ratio(String model, int learners) {
        assertThat(given(ward(6)).when(inGroups(model, learners), PROVIDER).events())
                .hasAtLeastOneElementOfType(OfferPosted.class);
    }

    @Test
    void a_group_smaller_than_the_ratio_would_need_more_supervision_than_is_counted() {
        Problem problem = given(ward(6)).when(inGroups("CLIP", 2), PROVIDER).thenRefused(OutOfRange.class);
        assertThat(problem.field()).contains("groupSize");
        assertThat(problem.accepted()).contains("a whole number from 3 to 12 where the supervision is CLIP");
        given(ward(6)).when(inGroups("PEER_ASSISTED", 13), PROVIDER).thenRefused(OutOfRange.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ONE_TO_ONE", "NOT_STATED"})
    void there_is_no_group_where_each_has_a_supervisor(String model) {
        Problem problem = given(ward(6)).when(inGroups(model, 2), PROVIDER).thenRefused(NoGroups.class);
        assertThat(problem.accepted())
                .contains("no group size where the supervision is " + model
                        + ", or a supervision of PEER_ASSISTED or CLIP");
        assertThat(problem.figures()).containsEntry("models", List.of("PEER_ASSISTED", "CLIP"));
    }

    @Test
    void the_size_of_groups_is_fixed_once_somebody_has_booked_them() {
        OfferTerms fours = inGroups("CLIP", 4).terms();
        OfferTerms sixes = inGroups("CLIP", 6).terms();
        given(market(6, 6, 0))
                .when(new AmendOffer(OFFER, fours), PROVIDER)
                .scene()
                .when(new AmendOffer(OFFER, sixes), PROVIDER)
                .then(new OfferAmended(OFFER, sixes));
        Problem problem = given(market(6, 6, 0))
                .when(new AmendOffer(OFFER, fours), PROVIDER)
                .scene()
                .when(hold(3), UNIVERSITY)
                .scene()
                .when(new AmendOffer(OFFER, sixes), PROVIDER)
                .thenRefused(ProblemCode.TERM_FIXED);
        assertThat(problem.field()).contains("groupSize");
        assertThat(problem.value()).contains("6");
        assertThat(problem.accepted()).contains("4");
    }

    static Stream<OfferParticulars> nonsense() {
        return Stream.of(
                inWeeks(WeekSet.none()),
                inWeeks(weeks("2026-W48")),
                length(0, 2),
                length(3, 2),
                length(1, 5),
                OfferParticulars.NONE.onlyFor(IntStream.range(0, 51)
                        .mapToObj(number -> new OrganisationId("0000000000" + (10 + number)))
                        .toList()));
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void particulars_that_make_no_sense_are_refused(OfferParticulars particulars) {
        given(ward(2))
                .when(new PostOffer(OFFER, terms(2, 0).with(particulars)), PROVIDER)
                .thenRefused(ProblemCode.INVALID_VALUE);
    }
}
