package io.placemarket.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.kernel.area.PlacementAreaEvent.SafeCapacityLowered;
import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.booking.ReasonCode;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.EntryId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.RequestId;
import io.placemarket.kernel.offer.ReleaseTerms;
import io.placemarket.kernel.offer.TieBreak;
import io.placemarket.kernel.organisation.OrganisationEvent.NetworkJoined;
import io.placemarket.kernel.organisation.OrganisationEvent.NetworkLeft;
import io.placemarket.query.market.Story;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;

/** The trust becomes the hospice's training hub: it sees what the hospice sees of its areas, as long as it acts for it. */
@TestPropertySource(properties = "test.market=hub")
class HubOverHttpTest extends OverHttp {
    private static final String REASON = "a boiler fails";

    private static final List<String> READS = List.of(
            "/api/allocations", "/api/at-risk", "/api/placement-areas?mine=true", "/api/offers?mine=true", "/my-week");

    private String read(String user, String path) {
        return Objects.requireNonNull(as(user).get()
                .uri(path)
                .accept(path.startsWith("/api/") ? MediaType.APPLICATION_JSON : MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    private String area() {
        return read("trust", "/api/placement-areas/" + market().dayRoom + "?from=2026-W48");
    }

    private String registering() {
        return read("trust", "/areas/new");
    }

    @Test
    void a_hub_sees_of_its_members_areas_what_the_member_sees_and_nothing_afterwards() {
        WeekSet first = WeekSet.of(ExampleMarket.TWO_WEEKS.first());
        market().story()
                .tell(new SafeCapacityLowered(
                        market().dayRoom, first, 1, new Reason(ReasonCode.STAFF_SICKNESS, REASON)));
        caughtUp();
        thenNothingIsSeen();
        market().story()
                .tell(new NetworkJoined(
                        market().hospice, market().trust, Story.MONDAY.minusYears(1), Story.MONDAY.plusYears(1)));
        caughtUp();
        assertThat(READS)
                .allSatisfy(path -> assertThat(read("trust", path)).as(path).contains("Day room"));
        assertThat(read("trust", "/api/allocations"))
                .contains(market().southernInHospice.value());
        assertThat(read("trust", "/api/holds")).contains(market().southernHold.value());
        assertThat(read("trust", "/api/at-risk")).contains(market().southernHold.value());
        assertThat(read("trust", "/api/offers/" + market().hospiceOffer))
                .contains(market().southernInHospice.value());
        assertThat(area()).contains(REASON);
        assertThat(registering()).contains("On behalf of").contains("Example Hospice");
        assertThat(read("hospice", "/api/allocations"))
                .as("a member does not see its hub's")
                .doesNotContain(market().southernInWard.value());
        market().story().tell(new NetworkLeft(market().hospice, market().trust, Story.MONDAY.minusMonths(1)));
        caughtUp();
        thenNothingIsSeen();
    }

    @Test
    void a_hub_sees_who_asks_and_who_waits_for_its_members_places_and_nothing_afterwards() {
        Story story = market().story();
        OfferId announced = story.offer(
                market().hospice,
                market().dayRoom,
                Story.terms(Story.ADULT, 1, Story.MONDAY, 2)
                        .released(Optional.of(new ReleaseTerms(
                                Story.MONDAY.atStartOfDay().minusDays(1).toInstant(ZoneOffset.UTC),
                                TieBreak.FIRST_COME))));
        RequestId request = story.request(announced, market().southern, market().south, 1, ExampleMarket.TWO_WEEKS);
        EntryId entry =
                story.waits(market().hospiceOffer, market().southern, market().south, 1, ExampleMarket.TWO_WEEKS);
        caughtUp();
        Map<String, String> told = Map.of(
                "/api/requests",
                request.value(),
                "/api/offers/" + announced + "/release",
                request.value(),
                "/offers/" + announced,
                "South Example University",
                "/api/waiting-entries",
                entry.value(),
                "/api/waiting-entries?offer=" + market().hospiceOffer,
                entry.value(),
                "/offers/" + market().hospiceOffer,
                "<h2 id=\"waiting-title\">Waiting</h2>",
                "/api/offers/" + announced + "/history",
                "South Example University requested 1 place");
        told.forEach((path, what) -> assertThat(read("trust", path)).as(path).doesNotContain(what));
        story.tell(new NetworkJoined(
                market().hospice, market().trust, Story.MONDAY.minusYears(1), Story.MONDAY.plusYears(1)));
        caughtUp();
        told.forEach((path, what) -> assertThat(read("trust", path)).as(path).contains(what));
        told.keySet()
                .forEach(path -> assertThat(read("trust", path))
                        .as("a cohort is its university's: %s", path)
                        .doesNotContain(market().southern.value()));
        story.tell(new NetworkLeft(market().hospice, market().trust, Story.MONDAY.minusMonths(1)));
        caughtUp();
        told.forEach((path, what) -> assertThat(read("trust", path)).as(path).doesNotContain(what));
    }

    private void thenNothingIsSeen() {
        assertThat(READS)
                .allSatisfy(path -> assertThat(read("trust", path)).as(path).doesNotContain("Day room"));
        assertThat(read("trust", "/api/holds"))
                .doesNotContain(market().southernHold.value());
        assertThat(read("trust", "/api/offers/" + market().hospiceOffer))
                .doesNotContain(market().southernInHospice.value());
        assertThat(area()).doesNotContain(REASON);
        assertThat(registering()).doesNotContain("On behalf of");
    }
}
