package io.placemarket.marketplace.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.edge.account.Accounts;
import io.placemarket.edge.account.NewAccount;
import io.placemarket.kernel.calendar.EnglishTime;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.identity.Role;
import io.placemarket.marketplace.Marketplace;
import io.placemarket.marketplace.process.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole market on a free port and an empty store, with a way to prepare it by its API. */
final class RunningMarket implements AutoCloseable {
    static final String PASSWORD = "a password for tests";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient client = HttpClient.newHttpClient();
    private final Path folder = temporary();
    private final int port;
    private final String address;
    private ConfigurableApplicationContext context;

    private RunningMarket() {
        this.context = run(folder, 0);
        this.port = Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer())
                .getPort();
        this.address = "http://localhost:" + port;
    }

    private static ConfigurableApplicationContext run(Path folder, int port) {
        return new SpringApplication(Marketplace.class)
                .run(
                        "--placemarket.port=" + port,
                        "--placemarket.data=" + folder.resolve("data"),
                        "--placemarket.demonstration.enabled=false");
    }

    /** Ends it in good order; it knows everything when it begins again. */
    void stop() {
        context.close();
    }

    /** Begins again on the same port, with what it knew. */
    void startAgain() {
        context = run(folder, port);
    }

    static RunningMarket start() {
        RunningMarket market = new RunningMarket();
        market.account("operator", Role.OPERATOR, Optional.empty());
        market.account("region", Role.REGIONAL, Optional.empty());
        return market;
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("placemarket-browser");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** This week, by the market's own clock. */
    Week thisWeek() {
        return Week.of(LocalDate.ofInstant(context.getBean(Clock.class).instant(), EnglishTime.ZONE));
    }

    String address() {
        return address;
    }

    private void account(String user, Role role, Optional<OrganisationId> organisation) {
        context.getBean(Accounts.class)
                .put(new NewAccount(user, PASSWORD, role, organisation))
                .block();
    }

    /** A provider of that name, with an account that is called the same in small letters. */
    String provider(String name, String user) {
        return organisation(name, user, Role.PROVIDER, "PROVIDER", "VOLUNTARY", "HOSPICE");
    }

    /** A university of that name, with an account. */
    String university(String name, String user) {
        return organisation(name, user, Role.UNIVERSITY, "EDUCATION_PROVIDER", "EDUCATION", "UNIVERSITY");
    }

    private String organisation(String name, String user, Role role, String does, String ownership, String setting) {
        String id = post("operator", "/api/organisations", """
                        {"name": %s, "roles": ["%s"], "ownership": "%s", "setting": "%s", "icb": "QNC"}""".formatted(
                                JSON.writeValueAsString(name), does, ownership, setting))
                .path("organisation")
                .asString();
        account(user, role, Optional.of(new OrganisationId(id)));
        return id;
    }

    String area(String user, String name, int maximum) {
        return post(user, "/api/placement-areas", """
                        {"name": %s, "maximum": %d}""".formatted(JSON.writeValueAsString(name), maximum))
                .path("area")
                .asString();
    }

    /** Places for adult nurses of the second year from the week after next, for four weeks. */
    String offer(String user, String area, int places, int confirmWithinWorkingDays) {
        Week first = thisWeek().plus(2);
        return post(user, "/api/placement-areas/" + area + "/offers", """
                        {"profession": "NUR-ADULT", "level": "YEAR_2", "firstDay": "%s", "lastDay": "%s", "places": %d,
                         "confirmWithinWorkingDays": %d}""".formatted(
                                first.monday(), first.plus(3).monday().plusDays(4), places, confirmWithinWorkingDays))
                .path("offer")
                .asString();
    }

    /** The same, released in the week before. */
    String awaited(String user, String area, int places) {
        Week first = thisWeek().plus(2);
        return post(user, "/api/placement-areas/" + area + "/offers", """
                        {"profession": "NUR-ADULT", "level": "YEAR_2", "firstDay": "%s", "lastDay": "%s", "places": %d,
                         "releaseAt": "%s"}""".formatted(
                                first.monday(),
                                first.plus(3).monday().plusDays(4),
                                places,
                                first.monday().minusDays(4)))
                .path("offer")
                .asString();
    }

    /** Adult nurses of the second year who must be placed in the weeks of {@link #offer}. */
    String cohort(String user, String name, int size) {
        return post(user, "/api/cohorts", """
                        {"programme": %s, "profession": "NUR-ADULT", "level": "YEAR_2", "intake": "2025-09", "size": %d,
                         "weeks": ["%s/%s"]}""".formatted(
                                JSON.writeValueAsString(name),
                                size,
                                thisWeek().plus(2),
                                thisWeek().plus(5)))
                .path("cohort")
                .asString();
    }

    /** Enrols students by the university's own numbers and answers the market's. */
    List<String> students(String user, String cohort, String... references) {
        JsonNode answer = send(
                user,
                "/api/cohorts/" + cohort + "/students",
                "text/csv",
                "reference\n" + String.join("\n", references));
        return StreamSupport.stream(answer.path("enrolled").spliterator(), false)
                .map(row -> row.path("student").asString())
                .toList();
    }

    JsonNode allocate(String user, String offer, String cohort, String student) {
        return post(user, "/api/offers/" + offer + "/allocations", """
                {"cohort": "%s", "students": ["%s"]}""".formatted(cohort, student));
    }

    JsonNode post(String user, String path, String json) {
        return send(user, path, "application/json", json);
    }

    private JsonNode send(String user, String path, String type, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", type)
                .header("Accept", "application/json")
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString((user + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8)))
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode())
                    .as(path + " answered " + answer.body())
                    .isLessThan(300);
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.close();
        Folders.delete(folder);
    }
}
