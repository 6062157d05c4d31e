package io.placemarket.query.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.booking.ReasonCode;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.ReleaseId;
import io.placemarket.kernel.id.RequestId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.identity.Role;
import io.placemarket.kernel.offer.ReleaseTerms;
import io.placemarket.kernel.offer.TieBreak;
import io.placemarket.kernel.release.FreePlaces;
import io.placemarket.kernel.release.Grant;
import io.placemarket.kernel.release.Lottery;
import io.placemarket.kernel.release.Need;
import io.placemarket.kernel.release.ReleaseEvent.ReleaseRerun;
import io.placemarket.kernel.release.RequestOutcome;
import io.placemarket.kernel.release.RequestOutcome.Why;
import io.placemarket.kernel.release.Resolution;
import io.placemarket.query.market.Story;
import io.placemarket.query.reading.Today;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
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
    private static final Today TODAY = new Today(Story.MONDAY);
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

    private OfferId offer(TieBreak tieBreak) {
        return story.offer(
                trust,
                ward,
                Story.terms(Story.ADULT, 20, Story.MONDAY, WEEKS)
                        .released(Optional.of(new ReleaseTerms(Instant.EPOCH, tieBreak))));
    }

    private ReleaseDetail resolved(TieBreak tieBreak) {
        OfferId offer = offer(tieBreak);
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
        return new ReleaseReads(story.market(), TODAY).one(offer, REGION);
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
                open.reserved().orElse(0) + grant.places(),
                open.why(),
                Optional.empty(),
                open.reserved());
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

    private final WeekSet everyWeek =
            WeekSet.range(Week.of(Story.MONDAY), Week.of(Story.MONDAY).plus(WEEKS - 1));

    private List<FreePlaces> free(int places) {
        return everyWeek.stream().map(week -> new FreePlaces(week, places)).toList();
    }

    private RequestOutcome open(RequestId request, int asked, int reserved) {
        return new RequestOutcome(
                request,
                asked,
                everyWeek,
                30,
                30,
                asked,
                0,
                0,
                Why.SHARE,
                Optional.empty(),
                reserved == 0 ? OptionalInt.empty() : OptionalInt.of(reserved));
    }

    /** As the market does: what is reserved is granted first, the rest is shared. */
    private List<RequestOutcome> shared(List<RequestOutcome> open, List<FreePlaces> free) {
        List<Grant> grants = Resolution.of(
                TieBreak.PROPORTIONAL,
                open.stream()
                        .map(one -> new Need(
                                one.request(), one.need() - one.reserved().orElse(0), one.weeks()))
                        .toList(),
                free,
                new Lottery(Story.SEED));
        return IntStream.range(0, open.size())
                .mapToObj(i -> granted(open.get(i), grants.get(i)))
                .toList();
    }

    @Test
    void the_script_reckons_again_what_all_share_beside_a_reserved_share() {
        OfferId offer = offer(TieBreak.PROPORTIONAL);
        List<RequestOutcome> open = new ArrayList<>();
        for (int reserved : List.of(3, 0, 0)) {
            RequestId request = story.request(offer, story.cohort(university, 30, everyWeek), university, 6, everyWeek);
            open.add(open(request, 6, reserved));
        }
        story.release(offer, free(5), shared(open, free(5)));
        String answer = JSON.writeValueAsString(new ReleaseReads(story.market(), TODAY).one(offer, REGION));
        assertThat(answer).contains("\"reserved\":3");
        assertThat(recomputed("reserved", answer))
                .isEqualTo(new Answer(0, offer + ": 3 requests, 8 places granted: as reckoned again\n"));
        assertThat(recomputed("hidden", answer.replace("\"reserved\":3", "\"reserved\":0"))
                        .status())
                .isOne();
    }

    @Test
    void who_may_not_book_the_offer_any_more_counts_for_nothing_and_is_told_why() {
        OfferId offer = offer(TieBreak.PROPORTIONAL);
        List<RequestOutcome> open = new ArrayList<>();
        for (Why why : List.of(Why.SHARE, Why.NOT_AGREED, Why.FOR_OTHERS)) {
            RequestId request = story.request(offer, story.cohort(university, 30, everyWeek), university, 6, everyWeek);
            int need = why.bars() ? 0 : 6;
            open.add(new RequestOutcome(request, 6, everyWeek, 30, 30, need, 0, 0, why, Optional.empty()));
        }
        story.release(offer, free(4), shared(open, free(4)));
        ReleaseDetail release = new ReleaseReads(story.market(), TODAY).one(offer, REGION);
        assertThat(release.items())
                .extracting(item -> item.outcome().orElseThrow().told())
                .containsExactly(
                        "Its share by need.",
                        "The offer asks for an agreement of its provider with the education provider, and by then none covered all of these weeks.",
                        "By then the offer was for other education providers only: its provider had changed whom it is for.");
        String answer = JSON.writeValueAsString(release);
        assertThat(recomputed("barred", answer))
                .isEqualTo(new Answer(0, offer + ": 3 requests, 4 places granted: as reckoned again\n"));
        assertThat(recomputed("unbarred", answer.replace("NOT_AGREED", "NO_ROOM"))
                        .status())
                .isOne();
    }

    @Test
    void the_script_reckons_a_re_run_again_and_the_result_before_it() {
        OfferId offer = offer(TieBreak.PROPORTIONAL);
        List<RequestId> requests = IntStream.range(0, 3)
                .mapToObj(i -> story.request(offer, story.cohort(university, 30, everyWeek), university, 6, everyWeek))
                .toList();
        List<RequestOutcome> first =
                shared(requests.stream().map(request -> open(request, 6, 0)).toList(), free(9));
        story.release(offer, free(9), first);
        // By the time of the re-run all six of the first and two of the second were named, and two places more are
        // free.
        List<RequestOutcome> second =
                shared(List.of(open(requests.get(1), 4, 0), open(requests.get(2), 6, 0)), free(5));
        story.tell(new ReleaseRerun(ReleaseId.of(offer), Reason.of(ReasonCode.OTHER), Story.SEED, free(5), second));
        String answer = JSON.writeValueAsString(new ReleaseReads(story.market(), TODAY).one(offer, REGION));
        assertThat(recomputed("rerun", answer))
                .isEqualTo(new Answer(0, offer + ": 3 requests, 5 places granted: as reckoned again\n"));
        assertThat(recomputed("earlier", answer.replaceFirst("(\"earlier\":.*?\"granted\":)3", "$17")))
                .satisfies(wrong -> assertThat(wrong.status()).isOne())
                .satisfies(wrong -> assertThat(wrong.text()).contains("before it was run again"));
    }

    private Answer recomputed(String name, String answer) {
        return run(List.of(
                "python3", SCRIPT.toString(), file(name + ".json", answer).toString()));
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
