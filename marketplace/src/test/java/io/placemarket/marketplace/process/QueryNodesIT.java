package io.placemarket.marketplace.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A command side and several nodes of the query side, processes that share nothing but a real database; nodes die and stop. */
class QueryNodesIT {
    private static final @Nullable String SERVER = System.getenv("PLACEMARKET_TEST_MONGODB_URI");
    private static final String DATABASE =
            "placemarket_query_nodes_" + ProcessHandle.current().pid();
    private static final int PLACES = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @BeforeEach
    void a_real_database_is_there() {
        assumeTrue(
                SERVER != null,
                "skipped: several processes need a database they can share; set PLACEMARKET_TEST_MONGODB_URI to a MongoDB");
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
    void a_node_killed_while_it_builds_is_followed_by_another_and_watchers_of_one_that_stops_go_on_elsewhere() {
        Map<String, String> settings = Map.of(
                "PLACEMARKET_MONGODB_URI",
                address(),
                "PLACEMARKET_OPERATOR_PASSWORD",
                SmallMarket.OPERATOR_PASSWORD,
                "PLACEMARKET_VIEWS_TURN",
                "4s");
        try (Program command = Program.start(Program.COMMAND_SIDE, settings).awaitHealthy();
                Program doomed = Program.start(Program.QUERY_SIDE, settings);
                Program other = Program.start(Program.QUERY_SIDE, settings)) {
            SmallMarket market = SmallMarket.made(new Http(command.port()), PLACES);
            market.postMuch();
            doomed.awaitHealthy();
            other.awaitHealthy();
            String board = "?rows=profession&profession=NUR-ADULT&weeks=4&from=" + market.first();
            WatchedBoard watched = new WatchedBoard(SmallMarket.asUniversity(new Http(other.port())), board);
            watched.awaitFree(PLACES);
            market.allocate(market.students().getFirst(), "first");
            watched.awaitFree(PLACES - 1);

            try (SteadyReader reader =
                    new SteadyReader(SmallMarket.asUniversity(new Http(other.port())), board, PLACES - 1)) {
                assertThat(rebuild(doomed).statusCode()).isEqualTo(202);
                doomed.kill();
                Awaitility.await("killed in the middle")
                        .atMost(PATIENCE)
                        .until(() -> state(other).equals("FOLDING"));
                Awaitility.await("the other node, the only one now, builds and swaps")
                        .atMost(PATIENCE)
                        .until(() -> state(other).equals("SWAPPED"));
                reader.awaitTwoMore();
                assertThat(reader.stop())
                        .as("nobody read an empty or a half view, and everybody was answered")
                        .isEmpty();
                try (Program next = Program.start(Program.QUERY_SIDE, settings).awaitHealthy()) {
                    assertThat(other.stop()).as("it stops in good order").isIn(0, 143);
                    watched.awaitClosing();
                    watched.goOnAt(SmallMarket.asUniversity(new Http(next.port())));
                    long booked = SmallMarket.positionOf(
                            market.allocate(market.students().getLast(), "last"));
                    watched.awaitFree(PLACES - 2);
                    assertThat(watched.cells())
                            .as("frames of two nodes, one after the other, and a board of now")
                            .isEqualTo(WatchedBoard.read(
                                    SmallMarket.asUniversity(new Http(next.port())), board + "&atLeast=" + booked));
                }
            }
        }
    }

    private static HttpResponse<String> rebuild(Program node) {
        return operator(node).post("/api/views/rebuild", "");
    }

    /** Of the last building of the views that the node knows of, its own or another's; empty where it knows of none. */
    private static String state(Program node) {
        return Http.json(operator(node).get("/api/views"))
                .path("rebuild")
                .path("state")
                .asString("");
    }

    private static Http operator(Program node) {
        return new Http(node.port()).as("operator", SmallMarket.OPERATOR_PASSWORD);
    }

    private static String address() {
        String server = String.valueOf(SERVER);
        return (server.endsWith("/") ? server : server + "/") + DATABASE;
    }
}
