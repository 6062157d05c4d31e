package io.placemarket.query.market;

import io.placemarket.kernel.area.BookedPlaces;
import io.placemarket.kernel.area.PlacementAreaEvent;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesClaimed;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesFreed;
import io.placemarket.kernel.calendar.WeekdayCounts;
import io.placemarket.kernel.cohort.CohortEvent;
import io.placemarket.kernel.event.EventTypes;
import io.placemarket.kernel.id.CalendarId;
import io.placemarket.kernel.offer.OfferEvent;
import io.placemarket.kernel.release.ReleaseEvent;
import io.placemarket.kernel.waiting.WaitingEvent;
import io.placemarket.kernel.watch.CalendarEvent.CalendarLinkMade;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** All views at one position of the log. Not thread-safe: one thread owns it. */
public final class Market {
    private final OrganisationsView organisations;
    private final AreasView areas;
    private final OffersView offers;
    private final ReleasesView releases;
    private final WaitingView waiting;
    private final BookingsView bookings;
    private final CohortsView cohorts;
    private final RequirementsView requirements;
    private final ProgrammesView programmes;
    private final PlansView plans;
    private final AdjustmentsView adjustments;
    private final FillsView fills;
    private final AgreementsView agreements;
    private final AppetitesView appetites;
    private final AlertsView alerts;
    private final CalendarsView calendars;
    private final Attendance attendance;
    private final List<Consumer<Recorded>> folds;
    private final List<Parked> parked = new ArrayList<>();
    private long position;
    private Instant at = Instant.EPOCH;

    /** Before anything happened. */
    public Market() {
        this(
                new OrganisationsView(),
                new AreasView(),
                new OffersView(),
                new ReleasesView(),
                new WaitingView(),
                new BookingsView(),
                new CohortsView(),
                new RequirementsView(),
                new ProgrammesView(),
                new PlansView(),
                new AdjustmentsView(),
                new FillsView(),
                new AgreementsView(),
                new AppetitesView(),
                new AlertsView(),
                new CalendarsView());
    }

    private Market(
            OrganisationsView organisations,
            AreasView areas,
            OffersView offers,
            ReleasesView releases,
            WaitingView waiting,
            BookingsView bookings,
            CohortsView cohorts,
            RequirementsView requirements,
            ProgrammesView programmes,
            PlansView plans,
            AdjustmentsView adjustments,
            FillsView fills,
            AgreementsView agreements,
            AppetitesView appetites,
            AlertsView alerts,
            CalendarsView calendars) {
        this.organisations = organisations;
        this.areas = areas;
        this.offers = offers;
        this.releases = releases;
        this.waiting = waiting;
        this.bookings = bookings;
        this.cohorts = cohorts;
        this.requirements = requirements;
        this.programmes = programmes;
        this.plans = plans;
        this.adjustments = adjustments;
        this.fills = fills;
        this.agreements = agreements;
        this.appetites = appetites;
        this.alerts = alerts;
        this.calendars = calendars;
        this.attendance = new Attendance(offers, requirements);
        this.folds = List.of(
                organisations::apply,
                areas::apply,
                offers::apply,
                releases::apply,
                waiting::apply,
                bookings::apply,
                cohorts::apply,
                requirements::apply,
                programmes::apply,
                plans::apply,
                adjustments::apply,
                agreements::apply,
                appetites::apply,
                alerts::apply,
                calendars::apply);
    }

    /** The same market: what is applied to one of the two from now on does not happen to the other. */
    public Market copy() {
        Market copy = new Market(
                new OrganisationsView(organisations),
                new AreasView(areas),
                new OffersView(offers),
                new ReleasesView(releases),
                new WaitingView(waiting),
                new BookingsView(bookings),
                new CohortsView(cohorts),
                new RequirementsView(requirements),
                new ProgrammesView(programmes),
                new PlansView(plans),
                new AdjustmentsView(adjustments),
                new FillsView(fills),
                new AgreementsView(agreements),
                new AppetitesView(appetites),
                new AlertsView(alerts),
                new CalendarsView(calendars));
        copy.parked.addAll(parked);
        copy.position = position;
        copy.at = at;
        return copy;
    }

    /** What it is made of, to be written down; not a copy. */
    public MarketParts parts() {
        return new MarketParts(
                organisations,
                areas,
                offers,
                releases,
                waiting,
                bookings,
                cohorts,
                requirements,
                programmes,
                plans,
                adjustments,
                fills,
                agreements,
                appetites,
                alerts,
                calendars,
                List.copyOf(parked),
                position,
                at);
    }

    /** The market that is made of these. */
    public static Market of(MarketParts parts) {
        Market market = new Market(
                parts.organisations(),
                parts.areas(),
                parts.offers(),
                parts.releases(),
                parts.waiting(),
                parts.bookings(),
                parts.cohorts(),
                parts.requirements(),
                parts.programmes(),
                parts.plans(),
                parts.adjustments(),
                parts.fills(),
                parts.agreements(),
                parts.appetites(),
                parts.alerts(),
                parts.calendars());
        market.parked.addAll(parts.parked());
        market.position = parts.position();
        market.at = parts.at();
        return market;
    }

