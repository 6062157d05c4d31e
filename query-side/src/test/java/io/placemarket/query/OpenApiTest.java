package io.placemarket.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OpenApiTest extends OverHttp {
    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    private JsonNode document() {
        return JsonMapper.shared()
                .readTree(Objects.requireNonNull(stranger()
                        .get()
                        .uri("/api/openapi")
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody()));
    }

    @Test
    void what_is_documented_is_what_runs() {
        JsonNode document = document();
        assertThat(document.at("/openapi").asString()).startsWith("3.1");
        Set<String> documented = new TreeSet<>();
        document.at("/paths").properties().stream()
                .filter(path -> path.getKey().startsWith("/api/"))
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> documented.add(method.getKey() + " " + path.getKey())));
        Set<String> running = new TreeSet<>();
        mappings.getHandlerMethods()
                .keySet()
                .forEach(mapping -> mapping.getPatternsCondition().getPatterns().stream()
                        .map(Object::toString)
                        .filter(path -> path.startsWith("/api/"))
                        .filter(path -> !path.startsWith("/api/openapi") && !path.startsWith("/api/docs"))
                        .forEach(path -> mapping.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> running.add(method.name().toLowerCase(Locale.ROOT) + " " + path))));
        assertThat(documented).isEqualTo(running).contains("get /api/board", "get /api/offers/{offer}");
    }

    @Test
    void parameters_are_those_a_caller_sends_and_identifiers_are_text() {
        JsonNode document = document();
        List<String> names = document.at("/paths/~1api~1offers/get/parameters")
                .valueStream()
                .map(parameter -> parameter.at("/name").asString())
                .toList();
        assertThat(names)
                .contains("q", "profession", "minFree", "cursor", "limit", "atLeast")
                .doesNotContain("actor", "parameters");
        assertThat(document.at("/components/schemas/OfferRow/properties/offer/type")
                        .asString())
                .isEqualTo("string");
    }

    @Test
    void a_list_says_in_which_forms_it_is_had_and_nothing_else_does() {
        JsonNode paths = document().at("/paths");
        assertThat(paths.at("/~1api~1offers/get/parameters")
                        .valueStream()
                        .filter(parameter -> parameter.at("/name").asString().equals("format"))
                        .flatMap(parameter -> parameter.at("/schema/enum").valueStream())
                        .map(JsonNode::asString))
                .containsExactly("json", "csv", "ndjson");
        assertThat(paths.at("/~1api~1board~1stream/get/parameters").valueStream())
                .noneMatch(parameter -> parameter.at("/name").asString().equals("format"));
    }

    @Test
    void supervision_models_are_those_of_the_reference_data() {
        assertThat(document()
                        .at("/components/schemas/OfferRow/properties/supervision/enum")
                        .valueStream()
                        .map(JsonNode::asString))
                .containsExactly("ONE_TO_ONE", "PEER_ASSISTED", "CLIP", "NOT_STATED");
    }

    @Test
    void there_is_a_page_to_try_it() {
        stranger().get().uri("/api/docs").exchange().expectStatus().is3xxRedirection();
    }
}
