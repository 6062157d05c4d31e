package io.placemarket.marketplace.demonstration.plan;

import io.placemarket.kernel.area.Claim;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesClaimed;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.BookingId;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.id.IdSource;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.reference.ProfessionCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** How universities fill what was posted: block by block and week by week, near places first, never more than an area has room for. */
final class BookingPlanner {
    /** The most students one command names. */
    private static final int GROUP = 6;
    /** The fewest weeks worth a placement. */
    private static final int SHORTEST = 3;
    /** Of the bookings, the share that begins as a hold. */
    private static final double HELD_FIRST = 0.08;

    private final IdSource ids;
    private final Chance chance;
    private final Times times;
    private final AnswerPlanner answers;
    private final BiConsumer<Instant, Intent> plan;
    private final Map<Block, Map<ProfessionCode, List<PlannedOffer>>> offers;

    BookingPlanner(long seed, Times times, List<PlannedOffer> offers, BiConsumer<Instant, Intent> plan) {
        this.chance = new Chance(seed, "bookings");
        this.ids = new IdSource(chance.generator());
        this.times = times;
        this.plan = plan;
        this.answers = new AnswerPlanner(seed, times, plan);
        this.offers = offers.stream()
                .collect(Collectors.groupingBy(
                        PlannedOffer::block,
                        Collectors.groupingBy(offer -> offer.terms().profession())));
    }

    void book(List<PlannedCohort> cohorts) {
        for (Block block : Block.values()) {
            Map<PlannedCohort, Iterator<StudentId>> waiting = new HashMap<>();
            Map<PlannedCohort, Integer> named = new HashMap<>();
            cohorts.stream()
                    .filter(cohort -> cohort.blocks().containsKey(block))
                    .forEach(cohort -> waiting.put(
                            cohort,
                            cohort.students().stream()
                                    .map(Intent.PlannedStudent::student)
                                    .iterator()));
            for (int week = block.bookedFrom; week <= block.bookedTo; week++) {
                for (PlannedCohort cohort : chance.shuffled(cohorts)) {
                    Iterator<StudentId> students = waiting.get(cohort);
                    if (students != null) {
                        name(cohort, block, week, students, named);
                    }
                }
            }
            if (block.held > 0) {
                chance.shuffled(cohorts).stream().filter(waiting::containsKey).forEach(cohort -> hold(cohort, block));
            }
        }
    }

    private void name(
            PlannedCohort cohort,
            Block block,
            int week,
            Iterator<StudentId> waiting,
            Map<PlannedCohort, Integer> named) {
        int rounds = block.bookedTo - block.bookedFrom + 1;
        int round = week - block.bookedFrom + 1;
        int byNow = (int) Math.ceil(cohort.students().size() * block.placed * round / rounds);
        int wanted = byNow - named.getOrDefault(cohort, 0);
        Instant at = times.at(week, Times.Slot.BOOK);
        for (PlannedOffer offer : choice(cohort, block, at)) {
            if (wanted <= 0 || !waiting.hasNext()) {
                return;
            }
            WeekSet weeks = weeks(cohort, block, offer);
            int group = Math.min(Math.min(offer.free(weeks), wanted), chance.between(1, GROUP));
            if (weeks.size() >= SHORTEST && group > 0) {
                List<Intent.PlannedAllocation> students = new ArrayList<>();
                while (students.size() < group && waiting.hasNext()) {
                    students.add(new Intent.PlannedAllocation(ids.allocation(offer.id()), waiting.next()));
                }
                wanted -= students.size();
                named.merge(cohort, students.size(), Integer::sum);
                allocate(cohort, offer, weeks, students, week);
            }
        }
    }

    private void allocate(
            PlannedCohort cohort, PlannedOffer offer, WeekSet weeks, List<Intent.PlannedAllocation> named, int week) {
        named.forEach(one -> claim(cohort, offer, one.allocation(), Optional.of(one.student()), 1, weeks));
        Optional<HoldId> hold =
                week < 0 && chance.happens(HELD_FIRST) ? Optional.of(ids.hold(offer.id())) : Optional.empty();
        hold.ifPresent(id -> plan.accept(
                times.at(week, Times.Slot.BOOK),
                new Intent.PlaceHold(id, cohort.university(), cohort.id(), named.size(), weeks)));
        plan.accept(
                times.at(week, hold.isPresent() ? Times.Slot.ANSWER : Times.Slot.BOOK),
                new Intent.AllocateStudents(offer.id(), cohort.university(), cohort.id(), named, weeks, hold));
        for (Intent.PlannedAllocation one : named) {
            answers.answer(one.allocation(), cohort, offer, weeks, week);
        }
    }

    private void hold(PlannedCohort cohort, Block block) {
        int wanted = (int) Math.round(cohort.students().size() * block.held);
        Instant at = times.at(0, Times.Slot.BOOK);
        for (PlannedOffer offer : choice(cohort, block, at)) {
            WeekSet weeks = weeks(cohort, block, offer);
            int places = Math.min(Math.min(offer.free(weeks), wanted), chance.between(2, GROUP));
            if (weeks.size() >= SHORTEST && places > 1) {
                HoldId hold = ids.hold(offer.id());
                claim(cohort, offer, hold, Optional.empty(), places, weeks);
                plan.accept(at, new Intent.PlaceHold(hold, cohort.university(), cohort.id(), places, weeks));
                wanted -= places;
            }
            if (wanted <= 1) {
                return;
            }
        }
    }

    /** The offers a university looks through: posted by then, of a suiting level; those that fit whole first, then those nearby. */
    private List<PlannedOffer> choice(PlannedCohort cohort, Block block, Instant at) {
        List<PlannedOffer> all = offers.getOrDefault(block, Map.of())
                .getOrDefault(cohort.programme().profession(), List.of());
        List<Candidate> candidates = new ArrayList<>();
        for (PlannedOffer offer : chance.shuffled(all)) {
            if (offer.postedAt().isBefore(at)
                    && offer.terms().level().suits(cohort.programme().level())) {
                boolean near = cohort.near().contains(offer.area().icb()) && !chance.happens(0.1);
                candidates.add(new Candidate(offer, weeks(cohort, block, offer).size(), near));
            }
        }
        candidates.sort(Candidate.BEST_FIRST);
        return candidates.stream().map(Candidate::offer).toList();
    }

    /** An offer a university looks at: for how many of its weeks, and whether it is nearby. */
    private record Candidate(PlannedOffer offer, int weeks, boolean near) {
        static final Comparator<Candidate> BEST_FIRST = Comparator.comparingInt(Candidate::weeks)
                .thenComparing(Candidate::near)
                .reversed();
    }

    private static WeekSet weeks(PlannedCohort cohort, Block block, PlannedOffer offer) {
        return cohort.blocks().getOrDefault(block, WeekSet.none()).and(offer.weeks());
    }

    private static void claim(
            PlannedCohort cohort,
            PlannedOffer offer,
            BookingId booking,
            Optional<StudentId> student,
            int heads,
            WeekSet weeks) {
        offer.area()
                .capacity()
                .apply(new PlacesClaimed(offer.area().id(), new Claim(booking, cohort.id(), student, heads, weeks)));
    }
}
