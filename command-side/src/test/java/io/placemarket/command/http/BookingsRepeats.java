package io.placemarket.command.http;

import static io.placemarket.command.http.HttpTest.REASON;
import static io.placemarket.command.http.HttpTest.created;
import static io.placemarket.command.http.HttpTest.offer;
import static io.placemarket.command.http.ProvidersRepeats.reasoned;
import static io.placemarket.command.http.ProvidersRepeats.timed;
import static io.placemarket.command.http.ProvidersRepeats.with;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** What both sides ask twice of holds, allocations, requests and waiting. */
record BookingsRepeats(RepeatsOverHttpTest market) {
    private static final String OFFER = "/api/offers/";
    private static final List<String> WEEK = List.of("2026-W50");

    Map<String, Supplier<Repeat>> all() {
        Map<String, Supplier<Repeat>> all = new HashMap<>();
        all.putAll(holds());
        all.putAll(requests());
        all.putAll(waiting());
        all.putAll(naming());
        all.putAll(allocations());
        all.putAll(handingOn());
        return all;
    }

    private static String id(JsonNode made, String what) {
        return made.get(what).asString();
    }

    private String offered() {
        return market.offer(market.area(4), 4);
    }

    private Map<String, Object> places(int places) {
        return Map.of("cohort", market.cohort("university"), "places", places);
    }

    /** Some places of some weeks, for a cohort. */
    private Repeat asking(String path, Map<String, Object> body) {
        return timed(Repeat.of("university", path, with(body, Map.of("weeks", WEEK)))
                .but("cohort", market.cohort("university"))
                .but("places", 3));
    }

    private String held() {
        return "/api/holds/" + id(created(market.post("university", OFFER + offered() + "/holds", places(2))), "hold");
    }

    private Map<String, Supplier<Repeat>> holds() {
        return Map.of(
                "POST /api/offers/{offer}/holds", () -> asking(OFFER + offered() + "/holds", places(2)),
                "POST /api/holds/{hold}/release",
                        () -> reasoned(Repeat.of("university", held() + "/release", Map.of("reason", REASON))),
                "POST /api/holds/{hold}/extension", () -> Repeat.of("university", held() + "/extension"));
    }

    private String requested() {
        String offer = market.awaited(market.area(4), 4);
        return "/api/requests/"
                + id(created(market.post("university", OFFER + offer + "/requests", places(2))), "request");
    }

    private Map<String, Supplier<Repeat>> requests() {
        return Map.of(
                "POST /api/offers/{offer}/requests",
                        () -> asking(OFFER + market.awaited(market.area(4), 4) + "/requests", places(2)),
                "PUT /api/requests/{request}",
                        () -> timed(Repeat.of("university", requested(), Map.of("places", 1, "weeks", WEEK))
                                .but("places", 3)),
                "DELETE /api/requests/{request}", () -> Repeat.of("university", requested()));
    }

    /** A full offer, somebody else's hold in it, and an entry that waits for that. */
    private record Queue(String offer, String hold, String entry) {}

    private Queue queue() {
        String offer = market.offer(market.area(1), 1);
        String hold = id(
                created(market.post(
                        "rival", OFFER + offer + "/holds", Map.of("cohort", market.cohort("rival"), "places", 1))),
                "hold");
        String entry = id(created(market.post("university", OFFER + offer + "/waiting-entries", places(1))), "entry");
        return new Queue(offer, hold, entry);
    }

    private String turn() {
        Queue queue = queue();
        HttpTest.done(market.post("rival", "/api/holds/" + queue.hold() + "/release", Map.of("reason", REASON)));
        return "/api/turns/" + market.turnOf(queue.entry());
    }

    private Map<String, Supplier<Repeat>> waiting() {
        return Map.of(
                "POST /api/offers/{offer}/waiting-entries",
                        () -> asking(OFFER + queue().offer() + "/waiting-entries", places(1)),
                "DELETE /api/waiting-entries/{entry}",
                        () -> Repeat.of("university", "/api/waiting-entries/" + queue().entry()),
                "POST /api/turns/{turn}/hold", () -> Repeat.of("university", turn() + "/hold"),
                "DELETE /api/turns/{turn}", () -> Repeat.of("university", turn()));
    }

    private Repeat named(String path, String first, String second) {
        String cohort = market.cohort("university");
        market.enrol("university", cohort, List.of(first, second));
        String offer = offered();
        return timed(Repeat.of(
                        "university",
                        OFFER + offer + path,
                        Map.of("cohort", cohort, "students", List.of(first), "weeks", WEEK))
                .but("cohort", market.cohort("university"))
                .but("students", List.of(second))
                .but("students", List.of(first, second))
                .but("hold", offer + "-h0000000000"));
    }

