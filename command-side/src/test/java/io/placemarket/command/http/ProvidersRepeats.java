package io.placemarket.command.http;

import static io.placemarket.command.http.HttpTest.REASON;
import static io.placemarket.command.http.HttpTest.created;
import static io.placemarket.command.http.HttpTest.done;
import static io.placemarket.command.http.HttpTest.offer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** What providers, and the operator of organisations, ask twice. */
record ProvidersRepeats(RepeatsOverHttpTest market) {
    private static final String AREA = "/api/placement-areas/";
    private static final List<String> WEEK = List.of("2026-W50");
    private static final List<String> NEXT_WEEK = List.of("2026-W51");

    Map<String, Supplier<Repeat>> all() {
        Map<String, Supplier<Repeat>> all = new HashMap<>();
        all.putAll(organisations());
        all.putAll(areas());
        all.putAll(audits());
        all.putAll(offers());
        all.putAll(changesOfOffers());
        return all;
    }

    static Map<String, Object> with(Map<String, Object> some, Map<String, Object> more) {
        Map<String, Object> both = new HashMap<>(some);
        both.putAll(more);
        return both;
    }

    /** A reason has two members. */
    static Repeat reasoned(Repeat repeat) {
        return repeat.but("reason.code", "OTHER").but("reason.note", "another");
    }

    /** Weeks are named, or said by days. */
    static Repeat timed(Repeat repeat) {
        return repeat.but("weeks", NEXT_WEEK)
                .but(Map.of("firstDay", "2026-12-07", "lastDay", "2026-12-11"), Set.of("weeks"))
                .but(Map.of("firstDay", "2026-12-08", "lastDay", "2026-12-11"), Set.of("weeks"))
                .but(Map.of("firstDay", "2026-12-07", "lastDay", "2026-12-10"), Set.of("weeks"));
    }

    private Map<String, Supplier<Repeat>> organisations() {
        return Map.of(
                "POST /api/organisations",
                        () -> Repeat.of(
                                        "operator",
                                        "/api/organisations",
                                        Map.of("name", "A home", "ownership", "PRIVATE", "setting", "CARE_HOME"))
                                .but("name", "Another home")
                                .but("roles", List.of("EDUCATION_PROVIDER"))
                                .but("ownership", "VOLUNTARY")
                                .but("setting", "HOSPICE")
                                .but("icb", "QNC")
                                .but("town", "Stafford")
                                .but("postcode", "ST16 3AA")
                                .unless("odsCode", "ukprn"),
                "POST /api/network-memberships",
                        () -> Repeat.of(
                                        "provider",
                                        "/api/network-memberships",
                                        Map.of("hub", hub(), "from", "2026-11-01", "to", "2027-10-31"))
                                .but("hub", market.organisationOf("provider"))
                                .but("from", "2026-11-02")
                                .but("to", "2027-10-30"),
                "POST /api/network-memberships/end", this::leaving,
                "POST /api/placement-areas/{area}/transfer",
                        () -> Repeat.of("operator", AREA + market.area(2) + "/transfer", Map.of("to", hub()))
                                .but("to", market.organisationOf("provider")),
                "POST /api/agreements", () -> agreement("university"),
                "POST /api/agreements/with/{university}/end", this::endOfAgreement);
    }

    private String hub() {
        return market.organisationOf("neighbour");
    }

    private Repeat leaving() {
        String hub = market.organisationOf("provider");
        Map<String, Object> membership = Map.of("hub", hub, "from", "2026-11-01", "to", "2027-10-31");
        done(market.post("neighbour", "/api/network-memberships", membership));
        return Repeat.of("neighbour", "/api/network-memberships/end", Map.of("hub", hub, "lastDay", "2027-05-31"))
                .but("hub", market.organisationOf("rival"))
                .but("lastDay", "2027-06-30");
    }

    private Repeat agreement(String with) {
        return Repeat.of(
                        "neighbour",
                        "/api/agreements",
                        Map.of("university", market.organisationOf(with), "from", "2026-09-01", "to", "2027-08-31"))
                .but("university", market.organisationOf("provider"))
                .but("professions", List.of("NUR-ADULT"))
                .but("from", "2026-09-02")
                .but("to", "2027-08-30");
    }

    private Repeat endOfAgreement() {
        Repeat made = agreement("rival");
        created(market.post(
                "neighbour",
                made.path(),
                Map.of("university", market.organisationOf("rival"), "from", "2026-09-01", "to", "2027-08-31")));
        return reasoned(Repeat.of(
                        "neighbour",
                        "/api/agreements/with/" + market.organisationOf("rival") + "/end",
                        Map.of("lastDay", "2027-05-31", "reason", REASON))
                .but("lastDay", "2027-06-30"));
    }

