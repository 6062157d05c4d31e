package io.placemarket.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** What areas and offers promise, over HTTP: audits, particulars, amendments, agreements, appetite, networks. */
class TermsOverHttpTest extends HttpTest {
    private static final Map<String, Object> REASON = Map.of("code", "INSPECTION", "note", "in the spring");

    private static Map<String, Object> with(Map<String, Object> terms, Map<String, Object> more) {
        Map<String, Object> both = new HashMap<>(terms);
        both.putAll(more);
        return both;
    }

    private WebTestClient.ResponseSpec put(String user, String path, Object body) {
        return as(user).put()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private WebTestClient.ResponseSpec hold(String user, String offer, String cohort, int places) {
        return post(user, "/api/offers/" + offer + "/holds", Map.of("cohort", cohort, "places", places));
    }

    @Test
    void an_audit_is_changed_ended_and_renewed_and_bookings_follow_it() {
        String area = area(4);
        String path = "/api/placement-areas/" + area;
        String offer = offer(area, 4);
        String cohort = cohort("university");
        created(hold("university", offer, cohort, 2));
        JsonNode changed = done(post("provider", path + "/audit-changes", Map.of("maximum", 1)));
        assertThat(changed.get("overCommitted").size()).isEqualTo(4);
        done(post("provider", path + "/audit-end", Map.of("lastDay", "2026-12-06", "reason", REASON)));
        assertThat(refused(hold("university", offer, cohort, 1), 409, "capacity-exceeded")
                        .get("detail")
                        .asString())
                .startsWith("2026-W49 is full: 2 of 1 taken; 2026-W50 to W52 lie outside the educational audit");
        done(post("provider", path + "/audit-renewals", Map.of("maximum", 4)));
        created(hold("university", offer, cohort, 1));
    }

    @Test
    void a_dry_run_is_refused_where_there_is_none_and_nothing_is_done() {
        String area = area(4);
        String path = "/api/placement-areas/" + area + "/audit-changes";
        JsonNode refused = refused(post("provider", path + "?dryRun=true", Map.of("maximum", 1)), 422, "invalid-value");
        assertThat(refused.get("field").asString()).isEqualTo("dryRun");
        assertThat(refused.get("accepted").asString()).contains("nothing was done");
        created(hold("university", offer(area, 4), cohort("university"), 4));
    }

    @Test
    void bad_audits_are_refused_and_so_is_everybody_else() {
        String path = "/api/placement-areas/" + area(4);
        refused(post("provider", path + "/audit-renewals", Map.of()), 422, "missing-value");
        refused(post("provider", path + "/audit-renewals", Map.of("maximum", 0)), 422, "invalid-value");
        refused(post("provider", path + "/audit-changes", Map.of("maximum", "many")), 422, "invalid-value");
        refused(
                post("provider", path + "/audit-changes", Map.of("maximum", 2, "from", "2030-01-01")),
                409,
                "outside-audit");
        refused(post("provider", path + "/audit-end", Map.of("lastDay", "2026-12-06")), 422, "missing-value");
        refused(post("neighbour", path + "/audit-renewals", Map.of("maximum", 4)), 403, "not-yours");
        refused(post("university", path + "/audit-renewals", Map.of("maximum", 4)), 403, "not-allowed");
    }

    @Test
    void professions_stay_as_before_where_a_change_or_renewal_does_not_name_them_and_none_named_lifts_them() {
        String path = "/api/placement-areas/" + area(4);
        done(post("provider", path + "/audit-changes", Map.of("maximum", 4, "professions", Map.of("NUR-ADULT", 2))));
        Map<String, Object> offer = with(offer(2), Map.of("profession", "NUR-CHILD"));
        refused(post("provider", path + "/offers", offer), 409, "outside-audit");
        done(post("provider", path + "/audit-changes", Map.of("maximum", 3)));
        refused(post("provider", path + "/offers", offer), 409, "outside-audit");
        done(post("provider", path + "/audit-renewals", Map.of("maximum", 3)));
        refused(post("provider", path + "/offers", offer), 409, "outside-audit");
        done(post("provider", path + "/audit-changes", Map.of("maximum", 3, "professions", Map.of())));
        created(post("provider", path + "/offers", offer));
    }

    @Test
    void a_student_comes_on_wednesdays_here_and_on_thursdays_there() {
        String area = area(1);
        String path = "/api/placement-areas/" + area + "/offers";
        String wednesdays = created(post("provider", path, with(offer(1), Map.of("weekdays", List.of("WEDNESDAY")))))
                .get("offer")
                .asString();
        String thursdays = created(post(
                        "provider",
                        path,
                        with(offer(1), Map.of("weekdays", List.of("THURSDAY"), "arrangement", "LONG_ARM"))))
                .get("offer")
                .asString();
        String cohort = cohort("university");
        enrol("university", cohort, List.of("W1", "W2"));
        created(allocate("university", wednesdays, cohort, List.of("W1")));
        created(allocate("university", thursdays, cohort, List.of("W1")));
        refused(allocate("university", wednesdays, cohort, List.of("W2")), 409, "capacity-exceeded");
        refused(post("provider", path, with(offer(1), Map.of("weekdays", List.of()))), 422, "missing-value");
        refused(post("provider", path, with(offer(1), Map.of("requirements", List.of()))), 422, "missing-value");
        refused(post("provider", path, with(offer(1), Map.of("weekdays", List.of("NEVERDAY")))), 422, "invalid-value");
        refused(post("provider", path, with(offer(1), Map.of("leastWeeks", 3, "mostWeeks", 2))), 422, "invalid-value");
    }

    @Test
    void an_offer_is_amended_as_far_as_it_may_and_withdrawn_in_part() {
        String offer = offer(area(4), 2);
        String cohort = cohort("university");
        done(put("provider", "/api/offers/" + offer + "/terms", with(offer(2), Map.of("lastDay", "2026-12-20"))));
        created(hold("university", offer, cohort, 1));
        refused(put("provider", "/api/offers/" + offer + "/terms", offer(2)), 409, "term-fixed");
        String part = "/api/offers/" + offer + "/partial-withdrawal";
        refused(post("provider", part, Map.of("weeks", List.of("2026-W50"), "reason", REASON)), 409, "places-booked");
        done(post("provider", part, Map.of("weeks", List.of("2026-W50"), "placesLeft", 1, "reason", REASON)));
        refused(hold("university", offer, cohort, 1), 409, "capacity-exceeded");
        refused(post("neighbour", part, Map.of("placesLeft", 1, "reason", REASON)), 403, "not-yours");
    }

    @Test
    void what_amending_and_withdrawing_a_part_would_be_answered_is_heard_without_doing_it() {
        String offer = offer(area(4), 2);
        String cohort = cohort("university");
        String terms = "/api/offers/" + offer + "/terms";
        Map<String, Object> fewer = offer(1);
        Map<String, Object> gone = Map.of("placesLeft", 1, "reason", REASON);
        String part = "/api/offers/" + offer + "/partial-withdrawal";
        assertThat(reported(put("provider", terms + "?dryRun=true", fewer))
                        .get("offer")
                        .asString())
                .isEqualTo(offer);
        reported(post("provider", part + "?dryRun=true", gone));
        refused(put("provider", terms + "?dryRun=perhaps", fewer), 422, "invalid-value");
        refused(put("neighbour", terms + "?dryRun=true", fewer), 403, "not-yours");
        // both places are there still
        created(hold("university", offer, cohort, 2));
        refused(put("provider", terms + "?dryRun=true", fewer), 409, "places-booked");
        refused(post("provider", part + "?dryRun=true", gone), 409, "places-booked");
    }

    @Test
    void offers_are_posted_together_and_again() {
        String area = area(2);
        JsonNode linked = json(post(
                        "provider",
                        "/api/placement-areas/" + area + "/linked-offers",
                        Map.of("professions", List.of("NUR-ADULT", "NUR-CHILD"), "offer", offer(2)))
                .expectStatus()
                .isCreated());
        assertThat(linked.get("offers").size()).isEqualTo(2);
        refused(
                post(
                        "provider",
                        "/api/placement-areas/" + area + "/linked-offers",
                        Map.of("professions", List.of("NUR-ADULT"), "offer", offer(2))),
                422,
                "invalid-value");
        String first = linked.get("offers").get(0).asString();
        String path = "/api/placement-areas/" + area + "/offers";
        refused(post("provider", path, with(offer(2), Map.of("replaces", first))), 409, "wrong-state");
        done(post("provider", "/api/offers/" + first + "/withdrawal", Map.of("reason", REASON)));
        created(post("provider", path, with(offer(2), Map.of("replaces", first))));
    }

    @Test
    void an_offer_asks_for_an_agreement_or_is_for_somebody_else() {
        String area = area(4);
        String path = "/api/placement-areas/" + area + "/offers";
        String cohort = cohort("university");
        String agreed = created(post("provider", path, with(offer(2), Map.of("agreementRequired", true))))
                .get("offer")
                .asString();
        refused(hold("university", agreed, cohort, 1), 409, "agreement-required");
        Map<String, Object> agreement =
                Map.of("university", organisationOf("university"), "from", "2026-09-01", "to", "2027-08-31");
        refused(post("university", "/api/agreements", agreement), 403, "not-allowed");
        created(post("provider", "/api/agreements", agreement));
        created(hold("university", agreed, cohort, 1));
        done(post(
                "provider",
                "/api/agreements/with/" + organisationOf("university") + "/end",
                Map.of("lastDay", "2026-12-01", "reason", REASON)));
        refused(hold("university", agreed, cohort, 1), 409, "agreement-required");
        String others = created(post(
                        "provider", path, with(offer(2), Map.of("onlyFor", List.of(organisationOf("rival"))))))
                .get("offer")
                .asString();
        refused(hold("university", others, cohort, 1), 409, "offer-for-others");
    }

    @Test
    void a_share_is_kept_for_one_university_and_the_offer_is_closed_when_it_is_enough() {
        String path = "/api/placement-areas/" + area(4) + "/offers";
        Map<String, Object> share =
                Map.of("university", organisationOf("university"), "places", 2, "until", "2026-11-27");
        String offer = created(post("provider", path, with(offer(3), Map.of("reserved", List.of(share)))))
                .get("offer")
                .asString();
        String rivals = cohort("rival");
        JsonNode problem = refused(hold("rival", offer, rivals, 2), 409, "capacity-exceeded");
        assertThat(problem.get("weeks").get(0).get("bound").asString()).isEqualTo("RESERVED");
        created(hold("rival", offer, rivals, 1));
        created(hold("university", offer, cohort("university"), 2));
        refused(post("provider", path, with(offer(1), Map.of("reserved", List.of(share)))), 422, "invalid-value");
        refused(
                post("provider", path, with(offer(3), Map.of("reserved", List.of(Map.of("places", 1))))),
                422,
                "missing-value");
        String closure = "/api/offers/" + offer + "/closure";
        refused(post("rival", closure, Map.of()), 403, "not-allowed");
        reported(post("provider", closure + "?dryRun=true", Map.of()));
        done(post("provider", closure, Map.of()));
        refused(hold("university", offer, cohort("university"), 1), 409, "offer-closed");
        refused(post("provider", closure, Map.of()), 409, "wrong-state");
    }

    @Test
    void what_was_booked_before_the_market_comes_from_a_table_all_or_none() {
        String offer = offer(area(1), 2);
        String cohort = cohort("university");
        enrol("university", cohort, List.of("E1", "E2"));
        String head = "offer,cohort,student,first_day,last_day\n";
        String row = offer + "," + cohort + ",";
        String path = "/api/earlier-bookings-imports";
        JsonNode tried = reported(postCsv(
                "university", path + "?dryRun=true", head + row + "E1,,\n" + row + "E2,30/11/2026,06/12/2026\n"));
        assertThat(tried.get("accepted").size()).isEqualTo(2);
        JsonNode taken =
                reported(postCsv("university", path, head + row + "E1,,\n" + row + "E2,30/11/2026,06/12/2026\n"));
        assertThat(taken.get("areas").valueStream().toList().getFirst().size()).isEqualTo(1);
        JsonNode problem =
                refused(postCsv("university", path, head + row + "E1,,\n" + row + "E3,,\n"), 422, "invalid-rows");
        assertThat(problem.get("rows")
                        .valueStream()
                        .map(line -> line.get("code").asString()))
                .containsExactly("student-already-booked", "invalid-value");
        refused(postCsv("university", path, head + row + "E2,2026-12-07,\n"), 422, "invalid-rows");
        refused(postCsv("university", path, head), 422, "missing-value");
        refused(postCsv("provider", path, head + row + "E1,,\n"), 403, "not-allowed");
        String allocation = taken.get("accepted").get(0).asString();
        done(post("provider", "/api/allocations/" + allocation + "/acceptance", Map.of()));
        at("2027-02-01T00:00");
        JsonNode closed = refused(
                postCsv("university", path, head + row + "E2,2026-12-07,2026-12-13\n"), 409, "earlier-bookings-closed");
        assertThat(closed.get("until").asString()).isEqualTo("2027-01-31");
        assertThat(closed.get("accepted").asString()).contains("holds and allocations");
    }

    @Test
    void requests_and_waiting_can_be_tried_and_leave_no_trace() {
        String awaited = awaited(area(2), 2);
        String cohort = cohort("university");
        Map<String, Object> two = Map.of("cohort", cohort, "places", 2);
        String requests = "/api/offers/" + awaited + "/requests";
        reported(post("university", requests + "?dryRun=true", two));
        created(post("university", requests, two));
        refused(post("university", requests + "?dryRun=true", two), 409, "already-exists");
        String offer = offer(area(1), 1);
        created(hold("university", offer, cohort, 1));
        String waiting = "/api/offers/" + offer + "/waiting-entries";
        Map<String, Object> one = Map.of("cohort", cohort, "places", 1);
        reported(post("university", waiting + "?dryRun=true", one));
        created(post("university", waiting, one));
        refused(post("university", waiting + "?dryRun=true", one), 409, "already-exists");
    }

    @Test
    void an_area_says_what_it_would_take() {
        String path = "/api/placement-areas/" + area(2) + "/appetite";
        Map<String, Object> spring =
                Map.of("profession", "NUR-ADULT", "firstDay", "2027-01-04", "lastDay", "2027-03-26", "answer", "NO");
        refused(put("provider", path, spring), 422, "missing-value");
        done(put("provider", path, with(spring, Map.of("reason", REASON))));
        refused(put("neighbour", path, with(spring, Map.of("answer", "YES"))), 403, "not-yours");
        refused(put("provider", path, with(spring, Map.of("answer", "PERHAPS"))), 422, "invalid-value");
    }

    @Test
    void learners_elsewhere_come_from_a_table_all_or_none() {
        String area = area(2);
        String head = "area,profession,first_day,last_day,learners\n";
        JsonNode taken = reported(postCsv(
                "provider",
                "/api/learners-elsewhere-imports",
                head + area + ",NUR-ADULT,2026-12-07,2026-12-18,3\n" + area + ",,14/12/2026,18/12/2026,1\n"));
        assertThat(taken.get("rows").asInt()).isEqualTo(2);
        assertThat(taken.get("areas").has(area)).isTrue();
        JsonNode problem = refused(
                postCsv(
                        "provider",
                        "/api/learners-elsewhere-imports",
                        head + area + ",NUR-ADULT,2026-12-07,2026-12-18,9\n" + area + ",,2026-11-02,2026-11-06,1\n"),
                422,
                "invalid-rows");
        assertThat(problem.get("rows").get(0).get("line").asInt()).isEqualTo(3);
        refused(
                postCsv("provider", "/api/learners-elsewhere-imports", head + "nowhere,,2026-12-07,x,many\n"),
                422,
                "invalid-rows");
        refused(postCsv("university", "/api/learners-elsewhere-imports", head), 403, "not-allowed");
    }

    @Test
    void a_release_is_run_again_by_the_operator_once_it_has_come() {
        String offer = awaited(area(2), 2);
        String path = "/api/offers/" + offer + "/release/rerun";
        refused(post("provider", path, Map.of("reason", REASON)), 403, "not-allowed");
        refused(post("operator", path, Map.of()), 422, "missing-value");
        refused(post("operator", path, Map.of("reason", REASON)), 409, "wrong-state");
    }

    @Test
    void a_hub_answers_for_its_member_and_records_who_learns_there_until_the_membership_ends() {
        String area = area(4);
        Map<String, Object> terms = new HashMap<>(offer(4));
        terms.put("confirmWithinWorkingDays", 5);
        String offer = created(post("provider", "/api/placement-areas/" + area + "/offers", terms))
                .get("offer")
                .asString();
        String cohort = cohort("university");
        enrol("university", cohort, List.of("H1", "H2"));
        List<String> allocations = created(allocate("university", offer, cohort, List.of("H1", "H2")))
                .get("allocations")
                .valueStream()
                .map(row -> row.get("allocation").asString())
                .toList();
        String accept = "/api/allocations/" + allocations.getFirst() + "/acceptance";
        String giveBack = "/api/allocations/" + allocations.getLast() + "/return";
        String learners = "area,profession,first_day,last_day,learners\n" + area + ",,2026-12-07,2026-12-13,1\n";
        refused(post("neighbour", accept, Map.of()), 403, "not-yours");
        refused(postCsv("neighbour", "/api/learners-elsewhere-imports", learners), 422, "invalid-rows");
        Map<String, Object> hub = Map.of("hub", organisationOf("neighbour"), "from", "2026-11-01", "to", "2027-10-31");
        done(post("provider", "/api/network-memberships", hub));
        done(post("neighbour", accept, Map.of()));
        done(post("neighbour", giveBack, Map.of("reason", REASON)));
        reported(postCsv("neighbour", "/api/learners-elsewhere-imports", learners));
        String hold = created(
                        post("university", "/api/offers/" + offer + "/holds", Map.of("cohort", cohort, "places", 1)))
                .get("hold")
                .asString();
        done(post(
                "provider",
                "/api/network-memberships/end",
                Map.of("hub", organisationOf("neighbour"), "lastDay", "2026-11-24")));
        refused(post("neighbour", "/api/holds/" + hold + "/release", Map.of("reason", REASON)), 403, "not-yours");
    }

    @Test
    void a_hub_acts_for_its_member_and_a_merged_area_changes_hands() {
        String area = area(2);
        String offers = "/api/placement-areas/" + area + "/offers";
        refused(post("neighbour", offers, offer(1)), 403, "not-yours");
        Map<String, Object> year = Map.of("hub", organisationOf("neighbour"), "from", "2026-11-01", "to", "2027-10-31");
        refused(post("university", "/api/network-memberships", year), 403, "not-allowed");
        done(post("provider", "/api/network-memberships", year));
        created(post("neighbour", offers, offer(1)));
        created(post(
                "neighbour",
                "/api/placement-areas",
                Map.of("name", "Clinic", "maximum", 2, "provider", organisationOf("provider"))));
        done(post(
                "provider",
                "/api/network-memberships/end",
                Map.of("hub", organisationOf("neighbour"), "lastDay", "2026-11-24")));
        refused(post("neighbour", offers, offer(1)), 403, "not-yours");
        Map<String, Object> merger = Map.of("to", organisationOf("neighbour"));
        refused(post("provider", "/api/placement-areas/" + area + "/transfer", merger), 403, "not-allowed");
        done(post("operator", "/api/placement-areas/" + area + "/transfer", merger));
        created(post("neighbour", offers, offer(1)));
        refused(post("provider", offers, offer(1)), 403, "not-yours");
    }
}
