package io.placemarket.eventstore;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Named instants at which something is to be done, kept in a collection of their own: they survive restarts, and one of all
 * processes takes each that is due. Whoever took one and then died is followed by another after the lease, so what is done
 * must bear being done twice: send a command under {@link Due#key()}.
 */
public final class Timers {
    private static final ReplaceOptions OR_INSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<Document> timers;
    private final LogOptions options;
    private final Duration lease;
    private final String owner = UUID.randomUUID().toString();

    /**
     * A timer that is due and was taken by this process.
     *
     * @param name its own
     * @param at when it was due
     * @param what to do, in the words of whoever set it
     */
    public record Due(String name, Instant at, String what) {
        /** The same for the same thing to do at the same instant of the same timer, whoever takes it. */
        public IdempotencyKey key() {
            String distinct = Hash.of(what).toString().substring(0, 16);
            return new IdempotencyKey("timer", name + "@" + at.toEpochMilli() + "/" + distinct);
        }
    }

    private Timers(MongoCollection<Document> timers, LogOptions options, Duration lease) {
        this.timers = timers;
        this.options = options;
        this.lease = lease;
    }

    /**
     * Timers beside the log of these options, on its clock.
     *
     * @param lease how long a process may take to do what is due before another tries
     * @throws LogUnusableException with one clear sentence where their index cannot be made
     */
    public static Timers open(MongoDatabase database, LogOptions options, Duration lease) {
        if (lease.toMillis() < 1) {
            throw new IllegalArgumentException("The lease of a timer is a millisecond or more: " + lease);
        }
        MongoCollection<Document> timers = Beside.collection(database, options, "timers");
        LogSetup.preparing(database, options.collection() + "_timers", () -> {
            String unused = timers.createIndex(Indexes.ascending("due"), new IndexOptions().name("due"));
        });
        return new Timers(timers, options, lease);
    }

    /** Sets the timer, or moves it: a name has one instant. At most 150 characters. */
    public void set(String name, Instant at, String what) {
        if (name.isBlank() || name.length() > 150) {
            throw new IllegalArgumentException("A timer's name has 1 to 150 characters");
        }
        if (!Texts.isWellFormed(name) || !Texts.isWellFormed(what)) {
            throw new IllegalArgumentException("A timer's name and what it is for are whole characters");
        }
        Document timer = new Document("_id", name)
                .append("due", Beside.date(at))
                .append("at", Beside.date(at))
                .append("what", what);
        long unused = Beside.asking(() -> timers.replaceOne(Filters.eq("_id", name), timer, OR_INSERT))
                .getModifiedCount();
    }

    /** There is no such timer afterwards; one that was taken meanwhile may still act. */
    public void cancel(String name) {
        long unused =
                Beside.asking(() -> timers.deleteOne(Filters.eq("_id", name))).getDeletedCount();
    }

    /** When the next timer is due, or a lease ends; empty where there is none. */
    public Optional<Instant> next() {
        return Beside.asking(() ->
                        timers.find().sort(Sorts.ascending("due")).limit(1).into(new ArrayList<>()))
                .stream()
                .findFirst()
                .map(timer -> Beside.instant(timer, "due"));
    }

    /** Takes timers that are due, at most so many, the oldest first. Each must be told {@link #done} or comes back. */
    public List<Due> take(int atMost) {
        if (atMost < 1) {
            throw new IllegalArgumentException("At least one timer can be taken: " + atMost);
        }
        Instant now = options.clock().instant();
        Bson due = Filters.lte("due", Beside.date(now));
        List<Document> candidates = Beside.asking(() -> timers.find(due)
                .sort(Sorts.ascending("due"))
                .limit(atMost)
                .batchSize(atMost)
                .into(new ArrayList<>()));
        List<Due> taken = new ArrayList<>();
        for (Document candidate : candidates) {
            // Whoever moves the instant first has it: the others no longer find what they saw.
            Bson asSeen = Filters.and(
                    Filters.eq("_id", candidate.getString("_id")),
                    Filters.eq("due", Beside.date(Beside.instant(candidate, "due"))));
            Bson leased =
                    Updates.combine(Updates.set("due", Beside.date(now.plus(lease))), Updates.set("owner", owner));
            if (Beside.asking(() -> timers.updateOne(asSeen, leased)).getModifiedCount() == 1) {
                taken.add(new Due(
                        candidate.getString("_id"), Beside.instant(candidate, "at"), candidate.getString("what")));
            }
        }
        return taken;
    }

    /** What was due is done; a timer that was set anew meanwhile, for another instant or something else to do, stays. */
    public void done(Due due) {
        Bson unmoved = Filters.and(
                Filters.eq("_id", due.name()), Filters.eq("at", Beside.date(due.at())), Filters.eq("what", due.what()));
        long unused = Beside.asking(() -> timers.deleteOne(unmoved)).getDeletedCount();
    }
}
