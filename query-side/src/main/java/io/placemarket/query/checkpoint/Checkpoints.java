package io.placemarket.query.checkpoint;

import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import io.placemarket.eventstore.EventLog;
import io.placemarket.eventstore.LoggedUnit;
import io.placemarket.query.market.Market;
import io.placemarket.query.past.Earlier;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The views' checkpoints beside the log. One that is damaged, made by other folds, of another log or ahead of this one is not used, which is
 * said once; without one everything is folded anew. Blocks. Thread-safe.
 */
public final class Checkpoints implements Earlier {
    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
    private static final Duration UNFINISHED = Duration.ofHours(1);
    /** Nodes of two versions may share a database while one follows the other. */
    private static final Duration OTHERS_KEPT = Duration.ofDays(1);

    private final EventLog log;
    private final CheckpointStore store;
    private final CheckpointLimits limits;
    private final Clock clock;
    private final FoldClasses folds = FoldClasses.own();
    private final MarketBytes bytes = new MarketBytes(folds);
    private final Set<String> refused = ConcurrentHashMap.newKeySet();

    public Checkpoints(EventLog log, MongoDatabase database, CheckpointLimits limits, Clock clock) {
        this.log = log;
        this.store = new CheckpointStore(database);
        this.limits = limits;
        this.clock = clock;
    }

    CheckpointLimits limits() {
        return limits;
    }

    /** The version of this program's folds. */
    public String version() {
        return folds.version();
    }

    @Override
    public OptionalLong nearest(long position) {
        return usable(position).mapToLong(CheckpointHead::position).max();
    }

    /** The last position there is a checkpoint of that these folds made; 0 where there is none. */
    public long last() {
        return own().mapToLong(CheckpointHead::position).max().orElse(0);
    }

    /** What these folds have written. */
    private Stream<CheckpointHead> own() {
        return store.heads().stream().filter(head -> head.fold().equals(folds.version()));
    }

    /** The positions there are checkpoints of that these folds made, the lowest first. */
    public List<Long> positions() {
        return own().map(CheckpointHead::position).toList();
    }

    private Stream<CheckpointHead> usable(long position) {
        long head = log.headPosition();
        return store.heads().stream()
                .filter(candidate -> isUsable(candidate, head))
                .filter(candidate -> candidate.position() <= position);
    }

    private boolean isUsable(CheckpointHead candidate, long head) {
        if (refused.contains(candidate.attempt())) {
            return false;
        }
        if (!candidate.fold().equals(folds.version())) {
            refuse(candidate, "other folds made it");
            return false;
        }
        if (candidate.position() > head) {
            refuse(candidate, "it is ahead of the log, which ends at position " + head);
            return false;
        }
        return true;
    }

    private void refuse(CheckpointHead checkpoint, String why) {
        if (refused.add(checkpoint.attempt())) {
            LOG.warn(
                    "The views' checkpoint at position {} is not used: {}. What it would have saved is folded anew.",
                    checkpoint.position(),
                    why);
        }
    }

    /** Of an older one where the last cannot be read. */
    @Override
    public Optional<Market> load(long position) {
        List<CheckpointHead> candidates = usable(position).toList().reversed();
        for (CheckpointHead candidate : candidates) {
            Optional<Market> market = read(candidate);
            if (market.isPresent()) {
                return market;
            }
        }
        return Optional.empty();
    }

    private Optional<Market> read(CheckpointHead head) {
        if (!lastEvent(head.position()).equals(Optional.of(head.lastEvent()))) {
            refuse(head, "the log has another event at its position");
            return Optional.empty();
        }
        try {
            return Optional.of(bytes.read(name -> store.part(head, name)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (Exception e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            if (cause instanceof MongoException away) {
                throw away;
            }
            refuse(head, "it is damaged: " + cause.getMessage());
            return Optional.empty();
        }
    }

    /** Of the unit of work that ends at the position. */
    private Optional<String> lastEvent(long position) {
        try (Stream<LoggedUnit> units = log.reader().unitsBackFrom(position)) {
            return units.findFirst()
                    .filter(unit -> unit.lastPosition() == position)
                    .map(unit -> unit.events().getLast().id());
        }
    }

    /** The same in the place of one that stands at its position already, because it was built anew. */
    boolean writeAgain(Market market) {
        own().filter(head -> head.position() == market.position()).forEach(store::delete);
        return write(market);
    }

    /**
     * Writes the market down and lets those go that are too many.
     *
     * @param market is only read; nobody may change it meanwhile
     * @return whether it was written
     */
    public boolean write(Market market) {
        Optional<String> lastEvent = lastEvent(market.position());
        if (lastEvent.isEmpty()) {
            return false;
        }
        Map<String, byte[]> parts = bytes.write(market);
        long size = parts.values().stream().mapToLong(part -> part.length).sum();
        if (size > limits.mostBytes()) {
            LOG.warn("No checkpoint of the views: it would take {} bytes, and may take {}", size, limits.mostBytes());
            return false;
        }
        Instant now = clock.instant();
        boolean written = store.write(market.position(), folds.version(), lastEvent.get(), now, parts);
        tooMany().forEach(store::delete);
        store.deleteUnfinished(now.minus(UNFINISHED));
        if (written) {
            LOG.info("Checkpoint of the views at position {}: {} bytes", market.position(), size);
        }
        return written;
    }

    /** Those of folds that are gone, and of these, as long as there are too many, the one whose neighbours are nearest; never the last two. */
    private List<CheckpointHead> tooMany() {
        List<CheckpointHead> kept = new ArrayList<>();
        List<CheckpointHead> gone = new ArrayList<>();
        Instant old = clock.instant().minus(OTHERS_KEPT);
        for (CheckpointHead head : store.heads()) {
            if (head.fold().equals(folds.version())) {
                kept.add(head);
            } else if (head.writtenAt().isBefore(old)) {
                gone.add(head);
            }
        }
        while (kept.size() > limits.kept()) {
            int least = 0;
            for (int i = 1; i < kept.size() - 2; i++) {
                if (gap(kept, i) < gap(kept, least)) {
                    least = i;
                }
            }
            gone.add(kept.remove(least));
        }
        return gone;
    }

    private static long gap(List<CheckpointHead> heads, int index) {
        long before = index == 0 ? 0 : heads.get(index - 1).position();
        return heads.get(index + 1).position() - before;
    }
}
