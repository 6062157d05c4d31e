package io.placemarket.query;

import com.mongodb.client.MongoDatabase;
import io.placemarket.eventstore.EventLog;
import io.placemarket.eventstore.LogHealth;
import io.placemarket.eventstore.LogMetrics;
import io.placemarket.eventstore.LogOptions;
import io.placemarket.query.board.BoardFeeds;
import io.placemarket.query.board.OpeningBoards;
import io.placemarket.query.checkpoint.CheckpointLimits;
import io.placemarket.query.checkpoint.CheckpointWriter;
import io.placemarket.query.checkpoint.Checkpoints;
import io.placemarket.query.checkpoint.RebuildWatch;
import io.placemarket.query.checkpoint.SharedBuilds;
import io.placemarket.query.market.RecordedUnit;
import io.placemarket.query.measure.SmallCounts;
import io.placemarket.query.past.PastLimits;
import io.placemarket.query.past.PastMarkets;
import io.placemarket.query.views.DecodedAhead;
import io.placemarket.query.views.LogDecoder;
import io.placemarket.query.views.LogFollower;
import io.placemarket.query.views.Node;
import io.placemarket.query.views.Rebuilds;
import io.placemarket.query.views.Views;
import java.time.Clock;
import java.time.Duration;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.PropertySource;
import tools.jackson.databind.json.JsonMapper;

/** The whole query side, for an application to import. */
@Configuration(proxyBeanMethods = false)
@ComponentScan(
        basePackageClasses = QuerySide.class,
        excludeFilters = @ComponentScan.Filter(type = FilterType.ANNOTATION, classes = SpringBootConfiguration.class))
@PropertySource("classpath:io/placemarket/query/query-side.properties")
public class QuerySide {
    /** How long a question waits for its position. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** How many events before a past moment another is kept. */
    private static final int ANCHOR = 2_000;

    /** Both sides of one process share one log. */
    @Bean
    @ConditionalOnMissingBean
    EventLog eventLog(MongoDatabase database, Clock clock) {
        return EventLog.open(database, LogOptions.defaults().withClock(clock));
    }

    /** The log's figures, bound by whoever collects meters. */
    @Bean
    @ConditionalOnMissingBean
    LogMetrics logMetrics(EventLog log) {
        return new LogMetrics(log);
    }

    /** Slow is told from away: who is slow still serves. */
    @Bean
    @ConditionalOnMissingBean(name = "eventLogHealthIndicator")
    HealthIndicator eventLogHealthIndicator(EventLog log) {
        return () -> {
            LogHealth health = log.health();
            return Health.status(health.status()).withDetails(health.details()).build();
        };
    }

    @Bean
    Views views(EventLog log, Clock clock) {
        return new Views(clock, PATIENCE, log::headPosition);
    }

    @Bean
    Checkpoints checkpoints(
            EventLog log,
            MongoDatabase database,
            Clock clock,
            @Value("${placemarket.checkpoints.every-events:50000}") long events,
            @Value("${placemarket.checkpoints.every:5m}") Duration pause,
            @Value("${placemarket.checkpoints.at-least-events:1000}") long atLeast,
            @Value("${placemarket.checkpoints.kept:16}") int kept,
            @Value("${placemarket.checkpoints.most-bytes:536870912}") long mostBytes) {
        return new Checkpoints(log, database, new CheckpointLimits(events, pause, atLeast, kept, mostBytes), clock);
    }

    @Bean
    LogFollower logFollower(EventLog log, Views views, Checkpoints checkpoints) {
        return new LogFollower(log, views, checkpoints::load);
    }

    @Bean
    CheckpointWriter checkpointWriter(EventLog log, Views views, Checkpoints checkpoints, Clock clock) {
        return new CheckpointWriter(checkpoints, views, recorded(log), clock);
    }

    @Bean
    Node node() {
        return Node.here();
    }

    @Bean
    SharedBuilds sharedBuilds(
            MongoDatabase database,
            Checkpoints checkpoints,
            Node node,
            Clock clock,
            @Value("${placemarket.views.turn:15s}") Duration turn) {
        return new SharedBuilds(database, checkpoints, node, clock, turn);
    }

    @Bean
    Rebuilds rebuilds(EventLog log, Views views, SharedBuilds builds, Clock clock) {
        return new Rebuilds(views, recorded(log), builds, clock);
    }

    @Bean
    RebuildWatch rebuildWatch(SharedBuilds builds, Checkpoints checkpoints, Rebuilds rebuilds, Clock clock) {
        return new RebuildWatch(builds, checkpoints, rebuilds, clock);
    }

    /** Whole units of work from the one that holds a position. */
    private static LongFunction<Stream<RecordedUnit>> recorded(EventLog log) {
        return position -> log.reader().unitsFrom(position).map(LogDecoder::decode);
    }

    @Bean
    PastMarkets pastMarkets(
            EventLog log,
            Checkpoints checkpoints,
            @Value("${placemarket.past.kept:6}") int kept,
            @Value("${placemarket.past.building:2}") int building) {
        return new PastMarkets(
                position -> DecodedAhead.of(log.reader().unitsFrom(position)),
                checkpoints,
                new PastLimits(kept, PastLimits.eventsInAQuarterOfTheHeap(), building, ANCHOR));
    }

    @Bean
    SmallCounts smallCounts(
            @Value("${placemarket.measures.small-counts:round}") SmallCounts.Rule rule,
            @Value("${placemarket.measures.smallest-count:5}") int smallest) {
        return new SmallCounts(rule, smallest);
    }

    @Bean
    BoardFeeds boardFeeds(
            Views views,
            JsonMapper json,
            @Value("${placemarket.boards.opening-per-user:6}") int opening,
            @Value("${placemarket.measures.smallest-count:5}") int smallestCount) {
        return new BoardFeeds(views, json, new OpeningBoards(opening), smallestCount);
    }
}
