package io.placemarket.command.http;

import static io.placemarket.command.http.HttpTest.REASON;
import static io.placemarket.command.http.HttpTest.created;
import static io.placemarket.command.http.HttpTest.done;
import static io.placemarket.command.http.HttpTest.newCohort;
import static io.placemarket.command.http.HttpTest.reported;
import static io.placemarket.command.http.ProvidersRepeats.reasoned;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** What universities ask twice of their cohorts and students; and what anybody asks for themselves. */
record UniversitiesRepeats(RepeatsOverHttpTest market) {
    private static final String COHORT = "/api/cohorts/";
    private static final String STUDENT = "/api/students/";

    Map<String, Supplier<Repeat>> all() {
        Map<String, Supplier<Repeat>> all = new HashMap<>();
        all.putAll(cohorts());
        all.putAll(programmes());
        all.putAll(tables());
        all.putAll(students());
        all.putAll(ownOnes());
        return all;
    }

    private Map<String, Supplier<Repeat>> cohorts() {
        return Map.of(
                "POST /api/cohorts",
                        () -> Repeat.of("university", "/api/cohorts", newCohort())
                                .but("programme", "BSc")
                                .but("profession", "NUR-CHILD")
                                .but("level", "YEAR_3")
                                .but("route", "APPRENTICESHIP")
                                .but("attendance", "PART_TIME")
                                .but("intake", "2025-01")
                                .but("size", 81)
                                .but("weeks", List.of("2026-W49/2026-W51"))
                                .but(Map.of("firstDay", "2026-11-30", "lastDay", "2026-12-27"), Set.of("weeks")),
                "POST /api/cohorts/{cohort}/students from a table", () -> enrolment("T"),
                "POST /api/cohorts/{cohort}/students from a table to a table", () -> enrolment("U"),
                "POST /api/cohorts/{cohort}/calendar-link",
                        () -> Repeat.of("university", COHORT + market.cohort("university") + "/calendar-link"),
                "DELETE /api/cohorts/{cohort}/calendar-link",
                        () -> {
                            String path = COHORT + market.cohort("university") + "/calendar-link";
                            done(market.post("university", path, Map.of()));
                            return Repeat.of("university", path);
                        });
    }

    private Repeat enrolment(String prefix) {
        return Repeat.table(
                "university",
                COHORT + market.cohort("university") + "/students",
                "reference",
                List.of(prefix + "-rep-1"),
                List.of(prefix + "-rep-2"));
    }

    /** A cohort of a student with this number. */
    private String with(String reference) {
        String cohort = market.cohort("university");
        market.enrol("university", cohort, List.of(reference));
        return COHORT + cohort;
    }

    private static Map<String, Object> onDay(String reference) {
        return Map.of("student", reference, "day", "2026-11-24");
    }

    private static Map<String, Object> leaving(String reference) {
        return Map.of("student", reference, "lastDay", "2026-11-24", "reason", REASON);
    }

    private Map<String, Supplier<Repeat>> programmes() {
        return Map.of(
                "POST /api/cohorts/{cohort}/programme-starts",
                        () -> Repeat.of("university", with("rep-s") + "/programme-starts", onDay("rep-s"))
                                .but("student", "rep-other")
                                .but("day", "2026-11-23"),
                "POST /api/cohorts/{cohort}/programme-completions",
                        () -> Repeat.of("university", started("rep-c") + "/programme-completions", onDay("rep-c"))
                                .but("student", "rep-other")
                                .but("day", "2026-11-23"),
                "POST /api/cohorts/{cohort}/programme-leavers",
                        () -> reasoned(Repeat.of("university", with("rep-l") + "/programme-leavers", leaving("rep-l"))
                                .but("student", "rep-other")
                                .but("lastDay", "2026-11-23")),
                "POST /api/cohorts/{cohort}/programme-reinstatements",
                        () -> reasoned(Repeat.of(
                                        "university",
                                        left("rep-r") + "/programme-reinstatements",
                                        Map.of("student", "rep-r", "reason", REASON))
                                .but("student", "rep-other")));
    }

    private String started(String reference) {
        String cohort = with(reference);
        reported(market.post("university", cohort + "/programme-starts", onDay(reference)));
        return cohort;
    }

    private String left(String reference) {
        String cohort = with(reference);
        done(market.post("university", cohort + "/programme-leavers", leaving(reference)));
        return cohort;
    }

