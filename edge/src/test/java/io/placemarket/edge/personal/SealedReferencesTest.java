package io.placemarket.edge.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.client.model.Filters;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.placemarket.edge.TestDatabase;
import io.placemarket.kernel.id.StudentId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class SealedReferencesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final StudentId ANNA = new StudentId("s00000000000anna");
    private static final StudentId BEN = new StudentId("s000000000000ben");

    private final String uri = TestDatabase.fresh();
    private final MongoClient client = MongoClients.create(uri);
    private final MongoDatabase database = client.getDatabase(String.valueOf(new ConnectionString(uri).getDatabase()));
    private final StudentKeys keys = new StudentKeys(database);
    private final SealedReferences references = new SealedReferences(keys);

    @BeforeEach
    void prepare() {
        keys.prepare().block(PATIENCE);
    }

    @AfterEach
    void close() {
        client.close();
    }

    private static <T> T await(Mono<T> answer) {
        return answer.blockOptional(PATIENCE).orElseThrow();
    }

    @Test
    void what_is_sealed_can_be_read_again() {
        await(keys.claim(Map.of("hash a", ANNA, "hash b", BEN)));
        Map<StudentId, String> sealed = await(references.seal(Map.of(ANNA, "17654321", BEN, "Ünïcode")));
        assertThat(sealed.get(ANNA)).doesNotContain("17654321");
        Sealed annas = new Sealed(ANNA, sealed.getOrDefault(ANNA, ""));
        Sealed bens = new Sealed(BEN, sealed.getOrDefault(BEN, ""));
        assertThat(await(references.open(Set.of(annas, bens))).texts())
                .isEqualTo(Map.of(annas, "17654321", bens, "Ünïcode"));
    }

    @Test
    void the_same_reference_never_looks_the_same_twice() {
        await(keys.claim(Map.of("hash a", ANNA)));
        String first = await(references.seal(Map.of(ANNA, "17"))).get(ANNA);
        assertThat(await(references.seal(Map.of(ANNA, "17"))).get(ANNA)).isNotEqualTo(first);
    }

    @Test
    void a_sealed_reference_opens_for_its_own_student_only() {
        await(keys.claim(Map.of("hash a", ANNA, "hash b", BEN)));
        String annas = await(references.seal(Map.of(ANNA, "17"))).getOrDefault(ANNA, "");
        assertThatThrownBy(() -> await(references.open(Set.of(new Sealed(BEN, annas)))))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void without_its_key_nothing_can_be_read() {
        await(keys.claim(Map.of("hash a", ANNA)));
        Optional<String> sealed =
                Optional.ofNullable(await(references.seal(Map.of(ANNA, "17"))).get(ANNA));
        Set<Sealed> all = Set.of(new Sealed(ANNA, sealed.orElseThrow()));
        assertThat(await(references.open(all)).text(ANNA, sealed)).hasValue("17");
        await(Mono.from(database.getCollection("student_keys").deleteOne(Filters.eq("_id", ANNA.value()))));
        assertThat(await(references.open(all)).text(ANNA, sealed)).isEmpty();
    }

    @Test
    void any_number_of_texts_of_a_student_open_together_and_none_without_the_key() {
        await(keys.claim(Map.of("hash a", ANNA, "hash b", BEN)));
        Sealed first =
                new Sealed(ANNA, await(references.seal(Map.of(ANNA, "17"))).getOrDefault(ANNA, ""));
        Sealed second =
                new Sealed(ANNA, await(references.seal(Map.of(ANNA, "ill"))).getOrDefault(ANNA, ""));
        Sealed other =
                new Sealed(BEN, await(references.seal(Map.of(BEN, "away"))).getOrDefault(BEN, ""));
        Set<Sealed> all = Set.of(first, second, other);
        assertThat(await(references.open(all)).texts()).isEqualTo(Map.of(first, "17", second, "ill", other, "away"));
        keys.delete(List.of(ANNA)).block(PATIENCE);
        assertThat(await(references.open(all)).texts()).isEqualTo(Map.of(other, "away"));
        assertThat(await(references.open(Set.of())).texts()).isEmpty();
    }

    @Test
    void a_student_is_known_again_by_the_hash() {
        await(keys.claim(Map.of("hash a", ANNA)));
        assertThat(await(keys.claim(Map.of("hash a", BEN)))).isEqualTo(Map.of("hash a", ANNA));
    }

    @Test
    void whoever_claims_one_student_at_once_gets_the_same() {
        assertThat(Flux.range(0, 20)
                        .flatMap(i -> keys.claim(Map.of("hash a", new StudentId("s%015d".formatted(i)))), 20)
                        .distinct()
                        .collectList()
                        .block(PATIENCE))
                .hasSize(1);
    }

    @Test
    void hashes_depend_on_key_purpose_and_every_text() {
        KeyedHash hash = new KeyedHash(new byte[] {1, 2, 3});
        assertThat(hash.of("p", "ab", "c")).isEqualTo(hash.of("p", "ab", "c")).hasSize(64);
        assertThat(hash.of("p", "ab", "c"))
                .isNotEqualTo(hash.of("p", "a", "bc"))
                .isNotEqualTo(hash.of("q", "ab", "c"))
                .isNotEqualTo(new KeyedHash(new byte[] {4}).of("p", "ab", "c"));
        assertThat(IntStream.range(0, 1_000)
                        .mapToObj(i -> hash.of("p", "r" + i))
                        .distinct())
                .hasSize(1_000);
    }
}
