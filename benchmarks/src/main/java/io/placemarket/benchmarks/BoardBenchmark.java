package io.placemarket.benchmarks;

import io.placemarket.benchmarks.Rounds.Question;
import io.placemarket.kernel.calendar.Week;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/** The board as many watch it and ask for it: the marketplace in one process, who watches in another, who commands in this one. */
final class BoardBenchmark {
    private static final Pattern AREA = Pattern.compile("\\{\"area\":\"([a-z0-9]+)\"");
    private static final int WEEKS = 7;
    private static final int PATIENCE_MILLIS = 15_000;
    private static final long MOST_KILOBYTES = 64;
    /** Where fewer are answered in time, the machine, not the wire, is what was measured. */
    private static final double LEAST_REACHED = 0.95;

    private static final String REGION = "Authorization: " + Product.authorization("region");

    private final boolean quick;
    private final Report report;
    private final Rounds rounds;
    /** Asked so long before it counts that what is asked has been compiled, on both sides. */
    private final Rounds warm;

    private final AtomicInteger next = new AtomicInteger();
    /** Commands a second of each round, the first of which does not count. */
    private final List<Double> acknowledged = new ArrayList<>();

    BoardBenchmark(boolean quick, Report report) {
        this.quick = quick;
        this.report = report;
        this.rounds = new Rounds(1, quick ? 2 : 3);
        this.warm = new Rounds(quick ? 1 : 4, quick ? 2 : 3);
    }

    /** One command that was answered: the position and the microsecond. */
    private record Acknowledged(long position, long micros) {}

    void run(String part) throws Exception {
        try (Product product =
                new Product("--placemarket.streams.per-user=4000", "--placemarket.streams.in-all=4000")) {
            List<String> areas = areas(product);
            switch (part) {
                case "region" -> watch(product, areas, 100, quick ? 30 : 300, Goal.atMost(250));
                case "nation" -> watch(product, areas, quick ? 200 : 500, quick ? 100 : 3_000, Goal.atMost(1_000));
                case "get" -> ask(product);
                default -> throw new IllegalArgumentException("no such part: " + part);
            }
        }
    }

    private static List<String> areas(Product product) throws Exception {
        String page =
                product.get("trust", "/api/placement-areas?mine=true&limit=200").body();
        List<String> areas =
                AREA.matcher(page).results().map(found -> found.group(1)).toList();
        if (areas.isEmpty()) {
            throw new IOException("The trust has no areas: " + page);
        }
        return areas;
    }

    private void watch(Product product, List<String> areas, int rate, int boards, Goal goal) throws Exception {
        // The first sign-in costs a hash, and many at once would count as guessing; the first look at a board counts
        // everything.
        for (int board = 0; board < BoardWatchers.boards(); board++) {
            HttpResponse<String> unusedAnswer = product.get("region", "/api/board?" + BoardWatchers.board(board));
        }
        // What compiles and fills caches before anybody watches must not count as theirs.
        List<Acknowledged> unused = command(product, areas, rate, 5_000);
        long before = product.kilobytes();
        try (Child watchers =
                new Child(BoardWatchers.class, Integer.toString(product.port()), Integer.toString(boards), "10")) {
            String unusedOpening = watchers.hear();
            awaitLevel(watchers, 1, boards - 10);
            Row row = rounds.measure(
                    new Question(
                            "acknowledgement → frame read, %d commands/s, %,d boards open, 10 of them slow, p99"
                                    .formatted(rate, boards),
                            "ms",
                            goal),
                    () -> round(product, watchers, areas, rate, boards - 10));
            report.add(row);
            Interval reached = Interval.of(acknowledged.stream()
                    .skip(1)
                    .mapToDouble(perSecond -> perSecond / rate)
                    .toArray());
            report.add(new Row(
                    "of %d commands/s due, %,d boards open: the part acknowledged in time".formatted(rate, boards),
                    "1",
                    reached.middle(),
                    OptionalDouble.empty(),
                    reached,
                    Goal.atLeast(LEAST_REACHED)));
            acknowledged.clear();
            double each = Math.max(0, product.kilobytes() - before) / (double) boards;
            report.add(new Row(
                    "memory of the server for each of %,d boards open".formatted(boards),
                    "KB",
                    each,
                    OptionalDouble.empty(),
                    Interval.exactly(each),
                    Goal.atMost(MOST_KILOBYTES)));
        }
    }

