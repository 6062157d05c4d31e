package io.placemarket.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.eventhandling.deadletter.DeadLetterEntry;
import org.axonframework.extensions.mongo.eventhandling.deadletter.MongoDeadLetter;
import org.axonframework.extensions.mongo.eventhandling.deadletter.MongoSequencedDeadLetterQueue;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueueTest;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;

/** Axon's published contract of dead letters, unmodified, on axon-mongo's queue beside the log. */
class DeadLetterContractTest extends SequencedDeadLetterQueueTest<EventMessage<?>> {
    private static final int MOST = 64;
    private static final NamedTypeSerializer SERIALIZER =
            NamedTypeSerializer.of(NamedTypes.builder().build());

    private final TestDatabase database = new TestDatabase();

    @AfterEach
    void drop() {
        GenericDeadLetter.clock = Clock.systemUTC();
        database.close();
    }

    @Override
    protected SequencedDeadLetterQueue<EventMessage<?>> buildTestSubject() {
        return MongoSequencedDeadLetterQueue.<EventMessage<?>>builder()
                .mongoTemplate(DefaultMongoTemplate.builder()
                        .mongoDatabase(database.client(), database.database().getName())
                        .build())
                .serializer(SERIALIZER)
                .processingGroup("p")
                .maxSequences(MOST)
                .maxSequenceSize(MOST)
                .build();
    }

    @Override
    protected long maxSequences() {
        return MOST;
    }

    @Override
    protected long maxSequenceSize() {
        return MOST;
    }

    @Override
    protected DeadLetter<EventMessage<?>> generateInitialLetter() {
        return new GenericDeadLetter<>("sequence", event(), generateThrowable());
    }

    @Override
    protected DeadLetter<EventMessage<?>> generateFollowUpLetter() {
        return new GenericDeadLetter<>("sequence", event());
    }

    /** The queue takes only letters of its own kind back. */
    @Override
    protected DeadLetter<EventMessage<?>> mapToQueueImplementation(DeadLetter<EventMessage<?>> letter) {
        if (letter instanceof MongoDeadLetter) {
            return letter;
        }
        DeadLetterEntry entry = new DeadLetterEntry(
                "p",
                "sequence",
                0L,
                new Document(),
                letter.enqueuedAt(),
                letter.lastTouched(),
                letter.cause().orElse(null),
                letter.diagnostics(),
                SERIALIZER);
        return new MongoDeadLetter<>(entry, letter.diagnostics(), letter.message());
    }

    /** With a time in whole milliseconds, as the log gives them. */
    private static EventMessage<?> event() {
        EventMessage<String> event = new GenericEventMessage<>(
                UUID.randomUUID().toString(), "text", MetaData.emptyInstance(), Instant.ofEpochMilli(1_234));
        return new GenericDomainEventMessage<>("Sample", "a", 0, event, event::getTimestamp);
    }

    /** Axon's messages know no equality; their text says all they carry. */
    @Override
    protected void assertLetter(
            DeadLetter<? extends EventMessage<?>> expected, DeadLetter<? extends EventMessage<?>> actual) {
        assertThat(actual.message().getPayload()).isEqualTo(expected.message().getPayload());
        assertThat(actual.message()).hasToString(expected.message().toString());
        assertThat(actual.cause()).isEqualTo(expected.cause());
        assertThat(actual.enqueuedAt()).isEqualTo(expected.enqueuedAt());
        assertThat(actual.lastTouched()).isEqualTo(expected.lastTouched());
        assertThat(actual.diagnostics()).isEqualTo(expected.diagnostics());
    }

    @Override
    protected void setClock(Clock clock) {
        GenericDeadLetter.clock = clock;
    }
}
