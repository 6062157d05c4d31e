package io.placemarket.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.kernel.area.PlacementAreaEvent.PlacesOffered;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.offer.OfferEvent.OfferAmended;
import io.placemarket.kernel.offer.OfferEvent.OfferPosted;
import io.placemarket.kernel.offer.OfferParticulars;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.offer.ReleaseTerms;
import io.placemarket.kernel.offer.TieBreak;
import io.placemarket.kernel.organisation.Setting;
import io.placemarket.query.market.Story;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/**
 * Rule 5: nobody sees another organisation's students; nor does a university learn of an offer that is for others. Walks every read there is with
 * every role: lists, pages, exports and streams, of now, as of a moment and compared with another.
 */
@TestPropertySource(properties = "test.market=visibility")
class VisibilityTest extends OverHttp {
    private static final List<MediaType> TYPES = List.of(
            MediaType.APPLICATION_JSON,
            MediaType.parseMediaType("text/csv"),
            MediaType.APPLICATION_NDJSON,
            MediaType.TEXT_HTML);
    private static final ParameterizedTypeReference<ServerSentEvent<String>> EVENT =
            new ParameterizedTypeReference<>() {};

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    private List<String> paths = List.of();
    private List<String> reads = List.of();
    private List<String> streams = List.of();
    private final Map<String, String> walked = new HashMap<>();
    /** Reads that were answered as of a moment, and compared with one. */
    private final Set<String> ofMoments = new HashSet<>();

    private long before;
    private AreaId clinic;
    private OfferId forAll;
    private HoldId inHidden;
    /** North's alone: open with a hold, announced with a request, released, withdrawn. */
    private List<OfferId> hidden;

    @BeforeAll
    void offersForOneUniversity() {
        Story story = market().story();
        before = story.position();
        clinic = story.area(market().trust, "Cedar clinic", 30, Setting.HOSPITAL, Map.of());
        OfferTerms terms = Story.terms(Story.ADULT, 7, Story.MONDAY, 4).with(forNorth());
        OfferTerms later = terms.released(Optional.of(new ReleaseTerms(
                Story.MONDAY.atStartOfDay().minusDays(1).toInstant(ZoneOffset.UTC), TieBreak.FIRST_COME)));
        OfferId open = story.offer(market().trust, clinic, terms);
        OfferId announced = story.offer(market().trust, clinic, later);
        OfferId released = story.offer(market().trust, clinic, later);
        OfferId withdrawn = story.offer(market().trust, clinic, terms);
        hidden = List.of(open, announced, released, withdrawn);
        story.tell(new OfferAmended(open, terms.withPlaces(7)));
        inHidden = story.hold(open, market().northern, market().north, 2, ExampleMarket.TWO_WEEKS);
        story.free(inHidden, 1, WeekSet.of(ExampleMarket.TWO_WEEKS.first()));
        story.request(announced, market().northern, market().north, 2, ExampleMarket.TWO_WEEKS);
        story.release(released, List.of(), List.of());
        story.withdraw(withdrawn);
        forAll = story.ids().offer(clinic);
        OfferTerms forEverybody = Story.terms(Story.PHYSIO, 5, Story.MONDAY, 2);
        story.tell(
                new PlacesOffered(
                        clinic,
                        forAll,
                        Story.PHYSIO,
                        forEverybody.weeks(),
                        forEverybody.places(),
                        OptionalInt.empty(),
                        Optional.empty()),
                new OfferPosted(
                        forAll,
                        market().trust,
                        forEverybody,
                        Optional.of(open),
                        Optional.of(withdrawn),
                        Optional.of(open)));
        caughtUp();
        EveryRead every = new EveryRead(mappings, market(), clinic, forAll);
        paths = every.paths();
        reads = every.addresses();
        streams = every.streams().toList();
    }

    private OfferParticulars forNorth() {
        return OfferParticulars.NONE.onlyFor(List.of(market().north));
    }

    /** Everything a user can get to see, as text; nothing changes while these tests run. */
    private String everything(String user) {
        return walked.computeIfAbsent(user, this::walk);
    }

