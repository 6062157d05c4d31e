package io.placemarket.query.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.placemarket.query.ExplainedStatements;
import io.placemarket.query.TestDatabase;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class NodeStoreTest {
    private static final Instant NOW = Instant.parse("2026-11-18T12:00:00Z");

    private static NodeState node(String name, Instant seen) {
        return new NodeState(name, true, true, NOW, seen, "version", 7, true, 0, 0, 1, 1, 1_000);
    }

    @Test
    void nodes_are_told_heard_of_and_forgotten_by_an_index() {
        int statements = new ExplainedStatements(TestDatabase.fresh())
                .assertNoneScans(
                        database -> {
                            NodeStore store = new NodeStore(database);
                            store.put(node("one", NOW));
                            store.put(node("two", NOW.minusSeconds(60)));
                            store.put(node("three", NOW.minusSeconds(7_200)));
                            store.put(node("four", NOW));
                            store.forget(NOW.minusSeconds(3_600));
                            store.remove("four");
                            assertThat(store.all(NOW))
                                    .extracting(NodeState::name, NodeState::heard)
                                    .containsExactly(tuple("one", true), tuple("two", false));
                        },
                        NodeStore.COLLECTION);
        assertThat(statements).isEqualTo(7);
    }
}