    private Map<String, Supplier<Repeat>> areas() {
        return Map.of(
                "POST /api/placement-areas",
                        () -> Repeat.of("provider", "/api/placement-areas", Map.of("name", "A ward", "maximum", 2))
                                .but("name", "Another ward")
                                .but("maximum", 3)
                                .but("setting", "HOSPITAL")
                                .but("professions", Map.of("NUR-ADULT", 1))
                                .but("auditedFrom", "2026-11-26")
                                .but("auditedTo", "2027-11-24")
                                .but("provider", hub()),
                "PUT /api/placement-areas/{area}/safe-capacity",
                        () -> reasoned(timed(Repeat.of(
                                        "provider",
                                        AREA + market.area(2) + "/safe-capacity",
                                        Map.of("weeks", WEEK, "places", 1, "reason", REASON))
                                .but("places", 0))),
                "DELETE /api/placement-areas/{area}/safe-capacity", this::lifting,
                "PUT /api/placement-areas/{area}/learners-elsewhere",
                        () -> timed(Repeat.of(
                                        "provider",
                                        AREA + market.area(2) + "/learners-elsewhere",
                                        Map.of("weeks", WEEK, "learners", 1))
                                .but("profession", "NUR-ADULT")
                                .but("learners", 2)),
                "POST /api/learners-elsewhere-imports from a table",
                        () -> Repeat.table(
                                "provider",
                                "/api/learners-elsewhere-imports",
                                "area,profession,first_day,last_day,learners",
                                List.of(market.area(2), "NUR-ADULT", "2026-12-07", "2026-12-11", "1"),
                                List.of(market.area(2), "", "2026-12-01", "2026-12-18", "2")),
                "PUT /api/placement-areas/{area}/supervisors/{name}", () -> supervisors(market.area(2)),
                "DELETE /api/placement-areas/{area}/supervisors/{name}", this::noSupervisors,
                "PUT /api/placement-areas/{area}/appetite",
                        () -> reasoned(Repeat.of(
                                        "provider",
                                        AREA + market.area(2) + "/appetite",
                                        Map.of(
                                                "profession", "NUR-ADULT",
                                                "firstDay", "2027-01-04",
                                                "lastDay", "2027-03-26",
                                                "answer", "NO",
                                                "reason", REASON))
                                .but("profession", "NUR-CHILD")
                                .but("firstDay", "2027-01-05")
                                .but("lastDay", "2027-03-25")
                                .but("answer", "MAYBE")),
                "POST /api/placement-areas/{area}/calendar-link",
                        () -> Repeat.of("provider", AREA + market.area(2) + "/calendar-link"),
                "DELETE /api/placement-areas/{area}/calendar-link", this::revoking);
    }

    private Repeat lifting() {
        String path = AREA + market.area(2) + "/safe-capacity";
        done(market.put("provider", path, Map.of("weeks", WEEK, "places", 1, "reason", REASON)));
        return Repeat.of("provider", path + "?weeks=2026-W50").butParameter("weeks", path + "?weeks=2026-W51");
    }

    private Repeat supervisors(String area) {
        return timed(Repeat.of(
                        "provider",
                        AREA + area + "/supervisors/Nurses",
                        Map.of("weeks", WEEK, "professions", List.of("NUR-ADULT"), "people", 2, "halfHours", 100))
                .but("professions", List.of("NUR-CHILD"))
                .but("people", 3)
                .but("halfHours", 120));
    }

    private Repeat noSupervisors() {
        String path = AREA + market.area(2) + "/supervisors/Nurses";
        done(market.put("provider", path, Map.of("weeks", WEEK, "professions", List.of("NUR-ADULT"), "people", 2)));
        return Repeat.of("provider", path + "?weeks=2026-W50").butParameter("weeks", path + "?weeks=2026-W51");
    }

    private Repeat revoking() {
        String path = AREA + market.area(2) + "/calendar-link";
        done(market.post("provider", path, Map.of()));
        return Repeat.of("provider", path);
    }

    private Map<String, Supplier<Repeat>> audits() {
        return Map.of(
                "POST /api/placement-areas/{area}/audit-renewals",
                        () -> Repeat.of("provider", AREA + market.area(2) + "/audit-renewals", Map.of("maximum", 3))
                                .but("maximum", 4)
                                .but("professions", Map.of("NUR-ADULT", 1))
                                .but("auditedFrom", "2026-11-26")
                                .but("auditedTo", "2027-11-24"),
                "POST /api/placement-areas/{area}/audit-changes",
                        () -> Repeat.of("provider", AREA + market.area(2) + "/audit-changes", Map.of("maximum", 1))
                                .but("maximum", 3)
                                .but("from", "2026-12-07")
                                .but("professions", Map.of("NUR-ADULT", 1)),
                "POST /api/placement-areas/{area}/audit-end",
                        () -> reasoned(Repeat.of(
                                        "provider",
                                        AREA + market.area(2) + "/audit-end",
                                        Map.of("lastDay", "2027-05-31", "reason", REASON))
                                .but("lastDay", "2027-06-30")));
    }

