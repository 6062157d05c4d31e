package io.placemarket.query.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placemarket.kernel.area.PlacementAreaEvent.OfferedPlacesChanged;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesNoLongerOffered;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesOffered;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesRearranged;
import io.placemarket.kernel.booking.AllocationEvent.AllocationReturned;
import io.placemarket.kernel.booking.AllocationEvent.AllocationWithdrawn;
import io.placemarket.kernel.booking.AllocationEvent.StudentDidNotStart;
import io.placemarket.kernel.booking.AllocationEvent.StudentLeftEarly;
import io.placemarket.kernel.booking.Party;
import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.booking.ReasonCode;
import io.placemarket.kernel.booking.SealedReason;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.ReleaseId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.identity.Role;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.offer.OfferEvent.BookingsClosed;
import io.placemarket.kernel.offer.OfferEvent.OfferAmended;
import io.placemarket.kernel.offer.OfferEvent.OfferPosted;
import io.placemarket.kernel.offer.OfferEvent.OfferWithdrawnInPart;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.offer.ReleaseTerms;
import io.placemarket.kernel.offer.TieBreak;
import io.placemarket.kernel.problem.RefusedException;
import io.placemarket.kernel.release.ReleaseEvent.ReleaseRerun;
import io.placemarket.query.market.ManyDifferentOffers;
import io.placemarket.query.market.Story;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class MeasuresReadsTest extends MeasuredMarket {
    @Test
    void fill_is_booked_of_booked_and_free_and_beside_it_of_what_was_posted() {
        allocate(5);
        story.hold(offer, cohort, north, 3, WeekSet.of(FIRST));
        Measure fill = of(measure(REGION), MeasureName.FILL_RATE);
        assertThat(told(fill.total())).isEqualTo(" 13/48");
        assertThat(by(fill, "profession")).containsExactly("NUR-ADULT 13/40", "PHYSIOTHERAPY 0/8");
        assertThat(told(of(measure(REGION), MeasureName.FILL_OF_POSTED).total()))
                .isEqualTo(" 13/48");
        assertThat(told(of(measure(REGION, "profession=PHYSIOTHERAPY"), MeasureName.FILL_RATE)
                        .total()))
                .isEqualTo(" 0/8");
    }

    private String released() {
        return told(of(measure(REGION), MeasureName.FILL_OF_POSTED).total());
    }

    @Test
    void places_withdrawn_after_their_release_do_not_flatter_the_fill_of_what_was_released() {
        allocate(5);
        assertThat(released()).isEqualTo(" 10/48");
        story.tell(
                new OfferedPlacesChanged(ward, offer, TWO_WEEKS, 5),
                new OfferWithdrawnInPart(offer, TWO_WEEKS, 5, Reason.of(ReasonCode.WARD_CLOSED)));
        assertThat(released()).as("withdrawn in part").isEqualTo(" 10/48");
        story.withdraw(small);
        assertThat(released()).as("withdrawn").isEqualTo(" 10/48");
        story.tell(new PlacesNoLongerOffered(ward, offer), new BookingsClosed(offer));
        assertThat(released()).as("closed").isEqualTo(" 10/48");
        postAgain(small, 1);
        assertThat(released()).as("fewer posted again").isEqualTo(" 10/48");
        postAgain(small, 5);
        assertThat(released()).as("more posted again").isEqualTo(" 10/52");
    }

    private OfferId postAgain(OfferId before, int places) {
        OfferTerms terms = Story.terms(Story.PHYSIO, places, Story.MONDAY, 2);
        OfferId again = story.ids().offer(room);
        story.tell(
                new PlacesOffered(
                        room, again, Story.PHYSIO, terms.weeks(), places, OptionalInt.empty(), Optional.empty()),
                new OfferPosted(again, hospice, terms, Optional.empty(), Optional.of(before), Optional.empty()));
        return again;
    }

    @Test
    void an_offer_counts_as_it_stood_at_its_release_and_not_before() {
        OfferTerms posted = Story.terms(Story.ADULT, 6, Story.MONDAY, 2)
                .released(Optional.of(new ReleaseTerms(Instant.EPOCH, TieBreak.PROPORTIONAL)));
        OfferId awaited = story.offer(trust, ward, posted);
        assertThat(released()).as("posted").isEqualTo(" 0/48");
        amend(awaited, posted.withPlaces(3));
        story.release(awaited, List.of(), List.of());
        assertThat(released()).as("released with fewer").isEqualTo(" 0/54");
        amend(awaited, posted.withPlaces(2));
        assertThat(released()).as("fewer since").isEqualTo(" 0/54");
        amend(awaited, posted.withPlaces(4));
        assertThat(released()).as("more since").isEqualTo(" 0/56");
    }

    private void amend(OfferId awaited, OfferTerms terms) {
        story.tell(
                new PlacesRearranged(
                        ward,
                        awaited,
                        terms.weeks(),
                        terms.places(),
                        terms.supervisionUnits(),
                        Optional.empty(),
                        Optional.empty()),
                new OfferAmended(awaited, terms));
    }

    @Test
    void where_not_every_way_to_fill_an_area_was_tried_the_denominator_is_at_least_that() {
        assertThat(of(measure(REGION), MeasureName.FILL_RATE).total().denominatorIsAtLeast())
                .isFalse();
        ManyDifferentOffers.tell(story, trust, story.area(trust, 30), 3);
        for (MeasureName name : List.of(MeasureName.FILL_RATE, MeasureName.FILL_AT_BEGINNING)) {
            Measure fill = of(measure(REGION), name);
            assertThat(fill.total().denominatorIsAtLeast()).as(name.title()).isTrue();
            assertThat(fill.total().baseline())
                    .hasValueSatisfying(
                            then -> assertThat(then.denominatorIsAtLeast()).isFalse());
        }
        assertThat(of(measure(REGION), MeasureName.FILL_OF_POSTED).total().denominatorIsAtLeast())
                .isFalse();
        assertThat(of(measure(REGION, "baseline=" + FIRST), MeasureName.FILL_RATE)
                        .total()
                        .baseline())
                .hasValueSatisfying(
                        then -> assertThat(then.denominatorIsAtLeast()).isTrue());
    }

    @Test
    void capacity_is_shared_by_sector_and_grows_against_the_baseline_weeks() {
        story.offer(trust, ward, Story.terms(Story.ADULT, 10, Story.MONDAY.minusWeeks(4), 2));
        Measures measures = measure(REGION, "baseline=" + FIRST.plus(-4));
        Measure capacity = of(measures, MeasureName.CAPACITY);
        assertThat(by(capacity, "sector")).containsExactly("NHS_TRUST 40/48", "VOLUNTARY 8/48");
        Figure trusts = capacity.breakdowns().getFirst().figures().getFirst();
        assertThat(trusts.percent()).hasValue(83.3);
        assertThat(trusts.baseline()).hasValueSatisfying(then -> {
            assertThat(then.numerator()).isEqualTo(20);
            assertThat(then.denominator()).isEqualTo(20);
            assertThat(then.growth()).hasValue(100.0);
        });
        Figure voluntary = capacity.breakdowns().getFirst().figures().getLast();
        assertThat(voluntary.baseline())
                .hasValueSatisfying(then -> assertThat(then.growth()).isEmpty());
        assertThat(by(capacity, "supervision")).containsExactly("NOT_STATED 48/48");
    }

    @Test
    void withdrawn_offers_are_no_capacity_and_are_counted_by_reason() {
        story.withdraw(small);
        Measures measures = measure(REGION);
        assertThat(by(of(measures, MeasureName.CAPACITY), "sector")).containsExactly("NHS_TRUST 40/40");
        Measure withdrawn = of(measures, MeasureName.OFFERS_WITHDRAWN);
        assertThat(told(withdrawn.total())).isEqualTo(" 1/2");
        assertThat(by(withdrawn, "reason")).containsExactly("WARD_CLOSED 1/2");
        assertThat(by(withdrawn, "profession")).containsExactly("NUR-ADULT 0/1", "PHYSIOTHERAPY 1/1");
    }

    @Test
    void still_to_place_is_what_cohorts_need_and_have_not() {
        allocate(5);
        assertThat(told(of(measure(REGION), MeasureName.STILL_TO_PLACE).total()))
                .isEqualTo(" 50/60");
        Actor provider = new Actor("trust", Role.PROVIDER, Optional.of(trust));
        assertThat(measure(provider).measures()).extracting(Measure::name).doesNotContain(MeasureName.STILL_TO_PLACE);
    }

    @Test
    void few_people_are_not_told_to_the_region_and_never_only_one_group_is_left_out() {
        List<AllocationId> made = allocate(20);
        for (int i = 0; i < 7; i++) {
            withdraw(made.get(i), ReasonCode.TRAVEL);
        }
        for (int i = 7; i < 13; i++) {
            withdraw(made.get(i), ReasonCode.TIMETABLE_CHANGED);
        }
        withdraw(made.get(13), ReasonCode.STUDENT_ILLNESS);
        Measure ended = of(measure(REGION), MeasureName.WITHDRAWALS);
        assertThat(told(ended.total())).isEqualTo(" 14/20");
        assertThat(by(ended, "reason"))
                .containsExactly("TRAVEL 7/20", "TIMETABLE_CHANGED suppressed", "STUDENT_ILLNESS suppressed");
        for (Actor own : List.of(
                new Actor("north", Role.UNIVERSITY, Optional.of(north)),
                new Actor("trust", Role.PROVIDER, Optional.of(trust)))) {
            assertThat(by(of(measure(own), MeasureName.WITHDRAWALS), "reason"))
                    .containsExactly("TRAVEL 7/20", "TIMETABLE_CHANGED 6/20", "STUDENT_ILLNESS 1/20");
            assertThat(measure(own).suppressedBelow()).isEmpty();
        }
        Actor other = new Actor("hospice", Role.PROVIDER, Optional.of(hospice));
        assertThat(told(of(measure(other), MeasureName.WITHDRAWALS).total())).isEqualTo(" 0/0");
    }

    private void withdraw(AllocationId id, ReasonCode reason) {
        story.free(id, 1, TWO_WEEKS, new AllocationWithdrawn(id, Party.UNIVERSITY, SealedReason.of(reason), TWO_WEEKS));
    }

    @Test
    void who_did_not_start_or_left_early_is_counted_among_those_who_should_have_or_did() {
        List<AllocationId> made = allocate(12);
        story.propose(offer, cohort, north, students.get(12), TWO_WEEKS);
        for (int i = 0; i < 6; i++) {
            story.tell(new StudentDidNotStart(made.get(i), SealedReason.of(ReasonCode.TRAVEL), WeekSet.none()));
        }
        story.tell(new StudentLeftEarly(
                made.get(6), Story.MONDAY.plusDays(2), SealedReason.of(ReasonCode.STUDENT_ILLNESS), WeekSet.none()));
        story.tell(new AllocationReturned(made.get(7), Party.PROVIDER, SealedReason.of(ReasonCode.NOT_SUITABLE)));
        Measures all = measure(REGION);
        assertThat(told(of(all, MeasureName.DID_NOT_START).total())).isEqualTo(" 6/11");
        assertThat(told(of(all, MeasureName.LEFT_EARLY).total())).isEqualTo(" suppressed");
        Measures own = measure(new Actor("north", Role.UNIVERSITY, Optional.of(north)));
        assertThat(told(of(own, MeasureName.LEFT_EARLY).total())).isEqualTo(" 1/5");
    }

    @Test
    void every_measure_says_what_is_divided_by_what() {
        Measures measures = measure(REGION);
        assertThat(measures.measures()).hasSize(MeasureName.values().length).allSatisfy(measure -> {
            assertThat(measure.definition()).contains("÷");
            assertThat(measure.unit()).isNotBlank();
        });
        assertThat(measures.notMeasured()).isEmpty();
    }

    @Test
    void releases_run_again_are_counted_apart_from_offers_posted_again() {
        OfferId awaited = story.offer(
                trust,
                ward,
                Story.terms(Story.ADULT, 2, Story.MONDAY, 2)
                        .released(Optional.of(new ReleaseTerms(Instant.EPOCH, TieBreak.PROPORTIONAL))));
        story.release(awaited, List.of(), List.of());
        story.tell(
                new ReleaseRerun(ReleaseId.of(awaited), Reason.of(ReasonCode.OTHER), Story.SEED, List.of(), List.of()));
        story.withdraw(small);
        postAgain(small, 4);
        Measure reruns = of(measure(REGION), MeasureName.RE_RUNS);
        assertThat(told(reruns.total())).isEqualTo(" 1/1");
        assertThat(by(reruns, "reason")).containsExactly("OTHER 1/1");
        assertThat(by(reruns, "profession")).containsExactly("NUR-ADULT 1/1");
        assertThat(told(of(measure(REGION), MeasureName.OFFERS_WITHDRAWN).total()))
                .isEqualTo(" 1/4");
        assertThat(told(of(measure(REGION), MeasureName.POSTED_AGAIN).total())).isEqualTo(" 1/1");
    }

    @Test
    void every_measure_stands_beside_what_it_was_from_the_baseline_week_on() {
        allocate(5);
        CohortId before = story.cohort(north, 12, WeekSet.of(FIRST.plus(-4)));
        assertThat(before).isNotNull();
        Measures measures = measure(REGION, "baseline=" + FIRST.plus(-4));
        Figure still = of(measures, MeasureName.STILL_TO_PLACE).total();
        assertThat(told(still)).isEqualTo(" 50/60");
        assertThat(still.baseline()).hasValueSatisfying(then -> {
            assertThat(then.numerator()).isEqualTo(12);
            assertThat(then.denominator()).isEqualTo(12);
            assertThat(then.growth()).hasValue(316.7);
        });
        assertThat(of(measures, MeasureName.FILL_RATE).breakdowns().getFirst().figures())
                .allSatisfy(figure -> assertThat(figure.baseline()).isPresent());
    }

    @Test
    void what_was_of_few_people_is_not_told_as_a_baseline_either() {
        allocate(12);
        story.offer(trust, ward, Story.terms(Story.ADULT, 3, Story.MONDAY.minusWeeks(4), 1));
        OfferId then = story.offer(trust, ward, Story.terms(Story.ADULT, 3, Story.MONDAY.minusWeeks(4), 1));
        story.allocate(then, cohort, north, students.get(20), WeekSet.of(FIRST.plus(-4)));
        Figure ended = of(measure(REGION, "baseline=" + FIRST.plus(-4)), MeasureName.WITHDRAWALS)
                .total();
        assertThat(told(ended)).isEqualTo(" 0/12");
        assertThat(ended.baseline()).isEmpty();
        Actor own = new Actor("north", Role.UNIVERSITY, Optional.of(north));
        assertThat(of(measure(own, "baseline=" + FIRST.plus(-4)), MeasureName.WITHDRAWALS)
                        .total()
                        .baseline())
                .hasValueSatisfying(was -> assertThat(was.denominator()).isEqualTo(1));
    }

    @Test
    void sector_mode_and_supervision_narrow_what_concerns_offers_and_what_they_cannot_is_named() {
        allocate(5);
        Measures voluntary = measure(REGION, "sector=VOLUNTARY");
        assertThat(told(of(voluntary, MeasureName.FILL_RATE).total())).isEqualTo(" 0/8");
        assertThat(told(of(voluntary, MeasureName.OFFERS_WITHDRAWN).total())).isEqualTo(" 0/1");
        assertThat(told(of(voluntary, MeasureName.STILL_TO_PLACE).total())).isEqualTo(" 50/60");
        assertThat(voluntary.measures())
                .extracting(Measure::name)
                .doesNotContain(MeasureName.FORECAST_GAP, MeasureName.FILL_AT_BEGINNING);
        assertThat(voluntary.notMeasured())
                .extracting(Measures.NotMeasured::what)
                .contains("Fill rate when each week began");
        assertThat(told(of(measure(REGION, "mode=IN_PERSON", "supervision=NOT_STATED"), MeasureName.FILL_RATE)
                        .total()))
                .isEqualTo(" 10/48");
        assertThat(told(of(measure(REGION, "mode=BLENDED"), MeasureName.CAPACITY)
                        .total()))
                .isEqualTo(" 0/0");
    }

    @Test
    void a_learner_level_narrows_places_and_cohorts_and_what_is_for_any_level_counts_with_each() {
        allocate(5);
        story.offer(
                trust,
                ward,
                OfferTerms.plain(Story.ADULT, LearnerLevel.YEAR_1, Story.MONDAY, Story.MONDAY.plusDays(11), 3));
        Measures second = measure(REGION, "level=YEAR_2");
        assertThat(told(of(second, MeasureName.CAPACITY).total())).isEqualTo(" 48/48");
        assertThat(told(of(second, MeasureName.FILL_RATE).total())).isEqualTo(" 10/48");
        assertThat(told(of(second, MeasureName.FORECAST_GAP).total())).isEqualTo(" 20/60");
        assertThat(told(of(second, MeasureName.STILL_TO_PLACE).total())).isEqualTo(" 50/60");
        assertThat(second.measures()).extracting(Measure::name).doesNotContain(MeasureName.FILL_AT_BEGINNING);
        assertThat(second.notMeasured())
                .extracting(Measures.NotMeasured::what)
                .containsExactly("Fill rate when each week began");
        Measures first = measure(REGION, "level=YEAR_1");
        assertThat(told(of(first, MeasureName.CAPACITY).total())).isEqualTo(" 54/54");
        assertThat(told(of(first, MeasureName.OFFERS_WITHDRAWN).total())).isEqualTo(" 0/3");
        assertThat(told(of(first, MeasureName.STILL_TO_PLACE).total())).isEqualTo(" 0/0");
    }

    @Test
    void weeks_that_cannot_be_are_refused() {
        assertThatThrownBy(() -> measure(REGION, "lastWeek=2026-W01"))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.problem().field()).hasValue("lastWeek"));
        assertThatThrownBy(() -> measure(REGION, "lastWeek=2030-W01")).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> measure(REGION, "colour=red")).isInstanceOf(RefusedException.class);
    }
}
