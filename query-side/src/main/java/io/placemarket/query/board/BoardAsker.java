package io.placemarket.query.board;

import io.placemarket.query.views.Views;
import java.util.function.Consumer;
import java.util.function.Function;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Somebody who asks something of a board once. */
final class BoardAsker<T> implements BoardsBeingCounted.Asker {
    private final Function<BoardFeed, T> question;
    private final Sinks.One<T> answer = Sinks.one();
    private volatile boolean begun;
    private volatile boolean gone;

    BoardAsker(Function<BoardFeed, T> question) {
        this.question = question;
    }

    /** The answer; refused with view-behind where the board's turn does not come in time. What has begun is worth waiting for. */
    Mono<T> answer(Views views) {
        Mono<Long> late = Mono.delay(views.patience()).flatMap(tick -> begun ? Mono.never() : Mono.just(tick));
        return answer.asMono().doOnCancel(() -> gone = true).timeout(late, Mono.error(views::notInTime));
    }

    @Override
    public boolean isGone() {
        return gone;
    }

    @Override
    public void begun() {
        begun = true;
    }

    @Override
    public void take(BoardFeed board) {
        begun = true;
        try {
            answer.tryEmitValue(question.apply(board));
        } catch (RuntimeException | Error e) {
            fail(e);
        }
    }

    @Override
    public void fail(Throwable why) {
        answer.tryEmitError(why);
    }

    /**
     * Those who watch a board that is counted anew.
     *
     * @param open the board as they see it until then
     * @param closed is run where it cannot be counted: they are told to come again
     */
    record Going(BoardFeed open, Runnable closed) implements BoardsBeingCounted.Asker {
        @Override
        public boolean isGone() {
            return false;
        }

        @Override
        public void begun() {
            // They see what they saw.
        }

        @Override
        public void take(BoardFeed board) {
            board.takeOver(open);
        }

        @Override
        public void fail(Throwable why) {
            open.end();
            closed.run();
        }
    }

    /** Somebody who joins those who watch a board; waits as long as it takes. */
    record Joining(FluxSink<Frame> sink, Consumer<BoardFeed> join) implements BoardsBeingCounted.Asker {
        @Override
        public boolean isGone() {
            return sink.isCancelled();
        }

        @Override
        public void begun() {
            // Its patience is the connection's.
        }

        @Override
        public void take(BoardFeed board) {
            if (!isGone()) {
                try {
                    join.accept(board);
                } catch (RuntimeException | Error e) {
                    fail(e);
                }
            }
        }

        @Override
        public void fail(Throwable why) {
            sink.error(why);
        }
    }
}
