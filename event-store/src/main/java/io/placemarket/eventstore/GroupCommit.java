package io.placemarket.eventstore;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * Brings a batch into the log: one ordered insert at consecutive positions. What is not answered, or loses its place, is
 * decided by what stands there: the same documents are sent again at the same positions until they, or others, do.
 */
final class GroupCommit {
    private static final int PAGE = 256;
    private static final long PAUSE_NANOS = 2_000_000;
    private static final int LONGEST_PAUSE = 100;
    private static final long LONGEST_TURN_NANOS = 10_000_000;

    private final LogCollection log;
    private final LogOptions options;
    private final Chain chain;
    private final CommitListener listener;
    private final PendingUnits behind;
    private final LogStatistics statistics;
    private final ForeignUnits foreign;
    private @Nullable Head head;
    private boolean metOthers;
    private boolean yielded;
    private long roundTrip;

    GroupCommit(
            LogCollection log,
            LogOptions options,
            Chain chain,
            CommitListener listener,
            PendingUnits behind,
            LogStatistics statistics,
            ForeignUnits foreign) {
        this.log = log;
        this.options = options;
        this.chain = chain;
        this.listener = listener;
        this.behind = behind;
        this.statistics = statistics;
        this.foreign = foreign;
        try {
            head = log.head();
        } catch (MongoException | LogUnusableException away) {
            // whoever commits first finds it
        }
    }

    void forgetHead() {
        head = null;
    }

    /**
     * Who won after meeting others lets them have the next turn: they have just lost, and need one more round trip than the
     * winner to know it. Without that one process could starve another.
     */
    void yieldTurn() {
        if (metOthers) {
            metOthers = false;
            LockSupport.parkNanos(Math.min(LONGEST_TURN_NANOS, roundTrip * 2));
            yielded = true;
        }
    }

    /** Returns when every unit of the batch has its outcome; who came while others displaced it has joined it. */
    void commit(List<PendingUnit> batch) {
        Round round = new Round(batch);
        while (!round.rest.isEmpty()) {
            if (yielded) {
                yielded = false;
                catchUp();
            }
            Head known = head == null ? readHead(round) : head;
            if (known == null) {
                return;
            }
            if (round.displaced) {
                round.displaced = false;
                int before = round.rest.size();
                behind.join(round.rest);
                batch.addAll(round.rest.subList(before, round.rest.size()));
            }
            round.rest.removeIf(unit -> unit.leftWithItsFooting(foreign));
            send(round, place(round.rest, known));
        }
    }

    private List<UnitDocument> place(List<PendingUnit> units, Head after) {
        // As it is stored, so that who follows in this process sees what everybody else reads.
        Instant now = options.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        List<UnitDocument> places = new ArrayList<>(units.size());
        Head end = after;
        for (PendingUnit unit : units) {
            UnitDocument place = unit.unit().at(end, unit.attempt(), now, chain, unit.content());
            places.add(place);
            end = Head.after(place);
        }
        return places;
    }

