package io.placemarket.query.board;

import java.time.Duration;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Ends the streams before the web server waits for its last answers: a stream never ends by itself. */
@Component
class StreamsEnd implements SmartLifecycle {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final BoardFeeds boards;
    private volatile boolean running;

    StreamsEnd(BoardFeeds boards) {
        this.boards = boards;
    }

    @Override
    public void start() {
        boards.allowStreams();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public void stop(Runnable callback) {
        stop();
        boards.endStreams()
                .timeout(PATIENCE)
                .onErrorResume(e -> Mono.empty())
                .doFinally(signal -> callback.run())
                .subscribe();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** The first to stop. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
