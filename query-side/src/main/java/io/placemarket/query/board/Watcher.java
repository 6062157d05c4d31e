package io.placemarket.query.board;

import java.util.BitSet;
import java.util.function.BooleanSupplier;
import reactor.core.publisher.FluxSink;

/**
 * Somebody who watches a board. What a slow one misses is kept as the set of cells that changed, so that it later gets them as they are
 * then: its memory is bounded by the size of the board. Not thread-safe.
 */
final class Watcher {
    private final FluxSink<Frame> sink;
    private final BooleanSupplier canTakeMore;
    private final BitSet missed = new BitSet();
    private boolean started;
    private int ticksBehind;

    /** @param canTakeMore whether its connection has taken what was sent before */
    Watcher(FluxSink<Frame> sink, BooleanSupplier canTakeMore) {
        this.sink = sink;
        this.canTakeMore = canTakeMore;
    }

    /** Whether it can take a frame now. */
    boolean ready() {
        return sink.requestedFromDownstream() > 0 && canTakeMore.getAsBoolean();
    }

    void tick() {
        ticksBehind = ready() ? 0 : ticksBehind + 1;
    }

    /** For how many ticks in a row it could take nothing. */
    int ticksBehind() {
        return ticksBehind;
    }

    boolean gone() {
        return sink.isCancelled();
    }

    boolean started() {
        return started;
    }

    /** Whether it has been sent all there is. */
    boolean isLevel() {
        return started && missed.isEmpty();
    }

    void start(Frame first) {
        started = true;
        missed.clear();
        sink.next(first);
    }

    BitSet missed() {
        return missed;
    }

    void send(Frame frame) {
        sink.next(frame);
    }

    void end() {
        sink.complete();
    }
}
