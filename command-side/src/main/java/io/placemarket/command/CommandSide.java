package io.placemarket.command;

import com.mongodb.client.MongoDatabase;
import io.placemarket.command.bus.LogJson;
import io.placemarket.command.bus.MarketBus;
import io.placemarket.command.cohort.ForgottenKeys;
import io.placemarket.command.cohort.KeyedReferenceSeal;
import io.placemarket.command.cohort.ReferenceSeal;
import io.placemarket.command.gateway.EventStoreProblems;
import io.placemarket.command.gateway.Market;
import io.placemarket.command.proof.LogKeys;
import io.placemarket.command.proof.LogProof;
import io.placemarket.command.release.SealedSeeds;
import io.placemarket.command.release.SeedVault;
import io.placemarket.command.time.Deadlines;
import io.placemarket.command.time.MarketCalendar;
import io.placemarket.edge.account.SharedSecret;
import io.placemarket.edge.personal.KeyedHash;
import io.placemarket.edge.personal.SealedReferences;
import io.placemarket.edge.personal.StudentKeys;
import io.placemarket.eventstore.Checkpoint;
import io.placemarket.eventstore.CommandReceipts;
import io.placemarket.eventstore.EventLog;
import io.placemarket.eventstore.LogHealth;
import io.placemarket.eventstore.LogMetrics;
import io.placemarket.eventstore.LogOptions;
import io.placemarket.eventstore.LogTransactionManager;
import io.placemarket.eventstore.MongoEventStorageEngine;
import io.placemarket.eventstore.RetryOnConflict;
import io.placemarket.eventstore.WhenBroken;
import io.placemarket.kernel.id.IdSource;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.AbstractRepository;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.PropertySource;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Everything that changes the market, on the database and the clock it finds. Import it, alone or beside the query side. */
@Configuration(proxyBeanMethods = false)
@ComponentScan(
        basePackageClasses = CommandSide.class,
        useDefaultFilters = false,
        includeFilters = @ComponentScan.Filter(type = FilterType.ANNOTATION, classes = RestController.class))
@Import(ApiDescription.class)
@PropertySource("classpath:io/placemarket/command/command-side.properties")
public class CommandSide {
    /** Of a command that lost against another writer: often enough for fifty at the last place, seldom enough to end. */
    private static final int TRIES = 60;

    private static final Period NOTICE = Period.ofMonths(6);

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Whoever asks for something unknown hears so; the framework's warning with a stack trace would be written for each of them. */
    CommandSide(LoggingSystem logging) {
        logging.setLogLevel(AbstractRepository.class.getName(), LogLevel.ERROR);
    }

    /** One a process: both sides share it where they run together. */
    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    EventLog eventLog(
            MongoDatabase database,
            Clock clock,
            LogKeys keys,
            @Value("${placemarket.log.when-broken:REFUSE}") WhenBroken whenBroken,
            @Value("${placemarket.log.checkpoint:}") String checkpoint) {
        LogOptions options = LogOptions.defaults().withClock(clock);
        return checkpoint.isBlank()
                ? EventLog.openVerified(database, options, keys.pair(), whenBroken)
                : EventLog.openVerified(database, options, keys.pair(), whenBroken, keptElsewhere(checkpoint));
    }

    private static Checkpoint keptElsewhere(String checkpoint) {
        try {
            return Checkpoint.parse(checkpoint);
        } catch (IllegalArgumentException e) {
            throw new InvalidConfigurationPropertyValueException(
                    "placemarket.log.checkpoint", checkpoint, "It takes the line of a checkpoint, as it was signed.");
        }
    }

    /** Kept outside the database, the key proves that nobody changed the log there either. */
    @Bean
    LogKeys logKeys(
            com.mongodb.reactivestreams.client.MongoDatabase database, @Value("${placemarket.log.key:}") String key) {
        if (key.isBlank()) {
            return LogKeys.of(Objects.requireNonNull(
                    new SharedSecret(database, "log").value().block(PATIENCE)));
        }
        try {
            return LogKeys.of(key);
        } catch (IllegalArgumentException e) {
            throw new InvalidConfigurationPropertyValueException(
                    "placemarket.log.key", "(not shown)", "It takes " + LogKeys.BYTES + " bytes in Base64.");
        }
    }

