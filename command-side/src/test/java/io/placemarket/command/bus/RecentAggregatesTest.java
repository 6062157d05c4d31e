package io.placemarket.command.bus;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.command.PlainSeal;
import io.placemarket.command.PlainSeeds;
import io.placemarket.command.Sample;
import io.placemarket.command.SettableClock;
import io.placemarket.command.aggregate.Trial;
import io.placemarket.command.message.AreaCommand.LowerSafeCapacity;
import io.placemarket.command.message.AreaCommand.RegisterPlacementArea;
import io.placemarket.command.message.BookingCommand.AllocateEach;
import io.placemarket.command.message.BookingCommand.ById;
import io.placemarket.command.message.BookingCommand.Named;
import io.placemarket.command.message.BookingCommand.PlaceHold;
import io.placemarket.command.message.BookingCommand.ReleaseHold;
import io.placemarket.command.message.CohortCommand.CreateCohort;
import io.placemarket.command.message.CohortCommand.EnrolStudents;
import io.placemarket.command.message.CohortCommand.Entrant;
import io.placemarket.command.message.Command;
import io.placemarket.command.message.OfferCommand.PostOffer;
import io.placemarket.command.message.OrganisationCommand.AddOrganisation;
import io.placemarket.command.time.MarketCalendar;
import io.placemarket.eventstore.ForeignUnits;
import io.placemarket.kernel.cohort.Programme;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.IdSource;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.problem.RefusedException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.Test;

/** Two processes on one log: each keeps the aggregates it used, and neither goes by what it kept for longer than a refusal. */
class RecentAggregatesTest {
    /** Whole histories that were read, by aggregate. */
    private final Map<String, Integer> read = new ConcurrentHashMap<>();

    private volatile boolean away;
    private volatile boolean refusing;

