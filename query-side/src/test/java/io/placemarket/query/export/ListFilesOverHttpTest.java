package io.placemarket.query.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.kernel.area.AppetiteEvent.Answer;
import io.placemarket.kernel.area.AppetiteEvent.AppetiteStated;
import io.placemarket.kernel.area.PlacementAreaEvent.SafeCapacityLowered;
import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.booking.ReasonCode;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.cohort.Route;
import io.placemarket.kernel.id.AgreementId;
import io.placemarket.kernel.id.AlertListId;
import io.placemarket.kernel.id.AppetiteId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.PlanId;
import io.placemarket.kernel.id.RequestId;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.offer.Mode;
import io.placemarket.kernel.offer.ReleaseTerms;
import io.placemarket.kernel.offer.TieBreak;
import io.placemarket.kernel.organisation.AgreementEvent.AgreementMade;
import io.placemarket.kernel.organisation.Sector;
import io.placemarket.kernel.plan.PlanEvent.PlanSet;
import io.placemarket.kernel.plan.PlannedStarts;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.kernel.reference.SupervisionModel;
import io.placemarket.kernel.release.FreePlaces;
import io.placemarket.kernel.release.RequestOutcome;
import io.placemarket.kernel.watch.AlertEvent.AlertSet;
import io.placemarket.kernel.watch.AlertTerms;
import io.placemarket.kernel.watch.Threshold;
import io.placemarket.query.OverHttp;
import io.placemarket.query.market.Story;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@TestPropertySource(properties = "test.market=list-files")
class ListFilesOverHttpTest extends OverHttp {
    private static final String CSV = "text/csv";
    private static final String NDJSON = "application/x-ndjson";
    /** More than the largest page holds. */
    private static final int MANY = 230;
    /** Members that nothing in this market has. */
    private static final Set<String> ABSENT = Set.of(
            "measures:baseline_growth",
            "measures:baseline_percent",
            "organisations:ods_code",
            "organisations:ukprn",
            "organisations:postcode",
            "holds:reason_code",
            "waiting-entries:turn",
            "waiting-entries:lapses_at",
            "waiting-entries:hold",
            "at-risk:student",
            "at-risk:cohort",
            "work:about",
            "search:kilometres",
            "board:free_at_least",
            "area-at-risk:student",
            "area-at-risk:cohort",
            "offers:hours_per_week",
            "offers:weekdays",
            "offers:weeks",
            "offers:least_weeks",
            "offers:most_weeks",
            "offers:arrangement",
            "offers:group_size",
            "offers:requirements",
            "offers:only_for",
            "offers:reserved",
            "allocations:confirm_by",
            "allocations:reason",
            "allocations:note");

    @SuppressWarnings("NullAway.Init") // set before the first test
    private OfferId released;

