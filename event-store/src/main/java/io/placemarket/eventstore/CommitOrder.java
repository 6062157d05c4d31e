package io.placemarket.eventstore;

import io.placemarket.eventstore.Footing.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * What a unit of work builds on, and who may build on it before it is stored. A repository that keeps aggregates hands them on as soon as a
 * unit of work is handed in to the log; the next one rests on it: it is stored after it, or refused with it and tried again.
 */
final class CommitOrder {
    private static final String RESOURCE = CommitOrder.class.getName();

    private final List<OnItsWay> ground = new ArrayList<>();
    private final List<Reading> readings = new ArrayList<>();
    private final List<BiConsumer<OnItsWay, Map<String, Long>>> keeping = new ArrayList<>();
    private final List<Runnable> releasing = new ArrayList<>();
    private boolean handedIn;
    private boolean leftNothing;

    private CommitOrder() {}

    /** Of the unit of work, or of the one it is nested in. */
    static CommitOrder of(UnitOfWork<?> unit) {
        return unit.root().getOrComputeResource(RESOURCE, none -> new CommitOrder());
    }

    /** What this unit of work decides holds only if the other is stored. */
    void restsOn(OnItsWay earlier) {
        if (!earlier.isStored()) {
            ground.add(earlier);
        }
    }

    /** What this unit of work decides holds only if nobody elsewhere has changed this since. */
    void restsOn(Reading reading) {
        readings.add(reading);
    }

    /**
     * When the unit of work is handed in, it is told as what it is on its way, and how far it brings each aggregate: before anything is
     * released.
     */
    void keepWhenHandedIn(BiConsumer<OnItsWay, Map<String, Long>> keep) {
        keeping.add(keep);
    }

    /** A lock that others need not wait for once the unit of work is handed in. */
    void releaseWhenHandedIn(Runnable release) {
        releasing.add(release);
    }

    /** Whether others may already have gone on from what this unit of work decided. */
    boolean isHandedIn() {
        return handedIn;
    }

    /** It is committed, and there is nothing to store. */
    void leavesNothing() {
        leftNothing = true;
    }

    boolean hasLeftNothing() {
        return leftNothing;
    }

    /** Waits until what this unit of work rests on is stored, or not. Blocks. */
    boolean awaitGround() {
        return ground.stream().map(OnItsWay::await).reduce(true, Boolean::logicalAnd);
    }

    Footing footing() {
        return new Footing(List.copyOf(ground), List.copyOf(readings));
    }

    /** What rests on something refused need not be handed in. */
    void checkGround() {
        if (ground.stream().anyMatch(OnItsWay::hasFailed)) {
            throw new FootingLostException();
        }
    }

    void handedIn(OnItsWay unit, Map<String, Long> revisions) {
        handedIn = true;
        try {
            keeping.forEach(keep -> keep.accept(unit, revisions));
        } finally {
            releasing.forEach(Runnable::run);
        }
    }
}