    private Map<String, Supplier<Repeat>> tables() {
        return Map.of(
                "POST /api/cohorts/{cohort}/programme-starts from a table",
                        () -> days(with("rep-ts") + "/programme-starts", "rep-ts"),
                "POST /api/cohorts/{cohort}/programme-completions from a table",
                        () -> days(started("rep-tc") + "/programme-completions", "rep-tc"),
                "POST /api/cohorts/{cohort}/programme-leavers from a table",
                        () -> Repeat.table(
                                "university",
                                with("rep-tl") + "/programme-leavers",
                                "reference,last_day,reason,note",
                                List.of("rep-tl", "2026-11-24", "TRAVEL", "far"),
                                List.of("rep-other", "2026-11-23", "OTHER", "")),
                "POST /api/cohorts/{cohort}/programme-reinstatements from a table",
                        () -> Repeat.table(
                                "university",
                                left("rep-tr") + "/programme-reinstatements",
                                "reference,reason,note",
                                List.of("rep-tr", "RECORDED_IN_ERROR", "sorry"),
                                List.of("rep-other", "OTHER", "")),
                "POST /api/cohorts/{cohort}/requirements from a table",
                        () -> Repeat.table(
                                "university",
                                with("rep-tq") + "/requirements",
                                "reference,requirement,status,expires",
                                List.of("rep-tq", "DBS", "CLEARED", "2027-03-01"),
                                List.of("rep-other", "TRAINING", "PENDING", "2027-03-02")),
                "PUT /api/plans/{year} from a table", this::plan);
    }

    private static Repeat days(String path, String reference) {
        return Repeat.table(
                "university",
                path,
                "reference,day",
                List.of(reference, "2026-11-24"),
                List.of("rep-other", "2026-11-23"));
    }

    private Repeat plan() {
        String own = market.organisationOf("university");
        String path = "/api/plans/2031";
        return Repeat.table(
                        "region",
                        path + "?educationProvider=" + own,
                        "education_provider,profession,level,route,start,number",
                        List.of("", "NUR-ADULT", "YEAR_1", "DEGREE", "2031-09", "80"),
                        List.of(
                                market.organisationOf("rival"),
                                "NUR-CHILD",
                                "YEAR_2",
                                "APPRENTICESHIP",
                                "2031-10",
                                "81"))
                .butParameter("educationProvider", path + "?educationProvider=" + market.organisationOf("rival"));
    }

    private String student(String reference) {
        return STUDENT
                + market.enrol("university", market.cohort("university"), List.of(reference))
                        .getFirst();
    }

    private Map<String, Supplier<Repeat>> students() {
        return Map.of(
                "POST /api/students/{student}/requirements",
                        () -> Repeat.of(
                                        "university",
                                        student("rep-q") + "/requirements",
                                        Map.of("requirement", "DBS", "status", "CLEARED", "expires", "2027-03-01"))
                                .but("requirement", "TRAINING")
                                .but("status", "PENDING")
                                .but("expires", "2027-03-02"),
                "PUT /api/students/{student}/adjustments",
                        () -> Repeat.of(
                                        "university",
                                        student("rep-a") + "/adjustments",
                                        Map.of("adjustments", "a desk that can be raised"))
                                .but("adjustments", "a quiet room"),
                "DELETE /api/students/{student}/adjustments",
                        () -> {
                            String path = student("rep-d") + "/adjustments";
                            done(market.put("university", path, Map.of("adjustments", "a quiet room")));
                            return Repeat.of("university", path);
                        },
                "POST /api/students/{student}/forgetting",
                        () -> Repeat.of(
                                        "university",
                                        student("rep-f") + "/forgetting",
                                        Map.of("reason", "NO_LONGER_NEEDED"))
                                .but("reason", "ASKED_BY_STUDENT"));
    }

    private Map<String, Supplier<Repeat>> ownOnes() {
        return Map.of(
                "POST /api/alerts",
                        () -> Repeat.of("region", "/api/alerts", Map.of("freeBelow", 2))
                                .but("freeBelow", 3)
                                .but(Map.of("stillToPlaceAbove", 3), Set.of("freeBelow"))
                                .but(Map.of("waitingAbove", 3), Set.of("freeBelow"))
                                .but(Map.of("overCommittedAbove", 3), Set.of("freeBelow"))
                                .but("weeks", 4)
                                .but("professions", List.of("NUR-ADULT"))
                                .but("icbs", List.of("QNC"))
                                .but("sectors", List.of("NHS_TRUST"))
                                .but("modes", List.of("BLENDED"))
                                .but("supervisions", List.of("CLIP"))
                                .but("levels", List.of("YEAR_2")),
                "DELETE /api/alerts/{alert}",
                        () -> Repeat.of(
                                "region",
                                "/api/alerts/"
                                        + created(market.post("region", "/api/alerts", Map.of("freeBelow", 5)))
                                                .get("alert")
                                                .asString()));
    }
}