    @BeforeAll
    void something_for_every_list() {
        Story story = market().story();
        for (int i = 0; i < MANY; i++) {
            story.university(i == 0 ? "=SUM(A1:A9)" : "University %03d".formatted(i));
        }
        OfferId awaited = announced(Instant.parse("2026-11-20T17:00:00Z"));
        announced(Instant.parse("2026-11-20T17:00:00Z"));
        released = announced(Instant.parse("2026-11-17T17:00:00Z"));
        WeekSet weeks = WeekSet.covering(Story.MONDAY, Story.MONDAY.plusDays(11));
        story.request(awaited, market().northern(), market().north(), 6, weeks);
        RequestId asked = story.request(released, market().northern(), market().north(), 6, weeks);
        story.release(
                released,
                weeks.stream().map(week -> new FreePlaces(week, 4)).toList(),
                List.of(new RequestOutcome(
                        asked,
                        6,
                        weeks,
                        8,
                        9,
                        6,
                        3,
                        3,
                        RequestOutcome.Why.SHARE,
                        Optional.of(story.ids().hold(released)))));
        story.withdraw(story.ids().offer(story.ids().area()));
        story.waits(market().wardOffer(), market().northern(), market().north(), 2, weeks);
        story.tell(new AgreementMade(
                AgreementId.of(market().trust(), market().north()),
                market().trust(),
                market().north(),
                new TreeSet<>(Set.of(Story.ADULT, Story.PHYSIO)),
                Story.MONDAY,
                Story.MONDAY.plusYears(1)));
        story.tell(new PlanSet(
                PlanId.of(market().north(), 2026),
                market().north(),
                2026,
                List.of(new PlannedStarts(Story.ADULT, LearnerLevel.YEAR_1, Route.DEGREE, YearMonth.of(2026, 9), 30))));
        for (Threshold.Figure figure : Threshold.Figure.values()) {
            story.tell(new AlertSet(
                    AlertListId.of("region"),
                    story.ids().alert(),
                    "region",
                    new AlertTerms(
                            Threshold.of(figure, 3),
                            5,
                            List.of(Story.ADULT),
                            figure == Threshold.Figure.STILL_TO_PLACE ? List.of() : List.of("QOC"),
                            figure == Threshold.Figure.STILL_TO_PLACE ? List.of() : List.of(Sector.NHS_TRUST),
                            figure == Threshold.Figure.STILL_TO_PLACE ? List.of() : List.of(Mode.IN_PERSON),
                            figure == Threshold.Figure.STILL_TO_PLACE
                                    ? List.of()
                                    : List.of(SupervisionModel.NOT_STATED),
                            List.of(LearnerLevel.YEAR_2))));
        }
        story.tell(new AppetiteStated(
                AppetiteId.of(market().ward()),
                market().ward(),
                Story.ADULT,
                Story.MONDAY,
                Story.MONDAY.plusMonths(3),
                Answer.NO,
                Optional.of(Reason.of(ReasonCode.BUILDING_WORK))));
        story.cohort(market().north(), new ProfessionCode("PODIATRY"), 7, weeks);
        story.tell(new SafeCapacityLowered(market().ward(), weeks, 1, Reason.of(ReasonCode.STAFF_SICKNESS)));
        story.offer(market().trust(), story.area(market().trust(), 9), Story.terms(Story.ADULT, 9, Story.MONDAY, 2));
    }

    private OfferId announced(Instant release) {
        return market().story()
                .offer(
                        market().trust(),
                        market().ward(),
                        Story.terms(Story.ADULT, 4, Story.MONDAY, 2)
                                .released(Optional.of(new ReleaseTerms(release, TieBreak.PROPORTIONAL))));
    }

    private EntityExchangeResult<String> read(String user, String path, String type) {
        return as(user).get()
                .uri(path.replace("{cohort}", market().northern().value())
                                .replace("{offer}", market().wardOffer().value())
                                .replace("{area}", market().ward().value())
                                .replace("{released}", released.value())
                        + (path.contains("?") ? "&" : "?") + "atLeast="
                        + market().story().position())
                .header(HttpHeaders.ACCEPT, type)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult();
    }

    private static String body(EntityExchangeResult<String> answer) {
        return Objects.requireNonNullElse(answer.getResponseBody(), "");
    }

