package io.placemarket.marketplace.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The market is killed while universities book: what was confirmed to somebody is there, and nothing is there twice; the key of a student who was
 * forgotten the moment before is deleted.
 */
class CrashIT {
    private static final int STUDENTS = 300;
    private static final int CONFIRMED_BEFORE_THE_KILL = 60;
    private static final String FORGOTTEN = "T-forgotten";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void what_was_acknowledged_is_there_after_a_kill_and_nothing_is_there_twice() throws InterruptedException {
        Map<String, String> settings = Map.of(
                "PLACEMARKET_DATA",
                folder.toString(),
                "PLACEMARKET_DEMONSTRATION_ENABLED",
                "false",
                "PLACEMARKET_OPERATOR_PASSWORD",
                SmallMarket.OPERATOR_PASSWORD);
        Map<String, String> confirmed = new ConcurrentHashMap<>();
        SmallMarket market;
        String forgotten;
        try (Program program = Program.start(Program.MARKETPLACE, settings).awaitSaying("ready at")) {
            market = SmallMarket.made(new Http(program.port()), STUDENTS);
            forgotten = SmallMarket.enrolled(market.enrol(FORGOTTEN));
            bookUntilKilled(program, market, confirmed, forgotten);
        }
        assertThat(confirmed.size()).isBetween(CONFIRMED_BEFORE_THE_KILL, STUDENTS - 1);

        try (Program again = Program.start(Program.MARKETPLACE, settings).awaitSaying("ready at")) {
            Http reader = new Http(again.port());
            Map<String, String> found = allocations(reader, market);
            assertThat(found).containsAllEntriesOf(confirmed);

            Map<String, String> repeated = bookAllAgain(reader, market);
            assertThat(repeated)
                    .containsAllEntriesOf(confirmed)
                    .containsAllEntriesOf(found)
                    .hasSize(STUDENTS);
            assertThat(allocations(reader, market)).isEqualTo(repeated);
            assertThatItsKeyIsGone(market.at(reader), forgotten);
            assertThat(again.stop()).isNotEqualTo(1);
        }
    }

    /** As long as the number's key is there, the number is refused; then it is somebody new. */
    private static void assertThatItsKeyIsGone(SmallMarket market, String forgotten) {
        Awaitility.await("the key is deleted")
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> market.enrol(FORGOTTEN),
                        answer -> answer.statusCode() == 200 && isSomebodyNew(answer, forgotten));
    }

    /** A student was enrolled, another than that, and none was there: had the event been lost, that one would be. */
    private static boolean isSomebodyNew(HttpResponse<String> answer, String forgotten) {
        String enrolled = SmallMarket.enrolled(answer);
        return enrolled.startsWith("s")
                && !enrolled.equals(forgotten)
                && Http.json(answer).path("alreadyThere").isEmpty();
    }

    private static void bookUntilKilled(
            Program program, SmallMarket market, Map<String, String> confirmed, String toForget)
            throws InterruptedException {
        CountDownLatch enough = new CountDownLatch(CONFIRMED_BEFORE_THE_KILL);
        try (ExecutorService bookers = Executors.newFixedThreadPool(8)) {
            for (String student : market.students()) {
                bookers.execute(() -> {
                    try {
                        HttpResponse<String> answer = market.allocate(student, "book-" + student);
                        if (answer.statusCode() == 201) {
                            confirmed.put(student, allocation(Http.json(answer)));
                            enough.countDown();
                        }
                    } catch (UncheckedIOException killed) {
                        enough.countDown();
                    }
                });
            }
            assertThat(enough.await(60, TimeUnit.SECONDS)).isTrue();
            // the key is deleted some time after the answer, or after the next start
            assertThat(market.forget(toForget).statusCode()).isEqualTo(200);
            program.kill();
        }
    }

    /** By the same keys as before: what was done is answered, what was not is done. */
    private static Map<String, String> bookAllAgain(Http reader, SmallMarket market) {
        Map<String, String> answered = new ConcurrentHashMap<>();
        SmallMarket there = market.at(reader);
        for (String student : market.students()) {
            HttpResponse<String> answer = there.allocate(student, "book-" + student);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            answered.put(student, allocation(Http.json(answer)));
        }
        return answered;
    }

    private static String allocation(JsonNode answer) {
        return answer.path("allocations").path(0).path("allocation").asString();
    }

    /** Every allocation of the cohort, page by page, by student. */
    private static Map<String, String> allocations(Http reader, SmallMarket market) {
        Map<String, String> byStudent = new ConcurrentHashMap<>();
        Set<String> ids = new HashSet<>();
        List<JsonNode> items = new ArrayList<>();
        String cursor = "";
        do {
            HttpResponse<String> page = SmallMarket.asUniversity(reader)
                    .get("/api/allocations?limit=200&cohort=" + market.cohort() + cursor);
            assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
            JsonNode json = Http.json(page);
            json.path("items").valueStream().forEach(items::add);
            cursor = json.has("next") ? "&cursor=" + json.path("next").asString() : "";
        } while (!cursor.isEmpty());
        for (JsonNode item : items) {
            assertThat(ids.add(item.path("allocation").asString())).as("once").isTrue();
            assertThat(byStudent.put(
                            item.path("student").asString(),
                            item.path("allocation").asString()))
                    .as("one a student")
                    .isNull();
        }
        return byStudent;
    }
}
