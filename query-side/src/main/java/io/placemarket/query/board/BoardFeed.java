package io.placemarket.query.board;

import io.placemarket.query.market.Market;
import io.placemarket.query.market.Touched;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** One board and all who watch it. Changes are gathered and sent at each tick, encoded once. Not thread-safe. */
final class BoardFeed {
    private final BoardView view;
    private final JsonMapper json;
    private final Market market;
    private final List<Watcher> watchers = new ArrayList<>();
    private final RecentChanges recent;
    private int idleTicks;
    /** The board as everybody who joins or asks at that position is sent it. */
    private @Nullable Frame whole;

    BoardFeed(BoardView view, Market market, JsonMapper json) {
        this.view = view;
        this.market = market;
        this.json = json;
        this.recent = new RecentChanges(market.position());
    }

    BoardView view() {
        idleTicks = 0;
        return view;
    }

    /** Notes whose numbers may have changed. */
    void touch(Touched touched) {
        view.touch(touched);
    }

    /** Goes on for those who watched the same board of another market; they are sent what is different. */
    void takeOver(BoardFeed before) {
        view.follow(before.view);
        watchers.addAll(before.watchers);
    }

    boolean isWatched() {
        return !watchers.isEmpty();
    }

    /** @param last by what it was sent last where it was here before: it is sent what is different since, or all of it */
    void join(Watcher watcher, Optional<String> last) {
        flush();
        watchers.add(watcher);
        if (watcher.ready()) {
            watcher.start(last.flatMap(recent::since).map(this::since).orElseGet(this::whole));
        }
    }

    private Frame since(BitSet changed) {
        return changed.isEmpty() ? heartbeat() : frame("delta", view.delta(changed));
    }

    private Frame heartbeat() {
        return frame("heartbeat", Map.of("position", market.position()));
    }

    /**
     * Sends what changed since the last tick.
     *
     * @param heartbeat whether one is due
     * @param patience after how many ticks without taking anything a watcher is let go
     */
    void tick(boolean heartbeat, int patience) {
        watchers.removeIf(Watcher::gone);
        idleTicks = watchers.isEmpty() ? idleTicks + 1 : 0;
        if (!watchers.isEmpty()) {
            watchers.forEach(Watcher::tick);
            flush();
            if (heartbeat) {
                Frame beat = heartbeat();
                watchers.stream()
                        .filter(Watcher::isLevel)
                        .filter(Watcher::ready)
                        .forEach(watcher -> watcher.send(beat));
            }
            dropThoseWhoNeverRead(patience);
        }
    }

    /** All of it, encoded once a position. */
    Frame whole() {
        idleTicks = 0;
        Frame known = whole;
        if (known == null || known.position() != market.position()) {
            known = frame("snapshot", view.snapshot());
            whole = known;
        }
        return known;
    }

    private void flush() {
        BitSet changed = view.takeChanged();
        if (!changed.isEmpty()) {
            recent.add(market.position(), changed);
        }
        // Those who missed the same are sent the same.
        Map<BitSet, Frame> encoded = new HashMap<>();
        for (Watcher watcher : watchers) {
            watcher.missed().or(changed);
            if (!watcher.ready()) {
                continue;
            }
            if (!watcher.started()) {
                watcher.start(whole());
            } else if (!watcher.missed().isEmpty()) {
                watcher.send(encoded.computeIfAbsent(
                        (BitSet) watcher.missed().clone(), missed -> frame("delta", view.delta(missed))));
            }
            watcher.missed().clear();
        }
    }

    private void dropThoseWhoNeverRead(int patience) {
        Iterator<Watcher> each = watchers.iterator();
        while (each.hasNext()) {
            Watcher watcher = each.next();
            if (watcher.ticksBehind() > patience) {
                each.remove();
                watcher.end();
            }
        }
    }

    /** For how many ticks nobody has watched or looked. */
    int idleTicks() {
        return idleTicks;
    }

    void end() {
        Frame closing = frame("closing", Map.of());
        watchers.forEach(watcher -> {
            if (watcher.ready()) {
                watcher.send(closing);
            }
            watcher.end();
        });
        watchers.clear();
    }

    private Frame frame(String event, Object content) {
        return new Frame(event, market.position(), recent.id(market.position()), json.writeValueAsBytes(content));
    }
}
