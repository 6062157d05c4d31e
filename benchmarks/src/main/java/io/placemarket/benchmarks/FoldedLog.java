package io.placemarket.benchmarks;

import com.mongodb.client.MongoDatabase;
import io.placemarket.benchmarks.Rounds.Question;
import io.placemarket.eventstore.EventLog;
import io.placemarket.eventstore.LogOptions;
import io.placemarket.query.board.BoardQuery;
import io.placemarket.query.board.BoardView;
import io.placemarket.query.checkpoint.Checkpoints;
import io.placemarket.query.market.Market;
import io.placemarket.query.market.RecordedUnit;
import io.placemarket.query.past.PastLimits;
import io.placemarket.query.past.PastMarkets;
import io.placemarket.query.views.DecodedAhead;
import io.placemarket.query.views.LogDecoder;
import io.placemarket.query.views.LogFollower;
import io.placemarket.query.views.Rebuilds;
import io.placemarket.query.views.Views;
import java.io.BufferedReader;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** What is asked of views that follow a log of many events. */
final class FoldedLog {
    static final List<String> PARTS = List.of("restart", "past", "fold", "rebuild");

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int CHECKPOINTS = 16;
    private static final int COMMANDS_A_SECOND = 100;
    /** At four events a command. */
    private static final int EVENTS_A_MINUTE = COMMANDS_A_SECOND * 60 * 4;

    private static final BoardQuery BOARD = BoardQuery.everything(MadeUpMarket.FIRST, BoardQuery.USUAL_WEEKS);

    private final boolean quick;
    private final Report report;
    private final String uri;
    private final MongoDatabase database;
    private final EventLog log;
    private final Rounds rounds;
    private final WrittenMarket market;
    private final Checkpoints checkpoints;

    FoldedLog(boolean quick, Report report, String uri, MongoDatabase database, EventLog log) {
        this.quick = quick;
        this.report = report;
        this.uri = uri;
        this.database = database;
        this.log = log;
        this.rounds = new Rounds(1, quick ? 2 : 3);
        this.market = new WrittenMarket(log, 7);
        this.checkpoints = new Checkpoints(log, database, RestartedViews.limits(), Clock.systemUTC());
    }

    void run(int events, List<String> parts) throws Exception {
        make(events);
        for (String part : parts) {
            switch (part) {
                case "restart" -> restart();
                case "past" -> lookBack();
                case "fold" -> fold();
                case "rebuild" -> rebuild();
                default -> throw new IllegalArgumentException("no such part: " + part);
            }
        }
    }

    /** With as many checkpoints as are kept, the last of them a minute of commands old. */
    private void make(int events) {
        long start = System.nanoTime();
        int last = events - Math.min(events / 10, EVENTS_A_MINUTE);
        market.told().found(events / 200, events / 40);
        Market folded = new Market();
        for (int i = 1; i <= CHECKPOINTS; i++) {
            market.told().placeUntil((long) last * i / CHECKPOINTS);
            try (Stream<RecordedUnit> units = recorded(folded.position() + 1)) {
                units.forEach(folded::apply);
            }
            if (!checkpoints.write(folded)) {
                throw new IllegalStateException("no checkpoint at position " + folded.position());
            }
        }
        market.told().placeUntil(events);
        if (!folded.parked().isEmpty()) {
            throw new IllegalStateException("parked: " + folded.parked().getFirst());
        }
        report.note("A log of %,d events was made in %d s; the last of %d checkpoints is %,d events old"
                .formatted(
                        log.headPosition(),
                        (System.nanoTime() - start) / 1_000_000_000,
                        CHECKPOINTS,
                        log.headPosition() - folded.position()));
    }

    private Stream<RecordedUnit> recorded(long position) {
        return log.reader().unitsFrom(position).map(LogDecoder::decode);
    }

    private String size() {
        return "%,d events".formatted(log.headPosition());
    }

    private void restart() throws Exception {
        report.add(rounds.measure(
                new Question(
                        "a fresh process brings its views level, " + size() + ", checkpoint a minute old",
                        "s",
                        Goal.atMost(3)),
                () -> seconds("with")));
        report.add(rounds.compare(
                new Question("the same, to folding everything", "s", Goal.none()),
                () -> seconds("with"),
                () -> seconds("without")));
    }

    private double seconds(String checkpoint) throws Exception {
        Process process = Child.process(
                RestartedViews.class,
                List.of("-Xmx3g", "-Ddisable-axoniq-console-message=true"),
                uri,
                database.getName(),
                checkpoint);
        try (BufferedReader output = process.inputReader()) {
            String line = output.readLine();
            if (line == null) {
                throw new IllegalStateException("the process has ended by itself");
            }
            String[] said = line.split(" ", -1);
            boolean restored = Long.parseLong(said[2]) > 0;
            if (Long.parseLong(said[1]) != log.headPosition() || restored != checkpoint.equals("with")) {
                throw new IllegalStateException(line);
            }
            return Double.parseDouble(said[0]);
        } finally {
            process.destroy();
        }
    }

