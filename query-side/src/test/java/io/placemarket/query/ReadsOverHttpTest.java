package io.placemarket.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.kernel.area.PlacementAreaEvent.PlacesFreed;
import io.placemarket.kernel.booking.AllocationEvent.AllocationReturned;
import io.placemarket.kernel.booking.Party;
import io.placemarket.kernel.booking.ReasonCode;
import io.placemarket.kernel.booking.SealedReason;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.identity.Role;
import io.placemarket.kernel.offer.OfferEvent.ReservedSharesEnded;
import io.placemarket.kernel.offer.ReservedShare;
import io.placemarket.kernel.organisation.Ownership;
import io.placemarket.kernel.organisation.Setting;
import io.placemarket.query.market.Story;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;

class ReadsOverHttpTest extends OverHttp {
    private BodyContentSpec json(String user, String path, Object... variables) {
        return as(user).get()
                .uri(path, variables)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .exists("Placemarket-Position")
                .expectBody();
    }

    @Test
    void the_board_says_what_is_offered_booked_free_and_still_to_place() {
        json("region", "/api/board?from=2026-W48&weeks=2&profession=NUR-ADULT")
                .jsonPath("$.rows")
                .isEqualTo("profession")
                .jsonPath("$.weeks")
                .isEqualTo(List.of("2026-W48", "2026-W49"))
                .jsonPath("$.items[0].key")
                .isEqualTo("NUR-ADULT")
                .jsonPath("$.items[0].label")
                .isEqualTo("Adult nursing")
                .jsonPath("$.items[0].cells[0].offered")
                .isEqualTo(8)
                .jsonPath("$.items[0].cells[0].limit")
                .isEqualTo(8)
                .jsonPath("$.items[0].cells[0].held")
                .isEqualTo(3)
                .jsonPath("$.items[0].cells[0].allocated")
                .isEqualTo(3)
                .jsonPath("$.items[0].cells[0].free")
                .isEqualTo(1)
                .jsonPath("$.items[0].cells[0].stillToPlace")
                .isEqualTo(8);
    }

    @Test
    void the_board_may_have_other_rows_and_is_by_default_this_week_and_eleven_more() {
        json("north", "/api/board?rows=sector")
                .jsonPath("$.weeks.length()")
                .isEqualTo(12)
                .jsonPath("$.weeks[0]")
                .isEqualTo("2026-W47")
                .jsonPath("$.items[?(@.key=='VOLUNTARY')].label")
                .isEqualTo("Voluntary")
                .jsonPath("$.items[0].cells[0].stillToPlace")
                .doesNotExist();
    }

    @Test
    void offers_are_found_by_words_terms_places_and_room() {
        json("north", "/api/offers?q=hospice example&profession=NUR-ADULT&icb=QNC&sector=voluntary&minFree=0")
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.items[0].offer")
                .isEqualTo(market().hospiceOffer.value())
                .jsonPath("$.items[0].areaName")
                .isEqualTo("Day room")
                .jsonPath("$.items[0].providerName")
                .isEqualTo("Example Hospice")
                .jsonPath("$.items[0].state")
                .isEqualTo("OPEN")
                .jsonPath("$.items[0].free['2026-W49']")
                .isEqualTo(1)
                .jsonPath("$.items[0].freeWhole")
                .isEqualTo(0);
        json("north", "/api/offers?minFree=9").jsonPath("$.items.length()").isEqualTo(0);
    }

    @Test
    void withdrawn_offers_are_found_only_when_asked_for_and_ones_own_by_mine() {
        json("trust", "/api/offers?mine=true&state=withdrawn")
                .jsonPath("$.items[*].offer")
                .isEqualTo(market().withdrawnOffer.value());
        json("hospice", "/api/offers?mine=true&state=open,withdrawn,ended")
                .jsonPath("$.items[*].offer")
                .isEqualTo(market().hospiceOffer.value());
    }

    @Test
    void an_offer_shows_its_weeks_and_carries_its_revision() {
        as("trust")
                .get()
                .uri("/api/offers/{offer}", market().wardOffer.value())
                .exchange()
                .expectHeader()
                .valueEquals("ETag", "\"0\"")
                .expectBody()
                .jsonPath("$.weeks.length()")
                .isEqualTo(4)
                .jsonPath("$.weeks[0].week")
                .isEqualTo("2026-W48")
                .jsonPath("$.weeks[0].free")
                .isEqualTo(1)
                .jsonPath("$.weeks[1].bound")
                .isEqualTo("AREA")
                .jsonPath("$.weeks[1].limit")
                .isEqualTo(3)
                .jsonPath("$.holds.length()")
                .isEqualTo(1)
                .jsonPath("$.allocations.length()")
                .isEqualTo(2);
    }