    /** Sends the same documents until the fate of at least the first is known and what remains must move. */
    private void send(Round round, List<UnitDocument> places) {
        List<UnitDocument> open = places;
        while (!open.isEmpty()) {
            boolean duplicate = false;
            @Nullable MongoBulkWriteException refused = null;
            try {
                long before = System.nanoTime();
                statistics.sent();
                long send = foreign.send();
                log.insert(documents(round, open));
                foreign.stored(send);
                round.sent = true;
                roundTrip = System.nanoTime() - before;
                settle(round, open, open.size());
                return;
            } catch (MongoBulkWriteException stopped) {
                round.sent = true;
                duplicate = Replies.isDuplicate(stopped);
                if (duplicate) {
                    int stored = stopped.getWriteErrors().getFirst().getIndex();
                    open = settle(round, open, stored);
                } else if (Replies.isRefused(stopped)) {
                    refused = stopped;
                } else {
                    round.inDoubt(stopped);
                }
            } catch (MongoException unanswered) {
                round.inDoubt(unanswered);
                if (Replies.isForbidden(unanswered) && !round.sent) {
                    round.fail(unit -> forbidden(unanswered));
                    return;
                }
                round.sent |= !Replies.isCertainlyNotSent(unanswered);
            }
            List<UnitDocument> standing = standing(round, open, duplicate);
            if (standing == null) {
                return;
            }
            int own = ownPrefix(round.rest, standing, open);
            open = settle(round, open, own);
            List<UnitDocument> others = standing.subList(own, standing.size());
            if (!others.isEmpty()) {
                follow(others);
                round.displaced = true;
                return;
            }
            if (duplicate && !open.isEmpty() && own == 0 && conflicts(round)) {
                return;
            }
            if (refused != null && refused.getWriteErrors().getFirst().getIndex() == own) {
                refuse(round, refused);
                return;
            }
            if (!open.isEmpty() && (duplicate || round.unanswered != null) && !round.mayTryAgain(round.why())) {
                round.giveUp();
                return;
            }
        }
    }

    /** What remains of a round stands in the order of its places. */
    private static List<RawBsonDocument> documents(Round round, List<UnitDocument> open) {
        List<RawBsonDocument> documents = new ArrayList<>(open.size());
        for (int i = 0; i < open.size(); i++) {
            documents.add(round.rest.get(i).documentAt(open.get(i)));
        }
        return documents;
    }

    private static int ownPrefix(List<PendingUnit> rest, List<UnitDocument> standing, List<UnitDocument> open) {
        int own = 0;
        while (own < standing.size()
                && own < open.size()
                && standing.get(own).position() == open.get(own).position()
                && rest.get(own).isAt(standing.get(own))) {
            own++;
        }
        return own;
    }

    /** What a majority sees from the first open position on, or null after giving up. */
    private @Nullable List<UnitDocument> standing(Round round, List<UnitDocument> open, boolean taken) {
        while (true) {
            try {
                return log.from(open.getFirst().position(), PAGE);
            } catch (LogUnusableException broken) {
                boolean nothingStored = taken && round.unanswered == null;
                round.fail(unit -> nothingStored
                        ? new LogUnusableException(String.valueOf(broken.getMessage()), broken)
                        : OutcomeUnknownException.of(unit, broken));
                forgetHead();
                return null;
            } catch (MongoException away) {
                round.inDoubt(away);
                if (!round.mayTryAgain(away)) {
                    round.giveUp();
                    return null;
                }
            }
        }
    }

    /** The first units of the round are in the log: its head moves on. */
    private List<UnitDocument> settle(Round round, List<UnitDocument> open, int stored) {
        if (stored == 0) {
            return open;
        }
        List<UnitDocument> now = open.subList(0, stored);
        head = Head.after(now.getLast());
        listener.committed(now);
        statistics.stored(stored, open.get(stored - 1).next() - open.getFirst().position());
        // whoever is answered finds it counted
        round.progressed();
        for (int i = 0; i < stored; i++) {
            round.rest.get(i).stored(now.get(i));
        }
        round.rest.subList(0, stored).clear();
        return open.subList(stored, open.size());
    }

    /** Others had their turn: what they wrote is cheaper read at once than met by an insert that it displaces. */
    private void catchUp() {
        if (head == null) {
            return;
        }
        try {
            List<UnitDocument> others = log.from(head.next(), PAGE);
            if (!others.isEmpty()) {
                follow(others);
            }
        } catch (MongoException away) {
            // the insert will tell what is there
        }
    }

    /** Others stand where ours wanted to: what remains goes behind them. */
    private void follow(List<UnitDocument> others) {
        // Who is far behind asks where the log ends instead of losing page by page.
        head = others.size() < PAGE / 2 ? Head.after(others.getLast()) : null;
        metOthers = true;
        foreign.met(others);
        statistics.met(others.size());
        listener.foreign(others);
    }

