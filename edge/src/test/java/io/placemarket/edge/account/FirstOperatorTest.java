package io.placemarket.edge.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.placemarket.edge.TestDatabase;
import io.placemarket.kernel.identity.Role;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class FirstOperatorTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final String uri = TestDatabase.fresh();
    private final MongoClient client = MongoClients.create(uri);
    private final MongoDatabase database =
            client.getDatabase(Objects.requireNonNull(new ConnectionString(uri).getDatabase()));
    private final Passwords passwords = new Passwords();
    private final Accounts accounts = new Accounts(database, passwords);
    private final SignIn signIn = new SignIn(accounts, passwords, new FailedSignIns(Clock.systemUTC()));

    @AfterEach
    void close() {
        passwords.close();
        client.close();
    }

    private boolean canSignIn(String password) {
        return signIn.by(FirstOperator.USER, password).blockOptional(SOON).isPresent();
    }

    @Test
    void a_new_market_gets_an_operator() {
        new FirstOperator(accounts, "the configured password").afterPropertiesSet();

        assertThat(signIn.by("operator", "the configured password").block(SOON))
                .isEqualTo(new Account("operator", Role.OPERATOR, Optional.empty()));
    }

    @Test
    void where_an_operator_exists_nothing_is_changed() {
        new FirstOperator(accounts, "the first password").afterPropertiesSet();
        new FirstOperator(accounts, "the second password").afterPropertiesSet();

        assertThat(canSignIn("the second password")).isFalse();
        assertThat(canSignIn("the first password")).isTrue();
    }

    @Test
    void a_market_whose_operators_are_all_deactivated_is_opened_again() {
        new FirstOperator(accounts, "the first password").afterPropertiesSet();
        accounts.deactivate(FirstOperator.USER).block(SOON);
        new FirstOperator(accounts, "the second password").afterPropertiesSet();

        assertThat(canSignIn("the second password")).isTrue();
    }

    @Test
    void processes_that_need_a_secret_at_the_same_time_all_get_the_same() {
        assertThat(Flux.range(0, 8)
                        .map(i -> new SharedSecret(database, "race"))
                        .flatMap(SharedSecret::value)
                        .map(HexFormat.of()::formatHex)
                        .collectList()
                        .block(SOON))
                .hasSize(8)
                .containsOnly(new SharedSecret(database, "race")
                        .value()
                        .map(HexFormat.of()::formatHex)
                        .block(SOON))
                .allSatisfy(secret -> assertThat(secret).hasSize(64));
    }

    @Test
    void a_password_is_kept_only_as_a_slow_hash() {
        new FirstOperator(accounts, "the configured password").afterPropertiesSet();

        assertThat(Mono.from(database.getCollection(Accounts.COLLECTION).find()).block(SOON))
                .satisfies(
                        stored -> assertThat(stored.get("password")).asString().startsWith("{bcrypt}$2"))
                .satisfies(stored -> assertThat(stored.toString()).doesNotContain("configured"));
    }
}
