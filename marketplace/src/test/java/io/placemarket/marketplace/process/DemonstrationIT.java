package io.placemarket.marketplace.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a newcomer runs: the first start, interrupted and resumed, then each user's whole job by its API. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemonstrationIT {
    private static final List<String> USERS =
            List.of("trust", "practice", "hospice", "keele", "bcu", "region", "operator");

    @TempDir
    private static Path folder = Path.of("");

    private Map<String, String> settings = Map.of();
    private @Nullable Program running;

    @BeforeAll
    void a_first_start_that_is_killed_half_way_and_started_again() {
        settings = Map.of("PLACEMARKET_DATA", folder.toString(), "PLACEMARKET_DEMONSTRATION_LIVE", "false");
        try (Program first = Program.start(Program.MARKETPLACE, settings).awaitSaying("Demonstration region: 40 %")) {
            first.kill();
        }
        running = Program.start(Program.MARKETPLACE, settings).awaitSaying("ready at");
    }

    private Program program() {
        return Objects.requireNonNull(running);
    }

    @AfterAll
    void stop() {
        if (running != null) {
            running.close();
        }
    }

    @Test
    @Order(1)
    void it_resumes_and_leaves_nothing_out() {
        assertThat(program().said())
                .anyMatch(line -> line.contains("it is continued"))
                .noneMatch(line -> line.contains("refused"))
                .noneMatch(line -> line.contains(" WARN ") || line.contains(" ERROR "));
    }

    @Test
    @Order(2)
    void it_says_where_it_is_and_who_may_look_around() {
        assertThat(program().said().getLast())
                .endsWith("ready at http://localhost:" + program().port());
        for (String user : USERS) {
            assertThat(program().said()).anyMatch(line -> line.contains(user + " / " + user + "-demonstration"));
            assertThat(as(user).get("/api/board?weeks=1").statusCode()).as(user).isEqualTo(200);
        }
    }

    @Test
    @Order(3)
    void the_board_has_the_shape_of_a_region() {
        JsonNode board = ok(as("region").get("/api/board?rows=profession&weeks=12"));

        assertThat(board.path("items").size()).isGreaterThan(15);
        assertThat(sum(board.path("total"), "allocated")).isGreaterThan(3_000);
        assertThat(sum(board.path("total"), "held")).isPositive();
        assertThat(sum(board.path("total"), "free")).isPositive();
        JsonNode worst = board.path("items").path(0).path("cells");
        assertThat(worst.valueStream()
                        .anyMatch(cell -> cell.path("stillToPlace").asInt()
                                > cell.path("free").asInt()))
                .as("a shortage comes first: " + worst)
                .isTrue();
    }

    @Test
    @Order(4)
    void a_region_sees_numbers_and_never_students() {
        assertThat(as("region").get("/api/allocations").statusCode()).isEqualTo(403);
    }

    @Test
    @Order(5)
    void a_provider_posts_a_university_fills_and_the_region_sees_it() {
        JsonNode areas = ok(as("trust").get("/api/placement-areas?mine=true&q=Surgical"));
        String area = areas.path("items").path(0).path("area").asString();
        HttpResponse<String> posted = as("trust").post("/api/placement-areas/" + area + "/offers", """
                        {"profession": "NUR-ADULT", "level": "ANY", "firstDay": "%s", "lastDay": "%s", "places": 1}""".formatted(
                SmallMarket.inWeeks(30).monday(), SmallMarket.inWeeks(33).sunday()));
        String offer = created(posted).path("offer").asString();
        String cohort = created(as("keele")
                        .post("/api/cohorts", """
                                {"programme": "BSc Adult Nursing", "profession": "NUR-ADULT", "level": "YEAR_3", "intake": "2025-09",
                                 "size": 1, "weeks": ["%s/%s"]}""".formatted(SmallMarket.inWeeks(30), SmallMarket.inWeeks(33))))
                .path("cohort")
                .asString();
        ok(as("keele").csv("/api/cohorts/" + cohort + "/students", "reference\nKEELE-1\n"));
        HttpResponse<String> booked = as("keele").post("/api/offers/" + offer + "/allocations", """
                        {"cohort": "%s", "students": ["KEELE-1"]}""".formatted(cohort));
        String allocation =
                created(booked).path("allocations").path(0).path("allocation").asString();

        long position = SmallMarket.positionOf(booked);
        assertThat(ok(as("region").get("/api/offers/" + offer + "?atLeast=" + position))
                        .path("weeks")
                        .path(0)
                        .path("allocated")
                        .asInt())
                .isEqualTo(1);
        assertThat(ok(as("trust").get("/api/allocations?offer=" + offer + "&atLeast=" + position))
                        .path("items")
                        .path(0)
                        .path("allocation")
                        .asString())
                .isEqualTo(allocation);
        HttpResponse<String> second = as("bcu").post("/api/offers/" + offer + "/holds", """
                {"cohort": "%s", "places": 1}""".formatted(cohort));
        assertThat(second.statusCode()).isEqualTo(403);
        assertThat(Http.json(second).path("code").asString()).isEqualTo("not-yours");
    }

    @Test
    @Order(6)
    void the_reference_data_is_there_already_and_is_not_added_twice() {
        JsonNode loaded = ok(as("operator").post("/api/reference-data", ""));

        assertThat(loaded.path("added").asInt()).isZero();
        assertThat(loaded.path("alreadyThere").asInt()).isGreaterThan(700);
    }

    @Test
    @Order(7)
    void it_stops_in_good_order_and_starts_again_without_preparing_anything() {
        assertThat(program().stop()).isEqualTo(143);
        running = Program.start(Program.MARKETPLACE, settings).awaitSaying("ready at");

        assertThat(program().said()).noneMatch(line -> line.contains("Demonstration region:"));
        assertThat(ok(as("region").get("/api/board?weeks=12")).path("items").size())
                .isGreaterThan(15);
    }

    private Http as(String user) {
        return new Http(program().port()).as(user, user + "-demonstration");
    }

    private static JsonNode ok(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Http.json(answer);
    }

    private static JsonNode created(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return Http.json(answer);
    }

    private static int sum(JsonNode cells, String figure) {
        return cells.valueStream().mapToInt(cell -> cell.path(figure).asInt()).sum();
    }
}
