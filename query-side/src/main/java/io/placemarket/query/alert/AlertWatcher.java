package io.placemarket.query.alert;

import java.util.function.BooleanSupplier;
import reactor.core.publisher.FluxSink;

/**
 * Somebody who watches their alerts. Who reads too slowly misses frames and is sent all their alerts instead, once they can take more: it
 * costs no memory. Not thread-safe.
 */
final class AlertWatcher {
    private final String user;
    private final FluxSink<AlertFrame> sink;
    private final BooleanSupplier canTakeMore;
    private boolean behind;
    private int ticksBehind;
    private boolean ended;

    /** @param canTakeMore whether its connection has taken what was sent before */
    AlertWatcher(String user, FluxSink<AlertFrame> sink, BooleanSupplier canTakeMore) {
        this.user = user;
        this.sink = sink;
        this.canTakeMore = canTakeMore;
    }

    String user() {
        return user;
    }

    boolean gone() {
        return ended || sink.isCancelled();
    }

    void tick() {
        ticksBehind = isReady() ? 0 : ticksBehind + 1;
    }

    /** For how many ticks in a row it could take nothing. */
    int ticksBehind() {
        return ticksBehind;
    }

    /** Its stream ends; who still wants it comes again. */
    void letGo() {
        ended = true;
        sink.complete();
    }

    /** Whether it missed something and can be told now. */
    boolean canCatchUp() {
        return behind && isReady();
    }

    private boolean isReady() {
        return sink.requestedFromDownstream() > 0 && canTakeMore.getAsBoolean();
    }

    /** All that it must know. */
    void start(AlertFrame everything) {
        behind = !isReady();
        if (!behind) {
            sink.next(everything);
        }
    }

    void send(AlertFrame frame) {
        behind |= !isReady();
        if (!behind) {
            sink.next(frame);
        }
    }

    /** Not worth catching up for. */
    void beat(AlertFrame heartbeat) {
        if (!behind && isReady()) {
            sink.next(heartbeat);
        }
    }

    void end(AlertFrame closing) {
        beat(closing);
        sink.complete();
    }
}