    private double round(Product product, Child watchers, List<String> areas, int rate, int boards) throws Exception {
        watchers.tell("begin");
        String unused = watchers.hear();
        long millis = quick ? 2_000 : 10_000;
        long start = System.nanoTime();
        List<Acknowledged> commands = command(product, areas, rate, millis);
        double took = (System.nanoTime() - start) / 1e9;
        long last = commands.stream().mapToLong(Acknowledged::position).max().orElseThrow();
        awaitLevel(watchers, last, boards);
        watchers.tell("delays " + commands.size());
        for (Acknowledged command : commands) {
            watchers.tell(command.position() + " " + command.micros());
        }
        String[] said = watchers.hear().split(" ", -1);
        if (!said[2].equals("0")) {
            throw new IllegalStateException(said[2] + " changes were never seen");
        }
        acknowledged.add(commands.size() / took);
        report.note("%.0f commands/s acknowledged; p50 %s ms, p99 %s ms; %.1f frames/s and %.0f KB/s for each board"
                .formatted(
                        commands.size() / took,
                        said[0],
                        said[1],
                        Long.parseLong(said[3]) / took / boards,
                        Long.parseLong(said[4]) / took / boards / 1_024));
        return Double.parseDouble(said[1]);
    }

    /** Nothing is dropped silently: every quick watcher gets there, and no stream ends. */
    private static void awaitLevel(Child watchers, long position, int boards) throws Exception {
        long until = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
        String said;
        do {
            LockSupport.parkNanos(50_000_000);
            watchers.tell("level " + position);
            said = watchers.hear();
        } while (!said.equals(boards + " 0") && System.nanoTime() < until);
        if (!said.equals(boards + " 0")) {
            throw new IllegalStateException(
                    "of %d watchers so many have reached position %d, and so many streams have ended: %s"
                            .formatted(boards, position, said));
        }
    }

    /** A trust says again and again how many students are safe, each time in another area or week; every one is a change on every board. */
    private List<Acknowledged> command(Product product, List<String> areas, int rate, long millis) {
        Week first = Week.of(LocalDate.now(Clock.systemUTC())).plus(1);
        Queue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
        Latency.openLoop(rate, millis, () -> {
            int number = next.getAndIncrement();
            String area = areas.get(number % areas.size());
            Week week = first.plus(number / areas.size() % WEEKS);
            int places = number / areas.size() / WEEKS % 3;
            acknowledged.add(command(product, area, week, places));
        });
        return new ArrayList<>(acknowledged);
    }

    private static Acknowledged command(Product product, String area, Week week, int places) {
        try {
            HttpResponse<String> answer = product.put(
                    "trust",
                    "/api/placement-areas/" + area + "/safe-capacity",
                    "{\"weeks\":[\"%s\"],\"places\":%d,\"reason\":{\"code\":\"STAFF_SHORTAGE\"}}"
                            .formatted(week, places));
            long now = OtherProcess.now();
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(answer.body());
            }
            return new Acknowledged(
                    answer.headers().firstValueAsLong("Placemarket-Position").orElseThrow(), now);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void ask(Product product) throws Exception {
        HttpResponse<String> board = product.get("region", "/api/board");
        String tag = board.headers().firstValue("ETag").orElseThrow();
        Path body = Files.createTempFile("board", ".json");
        try {
            Files.writeString(body, board.body());
            try (Child bare = new Child(BareHandler.class, body.toString(), tag)) {
                int port = Integer.parseInt(bare.hear());
                long millis = quick ? 500 : 4_000;
                report.add(compare(
                        product,
                        port,
                        200,
                        List.of(REGION),
                        0.7,
                        millis,
                        board.body().length()));
                report.add(compare(
                        product,
                        port,
                        304,
                        List.of(REGION, "If-None-Match: " + tag),
                        0.9,
                        millis,
                        board.body().length()));
            }
        } finally {
            Files.delete(body);
        }
    }

    private Row compare(
            Product product, int bare, int status, List<String> headers, double goal, long millis, int length)
            throws Exception {
        return warm.compare(
                new Question(
                        "GET of the default board (%,d bytes), %d, answers/s, to a bare handler's"
                                .formatted(length, status),
                        "1/s",
                        Goal.atLeast(goal)),
                () -> GetLoad.run(product.port(), headers, status, millis),
                () -> GetLoad.run(bare, headers, status, millis));
    }
}
