package io.placemarket.command.bus;

import io.placemarket.command.aggregate.AskerResolver;
import io.placemarket.command.aggregate.Trial;
import io.placemarket.command.agreement.AgreementHandler;
import io.placemarket.command.alert.AlertHandler;
import io.placemarket.command.appetite.AppetiteHandler;
import io.placemarket.command.area.AreaHandler;
import io.placemarket.command.area.AuditHandler;
import io.placemarket.command.area.LearnersImportHandler;
import io.placemarket.command.authority.WhoMayDoWhat;
import io.placemarket.command.booking.AllocateEachHandler;
import io.placemarket.command.booking.AllocateHandler;
import io.placemarket.command.booking.AllocationHandler;
import io.placemarket.command.booking.BookingShelves;
import io.placemarket.command.booking.EarlierBookingsHandler;
import io.placemarket.command.booking.HandOnHandler;
import io.placemarket.command.booking.HoldHandler;
import io.placemarket.command.booking.OfferWithdrawalHandler;
import io.placemarket.command.booking.Turns;
import io.placemarket.command.calendar.CalendarLinkHandler;
import io.placemarket.command.clearing.ReleaseHandler;
import io.placemarket.command.clearing.RequestHandler;
import io.placemarket.command.clearing.WaitingHandler;
import io.placemarket.command.cohort.CohortHandler;
import io.placemarket.command.cohort.ForgettingHandler;
import io.placemarket.command.cohort.ReferenceSeal;
import io.placemarket.command.cohort.StudentHandler;
import io.placemarket.command.message.Command;
import io.placemarket.command.message.Outcome;
import io.placemarket.command.offer.AreaTransferHandler;
import io.placemarket.command.offer.OfferHandler;
import io.placemarket.command.offer.OfferTermsHandler;
import io.placemarket.command.offer.ReservedSharesHandler;
import io.placemarket.command.organisation.NetworkHandler;
import io.placemarket.command.organisation.OnBehalf;
import io.placemarket.command.organisation.OrganisationHandler;
import io.placemarket.command.plan.PlanHandler;
import io.placemarket.command.programme.LeavingHandler;
import io.placemarket.command.programme.ProgrammeHandler;
import io.placemarket.command.programme.ReinstatingHandler;
import io.placemarket.command.programme.RequirementsImportHandler;
import io.placemarket.command.release.SeedVault;
import io.placemarket.command.time.MarketCalendar;
import io.placemarket.eventstore.ForeignUnits;
import io.placemarket.kernel.id.IdSource;
import io.placemarket.kernel.identity.Actor;
import java.util.List;
import java.util.concurrent.ExecutorService;
import org.axonframework.commandhandling.AnnotationCommandHandlerAdapter;
import org.axonframework.commandhandling.AsynchronousCommandBus;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** Every handler on one bus. Whatever the way in, the role is checked first, and who asked is kept with every event. */
public final class MarketBus {
    private MarketBus() {}

