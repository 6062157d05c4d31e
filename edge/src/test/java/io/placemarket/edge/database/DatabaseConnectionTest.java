package io.placemarket.edge.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.client.MongoClient;
import io.placemarket.edge.TestDatabase;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class DatabaseConnectionTest {
    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(DatabaseAutoConfiguration.class));

    @Test
    void a_database_that_answers_is_offered_both_ways_with_a_clock() {
        runner.withPropertyValues("placemarket.mongodb.uri=" + TestDatabase.fresh())
                .run(context -> assertThat(context)
                        .hasSingleBean(MongoClient.class)
                        .hasSingleBean(com.mongodb.client.MongoDatabase.class)
                        .hasSingleBean(com.mongodb.reactivestreams.client.MongoClient.class)
                        .hasSingleBean(com.mongodb.reactivestreams.client.MongoDatabase.class)
                        .hasSingleBean(Clock.class));
    }

    @Test
    void an_application_that_starts_its_own_database_says_where_it_is() {
        runner.withBean(DatabaseAddress.class, () -> new DatabaseAddress(TestDatabase.fresh()))
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(MongoClient.class));
    }

    @Test
    void the_environment_variable_names_it_too() {
        SystemEnvironmentPropertySource variables = new SystemEnvironmentPropertySource(
                "variables", Map.of("PLACEMARKET_MONGODB_URI", TestDatabase.fresh()));
        runner.withInitializer(
                        context -> context.getEnvironment().getPropertySources().addFirst(variables))
                .run(context -> assertThat(context).hasNotFailed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost:27017", "http://localhost", "mongodb://", "mongodb://secret@:name"})
    void an_address_that_is_none_is_told_in_one_sentence_without_repeating_it(String uri) {
        runner.withPropertyValues("placemarket.mongodb.uri=" + uri)
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .isInstanceOf(DatabaseUnavailableException.class)
                        .hasMessageContaining("PLACEMARKET_MONGODB_URI")
                        .hasMessageNotContaining("secret"));
    }

    @Test
    void a_database_that_does_not_answer_is_told_in_one_sentence_with_its_place_but_not_its_password() {
        DatabaseConnection connection = new DatabaseConnection(
                new DatabaseAddress("mongodb://ann:secret@127.0.0.1:1/x?serverSelectionTimeoutMS=200"));

        try (MongoClient client = com.mongodb.client.MongoClients.create(connection.settings())) {
            assertThatExceptionOfType(DatabaseUnavailableException.class)
                    .isThrownBy(() -> connection.check(client))
                    .withMessageContaining("127.0.0.1:1 cannot be reached")
                    .satisfies(failure -> {
                        assertThat(failure.getMessage()).doesNotContain("secret");
                        assertThat(new DatabaseFailureAnalyzer().analyze(failure))
                                .extracting(FailureAnalysis::getDescription)
                                .isEqualTo(failure.getMessage());
                    });
        }
    }

    @Test
    void the_addresss_own_database_is_used_and_else_placemarket() {
        assertThat(new DatabaseConnection(new DatabaseAddress("mongodb://host/market")).name())
                .isEqualTo("market");
        assertThat(new DatabaseConnection(new DatabaseAddress("mongodb://host/")).name())
                .isEqualTo("placemarket");
    }
}
