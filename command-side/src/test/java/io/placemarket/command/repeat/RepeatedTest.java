package io.placemarket.command.repeat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.placemarket.command.authority.WhoMayDoWhat;
import io.placemarket.command.message.Outcome;
import io.placemarket.edge.position.IdempotencyKey;
import io.placemarket.embedded.EmbeddedMongo;
import io.placemarket.eventstore.KeyReusedException;
import io.placemarket.eventstore.Receipt;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is asked twice under one key happens once; asked for something else under that key, it is refused. */
class RepeatedTest {
    private static final IdempotencyKey KEY = IdempotencyKey.parse("the-same-key");

    private static final EmbeddedMongo MONGO = EmbeddedMongo.temporary();
    private static final MongoClient CLIENT = MongoClients.create(MONGO.uri("repeated"));

    static Stream<Example> examples() {
        return Stream.concat(ProvidersExamples.all(), UniversitiesExamples.all());
    }

    @Test
    void every_command_has_an_example() {
        List<Class<?>> commands = List.copyOf(WhoMayDoWhat.rows().keySet());
        assertThat(examples().<Class<?>>map(example -> example.ask().command().getClass()))
                .containsExactlyInAnyOrderElementsOf(commands);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void a_command_under_one_key_happens_once(Example example) {
        try (LoggedMarket market = new LoggedMarket(CLIENT.getDatabase("repeated-" + example))) {
            market.tell(example.before());
            example.asked().forEach(ask -> market.ask(ask, ask.command(), IdempotencyKey.parse(null)));
            long before = market.head();

            Receipt<Outcome> first = market.ask(example.ask(), example.ask().command(), KEY);
            assertThat(first.repeated()).isFalse();
            assertThat(market.head())
                    .as("something happened")
                    .isGreaterThan(before)
                    .isEqualTo(first.position());

            Receipt<Outcome> second = market.ask(example.ask(), example.ask().command(), KEY);
            assertThat(second.repeated()).isTrue();
            assertThat(second.result()).isEqualTo(first.result());
            assertThat(second.position()).isEqualTo(first.position());
            assertThat(second.revisions()).isEqualTo(first.revisions());

            assertThatThrownBy(() -> market.ask(example.ask(), "something else", KEY))
                    .isInstanceOf(KeyReusedException.class);
            assertThat(market.head()).as("nothing more happened").isEqualTo(first.position());
        }
    }

    @AfterAll
    static void stop() {
        CLIENT.close();
        MONGO.close();
    }
}
