package io.placemarket.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.StudentId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/** Rule 5: nobody sees another organisation's students. Walks every read there is with every role. */
class VisibilityTest extends OverHttp {
    private static final List<MediaType> TYPES = List.of(
            MediaType.APPLICATION_JSON,
            MediaType.parseMediaType("text/csv"),
            MediaType.APPLICATION_NDJSON,
            MediaType.TEXT_HTML);

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    private final List<String> reads = new ArrayList<>();
    private final Map<String, String> walked = new HashMap<>();

    @BeforeAll
    void findEveryRead() {
        mappings.getHandlerMethods().keySet().stream()
                .filter(mapping -> mapping.getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .flatMap(mapping -> mapping.getPatternsCondition().getPatterns().stream())
                .map(Object::toString)
                .filter(path -> !path.endsWith("/stream"))
                .filter(path -> !path.startsWith("/api/openapi") && !path.startsWith("/api/docs"))
                .filter(path -> !path.startsWith("/problems") && !path.startsWith("/webjars"))
                .distinct()
                .flatMap(this::concrete)
                .forEach(reads::add);
    }

    private Stream<String> concrete(String path) {
        if (path.contains("{offer}")) {
            return Stream.of(market().wardOffer, market().hospiceOffer, market().withdrawnOffer)
                    .map(offer -> path.replace("{offer}", offer.value()));
        }
        if (path.contains("{area}")) {
            return Stream.of(market().ward, market().dayRoom).map(area -> path.replace("{area}", area.value()));
        }
        if (path.contains("{cohort}")) {
            return Stream.of(market().northern, market().southern)
                    .map(cohort -> path.replace("{cohort}", cohort.value()));
        }
        if (path.contains("{secret}")) {
            return Stream.of(path.replace("{secret}", "nobody-knows"));
        }
        if (path.contains("{hold}")) {
            return Stream.of(market().northernHold, market().southernHold)
                    .map(hold -> path.replace("{hold}", hold.value()));
        }
        if (path.contains("{allocation}")) {
            return Stream.of(market().northernInWard, market().southernInWard, market().southernInHospice)
                    .map(allocation -> path.replace("{allocation}", allocation.value()));
        }
        if (path.contains("{student}")) {
            return Stream.concat(market().northernStudents.stream(), market().southernStudents.stream())
                    .map(student -> path.replace("{student}", student.value()));
        }
        assertThat(path).as("a read this test cannot walk").doesNotContain("{");
        return path.equals("/api/allocations") || path.equals("/api/holds")
                ? Stream.of(
                        path,
                        path + "?offer=" + market().wardOffer,
                        path + "?offer=" + market().hospiceOffer,
                        path + "?cohort=" + market().northern,
                        path + "?cohort=" + market().southern,
                        path + "?area=" + market().ward)
                : Stream.of(path);
    }

    /** Everything a user can get to see, as text; nothing changes while these tests run. */
    private String everything(String user) {
        return walked.computeIfAbsent(user, this::walk);
    }

    private String walk(String user) {
        StringBuilder all = new StringBuilder();
        for (String read : reads) {
            for (MediaType type : TYPES) {
                byte[] body = answer(user, read, type);
                // A refusal names the address that was asked for; who knew it has learnt nothing.
                all.append(Optional.ofNullable(body)
                                .map(String::new)
                                .orElse("")
                                .replace("\"instance\":\"" + read + "\"", ""))
                        .append('\n');
            }
        }
        return all.toString();
    }

    private byte @Nullable [] answer(String user, String read, MediaType type) {
        try {
            return as(user).get()
                    .uri(read)
                    .accept(type)
                    .exchange()
                    .expectStatus()
                    .value(status -> assertThat(status).as(user + " " + read).isIn(200, 303, 403, 404, 406))
                    .expectBody()
                    .returnResult()
                    .getResponseBody();
        } catch (IllegalStateException unanswered) {
            throw new AssertionError(user + " was not answered at " + read + " as " + type, unanswered);
        }
    }

    @Test
    void there_is_something_to_walk() {
        assertThat(reads)
                .hasSizeGreaterThan(25)
                .contains("/api/board", "/api/offers/" + market().wardOffer + "/history", "/api/parked-events");
    }

    @Test
    void a_university_sees_its_own_students_and_numbers_and_nobody_elses() {
        sees("north", Set.copyOf(market().northernStudents), Set.of("N-0001"));
        sees("south", Set.copyOf(market().southernStudents), Set.of("S-7001", "S-7002"));
    }

    @Test
    void a_provider_sees_the_students_booked_in_its_areas_and_no_universitys_numbers() {
        sees(
                "trust",
                Set.of(
                        market().northernStudents.getFirst(),
                        market().southernStudents.getFirst()),
                Set.of());
        sees("hospice", Set.of(market().southernStudents.getLast()), Set.of());
    }

    @Test
    void a_region_hears_what_became_of_an_offer_without_names() {
        String path = "/api/offers/" + market().wardOffer + "/history";
        assertThat(text("region", path))
                .contains(
                        "A student of North Example University was proposed", "A student of South Example University");
        assertThat(text("operator", path)).doesNotContain("tudent");
    }

    @Test
    void a_page_that_is_not_there_still_knows_who_asks() {
        assertThat(as("trust")
                        .get()
                        .uri("/nowhere")
                        .accept(MediaType.TEXT_HTML)
                        .exchange()
                        .expectStatus()
                        .isNotFound()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody())
                .contains("There is no such thing", "href=\"/my-week\"", "Sign out");
    }

    private String text(String user, String path) {
        return Objects.requireNonNull(as(user).get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    @Test
    void a_region_and_an_operator_see_no_students_and_no_allocations() {
        for (String user : List.of("region", "operator")) {
            sees(user, Set.of(), Set.of());
            String all = everything(user);
            assertThat(Stream.of(market().northernInWard, market().southernInWard, market().southernInHospice)
                            .map(AllocationId::value))
                    .noneMatch(all::contains);
        }
    }

    @Test
    void a_hold_is_seen_by_its_university_its_provider_and_the_region() {
        Map<String, Set<String>> seers = Map.of(
                market().northernHold.value(), Set.of("north", "trust", "region"),
                market().southernHold.value(), Set.of("south", "hospice", "region"));
        seers.forEach((hold, users) -> {
            Set<String> saw = new HashSet<>();
            market().accounts().keySet().stream()
                    .filter(user -> everything(user).contains(hold))
                    .forEach(saw::add);
            assertThat(saw).isEqualTo(users);
        });
    }

    @Test
    void why_an_area_takes_fewer_is_seen_by_its_provider_and_the_region_only() {
        assertThat(market().accounts().keySet().stream()
                        .filter(user -> everything(user).contains("two are ill")))
                .containsExactlyInAnyOrder("trust", "region");
    }

    @Test
    void what_a_student_needs_is_read_by_the_two_organisations_concerned_and_stands_in_no_list() {
        assertThat(market().accounts().keySet().stream()
                        .filter(user -> everything(user).contains(ExampleMarket.ADJUSTMENTS)))
                .containsExactlyInAnyOrder("south", "trust");
        assertThat(reads.stream()
                        .filter(read -> !read.endsWith("/adjustments"))
                        .flatMap(read -> TYPES.stream().map(type -> answer("south", read, type)))
                        .map(body -> Optional.ofNullable(body).map(String::new).orElse(""))
                        .filter(body -> body.contains(ExampleMarket.ADJUSTMENTS)))
                .isEmpty();
    }

    private void sees(String user, Set<StudentId> students, Set<String> references) {
        String all = everything(user);
        Set<StudentId> seen = new HashSet<>();
        Stream.concat(market().northernStudents.stream(), market().southernStudents.stream())
                .filter(student -> all.contains(student.value()))
                .forEach(seen::add);
        assertThat(seen).as("students %s sees", user).isEqualTo(students);
        Set<String> numbers = new HashSet<>();
        Stream.of("N-0001", "S-7001", "S-7002").filter(all::contains).forEach(numbers::add);
        assertThat(numbers).as("numbers %s sees", user).isEqualTo(references);
        assertThat(all).doesNotContain("sealed");
    }
}