    private final EventStore events = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine() {
                @Override
                public void appendEvents(List<? extends EventMessage<?>> appended) {
                    if (refusing) {
                        throw new IllegalStateException("the log takes nothing");
                    }
                    super.appendEvents(appended);
                }

                @Override
                public DomainEventStream readEvents(String aggregate, long firstSequenceNumber) {
                    if (away && firstSequenceNumber > 0) {
                        throw new IllegalStateException("the database is away");
                    }
                    if (firstSequenceNumber == 0) {
                        read.merge(aggregate, 1, Integer::sum);
                    }
                    return super.readEvents(aggregate, firstSequenceNumber);
                }
            })
            .build();
    private final IdSource ids = new IdSource(new Random(7));
    private final CommandBus here = bus();
    private final CommandBus there = bus();

    private CommandBus bus() {
        return MarketBus.on(
                events,
                ForeignUnits.in(events),
                NoTransactionManager.INSTANCE,
                Executors.newVirtualThreadPerTaskExecutor(),
                new MarketCalendar(new SettableClock(Instant.parse("2026-11-25T10:00:00Z"))),
                ids,
                new PlainSeal(),
                new PlainSeeds());
    }

    private static Optional<ProblemCode> refusal(CommandBus bus, Command command, Actor actor) throws Exception {
        return thrown(bus, command, actor)
                .map(thrown -> ((RefusedException) thrown).problem().code());
    }

    private static Optional<Throwable> thrown(CommandBus bus, Command command, Actor actor) throws Exception {
        return thrown(bus, command, MetaData.from(actor.toMetadata()));
    }

    private static Optional<Throwable> thrown(CommandBus bus, Command command, MetaData asking) throws Exception {
        CompletableFuture<CommandResultMessage<?>> reply = new CompletableFuture<>();
        bus.dispatch(
                GenericCommandMessage.asCommandMessage(command).andMetaData(asking),
                (sent, result) -> reply.complete(result));
        return reply.get(20, TimeUnit.SECONDS).optionalExceptionResult();
    }

    private static void accepted(CommandBus bus, Command command, Actor actor) throws Exception {
        assertThat(refusal(bus, command, actor)).isEmpty();
    }

    /** A ward that takes so many, with as many places on offer, and a cohort. */
    private void market(int places) throws Exception {
        accepted(there, new AddOrganisation(Sample.HOSPICE, Sample.hospice().details()), Sample.OPERATOR);
        accepted(there, new AddOrganisation(Sample.KEELE, Sample.keele().details()), Sample.OPERATOR);
        accepted(
                there,
                new RegisterPlacementArea(
                        Sample.WARD, Sample.HOSPICE, "Ward 1", Optional.empty(), Sample.audit(places)),
                Sample.PROVIDER);
        accepted(there, new PostOffer(Sample.OFFER, Sample.terms(places, 0)), Sample.PROVIDER);
        accepted(
                there,
                new CreateCohort(Sample.COHORT, Sample.KEELE, Sample.programme(Sample.ADULT, LearnerLevel.YEAR_2)),
                Sample.UNIVERSITY);
    }

    private PlaceHold hold(int places) {
        return hold(Sample.COHORT, places);
    }

    private PlaceHold hold(CohortId cohort, int places) {
        return new PlaceHold(ids.hold(Sample.OFFER), cohort, places, Optional.empty());
    }

    @Test
    void a_refusal_does_not_cost_the_reading_of_all_that_happened_in_the_area() throws Exception {
        market(2);
        read.clear();
        for (int i = 0; i < 5; i++) {
            assertThat(refusal(here, hold(3), Sample.UNIVERSITY)).contains(ProblemCode.CAPACITY_EXCEEDED);
        }
        accepted(here, hold(2), Sample.UNIVERSITY);

        assertThat(read.get(Sample.WARD.value())).isEqualTo(1);
    }

    @Test
    void who_was_refused_for_what_another_process_has_changed_is_not_refused_again() throws Exception {
        market(2);
        accepted(there, new LowerSafeCapacity(Sample.WARD, Sample.offered(), 0, Sample.REASON), Sample.PROVIDER);
        assertThat(refusal(here, hold(1), Sample.UNIVERSITY)).contains(ProblemCode.CAPACITY_EXCEEDED);
        accepted(there, new LowerSafeCapacity(Sample.WARD, Sample.offered(), 1, Sample.REASON), Sample.PROVIDER);

        accepted(here, hold(1), Sample.UNIVERSITY);
    }

    @Test
    void who_were_named_each_for_itself_find_the_place_that_another_process_freed() throws Exception {
        market(1);
        accepted(
                there,
                new EnrolStudents(
                        Sample.COHORT, List.of(new Entrant("17", Sample.ANNA), new Entrant("18", Sample.BEN))),
                Sample.UNIVERSITY);
        PlaceHold full = hold(1);
        accepted(there, full, Sample.UNIVERSITY);
        assertThat(refusal(here, each(), Sample.UNIVERSITY)).contains(ProblemCode.NOBODY_PLACED);
        accepted(there, new ReleaseHold(full.hold(), Sample.REASON), Sample.UNIVERSITY);

        accepted(here, each(), Sample.UNIVERSITY);
    }

    private AllocateEach each() {
        return new AllocateEach(
                Sample.OFFER,
                Sample.COHORT,
                Stream.of(Sample.ANNA, Sample.BEN)
                        .map(student -> new Named(new ById(student), ids.allocation(Sample.OFFER)))
                        .toList(),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void what_cannot_be_checked_is_forgotten_and_a_refusal_stays_a_refusal() throws Exception {
        market(2);
        read.clear();
        assertThat(refusal(here, hold(3), Sample.UNIVERSITY)).contains(ProblemCode.CAPACITY_EXCEEDED);
        away = true;
        assertThat(refusal(here, hold(4), Sample.UNIVERSITY)).contains(ProblemCode.CAPACITY_EXCEEDED);
        away = false;

        assertThat(read.get(Sample.WARD.value())).isEqualTo(2);
    }

    @Test
    void what_the_log_did_not_take_is_forgotten() throws Exception {
        market(2);
        accepted(here, hold(1), Sample.UNIVERSITY);
        refusing = true;
        assertThat(thrown(here, hold(1), Sample.UNIVERSITY)).containsInstanceOf(IllegalStateException.class);
        refusing = false;
        accepted(here, hold(1), Sample.UNIVERSITY);
    }

    @Test
    void what_a_command_changed_before_it_was_refused_is_forgotten() throws Exception {
        market(5);
        CohortId ofOne = ids.cohort();
        Programme large = Sample.programme(Sample.ADULT, LearnerLevel.YEAR_2);
        Programme small = new Programme(
                large.name(),
                large.profession(),
                large.level(),
                large.route(),
                large.attendance(),
                large.intake(),
                1,
                large.weeks());
        accepted(here, new CreateCohort(ofOne, Sample.KEELE, small), Sample.UNIVERSITY);
        accepted(here, hold(ofOne, 2), Sample.UNIVERSITY);

        // the area takes the place before the cohort refuses it
        assertThat(refusal(here, hold(ofOne, 1), Sample.UNIVERSITY)).contains(ProblemCode.COHORT_CEILING);
        accepted(here, hold(3), Sample.UNIVERSITY);
    }

    private static Optional<Throwable> tried(CommandBus bus, Command command, Actor actor) throws Exception {
        return thrown(bus, command, MetaData.from(actor.toMetadata()).and(Trial.METADATA, true));
    }

    @Test
    void what_is_only_tried_does_not_cost_the_reading_of_the_area_and_takes_nothing() throws Exception {
        market(2);
        read.clear();
        for (int i = 0; i < 5; i++) {
            assertThat(tried(here, hold(2), Sample.UNIVERSITY)).containsInstanceOf(Trial.class);
        }
        accepted(here, hold(1), Sample.UNIVERSITY);
        assertThat(tried(here, hold(2), Sample.UNIVERSITY)).containsInstanceOf(RefusedException.class);
        assertThat(tried(here, hold(1), Sample.UNIVERSITY)).containsInstanceOf(Trial.class);
        accepted(here, hold(1), Sample.UNIVERSITY);
        assertThat(refusal(here, hold(1), Sample.UNIVERSITY)).contains(ProblemCode.CAPACITY_EXCEEDED);

        assertThat(read.get(Sample.WARD.value())).isEqualTo(1);
    }

    @Test
    void what_was_tried_does_not_hide_what_another_process_has_changed() throws Exception {
        market(2);
        assertThat(tried(here, hold(1), Sample.UNIVERSITY)).containsInstanceOf(Trial.class);
        accepted(there, new LowerSafeCapacity(Sample.WARD, Sample.offered(), 0, Sample.REASON), Sample.PROVIDER);

        assertThat(tried(here, hold(1), Sample.UNIVERSITY)).containsInstanceOf(RefusedException.class);
        assertThat(refusal(here, hold(1), Sample.UNIVERSITY)).contains(ProblemCode.CAPACITY_EXCEEDED);
    }
}
