package io.placemarket.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class EvolutionTest {
    private static final NamedTypes NOW =
            NamedTypes.builder().add(Renamed.class, "Posted", "2").build();
    private final TestDatabase database = new TestDatabase();
    private final EventLog log = database.open();

    @AfterEach
    void stop() {
        log.close();
        database.close();
    }

    /** Was once called otherwise, and had one field less. */
    record Renamed(String title, int places) {}

    @Test
    void events_stand_under_their_stable_names_and_are_read_into_the_present_class() {
        MongoEventStorageEngine engine = MongoEventStorageEngine.on(log, NamedTypeSerializer.of(NOW));
        engine.appendEvents(new GenericDomainEventMessage<>("Offer", "o1", 0, new Renamed("ward", 3)));

        LoggedEvent event = log.reader().eventsOf("o1", 0).findFirst().orElseThrow();
        assertThat(event.type()).isEqualTo("Posted");
        assertThat(event.revision()).isEqualTo("2");
        assertThat(NOW.classOf(event)).isEqualTo(Renamed.class);
        assertThat(engine.readEvents("o1").next().getPayload()).isEqualTo(new Renamed("ward", 3));
    }

    @Test
    void an_old_revision_is_carried_forward_by_an_upcaster() {
        append("o1", "Posted", "1", "{\"title\":\"ward\"}");
        MongoEventStorageEngine engine = MongoEventStorageEngine.builder(log)
                .eventSerializer(NamedTypeSerializer.of(NOW))
                .snapshotSerializer(NamedTypeSerializer.of(NOW))
                .upcasterChain(new AddPlaces())
                .build();

        assertThat(engine.readEvents("o1").next().getPayload()).isEqualTo(new Renamed("ward", 1));
    }

    @Test
    void an_aggregate_with_an_unknown_event_is_refused_naming_position_and_type() {
        append("o0", "Posted", "2", "{\"title\":\"ward\",\"places\":3}");
        append("o1", "FromTheFuture", "7", "{}");
        MongoEventStorageEngine engine = MongoEventStorageEngine.on(log, NamedTypeSerializer.of(NOW));

        assertThatThrownBy(() -> engine.readEvents("o1").next())
                .isInstanceOfSatisfying(
                        UnknownEventTypeException.class,
                        unknown -> assertThat(unknown.type()).isEqualTo("FromTheFuture#7"))
                .hasMessageContaining("position 2");
        assertThat(engine.readEvents("o0").next().getPayload()).isEqualTo(new Renamed("ward", 3));
    }

    @Test
    void an_aggregate_with_an_event_of_a_newer_revision_is_refused_naming_position_and_type() {
        append("o1", "Posted", "2", "{\"title\":\"ward\",\"places\":3}");
        append("o2", "Posted", "3", "{\"title\":\"ward\",\"places\":3,\"withdrawn\":true}");
        MongoEventStorageEngine engine = MongoEventStorageEngine.on(log, NamedTypeSerializer.of(NOW));

        assertThatThrownBy(() -> engine.readEvents("o2").next())
                .isInstanceOf(UnknownEventTypeException.class)
                .hasMessageContaining("'Posted#3' at position 2");
        assertThat(engine.readEvents("o1").next().getPayload()).isEqualTo(new Renamed("ward", 3));
        assertThat(engine.readEvents(null, false).map(event -> (Object) event.getPayloadType()))
                .containsExactly(Renamed.class, UnknownSerializedType.class);
    }

    @Test
    void a_result_is_read_as_it_is_written_now() {
        IdempotencyKey key = new IdempotencyKey("anna", "1");
        StoredCommand command = new StoredCommand("f", "Posted", "{\"title\":\"ward\",\"places\":3}");
        Appending.await(log.append(new NewUnit(List.of(Samples.plain("{}")), key, command)));

        assertThat(new StoredReceipts(log.reader(), NamedTypeSerializer.of(NOW)).find(key, Fingerprint.given("f")))
                .hasValueSatisfying(receipt -> assertThat(receipt.result()).isEqualTo(new Renamed("ward", 3)));
    }

    @Test
    void a_saga_of_another_revision_is_refused_naming_it_and_its_type() {
        LogSagaStore before = sagas("1");
        before.insertSaga(Renamed.class, "s1", new Renamed("ward", 3), Set.of());

        assertThat(Objects.requireNonNull(before.loadSaga(Renamed.class, "s1")).saga())
                .isEqualTo(new Renamed("ward", 3));
        assertThatThrownBy(() -> sagas("2").loadSaga(Renamed.class, "s1"))
                .isInstanceOf(UnknownEventTypeException.class)
                .hasMessageContaining("'Posted#1' of the saga 's1'");
    }

    private LogSagaStore sagas(String revision) {
        NamedTypes types =
                NamedTypes.builder().add(Renamed.class, "Posted", revision).build();
        return LogSagaStore.open(database.database(), LogOptions.defaults(), NamedTypeSerializer.of(types));
    }

    @Test
    void a_tail_goes_on_over_an_unknown_event() {
        append("o0", "FromTheFuture", null, "{}");
        append("o1", "Posted", "1", "{}");
        append("o2", "Posted", "2", "{}");

        List<LoggedEvent> events = log.reader()
                .unitsFrom(1)
                .flatMap(unit -> unit.events().stream())
                .toList();
        assertThatThrownBy(() -> NOW.classOf(events.get(0)))
                .isInstanceOf(UnknownEventTypeException.class)
                .hasMessageContaining("'FromTheFuture' at position 1");
        assertThatThrownBy(() -> NOW.classOf(events.get(1))).hasMessageContaining("'Posted#1' at position 2");
        assertThat(NOW.classOf(events.get(2))).isEqualTo(Renamed.class);
    }

    @Test
    void a_class_without_a_name_is_refused_before_anything_is_written() {
        MongoEventStorageEngine engine = MongoEventStorageEngine.on(log, NamedTypeSerializer.of(NOW));

        assertThatThrownBy(() -> engine.appendEvents(new GenericDomainEventMessage<>("Offer", "o1", 0, Instant.EPOCH)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("java.time.Instant has no stable name");
        assertThat(log.headPosition()).isZero();
    }

    @Test
    void a_name_or_a_class_given_twice_is_refused() {
        assertThatThrownBy(() -> NamedTypes.builder().add(Renamed.class, "A").add(AddPlaces.class, "A"))
                .hasMessageContaining("given twice");
        assertThatThrownBy(() -> NamedTypes.builder().add(Renamed.class, "A").add(Renamed.class, "B"))
                .hasMessageContaining("two names");
    }

    private void append(String id, String type, @Nullable String revision, String payload) {
        StoredEvent.Aggregate of = new StoredEvent.Aggregate("Offer", id, 0);
        Appending.await(
                log.append(List.of(new StoredEvent(id + type, type, revision, of, Instant.EPOCH, "{}", payload))));
    }

    private static final class AddPlaces extends SingleEventUpcaster {
        @Override
        protected boolean canUpcast(IntermediateEventRepresentation event) {
            return event.getType().equals(new SimpleSerializedType("Posted", "1"));
        }

        @Override
        protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
            return event.upcastPayload(
                    new SimpleSerializedType("Posted", "2"),
                    JsonNode.class,
                    json -> ((ObjectNode) json).put("places", 1));
        }
    }
}
