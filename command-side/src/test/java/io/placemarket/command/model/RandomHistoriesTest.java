package io.placemarket.command.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.command.message.Command;
import io.placemarket.command.message.OrganisationCommand;
import io.placemarket.kernel.problem.ProblemCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whatever is asked, in whatever order: nothing is sold twice, no student is in two places, who is refused for want of room would not have
 * fitted, and what is told again leaves the same room. A failure prints its seed and the shortest history that was found for it, and is kept: every
 * run plays the histories that failed before. {@code -Dmodel.seed=} plays it again, {@code -Dmodel.histories=} plays more.
 */
class RandomHistoriesTest {
    private static final int STEPS = 60;

    /** In so many every command is mostly accepted some time, and every refusal given; else some more are played. */
    private static final int ENOUGH = 1_000;

    private static final int SOME_MORE = 3;

    /** Those that only several aggregates together, or the time, can give. */
    private static final List<ProblemCode> REFUSALS = List.of(
            ProblemCode.CAPACITY_EXCEEDED,
            ProblemCode.NOBODY_PLACED,
            ProblemCode.COHORT_CEILING,
            ProblemCode.STUDENT_ALREADY_BOOKED,
            ProblemCode.PROGRAMME_ENDED,
            ProblemCode.PLACEMENTS_AHEAD,
            ProblemCode.STUDENT_FORGOTTEN,
            ProblemCode.OFFER_WITHDRAWN,
            ProblemCode.HOLD_TOO_SMALL,
            ProblemCode.HOLD_LAPSED,
            ProblemCode.HOLD_EXTENDED,
            ProblemCode.OFFER_FOR_OTHERS,
            ProblemCode.AGREEMENT_REQUIRED,
            ProblemCode.NOT_YOURS,
            ProblemCode.NOT_ALLOWED);

    private final long seed = Long.getLong("model.seed", System.nanoTime());

    @Test
    void the_market_answers_as_one_who_recounts_everything() {
        int histories = Integer.getInteger("model.histories", ENOUGH);
        Set<String> seen = new TreeSet<>();
        Set<String> expected = histories < ENOUGH ? Set.of() : everything();
        for (int i = 0; i < histories || (i < histories * SOME_MORE && !seen.containsAll(expected)); i++) {
            List<Long> steps = steps(seed + i);
            History history = new History();
            Optional<AssertionError> failure = failure(steps, history);
            if (failure.isPresent()) {
                throw shortest(seed + i, steps, failure.get());
            }
            seen.addAll(history.seen());
        }
        assertThat(seen)
                .as("what the histories came across, model.seed=%d", seed)
                .containsAll(expected);
    }

    @Test
    void what_failed_once_fails_no_more() {
        for (long kept : new KeptSeeds(KeptSeeds.FILE).all()) {
            List<Long> steps = steps(kept);
            failure(steps, new History()).ifPresent(failed -> {
                throw shortest(kept, steps, failed);
            });
        }
    }

    private static List<Long> steps(long seed) {
        return new Random(seed).longs(STEPS).boxed().toList();
    }

    private static Set<String> everything() {
        return Stream.concat(
                        kinds(Command.class)
                                .filter(kind -> !OrganisationCommand.class.isAssignableFrom(kind))
                                .map(Class::getSimpleName),
                        REFUSALS.stream().map(Enum::name))
                .collect(Collectors.toSet());
    }

    private static Stream<Class<?>> kinds(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(RandomHistoriesTest::kinds)
                : Stream.of(type);
    }

    private static Optional<AssertionError> failure(List<Long> steps, History history) {
        try {
            steps.forEach(history::step);
            history.replay();
            return Optional.empty();
        } catch (AssertionError error) {
            return Optional.of(error);
        } catch (RuntimeException unexpected) {
            return Optional.of(new AssertionError("the recount could not follow", unexpected));
        }
    }

    /** Leaves out step after step as long as it still fails. */
    private static AssertionError shortest(long seed, List<Long> failing, AssertionError first) {
        List<Long> steps = new ArrayList<>(failing);
        for (int length = STEPS / 2; length >= 1; length /= 2) {
            for (int from = steps.size() - length; from >= 0; from--) {
                List<Long> fewer = new ArrayList<>(steps.subList(0, from));
                fewer.addAll(steps.subList(Math.min(steps.size(), from + length), steps.size()));
                if (failure(fewer, new History()).isPresent()) {
                    steps = fewer;
                }
            }
        }
        History history = new History();
        AssertionError failure = failure(steps, history)
                .orElseGet(() -> new AssertionError("it failed once, and not when it was played again", first));
        String kept = new KeptSeeds(KeptSeeds.FILE).keep(seed);
        return new AssertionError(
                "model.seed=" + seed + ", " + kept + ":\n" + String.join("\n", history.told()), failure);
    }
}
