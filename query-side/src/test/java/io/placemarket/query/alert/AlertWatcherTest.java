package io.placemarket.query.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.SignalType;

class AlertWatcherTest {
    private static final AlertFrame FRAME = new AlertFrame("raised", "1", "{}");

    private final List<FluxSink<AlertFrame>> sinks = new ArrayList<>();
    private final List<AlertFrame> read = new ArrayList<>();
    private final AtomicBoolean writable = new AtomicBoolean(true);
    private final List<SignalType> ended = new ArrayList<>();

    /** Takes only what it asks for. */
    private final BaseSubscriber<AlertFrame> reader = new BaseSubscriber<>() {
        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            // asks for nothing yet
        }

        @Override
        protected void hookOnNext(AlertFrame frame) {
            read.add(frame);
        }

        @Override
        protected void hookFinally(SignalType type) {
            ended.add(type);
        }
    };

    private AlertWatcher watcher() {
        Flux.<AlertFrame>create(sinks::add, FluxSink.OverflowStrategy.IGNORE).subscribe(reader);
        return new AlertWatcher("region", sinks.getFirst(), writable::get);
    }

    @Test
    void who_takes_nothing_is_known_by_the_ticks_and_who_takes_again_is_not() {
        AlertWatcher watcher = watcher();
        watcher.tick();
        watcher.tick();
        assertThat(watcher.ticksBehind()).isEqualTo(2);
        reader.request(1);
        watcher.tick();
        assertThat(watcher.ticksBehind()).isZero();
        watcher.send(FRAME);
        assertThat(read).containsExactly(FRAME);
    }

    @Test
    void what_a_connection_has_no_room_for_is_not_sent_after_it() {
        AlertWatcher watcher = watcher();
        reader.request(10);
        writable.set(false);
        watcher.tick();
        watcher.send(FRAME);
        watcher.beat(FRAME);
        assertThat(read).isEmpty();
        assertThat(watcher.ticksBehind()).isEqualTo(1);
        assertThat(watcher.canCatchUp()).isFalse();
        writable.set(true);
        assertThat(watcher.canCatchUp()).isTrue();
        watcher.start(FRAME);
        assertThat(read).containsExactly(FRAME);
    }

    @Test
    void who_is_let_go_is_told_by_the_end_of_the_stream() {
        AlertWatcher watcher = watcher();
        watcher.letGo();
        assertThat(ended).containsExactly(SignalType.ON_COMPLETE);
        assertThat(watcher.gone()).isTrue();
    }
}
