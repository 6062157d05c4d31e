package io.placemarket.query.offer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placemarket.kernel.area.AppetiteEvent.Answer;
import io.placemarket.kernel.area.AppetiteEvent.AppetiteStated;
import io.placemarket.kernel.area.Audit;
import io.placemarket.kernel.area.Claim;
import io.placemarket.kernel.area.PlacementAreaEvent.AreaTransferred;
import io.placemarket.kernel.area.PlacementAreaEvent.AuditEnded;
import io.placemarket.kernel.area.PlacementAreaEvent.AuditRenewed;
import io.placemarket.kernel.area.PlacementAreaEvent.OfferedPlacesChanged;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesClaimed;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesOffered;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesRearranged;
import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.booking.ReasonCode;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.calendar.Weekdays;
import io.placemarket.kernel.id.AgreementId;
import io.placemarket.kernel.id.AppetiteId;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.identity.Role;
import io.placemarket.kernel.offer.OfferEvent.OfferAmended;
import io.placemarket.kernel.offer.OfferEvent.OfferHandedOver;
import io.placemarket.kernel.offer.OfferEvent.OfferPosted;
import io.placemarket.kernel.offer.OfferEvent.OfferWithdrawnInPart;
import io.placemarket.kernel.offer.OfferParticulars;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.organisation.AgreementEvent.AgreementEnded;
import io.placemarket.kernel.organisation.AgreementEvent.AgreementMade;
import io.placemarket.kernel.organisation.OrganisationEvent.NetworkJoined;
import io.placemarket.kernel.organisation.OrganisationEvent.NetworkLeft;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.problem.RefusedException;
import io.placemarket.query.agreement.AgreementReads;
import io.placemarket.query.appetite.AppetiteQuery;
import io.placemarket.query.appetite.AppetiteReads;
import io.placemarket.query.area.AreaQuery;
import io.placemarket.query.area.AreaReads;
import io.placemarket.query.area.AreaRow;
import io.placemarket.query.market.AreasView;
import io.placemarket.query.market.Market;
import io.placemarket.query.market.Story;
import io.placemarket.query.reading.Filters;
import io.placemarket.query.reading.Page;
import io.placemarket.query.reading.PageRequest;
import io.placemarket.query.reading.Represented;
import io.placemarket.query.reading.Today;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Who sees what of audits, particulars, appetite, agreements and networks. */
class TermsReadsTest {
    private static final Today TODAY = new Today(Story.MONDAY);
    private static final Week FIRST = Week.of(Story.MONDAY);

    private final Story story = new Story(11);
    private final OrganisationId trust = story.trust();
    private final OrganisationId hub = story.trust();
    private final OrganisationId north = story.university("North");
    private final OrganisationId south = story.university("South");
    private final AreaId area = story.area(trust, 2);
    private final Actor provider = new Actor("lead", Role.PROVIDER, Optional.of(trust));
    private final Actor northern = new Actor("north", Role.UNIVERSITY, Optional.of(north));
    private final Actor southern = new Actor("south", Role.UNIVERSITY, Optional.of(south));
    private final Actor region = new Actor("region", Role.REGIONAL, Optional.empty());

    private static Filters filters(String name, String value) {
        return new Filters(Map.of(name, List.of(value)));
    }

    private Page<AreaRow> areas(String weeks) {
        return new AreaReads(story.market(), TODAY).search(AreaQuery.of(filters("auditEndsWithin", weeks)), region);
    }

    private OfferTerms particular(OfferParticulars particulars) {
        return Story.terms(Story.ADULT, 2, Story.MONDAY, 4).with(particulars);
    }

    private static OfferParticulars on(DayOfWeek day) {
        return OfferParticulars.NONE.on(Optional.of(Weekdays.of(day)));
    }

    @Test
    void an_audit_that_ends_soon_or_has_lapsed_is_found_and_a_renewal_hides_it() {
        assertThat(areas("8").items()).isEmpty();
        story.tell(new AuditEnded(area, Story.MONDAY.plusWeeks(6), Reason.of(ReasonCode.INSPECTION)));
        assertThat(areas("6").items()).isEmpty();
        assertThat(areas("8").items())
                .extracting(AreaRow::auditHeldUntil)
                .containsExactly(Optional.of(Story.MONDAY.plusWeeks(6)));
        story.tell(new AuditEnded(area, Story.MONDAY.minusDays(1), Reason.of(ReasonCode.INSPECTION)));
        assertThat(areas("1").items()).extracting(AreaRow::auditHeldUntil).containsExactly(Optional.empty());
        Audit renewed = new Audit(3, new TreeMap<>(), Story.MONDAY, Story.MONDAY.plusYears(2));
        story.tell(new AuditRenewed(area, renewed));
        assertThat(areas("104").items()).isEmpty();
        AreaRow row = new AreaReads(story.market(), TODAY)
                .one(area, FIRST, 1, region, 5)
                .area();
        assertThat(row.maximum()).isEqualTo(3);
        assertThat(row.audits()).hasSize(2);
    }

