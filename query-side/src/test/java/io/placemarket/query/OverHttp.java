package io.placemarket.query;

import io.placemarket.edge.WholeAnswers;
import io.placemarket.edge.account.Accounts;
import io.placemarket.edge.personal.SealedReferences;
import io.placemarket.edge.personal.StudentKeys;
import io.placemarket.eventstore.EventLog;
import io.placemarket.kernel.identity.Actor;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

/**
 * Runs the query side on a port and a database of its own, with the example market in its log. Tests share it, unless they ask for one of
 * their own by a property of their own.
 */
@SpringBootTest(
        classes = QuerySideApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "placemarket.streams.per-user=3")
@AutoConfigureWebTestClient(timeout = "PT20S")
@Import(OverHttp.Example.class)
@TestInstance(Lifecycle.PER_CLASS)
public abstract class OverHttp {
    @Autowired
    private WebTestClient client;

    @Autowired
    private ExampleMarket market;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        String address = TestDatabase.fresh();
        registry.add("placemarket.mongodb.uri", () -> address);
    }

    /** The example market, and a Wednesday in the week before it begins. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Example {
        @Bean
        Clock clock() {
            return Clock.fixed(Instant.parse("2026-11-18T12:00:00Z"), ZoneOffset.UTC);
        }

        @Bean
        LongWay longWay() {
            return new LongWay();
        }

        @Bean
        ExampleMarket exampleMarket(EventLog log, Accounts accounts, StudentKeys keys, SealedReferences seal) {
            AtomicReference<ExampleMarket> itself = new AtomicReference<>();
            LogWriting writing = new LogWriting(log, () -> {
                ExampleMarket told = itself.get();
                return told == null ? Actor.market("example") : told.doer();
            });
            itself.set(new ExampleMarket(writing, accounts, keys, seal));
            return itself.get();
        }
    }

    protected final ExampleMarket market() {
        return market;
    }

    /** Waits until what was told last is seen. */
    protected final void caughtUp() {
        as("operator")
                .get()
                .uri("/api/organisations?atLeast={position}", market.story().position())
                .exchange()
                .expectStatus()
                .isOk();
    }

    /** Somebody without an account. */
    protected final WebTestClient stranger() {
        return client.mutate().filter(new WholeAnswers()).build();
    }

    /** Somebody who sends name and password with each request. */
    protected final WebTestClient as(String user) {
        return stranger()
                .mutate()
                .defaultHeaders(headers -> headers.setBasicAuth(user, ExampleMarket.PASSWORD))
                .build();
    }
}