    private List<ObjectNode> ndjson(String user, String path) {
        return body(read(user, path, NDJSON))
                .lines()
                .map(line -> (ObjectNode) JsonMapper.shared().readTree(line))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "region, /api/board?from=2026-W48&weeks=2, board",
        "region, /api/board?from=2026-W48&weeks=2&columns=mode, board",
        "region, /api/board/cell?from=2026-W48&limit=1, behind-a-cell",
        "north, /api/offers, offers",
        "region, /api/offers/{offer}/history, history",
        "trust, /api/placement-areas?mine=true, placement-areas",
        "north, /api/cohorts, cohorts",
        "north, /api/cohorts/{cohort}/students?limit=1, students",
        "north, /api/allocations, allocations",
        "north, /api/cohorts/{cohort}/fits, fits",
        "region, /api/appetite, appetite",
        "region, /api/measures?firstWeek=2026-W48&lastWeek=2026-W49, measures",
        "north, /api/unmet-demand, unmet-demand",
        "region, /api/changes?since=1, changes",
        "north, /api/holds, holds",
        "north, /api/requests, requests",
        "north, /api/waiting-entries, waiting-entries",
        "trust, /api/at-risk, at-risk",
        "north, /api/agreements, agreements",
        "region, /api/plans, plans",
        "trust, /api/work, work",
        "region, /api/organisations, organisations",
        "region, /api/alerts, alerts",
        "north, /api/cohorts/{cohort}/coming, coming",
        "trust, /api/offers/{offer}, offer-weeks",
        "north, /api/offers/{released}/release, release",
        "trust, /api/placement-areas/{area}, area-weeks",
        "trust, /api/placement-areas/{area}/at-risk, area-at-risk",
        "operator, /api/parked-events, parked-events",
        "north, /api/cohorts/{cohort}/search, search"
    })
    void every_list_is_a_file_of_one_line_a_thing_with_the_members_it_says(String user, String path, String name) {
        ListFile file = ListFiles.ALL.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        EntityExchangeResult<String> csv = read(user, path, CSV);
        List<ObjectNode> lines = ndjson(user, path);
        assertThat(lines).isNotEmpty().doesNotHaveDuplicates();
        assertThat(csv.getResponseHeaders().getFirst(HttpHeaders.CONTENT_DISPOSITION))
                .isEqualTo("attachment; filename=\"" + name + ".csv\"");
        assertThat(csv.getResponseHeaders().getFirst("Placemarket-Position")).isNotEmpty();
        assertThat(body(csv).lines()).hasSize(lines.size() + 1);
        assertThat(body(csv).lines().findFirst()).hasValue(String.join(",", file.header()));
        Set<String> missing = new HashSet<>();
        file.columns().stream()
                .filter(column -> lines.stream()
                        .allMatch(line -> column.value().apply(line).isMissingNode()))
                .map(column -> name + ":" + column.name())
                .forEach(missing::add);
        assertThat(missing).as("columns that no line has").isSubsetOf(ABSENT);
    }

    @Test
    void a_list_longer_than_a_page_comes_whole_whatever_page_was_asked_for() {
        assertThat(ndjson("region", "/api/organisations?limit=3"))
                .hasSizeGreaterThan(MANY)
                .doesNotHaveDuplicates();
        assertThat(body(read("region", "/api/organisations?q=university", CSV)).lines())
                .hasSizeGreaterThan(200)
                .noneMatch(line -> line.contains("Example Hospice"));
    }

    @Test
    void no_cell_is_a_formula_for_a_spreadsheet() {
        assertThat(body(read("region", "/api/organisations", CSV)))
                .contains("'=SUM(A1:A9)")
                .doesNotContain(",=SUM");
    }

    @Test
    void what_json_withholds_or_rounds_a_file_withholds_and_rounds() {
        String path = "/api/measures?firstWeek=2026-W48&lastWeek=2026-W49";
        JsonNode answer = JsonMapper.shared().readTree(body(read("region", path, "application/json")));
        List<JsonNode> told = new ArrayList<>();
        answer.path("measures").forEach(measure -> {
            told.add(measure.path("total"));
            measure.path("breakdowns").forEach(part -> part.path("figures").forEach(told::add));
        });
        List<ObjectNode> lines = ndjson("region", path);
        assertThat(lines).hasSameSizeAs(told);
        for (int i = 0; i < lines.size(); i++) {
            for (String member : List.of("key", "numerator", "denominator", "suppressed", "baseline")) {
                assertThat(lines.get(i).path(member)).isEqualTo(told.get(i).path(member));
            }
        }
    }

    @Test
    void nobodys_file_holds_anothers_bookings() {
        for (String form : List.of(CSV, NDJSON)) {
            assertThat(body(read("south", "/api/waiting-entries", form)))
                    .doesNotContain(market().northern().value());
            assertThat(body(read("south", "/api/holds", form)))
                    .doesNotContain(market().northern().value());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "region, /api/organisations?colour=red, 422, invalid-value",
        "region, /api/holds?cursor=abc, 422, invalid-value",
        "region, /api/measures?limit=3, 422, invalid-value",
        "region, /api/measures?lastWeek=soon, 422, invalid-value",
        "trust, /api/cohorts/000000000000/search, 403, not-allowed"
    })
    void what_is_refused_is_refused_with_a_problem_also_to_who_wants_a_file(
            String user, String path, int status, String code) {
        for (String form : List.of(CSV, NDJSON)) {
            as(user).get()
                    .uri(path)
                    .header(HttpHeaders.ACCEPT, form)
                    .exchange()
                    .expectStatus()
                    .isEqualTo(status)
                    .expectHeader()
                    .contentType("application/problem+json")
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo(code);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/json", "application/json, text/csv;q=0.5"})
    void who_does_not_want_a_file_gets_a_page(String accept) {
        assertThat(JsonMapper.shared()
                        .readTree(body(read("region", "/api/organisations", accept)))
                        .path("items"))
                .hasSize(50);
    }

    @Test
    void what_there_is_no_form_for_is_not_acceptable() {
        as("region")
                .get()
                .uri("/api/organisations")
                .header(HttpHeaders.ACCEPT, "application/pdf")
                .exchange()
                .expectStatus()
                .isEqualTo(406);
    }
}
