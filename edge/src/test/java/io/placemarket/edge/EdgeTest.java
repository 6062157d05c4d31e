package io.placemarket.edge;

import io.placemarket.edge.account.Accounts;
import io.placemarket.edge.account.NewAccount;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.identity.Role;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

/**
 * Runs the small application on a port of its own, with an account for each role. Whatever blocks one of its event loops fails its request.
 */
@SpringBootTest(classes = EdgeTestApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@AutoConfigureWebTestClient(timeout = "PT20S")
@TestInstance(Lifecycle.PER_CLASS)
public abstract class EdgeTest {
    public static final String PASSWORD = "a long enough password";
    public static final OrganisationId TRUST = new OrganisationId("trst00000001");

    private static final String URI = TestDatabase.fresh();

    @Autowired
    private WebTestClient client;

    @Autowired
    private Accounts accounts;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        registry.add("placemarket.mongodb.uri", () -> URI);
    }

    @BeforeAll
    final void addAccounts() {
        accounts.put(new NewAccount("trust", PASSWORD, Role.PROVIDER, Optional.of(TRUST)))
                .then(accounts.put(new NewAccount("region", PASSWORD, Role.REGIONAL, Optional.empty())))
                .then(accounts.put(new NewAccount("chief", PASSWORD, Role.OPERATOR, Optional.empty())))
                .block(Duration.ofSeconds(20));
    }

    /** Somebody without an account. */
    protected final WebTestClient stranger() {
        return client.mutate().filter(new WholeAnswers()).build();
    }

    /** Somebody who sends name and password with each request. */
    protected final WebTestClient as(String user) {
        return stranger()
                .mutate()
                .defaultHeaders(headers -> headers.setBasicAuth(user, PASSWORD))
                .build();
    }

    protected final Accounts accounts() {
        return accounts;
    }
}