    /**
     * A bus that decides on this event store.
     *
     * @param foreign what other processes were met writing into its log
     * @param workers runs the handlers, which block
     */
    public static CommandBus on(
            EventStore events,
            ForeignUnits foreign,
            TransactionManager transactions,
            ExecutorService workers,
            MarketCalendar calendar,
            IdSource ids,
            ReferenceSeal seal,
            SeedVault seeds) {
        AsynchronousCommandBus bus = AsynchronousCommandBus.builder()
                .executor(workers)
                .transactionManager(transactions)
                .build();
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(
                new SimpleCorrelationDataProvider(Actor.USER, Actor.ROLE, Actor.ORGANISATION)));
        bus.registerHandlerInterceptor(MarketBus::checkRole);
        bus.registerHandlerInterceptor(MarketBus::takeTrialsBack);
        ParameterResolverFactory parameters = MultiParameterResolverFactory.ordered(
                new AskerResolver(), ClasspathParameterResolverFactory.forClass(MarketBus.class));
        for (Object handler : handlers(Shelves.on(events, foreign), calendar, ids, seal, seeds)) {
            new AnnotationCommandHandlerAdapter<>(handler, parameters).subscribe(bus);
        }
        return bus;
    }

    private static List<Object> handlers(
            Shelves shelves, MarketCalendar calendar, IdSource ids, ReferenceSeal seal, SeedVault seeds) {
        BookingShelves bookings = shelves.bookings();
        Turns turns = new Turns(bookings, calendar, ids);
        AllocateHandler allocating = new AllocateHandler(bookings, calendar, seal);
        OnBehalf onBehalf = new OnBehalf(shelves.members(), calendar);
        return List.of(
                new OrganisationHandler(shelves.members()),
                new NetworkHandler(shelves.members(), calendar),
                new AreaTransferHandler(bookings.areas(), bookings.offers(), shelves.members()),
                new AgreementHandler(bookings.agreements(), shelves.members(), calendar),
                new AppetiteHandler(shelves.appetites(), bookings.areas(), calendar, onBehalf),
                new AreaHandler(bookings.areas(), shelves.members(), calendar, turns, onBehalf),
                new LearnersImportHandler(bookings.areas(), calendar, turns, onBehalf),
                new AuditHandler(bookings.areas(), calendar, turns, onBehalf),
                new OfferHandler(
                        bookings.offers(),
                        bookings.areas(),
                        bookings.releases(),
                        shelves.members(),
                        calendar,
                        ids,
                        seeds,
                        onBehalf),
                new OfferTermsHandler(
                        bookings.offers(), bookings.areas(), shelves.members(), calendar, turns, onBehalf),
                new ReservedSharesHandler(bookings.areas(), bookings.offers(), calendar, turns),
                new OfferWithdrawalHandler(bookings, calendar, turns, onBehalf, seal),
                new CohortHandler(bookings.cohorts(), bookings.students(), shelves.members(), seal),
                new StudentHandler(bookings.students(), seal),
                new ForgettingHandler(bookings.cohorts(), bookings.students(), shelves.diary(), calendar),
                new ProgrammeHandler(bookings, shelves.diary(), calendar, seal),
                new RequirementsImportHandler(bookings.cohorts(), bookings.students(), seal),
                new PlanHandler(shelves.plans(), shelves.members()),
                new LeavingHandler(bookings, shelves.diary(), calendar, turns, seal),
                new ReinstatingHandler(bookings, shelves.diary(), seal),
                new RequestHandler(bookings, calendar),
                new ReleaseHandler(bookings, calendar, ids, seeds, turns),
                new WaitingHandler(bookings, calendar, turns),
                new HoldHandler(bookings, calendar, turns, onBehalf),
                allocating,
                new AllocateEachHandler(bookings, allocating, seal),
                new EarlierBookingsHandler(bookings, calendar, seal),
                new AllocationHandler(bookings, calendar, turns, onBehalf, seal),
                new HandOnHandler(bookings, calendar, turns, seal),
                new AlertHandler(shelves.alerts()),
                new CalendarLinkHandler(shelves.calendars(), bookings.areas(), bookings.cohorts(), onBehalf));
    }

    private static Object takeTrialsBack(UnitOfWork<? extends CommandMessage<?>> unit, InterceptorChain chain)
            throws Exception {
        Object outcome = chain.proceed();
        if (Trial.isAskedFor(unit.getMessage().getMetaData())) {
            throw new Trial((Outcome) outcome);
        }
        return outcome;
    }

    private static Object checkRole(UnitOfWork<? extends CommandMessage<?>> unit, InterceptorChain chain)
            throws Exception {
        CommandMessage<?> message = unit.getMessage();
        WhoMayDoWhat.checkRole(
                message.getPayloadType().asSubclass(Command.class), AskerResolver.asker(message.getMetaData()));
        return chain.proceed();
    }
}
