package io.placemarket.query.offer;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.kernel.area.Claim;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesClaimed;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesReserved;
import io.placemarket.kernel.area.Room.Bound;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.identity.Role;
import io.placemarket.kernel.offer.OfferEvent.BookingsClosed;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.offer.ReservedShare;
import io.placemarket.query.market.Story;
import io.placemarket.query.reading.Filters;
import io.placemarket.query.reading.Today;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What universities see of offers in which places are reserved, and of those that were closed. */
class ReservedReadsTest {
    private static final Today TODAY = new Today(Story.MONDAY);
    private static final Week FIRST = Week.of(Story.MONDAY);
    private static final Instant UNTIL = Story.MONDAY.plusWeeks(1).atTime(17, 0).toInstant(ZoneOffset.UTC);

    private final Story story = new Story(12);
    private final OrganisationId trust = story.trust();
    private final OrganisationId north = story.university("North");
    private final OrganisationId south = story.university("South");
    private final AreaId area = story.area(trust, 4);
    private final Actor northern = new Actor("north", Role.UNIVERSITY, Optional.of(north));
    private final Actor southern = new Actor("south", Role.UNIVERSITY, Optional.of(south));
    private final Actor region = new Actor("region", Role.REGIONAL, Optional.empty());
    private final OfferTerms terms = Story.terms(Story.ADULT, 4, Story.MONDAY, 4);
    private final OfferId offer = story.offer(
            trust, area, terms.with(terms.particulars().reserving(List.of(new ReservedShare(north, 3, UNTIL)))));

    private OfferDetail seen(Actor actor) {
        return new OfferReads(story.market(), TODAY).one(offer, actor, 5);
    }

    private int freeWhole(Actor actor) {
        return seen(actor).offer().freeWhole();
    }

    private int found(Actor actor) {
        return new OfferReads(story.market(), TODAY)
                .search(OfferQuery.of(new Filters(Map.of("minFree", List.of("2")))), actor)
                .items()
                .size();
    }

    @Test
    void each_sees_what_it_could_book_and_for_whom_the_rest_is_kept() {
        story.tell(new PlacesReserved(area, offer, List.of(new ReservedShare(north, 3, UNTIL))));
        assertThat(List.of(freeWhole(northern), freeWhole(southern), freeWhole(region)))
                .containsExactly(4, 1, 4);
        assertThat(List.of(found(northern), found(southern), found(region))).containsExactly(1, 0, 1);
        assertThat(seen(southern).weeks().getFirst().bound()).isEqualTo(Bound.RESERVED);
        assertThat(seen(southern).reserved()).containsExactly(new OfferDetail.Reserved(north, "North", 3, UNTIL));
        story.tell(new PlacesClaimed(
                area,
                new Claim(
                        story.ids().hold(offer),
                        story.cohort(north, 5, WeekSet.of(FIRST)),
                        Optional.empty(),
                        2,
                        terms.weeks(),
                        Optional.of(north))));
        assertThat(List.of(freeWhole(northern), freeWhole(southern))).containsExactly(2, 1);
    }

    @Test
    void when_it_has_run_out_it_is_everybodys() {
        story.tell(new PlacesReserved(area, offer, List.of(new ReservedShare(north, 3, UNTIL))));
        story.tell(new PlacesReserved(area, offer, List.of()));
        assertThat(List.of(freeWhole(northern), freeWhole(southern))).containsExactly(4, 4);
        assertThat(seen(southern).reserved()).isEmpty();
    }

    @Test
    void a_closed_offer_says_so() {
        story.tell(new BookingsClosed(offer));
        assertThat(seen(southern).offer().state()).isEqualTo(OfferState.CLOSED);
    }
}