    @Test
    void a_provider_sees_who_comes_without_the_universities_own_numbers() {
        json("trust", "/api/allocations?firstWeek=2026-W48&lastWeek=2026-W48")
                .jsonPath("$.items.length()")
                .isEqualTo(2)
                .jsonPath("$.items[0].student")
                .isEqualTo(market().northernStudents.getFirst().value())
                .jsonPath("$.items[0].state")
                .isEqualTo("PROPOSED")
                .jsonPath("$.items[0].confirmBy")
                .exists()
                .jsonPath("$.items[1].state")
                .isEqualTo("ACCEPTED")
                .jsonPath("$.items[*].reference")
                .doesNotExist();
    }

    @Test
    void a_university_sees_its_own_students_with_its_own_numbers() {
        json("south", "/api/allocations?cohort=" + market().southern + "&lastWeek=2026-W49")
                .jsonPath("$.items.length()")
                .isEqualTo(2)
                .jsonPath("$.items[0].reference")
                .isEqualTo("S-7001")
                .jsonPath("$.items[0].sealedReference")
                .doesNotExist();
    }

    @Test
    void allocations_come_as_a_file_that_no_spreadsheet_takes_for_a_formula() {
        Story story = market().story();
        OrganisationId clinic = story.provider("Example Clinic", Ownership.PRIVATE, Setting.COMMUNITY, "QNC");
        LocalDate spring = Story.MONDAY.plusWeeks(22);
        WeekSet week = WeekSet.of(Week.of(spring));
        OfferId offer = story.offer(clinic, story.area(clinic, 2), Story.terms(Story.ADULT, 2, spring, 1));
        AllocationId more = story.allocate(
                offer,
                market().northern,
                market().north,
                market().northernStudents.getLast(),
                week);
        String csv = as("north")
                .get()
                .uri("/api/allocations?offer={offer}&atLeast={position}", offer.value(), story.position())
                .accept(MediaType.parseMediaType("text/csv"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType("text/csv;charset=UTF-8")
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(csv).startsWith("allocation,state,student,reference").contains(more.value(), "'=cmd|");
        story.tell(
                new PlacesFreed(offer.area(), more, 1, week),
                new AllocationReturned(more, Party.PROVIDER, SealedReason.of(ReasonCode.NOT_SUITABLE)));
        json("north", "/api/allocations?state=returned&atLeast=" + story.position())
                .jsonPath("$.items[*].reason.code")
                .isEqualTo("NOT_SUITABLE");
    }

    @Test
    void holds_say_what_is_left_of_them_and_when_they_lapse() {
        json("north", "/api/holds?state=held&offer=" + market().wardOffer)
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.items[0].left")
                .isEqualTo(2)
                .jsonPath("$.items[0].cohort")
                .isEqualTo(market().northern.value())
                .jsonPath("$.items[0].lapsesAt")
                .exists();
    }

    @Test
    void areas_are_found_and_one_shows_its_weeks_with_the_reason_for_its_own_provider() {
        json("region", "/api/placement-areas?q=day&icb=QNC")
                .jsonPath("$.items[0].name")
                .isEqualTo("Day room")
                .jsonPath("$.items[0].professions['NUR-ADULT']")
                .isEqualTo(2);
        json(
                        "trust",
                        "/api/placement-areas/{area}?from=2026-W49&weeks=1",
                        market().ward.value())
                .jsonPath("$.weeks[0].maximum")
                .isEqualTo(6)
                .jsonPath("$.weeks[0].safeNow")
                .isEqualTo(3)
                .jsonPath("$.weeks[0].overCommitted")
                .isEqualTo(1)
                .jsonPath("$.weeks[0].reason.code")
                .isEqualTo("STAFF_SICKNESS");
        json(
                        "north",
                        "/api/placement-areas/{area}?from=2026-W49&weeks=1",
                        market().ward.value())
                .jsonPath("$.weeks[0].limit")
                .isEqualTo(3)
                .jsonPath("$.weeks[0].reason")
                .doesNotExist();
    }

    @Test
    void organisations_are_found_by_role_and_words() {
        json("operator", "/api/organisations?role=education-provider&q=north")
                .jsonPath("$.items[*].organisation")
                .isEqualTo(market().north.value());
    }

    @Test
    void a_cohort_says_how_many_are_placed_and_what_is_still_to_place() {
        json("south", "/api/cohorts")
                .jsonPath("$.items[0].placed")
                .isEqualTo(1)
                .jsonPath("$.items[0].partlyPlaced")
                .isEqualTo(1)
                .jsonPath("$.items[0].of")
                .isEqualTo(4)
                .jsonPath("$.items[0].studentWeeksNeeded")
                .isEqualTo(8)
                .jsonPath("$.items[0].studentWeeksBooked")
                .isEqualTo(5)
                .jsonPath("$.items[0].studentWeeksStillToPlace")
                .isEqualTo(3);
        json("south", "/api/cohorts/{cohort}", market().southern.value())
                .jsonPath("$.byWeek[1].stillToPlace")
                .isEqualTo(2)
                .jsonPath("$.byWeek[0].held")
                .isEqualTo(1);
        json("south", "/api/cohorts/{cohort}/students", market().southern.value())
                .jsonPath("$.items[?(@.reference=='S-7002')].stillToPlace[0]")
                .isEqualTo("2026-W49");
    }

    @Test
    void what_fits_a_cohort_has_room_in_every_week_asked_for() {
        json("south", "/api/cohorts/{cohort}/fits?weeks=1", market().southern.value())
                .jsonPath("$.items[0].offer")
                .isEqualTo(market().wardOffer.value())
                .jsonPath("$.items[0].weeks[0]")
                .isEqualTo("2026-W48");
        json("south", "/api/cohorts/{cohort}/fits", market().southern.value())
                .jsonPath("$.items[?(@.offer=='" + market().wardOffer + "')]")
                .isEmpty();
    }

    @Test
    void the_history_of_an_offer_tells_each_side_what_it_may_know() {
        Story story = market().story();
        LocalDate spring = Story.MONDAY.plusWeeks(20);
        WeekSet weeks = WeekSet.of(Week.of(spring));
        AreaId clinic = story.area(market().trust, 9);
        OfferId offer = story.offer(market().trust, clinic, Story.terms(Story.ADULT, 5, spring, 1));
        StudentId northerner = story.enrol(market().north, market().northern, 1).getFirst();
        StudentId southerner = story.enrol(market().south, market().southern, 1).getFirst();
        story.hold(offer, market().northern, market().north, 2, weeks);
        Instant up = LocalDate.of(2026, 12, 1).atTime(17, 0).toInstant(ZoneOffset.UTC);
        story.tell(new ReservedSharesEnded(offer, List.of(new ReservedShare(market().north, 3, up))));
        story.allocate(offer, market().southern, market().south, southerner, weeks);
        market().doneBy(new Actor("nora", Role.UNIVERSITY, Optional.of(market().north)));
        story.propose(offer, market().northern, market().north, northerner, weeks);
        String path = "/api/offers/" + offer + "/history?atLeast=" + story.position();
        List<String> north = what(path, "north");
        assertThat(north).anyMatch(line -> line.startsWith("Posted 5 places for Adult nursing, Mon 12 Apr 2027"));
        assertThat(north).anyMatch(line -> line.equals("North Example University held 2 places in 2027-W15."));
        assertThat(north).anyMatch(line -> line.contains(northerner.value()));
        assertThat(north).noneMatch(line -> line.contains("South"));
        assertThat(north)
                .contains("What was reserved is everybody's by now, because its time was up: 3 places for North Example"
                        + " University until Tue 1 Dec 2026, 17:00.");
        assertThat(what(path, "trust"))
                .anyMatch(line -> line.contains("South Example University was accepted at once"));
        assertThat(what(path, "region")).noneMatch(line -> line.contains("Student"));
        json("north", path).jsonPath("$.items[-1:].who").isEqualTo("North Example University (nora)");
        json("trust", path).jsonPath("$.items[-1:].who").isEqualTo("North Example University");
    }

    private List<String> what(String path, String user) {
        List<String> lines = new ArrayList<>();
        json(user, path).jsonPath("$.items[*].what").value(List.class, all -> {
            for (Object line : all) {
                lines.add(line.toString());
            }
        });
        return lines;
    }

    @Test
    void pages_follow_each_other_without_gap_or_overlap() {
        List<Object> seen = new ArrayList<>();
        String next = "";
        do {
            Map<?, ?> page = Objects.requireNonNull(as("trust")
                    .get()
                    .uri("/api/offers?state=open,withdrawn&limit=1" + next)
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectBody(Map.class)
                    .returnResult()
                    .getResponseBody());
            ((List<?>) Objects.requireNonNull(page.get("items")))
                    .forEach(item -> seen.add(((Map<?, ?>) item).get("offer")));
            Object cursor = page.get("next");
            next = cursor == null ? "" : "&cursor=" + cursor;
        } while (!next.isEmpty());
        assertThat(seen)
                .doesNotHaveDuplicates()
                .contains(
                        market().wardOffer.value(),
                        market().hospiceOffer.value(),
                        market().withdrawnOffer.value());
    }
}