    private String walk(String user) {
        StringBuilder all = new StringBuilder();
        for (String read : reads) {
            for (MediaType type : TYPES) {
                Answered now = answered(user, read, type);
                assertThat(now.status()).as(user + " " + read).isIn(200, 303, 403, 404, 406);
                // A refusal names the address that was asked for; who knew it has learnt nothing.
                all.append(now.text().replace("\"instance\":\"" + read + "\"", ""))
                        .append('\n');
                if (now.status() == 200) {
                    all.append(ofMoment(user, read, "asOf=" + market().story().position(), type));
                    all.append(ofMoment(user, read, "compareWith=" + before, type));
                }
            }
        }
        streams.forEach(stream -> all.append(first(user, stream)));
        return all.toString();
    }

    /** What a read of another moment answers; nothing where it knows of none. */
    private String ofMoment(String user, String read, String moment, MediaType type) {
        Answered then = answered(user, read + (read.contains("?") ? "&" : "?") + moment, type);
        assertThat(then.status()).as(user + " " + read + " " + moment).isIn(200, 404, 422);
        if (then.status() == 200) {
            ofMoments.add(read.replaceAll("\\?.*", "") + " " + moment.replaceAll("=.*", ""));
        }
        return then.status() == 200 ? then.text() : "";
    }

    /** What a stream begins with. */
    private String first(String user, String stream) {
        return Objects.requireNonNull(as(user).get()
                .uri(stream)
                .accept(MediaType.TEXT_EVENT_STREAM)
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(EVENT)
                .getResponseBody()
                .filter(event -> "snapshot".equals(event.event()))
                .map(event -> event.id() + " " + event.data())
                .blockFirst(Duration.ofSeconds(20)));
    }

    private record Answered(int status, String text) {}

    private Answered answered(String user, String read, MediaType type) {
        try {
            EntityExchangeResult<byte[]> result = as(user).get()
                    .uri(read)
                    .accept(type)
                    .exchange()
                    .expectBody()
                    .returnResult();
            return new Answered(
                    result.getStatus().value(),
                    Optional.ofNullable(result.getResponseBody())
                            .map(String::new)
                            .orElse(""));
        } catch (IllegalStateException unanswered) {
            throw new AssertionError(user + " was not answered at " + read + " as " + type, unanswered);
        }
    }

    @Test
    void there_is_something_to_walk() {
        assertThat(reads)
                .hasSizeGreaterThan(25)
                .contains("/api/board", "/api/offers/" + market().wardOffer + "/history", "/api/parked-events");
        assertThat(paths).contains("/api/board/stream", "/api/alerts/stream");
        everything("south");
        assertThat(ofMoments)
                .contains(
                        "/api/board asOf",
                        "/api/board compareWith",
                        "/board compareWith",
                        "/api/board/cell asOf",
                        "/api/board/cell compareWith",
                        "/board/cell compareWith",
                        "/api/offers asOf",
                        "/api/offers/" + forAll + " asOf",
                        "/api/placement-areas asOf",
                        "/areas/" + clinic + " asOf");
    }

    @Test
    void an_offer_for_one_university_is_seen_by_no_other() {
        Set<String> others = new HashSet<>(market().accounts().keySet());
        others.remove("south");
        for (OfferId offer : hidden) {
            assertThat(market().accounts().keySet().stream()
                            .filter(user -> everything(user).contains(offer.value())))
                    .containsExactlyInAnyOrderElementsOf(others);
        }
        assertThat(everything("north")).contains("7 places for Adult nursing posted");
        assertThat(everything("south"))
                .contains("5 places for Physiotherapy posted", forAll.value())
                .doesNotContain("7 places for Adult nursing posted");
    }

    @Test
    void who_may_not_see_an_offer_is_told_that_there_is_none() {
        List<String> addresses = paths.stream()
                .filter(path -> path.contains("{offer}") || path.contains("{hold}"))
                .flatMap(path -> hidden.stream()
                        .map(offer -> path.replace("{offer}", offer.value()).replace("{hold}", inHidden.value())))
                .distinct()
                .toList();
        assertThat(addresses).hasSizeGreaterThan(16).contains("/api/offers/" + hidden.get(2) + "/release");
        for (String address : addresses) {
            for (MediaType type : TYPES) {
                assertThat(answered("south", address, type).status())
                        .as(address + " as " + type)
                        .isIn(403, 404, 406);
            }
        }
        assertThat(answered("north", "/api/offers/" + hidden.get(2) + "/release", MediaType.APPLICATION_JSON)
                        .status())
                .isEqualTo(200);
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
                        .flatMap(read -> TYPES.stream()
                                .map(type -> answered("south", read, type).text()))
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
