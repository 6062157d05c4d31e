package io.placemarket.eventstore;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a unit of work leaves beside the log once its events are in it: a crash between the two repeats the unit of work, and
 * one that fails leaves nothing. So does a write that fails: Axon tells nobody what goes wrong after a commit, so that the tokens are given up
 * that would have led past it.
 */
final class AfterCommit {
    private static final Logger LOGGER = LoggerFactory.getLogger(AfterCommit.class);

    /** In this order: who comes again after a crash between them finds a saga as it was, or further, never a token ahead of it. */
    enum Turn {
        SAGA,
        TOKEN
    }

    private final Map<Turn, Map<String, Runnable>> writes = new EnumMap<>(Turn.class);
    private final List<Runnable> givingUp = new ArrayList<>();

    private AfterCommit(UnitOfWork<?> root) {
        root.afterCommit(committed -> writeAll());
    }

    private void writeAll() {
        try {
            writes.values().forEach(turn -> turn.values().forEach(Runnable::run));
        } catch (RuntimeException failed) {
            LOGGER.warn("What a unit of work left beside the log could not be written: it is done again", failed);
            givingUp.forEach(Runnable::run);
        }
    }

    /** Whether there is a unit of work whose commit is still to come. */
    static boolean isToCome() {
        return CurrentUnitOfWork.isStarted()
                && CurrentUnitOfWork.get().root().phase().isBefore(UnitOfWork.Phase.AFTER_COMMIT);
    }

    /** Of the current unit of work's root. */
    static AfterCommit ofCurrentUnitOfWork() {
        UnitOfWork<?> root = CurrentUnitOfWork.get().root();
        return root.getOrComputeResource(AfterCommit.class.getName(), key -> new AfterCommit(root));
    }

    /** The last write of a name stands. */
    void write(Turn turn, String name, Runnable write) {
        writes.computeIfAbsent(turn, first -> new TreeMap<>()).put(name, write);
    }

    /** What to do where not everything could be written. */
    void orElse(Runnable giveUp) {
        givingUp.add(giveUp);
    }
}
