package io.placemarket.query.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.RequestId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.identity.Role;
import io.placemarket.kernel.offer.ReleaseTerms;
import io.placemarket.kernel.offer.TieBreak;
import io.placemarket.kernel.release.FreePlaces;
import io.placemarket.kernel.release.Grant;
import io.placemarket.kernel.release.Lottery;
import io.placemarket.kernel.release.Need;
import io.placemarket.kernel.release.RequestOutcome;
import io.placemarket.kernel.release.RequestOutcome.Why;
import io.placemarket.kernel.release.Resolution;
import io.placemarket.query.market.Story;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** What the market answers about a release is enough to reckon it again: docs/recompute-release.py, in another language, does. */
class RecomputedTest {
    private static final Path SCRIPT = Path.of("../docs/recompute-release.py");
    private static final long SEED = 7_331L;
    private static final int CASES = 60;
    private static final int WEEKS = 4;
    private static final Actor REGION = new Actor("region", Role.REGIONAL, Optional.empty());
    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT))
            .build();

    private final Random random = new Random(SEED);
    private final Story story = new Story(SEED);
    private final OrganisationId trust = story.trust();
    private final AreaId ward = story.area(trust, 50);
    private final OrganisationId university = story.university("North Example University");

    @TempDir
    private Path folder;

    private record Answer(int status, String text) {}

    @BeforeAll
    static void thereIsPython() {
        assumeTrue(run(List.of("python3", "--version")).status() == 0, "python3 is not here");
    }

    private static Answer run(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor(60, TimeUnit.SECONDS)
                    ? new Answer(process.exitValue(), text)
                    : new Answer(-1, "it did not end");
        } catch (IOException e) {
            return new Answer(-1, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private ReleaseDetail resolved(TieBreak tieBreak) {
        OfferId offer = story.offer(
                trust,
                ward,
                Story.terms(Story.ADULT, 20, Story.MONDAY, WEEKS)
                        .released(Optional.of(new ReleaseTerms(Instant.EPOCH, tieBreak))));
        Week first = Week.of(Story.MONDAY);
        List<FreePlaces> free = IntStream.range(0, WEEKS)
                .mapToObj(week -> new FreePlaces(first.plus(week), random.nextInt(20)))
                .toList();
        List<Need> needs = new ArrayList<>();
        List<RequestOutcome> open = new ArrayList<>();
        for (int i = random.nextInt(12); i >= 0; i--) {
            int from = random.nextInt(WEEKS);
            WeekSet weeks = WeekSet.range(first.plus(from), first.plus(from + random.nextInt(WEEKS - from)));
            CohortId cohort = story.cohort(university, 30, weeks);
            int asked = 1 + random.nextInt(20);
            int still = random.nextInt(20);
            RequestId request = story.request(offer, cohort, university, asked, weeks);
            needs.add(new Need(request, Math.min(asked, still), weeks));
            open.add(new RequestOutcome(
                    request, asked, weeks, still, 30, Math.min(asked, still), 0, 0, Why.SHARE, Optional.empty()));
        }
        List<Grant> grants = Resolution.of(tieBreak, needs, free, new Lottery(Story.SEED));
        story.release(
                offer,
                free,
                IntStream.range(0, grants.size())
                        .mapToObj(i -> granted(open.get(i), grants.get(i)))
                        .toList());
        return new ReleaseReads(story.market()).one(offer, REGION);
    }

    private static RequestOutcome granted(RequestOutcome open, Grant grant) {
        return new RequestOutcome(
                open.request(),
                open.asked(),
                open.weeks(),
                open.stillToPlace(),
                open.underCeiling(),
                open.need(),
                grant.share(),
                grant.places(),
                open.why(),
                Optional.empty());
    }

    private Path file(String name, String answer) {
        try {
            return Files.writeString(folder.resolve(name), answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void the_script_reckons_every_release_again_and_agrees() {
        List<String> command = new ArrayList<>(List.of("python3", SCRIPT.toString()));
        for (int i = 0; i < CASES; i++) {
            ReleaseDetail release = resolved(i % 3 == 0 ? TieBreak.FIRST_COME : TieBreak.PROPORTIONAL);
            command.add(file(i + ".json", JSON.writeValueAsString(release)).toString());
        }
        Answer answer = run(command);
        assertThat(answer.status()).as("seed %d: %s", SEED, answer.text()).isZero();
        assertThat(answer.text().lines()).hasSize(CASES).allMatch(line -> line.endsWith("as reckoned again"));
    }

    @Test
    void the_script_notices_a_place_that_was_moved_and_a_seed_that_was_exchanged() {
        String good = JSON.writeValueAsString(resolved(TieBreak.PROPORTIONAL));
        String moved = good.replaceFirst("\"granted\":\\d+", "\"granted\":77");
        String exchanged = good.replace(Story.SEED, "11".repeat(Lottery.BYTES));
        assertThat(moved).isNotEqualTo(good);
        assertThat(exchanged).isNotEqualTo(good);
        assertThat(run(List.of(
                        "python3", SCRIPT.toString(), file("moved.json", moved).toString())))
                .satisfies(answer -> assertThat(answer.status()).isOne())
                .satisfies(answer -> assertThat(answer.text()).contains("granted is 77"));
        assertThat(run(List.of(
                        "python3",
                        SCRIPT.toString(),
                        file("exchanged.json", exchanged).toString())))
                .satisfies(answer -> assertThat(answer.status()).isOne())
                .satisfies(answer -> assertThat(answer.text()).contains("committed to"));
    }
}
