package io.placemarket.query.checkpoint;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.placemarket.query.market.Market;
import io.placemarket.query.views.Builders;
import io.placemarket.query.views.Node;
import io.placemarket.query.views.Rebuild;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Who builds, in a document of the database that all nodes share, one for each version of the folds. The turn is lost when nothing was heard of its
 * node for a while, {@value #TURN_SECONDS} seconds where nothing else is said. Blocks, unless said otherwise. Thread-safe.
 */
public final class SharedBuilds implements Builders {
    static final String COLLECTION = "view_rebuilds";
    static final int TURN_SECONDS = 15;
    /** Who builds says so each second, and the others look every two: with less they would take a healthy one's turn. */
    private static final Duration SHORTEST_TURN = Duration.ofSeconds(3);

    private static final int ATTEMPTS = 3;

    private final MongoCollection<Document> collection;
    private final Checkpoints checkpoints;
    private final Node node;
    private final Clock clock;
    private final Duration turn;
    private volatile Optional<Entry> seen = Optional.empty();
    private volatile long mine;
    private volatile long kept;

    /** With the usual turn. */
    public SharedBuilds(MongoDatabase database, Checkpoints checkpoints, Node node, Clock clock) {
        this(database, checkpoints, node, clock, Duration.ofSeconds(TURN_SECONDS));
    }

    /**
     * @param turn how long a node that builds has it when nothing more is heard of it, the same on all nodes; three seconds or more
     * @throws IllegalArgumentException where it is less
     */
    public SharedBuilds(MongoDatabase database, Checkpoints checkpoints, Node node, Clock clock, Duration turn) {
        if (turn.compareTo(SHORTEST_TURN) < 0) {
            throw new IllegalArgumentException("placemarket.views.turn must be at least %d s, not %d ms"
                    .formatted(SHORTEST_TURN.toSeconds(), turn.toMillis()));
        }
        this.collection = database.getCollection(COLLECTION);
        this.checkpoints = checkpoints;
        this.node = node;
        this.clock = clock;
        this.turn = turn;
    }

    /**
     * A building.
     *
     * @param number of them all, the first 1
     * @param node whose it is
     * @param until when it has the turn, if nothing more is heard of it
     * @param checkpoint at what position it left what it built for the others; 0 where it did not
     */
    record Entry(long number, String node, Instant until, Rebuild rebuild, long checkpoint) {
        boolean isUnderWay(Instant now) {
            return rebuild.state() == Rebuild.State.FOLDING && now.isBefore(until);
        }

        boolean isLeftBehind(Instant now) {
            return rebuild.state() == Rebuild.State.FOLDING && !now.isBefore(until);
        }
    }

    @Override
    public Optional<Rebuild> claim(Rebuild begun) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Entry> known = read();
            if (known.filter(entry -> entry.isUnderWay(clock.instant())).isPresent()) {
                return known.map(Entry::rebuild);
            }
            if (take(known, begun)) {
                return Optional.empty();
            }
        }
        throw new IllegalStateException("other nodes took the turn to build again and again");
    }

    private boolean take(Optional<Entry> known, Rebuild begun) {
        long number = known.map(Entry::number).orElse(0L) + 1;
        Document taken = document(number, begun, turn);
        boolean won = known.map(entry -> collection
                                .replaceOne(
                                        Filters.and(
                                                Filters.eq("_id", checkpoints.version()),
                                                Filters.eq("number", entry.number())),
                                        taken)
                                .getMatchedCount()
                        == 1)
                .orElseGet(() -> insert(taken));
        if (won) {
            kept = 0;
            mine = number;
            seen = Optional.of(entry(taken));
        }
        return won;
    }

    private boolean insert(Document first) {
        try {
            collection.insertOne(first);
            return true;
        } catch (MongoWriteException e) {
            return false;
        }
    }

    @Override
    public boolean going(Rebuild now) {
        return tell(document(mine, now, turn));
    }

    @Override
    public void keep(Market built) {
        if (checkpoints.writeAgain(built)) {
            kept = built.position();
        }
    }

    @Override
    public void ended(Rebuild end) {
        tell(document(mine, end, turn));
    }

    @Override
    public void left(Rebuild now) {
        tell(document(mine, now, Duration.ZERO));
    }

    private boolean tell(Document told) {
        boolean still = collection
                        .updateOne(
                                Filters.and(Filters.eq("_id", checkpoints.version()), Filters.eq("number", mine)),
                                set(told))
                        .getMatchedCount()
                == 1;
        seen = still ? Optional.of(entry(told)) : read();
        return still;
    }

    private static Bson set(Document told) {
        return Updates.combine(told.entrySet().stream()
                .filter(field -> !field.getKey().equals("_id"))
                .map(field -> Updates.set(field.getKey(), field.getValue()))
                .toList());
    }

    @Override
    public Optional<Rebuild> last() {
        return seen.map(Entry::rebuild);
    }

    /** Looks again what the last one is; nothing where there was none. */
    Optional<Entry> read() {
        seen = Optional.ofNullable(collection
                        .find(Filters.eq("_id", checkpoints.version()))
                        .first())
                .map(SharedBuilds::entry);
        return seen;
    }

    boolean isHere(Entry entry) {
        return entry.node().equals(node.name());
    }

    /** @param left how long it has the turn from now on */
    private Document document(long number, Rebuild rebuild, Duration left) {
        Document document = new Document("_id", checkpoints.version())
                .append("number", number)
                .append("node", node.name())
                .append("until", Date.from(clock.instant().plus(left)))
                .append("state", rebuild.state().name())
                .append("startedAt", Date.from(rebuild.startedAt()))
                .append("position", rebuild.position())
                .append("goal", rebuild.goal())
                .append("eventsPerSecond", rebuild.eventsPerSecond())
                .append("checkpoint", kept);
        rebuild.endedAt().ifPresent(end -> document.append("endedAt", Date.from(end)));
        rebuild.failure().ifPresent(failure -> document.append("failure", failure));
        return document;
    }

    private static Entry entry(Document document) {
        return new Entry(
                document.getLong("number"),
                document.getString("node"),
                instant(document.getDate("until")),
                new Rebuild(
                        Rebuild.State.valueOf(document.getString("state")),
                        instant(document.getDate("startedAt")),
                        document.getLong("position"),
                        document.getLong("goal"),
                        document.getLong("eventsPerSecond"),
                        Optional.ofNullable(document.getDate("endedAt")).map(SharedBuilds::instant),
                        Optional.ofNullable(document.getString("failure"))),
                document.getLong("checkpoint"));
    }

    private static Instant instant(@Nullable Date date) {
        return Objects.requireNonNull(date).toInstant();
    }
}
