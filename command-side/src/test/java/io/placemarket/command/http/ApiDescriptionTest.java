package io.placemarket.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** The description of the API matches what runs. */
class ApiDescriptionTest extends HttpTest {
    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Test
    void every_address_that_changes_something_is_described_and_nothing_else() {
        JsonNode document = reported(stranger().get().uri("/api/openapi").exchange());
        assertThat(document.get("openapi").asString()).startsWith("3.1");
        Set<String> described = new TreeSet<>();
        document.get("paths")
                .propertyStream()
                .forEach(path -> path.getValue()
                        .propertyNames()
                        .forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        Set<String> running = new TreeSet<>();
        mappings.getHandlerMethods().forEach((mapping, handler) -> {
            if (handler.getBeanType().getName().startsWith("io.placemarket.command")) {
                mapping.getPatternsCondition()
                        .getPatterns()
                        .forEach(pattern -> mapping.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> running.add(method + " " + pattern)));
            }
        });
        assertThat(running).hasSizeGreaterThan(15);
        assertThat(described).containsAll(running);
        assertThat(described)
                .filteredOn(operation -> operation.contains(" /api/") && !operation.contains("/api/accounts"))
                .containsExactlyInAnyOrderElementsOf(running);
    }

    @Test
    void an_operation_says_its_headers_and_how_it_is_refused() {
        JsonNode document = reported(stranger().get().uri("/api/openapi").exchange());
        JsonNode withdrawal =
                document.get("paths").get("/api/offers/{offer}/withdrawal").get("post");
        assertThat(withdrawal.get("parameters"))
                .extracting(parameter -> parameter.get("name").asString())
                .contains("offer", "Idempotency-Key", "If-Match");
        assertThat(withdrawal.at("/responses/default/content").propertyNames()).contains("application/problem+json");
    }

    @Test
    void every_way_to_book_and_to_change_what_is_booked_gives_the_answer_alone_too() {
        Set<String> booking = Set.of("io.placemarket.command.booking", "io.placemarket.command.clearing");
        List<WayIn> ways = mappings.getHandlerMethods().entrySet().stream()
                .flatMap(mapping -> WayIn.of(mapping.getKey(), mapping.getValue()))
                .filter(way -> booking.contains(way.handler().getBeanType().getPackageName()))
                .filter(WayIn::takesKey)
                .toList();
        assertThat(ways).hasSizeGreaterThan(20);
        assertThat(ways)
                .allSatisfy(way -> assertThat(way.handler().getMethodParameters())
                        .as(way.name())
                        .anyMatch(parameter ->
                                "dryRun".equals(parameter.getParameter().getName())));
    }

    @Test
    void the_process_says_that_it_is_well() {
        stranger().get().uri("/health").exchange().expectStatus().isOk();
    }
}