    private Map<String, Supplier<Repeat>> naming() {
        return Map.of(
                "POST /api/offers/{offer}/allocations", () -> named("/allocations", "rep-n1", "rep-n2"),
                "POST /api/offers/{offer}/allocations/each", () -> named("/allocations/each", "rep-e1", "rep-e2"),
                "POST /api/earlier-bookings-imports from a table",
                        () -> {
                            String cohort = market.cohort("university");
                            market.enrol("university", cohort, List.of("rep-b1", "rep-b2"));
                            return Repeat.table(
                                    "university",
                                    "/api/earlier-bookings-imports",
                                    "offer,cohort,student,first_day,last_day",
                                    List.of(offered(), cohort, "rep-b1", "2026-11-30", "2026-12-06"),
                                    List.of(
                                            offered(),
                                            market.cohort("university"),
                                            "rep-b2",
                                            "2026-12-01",
                                            "2026-12-13"));
                        });
    }

    /** An allocation of a student with this number, in an offer with these terms. */
    private String allocated(String reference, Map<String, Object> terms) {
        String area = id(
                created(market.post(
                        "provider",
                        "/api/placement-areas",
                        Map.of("name", "Ward", "maximum", 4, "auditedFrom", "2026-11-02"))),
                "area");
        String offer = id(created(market.post("provider", "/api/placement-areas/" + area + "/offers", terms)), "offer");
        String cohort = market.cohort("university");
        market.enrol("university", cohort, List.of(reference, reference + "-instead"));
        return "/api/allocations/"
                + id(
                        created(market.allocate("university", offer, cohort, List.of(reference)))
                                .get("allocations")
                                .get(0),
                        "allocation");
    }

    private String proposed(String reference) {
        return allocated(reference, with(offer(2), Map.of("confirmWithinWorkingDays", 2)));
    }

    private String accepted(String reference) {
        return allocated(reference, offer(2));
    }

    private static Repeat why(String user, String path) {
        return reasoned(Repeat.of(user, path, Map.of("reason", REASON)));
    }

    private Map<String, Supplier<Repeat>> allocations() {
        return Map.of(
                "POST /api/allocations/{allocation}/acceptance",
                        () -> Repeat.of("provider", proposed("rep-1") + "/acceptance"),
                "POST /api/allocations/{allocation}/return", () -> why("provider", proposed("rep-2") + "/return"),
                "POST /api/allocations/{allocation}/withdrawal",
                        () -> why("university", accepted("rep-3") + "/withdrawal"),
                "POST /api/allocations/{allocation}/partial-withdrawal",
                        () -> reasoned(timed(Repeat.of(
                                "university",
                                accepted("rep-4") + "/partial-withdrawal",
                                Map.of("weeks", WEEK, "reason", REASON)))),
                "POST /api/allocations/{allocation}/did-not-start",
                        () -> why("provider", begun("rep-5") + "/did-not-start"),
                "POST /api/allocations/{allocation}/left-early",
                        () -> reasoned(Repeat.of(
                                        "provider",
                                        begun("rep-6") + "/left-early",
                                        Map.of("lastDay", "2026-11-24", "reason", REASON))
                                .but("lastDay", "2026-11-23")));
    }

    /** One that began this week. */
    private String begun(String reference) {
        return allocated(reference, with(offer(2), Map.of("firstDay", "2026-11-23")));
    }

    private Map<String, Supplier<Repeat>> handingOn() {
        return Map.of(
                "POST /api/allocations/{allocation}/postponement", this::postponement,
                "POST /api/allocations/{allocation}/transfer", this::transfer,
                "POST /api/allocations/{allocation}/replacement",
                        () -> reasoned(Repeat.of(
                                        "university",
                                        accepted("rep-7") + "/replacement",
                                        Map.of("student", "rep-7-instead", "reason", REASON))
                                .but("student", "rep-other")
                                .but("weeks", WEEK)));
    }

    private Repeat postponement() {
        String allocation = accepted("rep-8");
        HttpTest.done(market.post(
                "university",
                allocation + "/partial-withdrawal",
                Map.of("weeks", List.of("2026-W51/2026-W52"), "reason", REASON)));
        return reasoned(Repeat.of(
                        "university",
                        allocation + "/postponement",
                        Map.of("weeks", List.of("2026-W49"), "to", List.of("2026-W51"), "reason", REASON))
                .but("weeks", List.of("2026-W50"))
                .but("to", List.of("2026-W52"))
                .but(Map.of("firstDay", "2026-12-14", "lastDay", "2026-12-18"), Set.of("to"))
                .but(Map.of("firstDay", "2026-12-15", "lastDay", "2026-12-18"), Set.of("to"))
                .but(Map.of("firstDay", "2026-12-14", "lastDay", "2026-12-17"), Set.of("to")));
    }

    private Repeat transfer() {
        return reasoned(Repeat.of(
                        "university",
                        accepted("rep-9") + "/transfer",
                        Map.of("offer", offered(), "weeks", WEEK, "reason", REASON))
                .but("offer", offered())
                .but("weeks", List.of("2026-W51"))
                .but("to", List.of("2026-W52")));
    }
}
