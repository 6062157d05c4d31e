package io.placemarket.edge;

import io.placemarket.edge.account.Account;
import io.placemarket.edge.csv.CsvFormat;
import io.placemarket.edge.csv.CsvReading;
import io.placemarket.edge.csv.CsvTable;
import io.placemarket.edge.csv.CsvWriting;
import io.placemarket.edge.json.Fields;
import io.placemarket.edge.position.Answers;
import io.placemarket.edge.position.AtLeast;
import io.placemarket.edge.position.IdempotencyKey;
import io.placemarket.edge.position.IfMatch;
import io.placemarket.edge.problem.ProblemMapping;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A small application with an address for everything a controller may do. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class EdgeTestApplication {
    /** Its own event loops: shared ones are closed, soon after, by whichever context of a test ends first. */
    @Bean
    ReactorResourceFactory loops() {
        ReactorResourceFactory loops = new ReactorResourceFactory();
        loops.setUseGlobalResources(false);
        return loops;
    }

    @Bean
    ProblemMapping tornPages() {
        return failure -> failure instanceof TornPageException
                ? Optional.of(Problem.of(ProblemCode.CONFLICT, "A page was torn."))
                : Optional.empty();
    }

    /** An exception of a module's own. */
    static final class TornPageException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** A body with something of every kind. */
    public record Request(
            @Nullable String name,
            @Nullable Integer places,
            @Nullable LearnerLevel level,
            @Nullable LocalDate firstDay,
            @Nullable WeekSet weeks,
            @Nullable AreaId area,
            @Nullable Reason reason) {}

    /** Something within the body. */
    public record Reason(@Nullable LearnerLevel code) {}

    /** What is answered. */
    public record Answer(String name, Optional<String> note, LocalDate day, Week week, WeekSet weeks, AreaId area) {}

    @RestController
    static final class Addresses {
        static final AreaId AREA = new AreaId("0123456789ab");
        static final LocalDate DAY = LocalDate.of(2026, 11, 23);

        @PostMapping("/api/things")
        ResponseEntity<Answer> post(@RequestBody Request request) {
            String name = Fields.text("name", request.name(), 20);
            Fields.optionalWhole("places", request.places(), 1, 500);
            return Answers.created("/api/things/1", 17, 3)
                    .body(new Answer(
                            name, Optional.empty(), DAY, Week.of(DAY), WeekSet.covering(DAY, DAY.plusDays(9)), AREA));
        }

        @GetMapping("/api/offers/{offer}")
        String offer(@PathVariable OfferId offer) {
            return offer.value();
        }

        @GetMapping("/api/search")
        String search(
                @RequestParam(required = false) @Nullable Week from,
                @RequestParam(required = false) @Nullable LearnerLevel level,
                @RequestParam(defaultValue = "12") int weeks,
                @RequestParam(required = false) @Nullable LocalDate day,
                @RequestParam(required = false) @Nullable AreaId area) {
            return from + " " + level + " " + weeks + " " + day + " " + area;
        }

        @GetMapping("/api/needs")
        String needs(@RequestParam Week week) {
            return week.toString();
        }

        @GetMapping("/api/me")
        Map<String, String> me(Actor actor, Account account) {
            return Map.of(
                    "user",
                    account.user(),
                    "role",
                    actor.role().name(),
                    "organisation",
                    actor.organisation().map(OrganisationId::value).orElse("none"));
        }

        @PostMapping("/api/headers")
        Map<String, String> headers(Actor actor, IfMatch ifMatch, IdempotencyKey key, AtLeast atLeast) {
            ifMatch.check(7);
            return Map.of(
                    "revision",
                    ifMatch.revision().toString(),
                    "key",
                    key.scopedTo(actor).orElse("none"),
                    "atLeast",
                    Long.toString(atLeast.position()));
        }

        @GetMapping("/api/fails/{how}")
        Mono<String> fails(@PathVariable String how) {
            return Mono.error(
                    switch (how) {
                        case "mapped" -> new TornPageException();
                        case "behind" ->
                            Problem.of(ProblemCode.VIEW_BEHIND, "It is at 41.")
                                    .with("position", 41)
                                    .refused();
                        default -> new IllegalStateException("secret detail of ours");
                    });
        }

        @PostMapping(path = "/api/table", consumes = "text/csv")
        Mono<List<String>> table(@RequestBody Flux<DataBuffer> body) {
            return CsvReading.read(body, CsvFormat.of(List.of("area", "first_day"), List.of("places")))
                    .map(CsvTable::rows)
                    .map(rows -> rows.stream().map(Object::toString).toList());
        }

        @GetMapping(path = "/api/table", produces = "text/csv")
        ResponseEntity<Flux<DataBuffer>> file() {
            return CsvWriting.file(
                    Answers.at(5), "things.csv", List.of("name", "places"), Flux.just(List.of("=1+1", -3)));
        }

        @GetMapping(path = "/board", produces = MediaType.TEXT_HTML_VALUE)
        String page() {
            return "<!DOCTYPE html><title>Board</title>";
        }
    }
}