    private void lookBack() {
        int times = quick ? 20 : 60;
        long[] took = new long[times];
        Random random = new Random(3);
        try (PastMarkets past = new PastMarkets(
                position -> DecodedAhead.of(log.reader().unitsFrom(position)),
                checkpoints,
                new PastLimits(6, PastLimits.eventsInAQuarterOfTheHeap(), 2, 2_000))) {
            for (int i = -times / 4; i < times; i++) {
                long position = 1 + random.nextLong(log.headPosition());
                long start = System.nanoTime();
                Market then = past.at(position).blockOptional(PATIENCE).orElseThrow();
                int rows = BoardView.count(BOARD, then, BoardView.USUAL_SMALLEST_COUNT)
                        .items()
                        .size();
                if (i >= 0) {
                    took[i] = System.nanoTime() - start + Math.min(0, rows);
                }
            }
        }
        for (double share : new double[] {0.5, 0.95}) {
            double seconds = Latency.millis(took, share) / 1_000;
            report.add(new Row(
                    "the board as of %d random moments of %s, %s"
                            .formatted(times, size(), share == 0.5 ? "p50" : "p95"),
                    "s",
                    seconds,
                    OptionalDouble.empty(),
                    Interval.exactly(seconds),
                    share == 0.5 ? Goal.none() : Goal.atMost(1)));
        }
    }

    private void fold() throws Exception {
        Row row = rounds.compare(
                new Question(
                        "folding into views and a board, events/s, to the log's bare tail", "1/s", Goal.atLeast(0.3)),
                this::folded,
                this::tailed);
        report.add(row);
        double seconds = 10_000_000 / row.ours();
        report.add(new Row(
                "10,000,000 events at that rate (reckoned)",
                "s",
                seconds,
                OptionalDouble.empty(),
                Interval.exactly(seconds),
                Goal.below(120)));
    }

    private double folded() {
        try (EventLog fresh = EventLog.open(database, LogOptions.defaults());
                Views views = new Views(Clock.systemUTC(), PATIENCE)) {
            long start = System.nanoTime();
            new LogFollower(fresh, views, head -> Optional.empty()).start();
            int rows = views.ask(
                            log.headPosition(),
                            all -> new BoardView(BOARD, all).snapshot().items().size())
                    .blockOptional(PATIENCE)
                    .orElseThrow();
            return (log.headPosition() + Math.min(0, rows)) * 1e9 / (System.nanoTime() - start);
        }
    }

    private double tailed() {
        try (EventLog fresh = EventLog.open(database, LogOptions.defaults())) {
            long head = log.headPosition();
            long start = System.nanoTime();
            fresh.tail().from(1).takeUntil(unit -> unit.lastPosition() >= head).blockLast(PATIENCE);
            return head * 1e9 / (System.nanoTime() - start);
        }
    }

    /** From the acknowledgement of a command until a question of its position is answered. */
    private void rebuild() throws Exception {
        try (Views views = new Views(Clock.systemUTC(), PATIENCE);
                Rebuilds rebuilds = new Rebuilds(views, this::recorded, Clock.systemUTC())) {
            new LogFollower(log, views, checkpoints::load).start();
            views.ask(log.headPosition(), Market::position).block(PATIENCE);
            report.add(rounds.compare(
                    new Question(
                            "views level after a command, %d commands/s, p99, while built anew, to not"
                                    .formatted(COMMANDS_A_SECOND),
                            "ms",
                            Goal.atMost(2)),
                    () -> {
                        rebuilds.begin();
                        return live(views);
                    },
                    () -> {
                        finish(rebuilds);
                        return live(views);
                    }));
            finish(rebuilds);
            rebuilds.last()
                    .ifPresent(last -> report.note("The last rebuilding ended %s at position %,d, %,d events/s"
                            .formatted(last.state(), last.position(), last.eventsPerSecond())));
        }
    }

    private static void finish(Rebuilds rebuilds) {
        while (rebuilds.last().filter(rebuild -> rebuild.endedAt().isEmpty()).isPresent()) {
            LockSupport.parkNanos(10_000_000);
        }
    }

    private double live(Views views) {
        int commands = COMMANDS_A_SECOND * (quick ? 1 : 10);
        long[] took = new long[commands];
        boolean wrong = false;
        long start = System.nanoTime();
        for (int i = 0; i < commands; i++) {
            long due = start + i * 1_000_000_000L / COMMANDS_A_SECOND;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            market.told().place();
            long acknowledged = System.nanoTime();
            long position = market.told().told();
            wrong |= views.ask(position, Market::position)
                            .blockOptional(PATIENCE)
                            .orElseThrow()
                    < position;
            took[i] = System.nanoTime() - acknowledged;
        }
        if (wrong) {
            throw new IllegalStateException("a question was answered before its position");
        }
        return Latency.millis(took, 0.99);
    }
}
