package io.placemarket.marketplace.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The two sides as two processes that share nothing but a real database. */
class TwoProcessesIT {
    private static final @Nullable String SERVER = System.getenv("PLACEMARKET_TEST_MONGODB_URI");
    private static final String DATABASE =
            "placemarket_two_processes_" + ProcessHandle.current().pid();
    private static final int PLACES = 4;

    @BeforeEach
    void a_real_database_is_there() {
        assumeTrue(
                SERVER != null,
                "skipped: two processes need a database they can share; set PLACEMARKET_TEST_MONGODB_URI to a MongoDB");
        drop();
    }

    @AfterEach
    void drop() {
        if (SERVER != null) {
            try (MongoClient client = MongoClients.create(SERVER)) {
                client.getDatabase(DATABASE).drop();
            }
        }
    }

    @Test
    void what_is_posted_to_one_is_seen_on_the_live_stream_of_the_other() throws InterruptedException {
        Map<String, String> settings = Map.of(
                "PLACEMARKET_MONGODB_URI", address(), "PLACEMARKET_OPERATOR_PASSWORD", SmallMarket.OPERATOR_PASSWORD);
        try (Program command = Program.start(Program.COMMAND_SIDE, settings).awaitHealthy();
                Program query = Program.start(Program.QUERY_SIDE, settings).awaitHealthy()) {
            SmallMarket market = SmallMarket.made(new Http(command.port()), PLACES);
            Http reader = SmallMarket.asUniversity(new Http(query.port()));
            String board = "?rows=profession&profession=NUR-ADULT&weeks=4&from=" + market.first() + "&atLeast="
                    + market.position();
            BlockingQueue<JsonNode> frames = watch(reader, "/api/board/stream" + board);
            JsonNode snapshot = await(frames, frame -> frame.has("items"));
            assertThat(snapshot.path("total").path(0).path("free").asInt()).isEqualTo(PLACES);

            long booked =
                    SmallMarket.positionOf(market.allocate(market.students().getFirst(), "first"));

            JsonNode delta = await(
                    frames,
                    frame -> frame.has("cells") && frame.path("position").asLong() >= booked);
            assertThat(delta.path("total").path(0).path("free").asInt()).isEqualTo(PLACES - 1);
            assertThat(Http.json(reader.get("/api/offers/" + market.offer() + "?atLeast=" + booked))
                            .path("weeks")
                            .path(0)
                            .path("allocated")
                            .asInt())
                    .isEqualTo(1);
        }
    }

    /** The data of every event of the stream, in order. */
    private static BlockingQueue<JsonNode> watch(Http reader, String path) {
        BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
        Thread.ofVirtual().start(() -> {
            try {
                reader.stream(path)
                        .filter(line -> line.startsWith("data:"))
                        .map(line -> Http.JSON.readTree(line.substring("data:".length())))
                        .forEach(frames::add);
            } catch (UncheckedIOException ended) {
                frames.add(Http.JSON.createObjectNode().put("ended", ended.getMessage()));
            }
        });
        return frames;
    }

    private static JsonNode await(BlockingQueue<JsonNode> frames, Predicate<JsonNode> wanted)
            throws InterruptedException {
        while (true) {
            JsonNode frame = frames.poll(30, TimeUnit.SECONDS);
            if (frame == null) {
                throw new AssertionError("the awaited frame did not come within 30 seconds");
            }
            if (wanted.test(frame)) {
                return frame;
            }
        }
    }

    private static String address() {
        String server = String.valueOf(SERVER);
        return (server.endsWith("/") ? server : server + "/") + DATABASE;
    }
}