    /** Every member of an offer, each with another value. */
    private Repeat terms(Repeat repeat, String before) {
        Map<String, Object> share =
                Map.of("university", market.organisationOf("rival"), "places", 1, "until", "2026-11-27");
        Repeat all = repeat.but(before + "reserved", List.of(share))
                .but(before + "reserved", List.of(with(share, Map.of("places", 2))))
                .but(before + "reserved", List.of(with(share, Map.of("until", "2026-11-28"))));
        for (Map.Entry<String, Object> other : otherTerms().entrySet()) {
            all = all.but(before + other.getKey(), other.getValue());
        }
        return all;
    }

    private Map<String, Object> otherTerms() {
        return Map.ofEntries(
                Map.entry("profession", "NUR-CHILD"),
                Map.entry("level", "YEAR_3"),
                Map.entry("firstDay", "2026-12-01"),
                Map.entry("lastDay", "2026-12-26"),
                Map.entry("places", 2),
                Map.entry("mode", "BLENDED"),
                Map.entry("confirmWithinWorkingDays", 2),
                Map.entry("supervision", "PEER_ASSISTED"),
                Map.entry("hoursPerWeek", 30),
                Map.entry("releaseAt", "2026-11-28"),
                Map.entry("tieBreak", "FIRST_COME"),
                Map.entry("weekdays", List.of("MONDAY")),
                Map.entry("weeks", List.of("2026-W50")),
                Map.entry("leastWeeks", 2),
                Map.entry("mostWeeks", 3),
                Map.entry("arrangement", "LONG_ARM"),
                Map.entry("groupSize", 4),
                Map.entry("onlyFor", List.of(market.organisationOf("rival"))),
                Map.entry("agreementRequired", true),
                Map.entry("requirements", List.of("DBS")),
                Map.entry("replaces", "ward00000000-00000000"));
    }

    private static Map<String, Object> awaitedOffer() {
        return with(offer(3), Map.of("releaseAt", "2026-11-27", "reserved", List.of()));
    }

    private Map<String, Supplier<Repeat>> offers() {
        return Map.of(
                "POST /api/placement-areas/{area}/offers",
                        () -> terms(Repeat.of("provider", AREA + market.area(2) + "/offers", awaitedOffer()), ""),
                "POST /api/placement-areas/{area}/linked-offers",
                        () -> terms(
                                Repeat.of(
                                                "provider",
                                                AREA + market.area(2) + "/linked-offers",
                                                Map.of(
                                                        "professions", List.of("NUR-ADULT", "NUR-CHILD"),
                                                        "offer", awaitedOffer()))
                                        .but("professions", List.of("NUR-ADULT", "NUR-MH")),
                                "offer."),
                "POST /api/placement-areas/{area}/offer-copies",
                        () -> {
                            String area = market.area(2);
                            market.offer(area, 1);
                            return Repeat.of(
                                            "provider",
                                            AREA + area + "/offer-copies",
                                            Map.of("firstDay", "2026-11-01", "lastDay", "2026-12-31"))
                                    .but("firstDay", "2026-11-02")
                                    .but("lastDay", "2026-12-30")
                                    .but("weeksLater", 26)
                                    .but("again", true);
                        });
    }

    private Map<String, Supplier<Repeat>> changesOfOffers() {
        return Map.of(
                "PUT /api/offers/{offer}/terms",
                        () -> terms(
                                Repeat.of(
                                        "provider",
                                        "/api/offers/" + market.awaited(market.area(4), 2) + "/terms",
                                        awaitedOffer()),
                                ""),
                "POST /api/offers/{offer}/closure",
                        () -> Repeat.of("provider", "/api/offers/" + market.offer(market.area(2), 1) + "/closure"),
                "POST /api/offers/{offer}/withdrawal",
                        () -> reasoned(Repeat.of(
                                        "provider",
                                        "/api/offers/" + market.offer(market.area(2), 1) + "/withdrawal",
                                        Map.of("reason", REASON))
                                .but("bookingsToo", true)),
                "POST /api/offers/{offer}/partial-withdrawal",
                        () -> reasoned(timed(Repeat.of(
                                        "provider",
                                        "/api/offers/" + market.offer(market.area(2), 2) + "/partial-withdrawal",
                                        Map.of("weeks", WEEK, "placesLeft", 1, "reason", REASON))
                                .but("placesLeft", 0))),
                "POST /api/offers/{offer}/release/rerun", this::rerun);
    }

    private Repeat rerun() {
        String offer = market.released();
        return reasoned(Repeat.of("operator", "/api/offers/" + offer + "/release/rerun", Map.of("reason", REASON)));
    }
}