    /** A free place that was refused: the unit's keys are taken. It leaves, its neighbours stay. */
    private boolean conflicts(Round round) {
        PendingUnit first = round.rest.getFirst();
        List<UnitDocument> holders;
        try {
            holders = log.holding(first.unit().keys());
        } catch (LogUnusableException broken) {
            round.rest.removeFirst().outcome().completeExceptionally(broken);
            round.progressed();
            return true;
        } catch (MongoException away) {
            round.inDoubt(away);
            return false;
        }
        if (holders.isEmpty() || holders.stream().anyMatch(first::isAt)) {
            return false;
        }
        round.rest.removeFirst();
        round.progressed();
        first.outcome().completeExceptionally(Conflicts.of(first.unit(), holders));
        return true;
    }

    /** Its place is free, and those before it are stored: the unit leaves, its neighbours stay. */
    private static void refuse(Round round, MongoBulkWriteException refused) {
        PendingUnit first = round.rest.removeFirst();
        round.progressed();
        String why = refused.getWriteErrors().getFirst().getMessage();
        first.outcome()
                .completeExceptionally(
                        new UnitRefusedException("The log's database refused a unit of work: " + why, refused));
    }

    private @Nullable Head readHead(Round round) {
        while (true) {
            try {
                Head found = log.head();
                foreign.lostSight();
                head = found;
                return found;
            } catch (LogUnusableException broken) {
                round.fail(unit -> new LogUnusableException(String.valueOf(broken.getMessage()), broken));
                return null;
            } catch (MongoException away) {
                if (!round.mayTryAgain(away)) {
                    round.fail(unit -> unavailable(away));
                    return null;
                }
            }
        }
    }

    private static LogUnavailableException forbidden(Throwable cause) {
        return new LogUnavailableException(
                "The log's database does not let this user write to it; nothing was written", cause);
    }

    private static LogUnavailableException unavailable(Throwable cause) {
        return new LogUnavailableException("The log's database does not answer; nothing was written", cause);
    }

    /** A batch on its way: what of it is undecided, and since when it has been pursued. */
    private final class Round {
        private final List<PendingUnit> rest;
        private long since = System.nanoTime();
        private int tries;
        private boolean sent;
        private boolean displaced;
        private @Nullable Throwable unanswered;

        Round(List<PendingUnit> batch) {
            this.rest = new ArrayList<>(batch);
        }

        void inDoubt(Throwable cause) {
            if (unanswered == null) {
                statistics.unanswered(cause);
            }
            unanswered = cause;
        }

        void progressed() {
            if (unanswered != null) {
                statistics.foundOut();
                unanswered = null;
            }
            statistics.certain();
            tries = 0;
            since = System.nanoTime();
        }

        Throwable why() {
            return unanswered == null ? new IllegalStateException("The place stayed refused") : unanswered;
        }

        /** Pauses a little longer each time, until the bound; who waits behind waits no longer than that either. */
        boolean mayTryAgain(Throwable why) {
            behind.failOlderThan(options.outcomeBound().toNanos(), () -> unavailable(why));
            if (System.nanoTime() - since > options.outcomeBound().toNanos()) {
                return false;
            }
            tries++;
            long pause = PAUSE_NANOS * Math.min(LONGEST_PAUSE, tries);
            LockSupport.parkNanos(pause / 2 + ThreadLocalRandom.current().nextLong(pause));
            return true;
        }

        void giveUp() {
            fail(unit -> sent ? OutcomeUnknownException.of(unit, why()) : unavailable(why()));
            forgetHead();
        }

        /** Each caller gets an exception of its own, which it may add to; what caused it is the same. */
        void fail(Function<PendingUnit, ? extends RuntimeException> failure) {
            rest.forEach(unit -> unit.outcome().completeExceptionally(failure.apply(unit)));
            rest.clear();
        }
    }
}
