package io.placemarket.marketplace.demonstration;

import io.placemarket.kernel.problem.RefusedException;
import io.placemarket.marketplace.demonstration.DemonstrationRecord.State;
import io.placemarket.marketplace.demonstration.plan.RegionPlan;
import io.placemarket.marketplace.demonstration.plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the region's past, moment by moment, many commands at once; resumes where it was interrupted. Blocks. */
final class Seeder {
    private static final Logger LOG = LoggerFactory.getLogger(Seeder.class);
    /** Commands under way at once: enough to share flushes, few enough to be fair to whoever looks on. */
    private static final int AT_ONCE = 64;

    private final DemonstrationClock clock;
    private final DemonstrationRecord record;
    private final Function<Step, CompletableFuture<?>> perform;
    private final AtomicInteger refused = new AtomicInteger();

    Seeder(DemonstrationClock clock, DemonstrationRecord record, Function<Step, CompletableFuture<?>> perform) {
        this.clock = clock;
        this.record = record;
        this.perform = perform;
    }

    /**
     * Does what the plan says from where it was left.
     *
     * @param percent told how much is done, in whole percent
     * @return how many steps the market refused
     */
    int seed(RegionPlan plan, State from, IntConsumer percent) {
        List<List<Step>> batches = batches(plan.steps());
        int doneSteps =
                batches.subList(0, from.done()).stream().mapToInt(List::size).sum();
        State state = from;
        for (int i = from.done(); i < batches.size(); i++) {
            clock.hold(batches.get(i).getFirst().at());
            doneSteps = perform(batches.get(i), doneSteps, plan.steps().size(), percent);
            state = state.withDone(i + 1);
            record.keep(state);
        }
        clock.release();
        record.keep(state.completed());
        return refused.get();
    }

    private int perform(List<Step> batch, int before, int all, IntConsumer percent) {
        Semaphore room = new Semaphore(AT_ONCE);
        List<CompletableFuture<?>> running = new ArrayList<>();
        int done = before;
        for (Step step : batch) {
            room.acquireUninterruptibly();
            running.add(perform.apply(step)
                    .handle((reply, failure) -> settle(step, failure))
                    .whenComplete((nothing, failure) -> room.release()));
            percent.accept((int) (100L * ++done / all));
        }
        CompletableFuture.allOf(running.toArray(CompletableFuture[]::new)).join();
        return done;
    }

    /** A refusal leaves that step out; anything else stops the start, which resumes with the next. */
    private boolean settle(Step step, @Nullable Throwable failure) {
        if (failure == null) {
            return true;
        }
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof RefusedException refusal) {
            if (refused.incrementAndGet() == 1) {
                LOG.warn("The market refused a step of the demonstration, {}: {}", step, refusal.getMessage());
            }
            return false;
        }
        throw new CompletionException("A step of the demonstration failed: " + step.key(), cause);
    }

    /** What happens at one moment and does not build on each other is one batch. */
    static List<List<Step>> batches(List<Step> steps) {
        List<List<Step>> batches = new ArrayList<>();
        for (Step step : steps) {
            if (batches.isEmpty() || !together(batches.getLast().getFirst(), step)) {
                batches.add(new ArrayList<>());
            }
            batches.getLast().add(step);
        }
        return batches;
    }

    private static boolean together(Step first, Step second) {
        return first.at().equals(second.at())
                && first.intent().order() == second.intent().order();
    }
}
