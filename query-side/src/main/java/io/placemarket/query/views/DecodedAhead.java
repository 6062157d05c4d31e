package io.placemarket.query.views;

import io.placemarket.eventstore.LoggedUnit;
import io.placemarket.query.market.RecordedUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Reads what stands in units of work on all processors, ahead of the thread that folds them, in order. The first few are read at once, so that who
 * needs few waits for few.
 */
public final class DecodedAhead implements Iterator<RecordedUnit> {
    private static final int FIRST = 8;
    private static final int MOST = 256;
    private static final int AHEAD = 4;

    private static final Executor READERS = Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(),
            Thread.ofPlatform().daemon().name("log-decode-", 0).factory());

    private final Iterator<LoggedUnit> units;
    private final Queue<CompletableFuture<List<RecordedUnit>>> ahead = new ArrayDeque<>();
    private Iterator<RecordedUnit> ready = Collections.emptyIterator();
    private int size = FIRST;

    private DecodedAhead(Iterator<LoggedUnit> units) {
        this.units = units;
    }

    /** The same units of work with their events read; closes what it is made of when it is closed. */
    public static Stream<RecordedUnit> of(Stream<LoggedUnit> units) {
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(
                                new DecodedAhead(units.iterator()), Spliterator.ORDERED | Spliterator.NONNULL),
                        false)
                .onClose(units::close);
    }

    @Override
    public boolean hasNext() {
        while (!ready.hasNext()) {
            while (ahead.size() < AHEAD && units.hasNext()) {
                List<LoggedUnit> some = take();
                ahead.add(CompletableFuture.supplyAsync(
                        () -> some.stream().map(LogDecoder::decode).toList(), READERS));
            }
            CompletableFuture<List<RecordedUnit>> first = ahead.poll();
            if (first == null) {
                return false;
            }
            ready = first.join().iterator();
        }
        return true;
    }

    private List<LoggedUnit> take() {
        List<LoggedUnit> some = new ArrayList<>(size);
        while (some.size() < size && units.hasNext()) {
            some.add(units.next());
        }
        size = Math.min(MOST, size * 2);
        return some;
    }

    @Override
    public RecordedUnit next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ready.next();
    }
}