    /**
     * Takes a unit of work in; one it has seen changes nothing. What cannot be taken in is parked.
     *
     * @return whose numbers may have changed
     */
    public Touched apply(RecordedUnit unit) {
        Touched touched = new Touched();
        if (unit.last() <= position) {
            return touched;
        }
        passTo(unit);
        parked.addAll(unit.parked());
        for (Recorded recorded : unit.events()) {
            if (recorded.position() > position) {
                apply(recorded, each -> touch(each, touched));
                for (Consumer<Recorded> fold : folds) {
                    apply(recorded, fold);
                }
            }
        }
        position = unit.last();
        at = unit.at();
        return touched;
    }

    /** Weeks begin by themselves: what goes wrong then is parked as well. */
    private void passTo(RecordedUnit unit) {
        try {
            fills.passTo(unit.at(), areas);
        } catch (RuntimeException e) {
            parked.add(new Parked(unit.last(), Parked.WEEKS_BEGUN, String.valueOf(e.getMessage())));
        }
    }

    private void apply(Recorded recorded, Consumer<Recorded> fold) {
        try {
            fold.accept(recorded);
        } catch (RuntimeException e) {
            parked.add(new Parked(
                    recorded.position(), EventTypes.name(recorded.event().getClass()), String.valueOf(e.getMessage())));
        }
    }

    private void touch(Recorded recorded, Touched touched) {
        if (recorded.event() instanceof PlacementAreaEvent event) {
            touched.areas().add(event.area());
            if (event instanceof PlacesClaimed claimed) {
                touched.cohorts().add(claimed.claim().cohort());
            } else if (event instanceof PlacesFreed freed) {
                areas.find(freed.area())
                        .flatMap(area -> area.capacity().booking(freed.booking()))
                        .map(BookedPlaces::cohort)
                        .ifPresent(touched.cohorts()::add);
            }
        } else if (recorded.event() instanceof OfferEvent event) {
            touched.areas().add(event.offer().area());
        } else if (recorded.event() instanceof WaitingEvent event) {
            touched.areas().add(event.list().area());
        } else if (recorded.event() instanceof ReleaseEvent event) {
            touched.areas().add(event.release().offer().area());
        } else if (recorded.event() instanceof CohortEvent event) {
            touched.cohorts().add(event.cohort());
        }
    }

    /** The position of the last event it has taken in; 0 before the first. */
    public long position() {
        return position;
    }

    /** When that was written. */
    public Instant at() {
        return at;
    }

    /** What could not be taken in. */
    public List<Parked> parked() {
        return Collections.unmodifiableList(parked);
    }

    public OrganisationsView organisations() {
        return organisations;
    }

    public AreasView areas() {
        return areas;
    }

    public OffersView offers() {
        return offers;
    }

    public ReleasesView releases() {
        return releases;
    }

    public WaitingView waiting() {
        return waiting;
    }

    public BookingsView bookings() {
        return bookings;
    }

    public CohortsView cohorts() {
        return cohorts;
    }

    public RequirementsView requirements() {
        return requirements;
    }

    public ProgrammesView programmes() {
        return programmes;
    }

    public PlansView plans() {
        return plans;
    }

    public AdjustmentsView adjustments() {
        return adjustments;
    }

    public FillsView fills() {
        return fills;
    }

    /** Who starts, and who was there. */
    public Attendance attendance() {
        return attendance;
    }

    public AgreementsView agreements() {
        return agreements;
    }

    public AppetitesView appetites() {
        return appetites;
    }

    public AlertsView alerts() {
        return alerts;
    }

    /** The calendar to which a secret of this SHA-256 leads on that day. */
    public Optional<CalendarId> calendar(String hash, LocalDate day) {
        return calendars.find(hash).filter(link -> leads(link, day)).map(CalendarLinkMade::calendar);
    }

    /** Whether a link leads there on that day. */
    public boolean hasLink(CalendarId calendar, LocalDate day) {
        return calendars.find(calendar).filter(link -> leads(link, day)).isPresent();
    }

    /** What a network made for a member ends with the membership. */
    private boolean leads(CalendarLinkMade link, LocalDate day) {
        return link.hub().isEmpty()
                || link.calendar()
                        .area()
                        .flatMap(areas::find)
                        .flatMap(area -> organisations.find(area.provider()))
                        .filter(provider -> provider.isRepresentedBy(link.hub().get(), day))
                        .isPresent();
    }

    /** What a cohort needs and has now. */
    public Demand demand(CohortsView.Entry cohort) {
        return Demand.of(cohort, areas);
    }

    /** Everything a cohort holds and fills now, by weekday. */
    public WeekdayCounts taken(CohortsView.Entry cohort) {
        return Demand.taken(cohort, areas);
    }
}