    @Test
    void an_offer_for_named_education_providers_is_seen_by_them_its_provider_and_the_region() {
        OfferId offer = story.offer(trust, area, particular(OfferParticulars.NONE.onlyFor(List.of(north))));
        OfferReads reads = new OfferReads(story.market(), TODAY);
        for (Actor actor : List.of(northern, provider, region)) {
            assertThat(reads.one(offer, actor, 5).offer().offer()).isEqualTo(offer);
            assertThat(reads.search(OfferQuery.of(filters("mine", "false")), actor)
                            .items())
                    .hasSize(1);
        }
        assertThat(reads.search(OfferQuery.of(filters("mine", "false")), southern)
                        .items())
                .isEmpty();
        assertThatThrownBy(() -> reads.one(offer, southern, 5))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo(ProblemCode.NOT_FOUND));
    }

    @Test
    void an_amended_offer_shows_its_terms_of_now_and_one_withdrawn_in_part_what_is_left() {
        OfferId offer = story.offer(trust, area, particular(OfferParticulars.NONE));
        OfferTerms later = Story.terms(Story.ADULT, 2, Story.MONDAY.plusWeeks(1), 3);
        story.tell(
                new PlacesRearranged(
                        area, offer, later.weeks(), 2, later.supervisionUnits(), Optional.empty(), Optional.empty()),
                new OfferAmended(offer, later),
                new OfferedPlacesChanged(area, offer, WeekSet.of(FIRST.plus(2)), 1),
                new OfferWithdrawnInPart(offer, WeekSet.of(FIRST.plus(2)), 1, Reason.of(ReasonCode.STAFF_SHORTAGE)));
        OfferDetail seen = new OfferReads(story.market(), TODAY).one(offer, provider, 5);
        assertThat(seen.offer().firstDay()).isEqualTo(Story.MONDAY.plusWeeks(1));
        assertThat(seen.weeks()).extracting(OfferWeek::offered).containsExactly(2, 1, 2);
    }

    @Test
    void who_comes_on_wednesdays_here_and_thursdays_there_is_one_to_place() {
        CohortId cohort = story.cohort(north, 2, WeekSet.of(FIRST));
        StudentId student = story.enrol(north, cohort, 1).getFirst();
        for (DayOfWeek day : List.of(DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY)) {
            OfferId offer = story.ids().offer(area);
            OfferTerms terms = particular(on(day));
            story.tell(
                    new PlacesOffered(
                            area,
                            offer,
                            Story.ADULT,
                            terms.weeks(),
                            2,
                            OptionalInt.of(terms.supervisionUnits()),
                            Optional.empty(),
                            terms.particulars().weekdays()),
                    new OfferPosted(offer, trust, terms, Optional.empty()));
            story.tell(new PlacesClaimed(
                    area,
                    new Claim(story.ids().allocation(offer), cohort, Optional.of(student), 1, WeekSet.of(FIRST))));
        }
        Market market = story.market();
        assertThat(market.demand(market.cohorts().find(cohort).orElseThrow()).stillToPlace(FIRST))
                .isEqualTo(1);
    }

    @Test
    void reasons_of_appetite_are_for_the_provider_and_the_region() {
        story.tell(new AppetiteStated(
                AppetiteId.of(area),
                area,
                Story.ADULT,
                Story.MONDAY,
                Story.MONDAY.plusMonths(3),
                Answer.NO,
                Optional.of(Reason.of(ReasonCode.BUILDING_WORK))));
        AppetiteReads reads = new AppetiteReads(story.market(), TODAY);
        assertThat(reads.search(AppetiteQuery.of(area), provider).items())
                .singleElement()
                .satisfies(row -> assertThat(row.reason()).isPresent());
        assertThat(reads.search(AppetiteQuery.of(area), region).items())
                .singleElement()
                .satisfies(row -> assertThat(row.reason()).isPresent());
        assertThat(reads.search(AppetiteQuery.of(area), northern).items())
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.answer()).isEqualTo(Answer.NO);
                    assertThat(row.reason()).isEmpty();
                });
        assertThat(new AppetiteReads(story.market(), new Today(Story.MONDAY.plusMonths(4)))
                        .search(AppetiteQuery.of(area), region)
                        .items())
                .isEmpty();
    }

    @Test
    void agreements_are_seen_by_the_two_and_the_region() {
        AgreementId agreement = AgreementId.of(trust, north);
        story.tell(
                new AgreementMade(agreement, trust, north, new TreeSet<>(), Story.MONDAY, Story.MONDAY.plusYears(1)));
        story.tell(new AgreementEnded(agreement, Story.MONDAY.plusWeeks(1), Reason.of(ReasonCode.OTHER)));
        AgreementReads reads = new AgreementReads(story.market());
        PageRequest page = PageRequest.first("agreements", 10);
        for (Actor actor : List.of(provider, northern, region)) {
            assertThat(reads.search(page, actor).items())
                    .singleElement()
                    .satisfies(row -> assertThat(row.terms().getFirst().to()).isEqualTo(Story.MONDAY.plusWeeks(1)));
        }
        assertThat(reads.search(page, southern).items()).isEmpty();
    }

    @Test
    void a_hub_acts_while_its_membership_holds_and_an_area_goes_to_whom_it_was_given() {
        Actor hubs = new Actor("hub", Role.PROVIDER, Optional.of(hub));
        story.tell(new NetworkJoined(trust, hub, Story.MONDAY, Story.MONDAY.plusWeeks(1)));
        assertThat(Represented.by(hubs, trust, story.market(), TODAY)).isTrue();
        assertThat(Represented.by(hubs, story.market(), TODAY)).containsExactlyInAnyOrder(hub, trust);
        assertThat(Represented.by(provider, hub, story.market(), TODAY)).isFalse();
        story.tell(new NetworkLeft(trust, hub, Story.MONDAY.minusDays(1)));
        assertThat(Represented.by(hubs, trust, story.market(), TODAY)).isFalse();
        OfferId offer = story.offer(trust, area, particular(OfferParticulars.NONE));
        story.tell(new AreaTransferred(area, trust, hub), new OfferHandedOver(offer, hub));
        Market market = story.market();
        assertThat(market.areas().of(trust)).isEmpty();
        assertThat(market.areas().of(hub)).extracting(AreasView.Entry::id).containsExactly(area);
        assertThat(market.offers().find(offer))
                .hasValueSatisfying(known -> assertThat(known.provider()).isEqualTo(hub));
    }
}
