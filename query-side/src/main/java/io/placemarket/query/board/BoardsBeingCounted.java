package io.placemarket.query.board;

import io.placemarket.query.market.Market;
import io.placemarket.query.market.Touched;
import io.placemarket.query.views.Views;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.json.JsonMapper;

/**
 * Boards that nobody had open, counted on the thread that owns the views a slice of time after another, the first that was asked for first: whoever
 * else wants something of that thread waits for a slice at most, however many boards are asked for at once. What changes meanwhile is
 * counted again, so that a board is whole as of the moment at which nothing of it is left to count. Used on that thread alone.
 */
final class BoardsBeingCounted {
    private final Views views;
    private final int smallestCount;
    private final long slice;
    private final JsonMapper json;
    private final BiConsumer<BoardQuery, BoardFeed> counted;
    private final Map<BoardQuery, Being> all = new LinkedHashMap<>();
    private boolean isCounting;
    private volatile boolean ended;

    /**
     * @param slice how long is counted at once
     * @param counted is given each board once it is whole, before those who wait for it
     */
    BoardsBeingCounted(
            Views views,
            int smallestCount,
            Duration slice,
            JsonMapper json,
            BiConsumer<BoardQuery, BoardFeed> counted) {
        this.views = views;
        this.smallestCount = smallestCount;
        this.slice = slice.toNanos();
        this.json = json;
        this.counted = counted;
    }

    /** Somebody who waits for a board. */
    interface Asker {
        boolean isGone();

        /** Its turn has come. */
        void begun();

        void take(BoardFeed board);

        void fail(Throwable why);
    }

    private static final class Being {
        private BoardView view;
        private final List<Asker> askers = new ArrayList<>();
        private boolean begun;

        private Being(BoardView view) {
            this.view = view;
        }

        private void add(Asker asker) {
            askers.add(asker);
            if (begun) {
                asker.begun();
            }
        }

        private void fail(Throwable why) {
            askers.forEach(asker -> asker.fail(why));
        }

        private boolean count(BooleanSupplier enough) {
            if (!begun) {
                begun = true;
                askers.forEach(Asker::begun);
            }
            return view.count(enough);
        }
    }

    /** Lets somebody wait for a board. */
    void add(BoardQuery query, Market market, Asker asker) {
        all.computeIfAbsent(query, key -> new Being(BoardView.uncounted(key, market, smallestCount)))
                .add(asker);
        if (!isCounting) {
            goOn();
        }
    }

    /** Counts a board that is open anew, of another market: who watches it sees it as it was until then. */
    void again(BoardQuery query, Market market, BoardFeed open, Asker asker) {
        if (!isBeingCounted(query)) {
            all.put(query, new Being(open.view().anew(market)));
            add(query, market, asker);
        }
    }

    /** Whether a board waits for its turn, or is counted. */
    boolean isBeingCounted(BoardQuery query) {
        return all.containsKey(query);
    }

    void touch(Touched touched) {
        all.values().forEach(being -> being.view.touch(touched));
    }

    /** Begins anew with another market. */
    void moveTo(Market other) {
        all.values().forEach(being -> being.view = being.view.anew(other));
    }

    /** Counts nothing any more: who waits then is refused. */
    void end() {
        ended = true;
    }

    /** After all that others want by now. */
    private void goOn() {
        isCounting = !ended;
        if (isCounting) {
            views.run(this::countSome);
        } else {
            all.values().forEach(being -> being.fail(views.notInTime()));
            all.clear();
        }
    }

    private void countSome(Market market) {
        all.values().removeIf(being -> being.askers.stream().allMatch(Asker::isGone));
        Iterator<Map.Entry<BoardQuery, Being>> each = all.entrySet().iterator();
        isCounting = each.hasNext();
        if (!isCounting) {
            return;
        }
        Map.Entry<BoardQuery, Being> first = each.next();
        Being being = first.getValue();
        long begun = System.nanoTime();
        try {
            if (being.count(() -> System.nanoTime() - begun >= slice)) {
                each.remove();
                BoardFeed board = new BoardFeed(being.view, market, json);
                counted.accept(first.getKey(), board);
                being.askers.forEach(asker -> asker.take(board));
            }
        } catch (RuntimeException | Error e) {
            all.remove(first.getKey());
            being.fail(e);
        }
        goOn();
    }
}