    @Bean(destroyMethod = "close")
    LogProof logProof(EventLog log, LogKeys keys) {
        return new LogProof(log, keys);
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
    @ConditionalOnMissingBean
    MarketCalendar marketCalendar(Clock clock, @Value("${placemarket.earlier-bookings.until:}") String until) {
        return new MarketCalendar(clock, cutOff(until));
    }

    /** The setting, as a day. */
    public static Optional<LocalDate> cutOff(String until) {
        try {
            return until.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(until));
        } catch (DateTimeParseException e) {
            throw new InvalidConfigurationPropertyValueException(
                    "placemarket.earlier-bookings.until", until, "It takes a day, such as 2027-01-31.");
        }
    }

    @Bean
    @ConditionalOnMissingBean
    IdSource idSource() throws NoSuchAlgorithmException {
        SecureRandom random = SecureRandom.getInstance("DRBG");
        // Seeded here, where waiting for the operating system is allowed; later it only computes.
        random.nextInt();
        return new IdSource(random);
    }

    @Bean
    ReferenceSeal referenceSeal(KeyedHash hashes, StudentKeys keys, SealedReferences references) {
        return new KeyedReferenceSeal(hashes, keys, references);
    }

    /** Its key waits outside the log, so that the log alone tells no seed before its release. */
    @Bean
    SeedVault seedVault(com.mongodb.reactivestreams.client.MongoDatabase database) {
        return new SealedSeeds(Objects.requireNonNull(
                new SharedSecret(database, "releases").value().block(PATIENCE)));
    }

    @Bean(destroyMethod = "close")
    ExecutorService commandWorkers() {
        return Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("handler-", 0).factory());
    }

    @Bean
    CommandBus commandBus(
            EventLog log,
            @Qualifier("commandWorkers") ExecutorService workers,
            MarketCalendar calendar,
            IdSource ids,
            ReferenceSeal seal,
            SeedVault seeds) {
        EventStore events = EmbeddedEventStore.builder()
                .storageEngine(MongoEventStorageEngine.on(log, LogJson.serializer()))
                .build();
        return MarketBus.on(events, log.foreign(), new LogTransactionManager(log), workers, calendar, ids, seal, seeds);
    }

    @Bean
    RetryOnConflict retryOnConflict() {
        return new RetryOnConflict(TRIES);
    }

    @Bean(destroyMethod = "close")
    CommandReceipts commandReceipts(EventLog log, CommandBus bus, RetryOnConflict retry) {
        return new CommandReceipts(log, bus, LogJson.serializer(), retry);
    }

    @Bean
    Market market(EventLog log, CommandReceipts receipts, KeyedHash hashes, JsonMapper json) {
        return new Market(log, receipts, hashes, json);
    }

    @Bean
    Deadlines deadlines(EventLog log, Market market, MarketCalendar calendar) {
        return new Deadlines(log, market, calendar);
    }

    @Bean
    ForgottenKeys forgottenKeys(EventLog log, StudentKeys keys) {
        return new ForgottenKeys(log, keys);
    }

    /** Deadlines are reckoned without the holidays of years nobody has named: the operator hears of it half a year before. */
    @Bean
    HealthIndicator bankHolidaysHealthIndicator(MarketCalendar calendar) {
        return () -> {
            Health.Builder health = calendar.today().plus(NOTICE).isAfter(calendar.bankHolidaysKnownUntil())
                    ? Health.status("DEGRADED").withDetail("trouble", "A newer list of bank holidays is needed.")
                    : Health.up();
            return health.withDetail(
                            "knownUntil", calendar.bankHolidaysKnownUntil().toString())
                    .build();
        };
    }

    /** Who can still be read though forgotten is nothing a caller could mend: it is told, and the market serves. */
    @Bean
    HealthIndicator forgottenKeysHealthIndicator(ForgottenKeys keys) {
        return () -> keys.trouble()
                .map(trouble -> Health.status("DEGRADED").withDetail("trouble", trouble))
                .orElseGet(Health::up)
                .build();
    }

    @Bean
    EventStoreProblems eventStoreProblems() {
        return new EventStoreProblems();
    }
}
