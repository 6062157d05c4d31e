package io.placemarket.query.risk;

import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.BookingId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.identity.Role;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.reference.ReferenceData;
import io.placemarket.query.market.AreasView;
import io.placemarket.query.market.CohortsView;
import io.placemarket.query.market.Market;
import io.placemarket.query.reading.Page;
import io.placemarket.query.reading.PageRequest;
import io.placemarket.query.reading.Represented;
import io.placemarket.query.reading.Today;
import io.placemarket.query.reading.Visibility;
import io.placemarket.query.risk.AreaAtRisk.UnsafeWeek;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds what is at risk for those concerned: a provider its areas, a university its own bookings wherever they are, a region everything
 * without names.
 */
public final class RiskReads {
    private final Market market;
    private final Today now;

    public RiskReads(Market market, Today today) {
        this.market = market;
        this.now = today;
    }

    /**
     * One area, over-committed or not.
     *
     * @throws io.placemarket.kernel.problem.RefusedException not-found; not-yours for another provider; not-allowed for an operator
     */
    public AreaAtRisk one(AreaId id, Actor asker) {
        Actor actor = Represented.withMembers(asker, market, now);
        AreasView.Entry area = market.areas()
                .find(id)
                .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND, "There is no placement area " + id + ".")
                        .refused());
        checkConcerned(actor);
        if (actor.role() == Role.PROVIDER && !actor.actsFor(area.provider())) {
            throw Problem.of(ProblemCode.NOT_YOURS, "It does not belong to the organisation you act for.")
                    .refused();
        }
        return of(area, actor);
    }

    /**
     * All areas in which something of one's own is at risk, by name.
     *
     * @throws io.placemarket.kernel.problem.RefusedException not-allowed for an operator
     */
    public Page<AreaAtRisk> mine(PageRequest page, Actor asker) {
        Actor actor = Represented.withMembers(asker, market, now);
        checkConcerned(actor);
        return page.page(
                market.position(),
                areas(actor)
                        .map(area -> of(area, actor))
                        .filter(area -> !area.bookings().isEmpty()),
                area -> key(area.area()));
    }

    private static void checkConcerned(Actor actor) {
        if (actor.role() != Role.REGIONAL) {
            Visibility.ownSide(actor);
        }
    }

    private Stream<AreasView.Entry> areas(Actor actor) {
        return switch (actor.role()) {
            case PROVIDER ->
                actor.organisations()
                        .flatMap(provider -> market.areas().of(provider).stream())
                        .sorted(Comparator.comparing(AreasView.Entry::key));
            case UNIVERSITY -> {
                OrganisationId university = Visibility.ownSide(actor);
                List<AreaId> booked = market.cohorts().of(university).stream()
                        .flatMap(cohort -> cohort.bookings().stream())
                        .map(BookingId::area)
                        .distinct()
                        .toList();
                yield booked.stream()
                        .flatMap(area -> market.areas().find(area).stream())
                        .sorted(Comparator.comparing(AreasView.Entry::key));
            }
            case REGIONAL -> market.areas().all().stream();
            case OPERATOR -> Stream.empty();
        };
    }

    private String key(AreaId area) {
        return market.areas().find(area).orElseThrow().key();
    }

    private AreaAtRisk of(AreasView.Entry area, Actor actor) {
        WeekSet unsafe = RiskOrder.unsafe(area.capacity(), now.week());
        List<BookingAtRisk> bookings = unsafe.isEmpty()
                ? List.of()
                : new RiskOrder(area, market, now)
                        .atRisk(unsafe).stream()
                                .flatMap(atRisk -> seen(atRisk, area, actor).stream())
                                .toList();
        return new AreaAtRisk(
                area.id(),
                area.name(),
                area.provider(),
                market.organisations().name(area.provider()),
                unsafe.stream()
                        .map(week -> UnsafeWeek.of(area.capacity(), week))
                        .toList(),
                bookings,
                AreaAtRisk.ORDER,
                market.position());
    }

    private Optional<BookingAtRisk> seen(RiskOrder.AtRisk atRisk, AreasView.Entry area, Actor actor) {
        CohortsView.Entry cohort =
                market.cohorts().find(atRisk.booked().cohort()).orElseThrow();
        OrganisationId university = cohort.university();
        if (!Visibility.seesHold(actor, university, area.provider())) {
            return Optional.empty();
        }
        boolean whole = Visibility.seesBooking(actor, university, area.provider());
        return Optional.of(new BookingAtRisk(
                atRisk.rank(),
                atRisk.standing(),
                Optional.of(atRisk.booked().claim().booking()).filter(booking -> whole),
                atRisk.booked().offer(),
                ReferenceData.shipped().professionName(cohort.programme().profession()),
                university,
                market.organisations().name(university),
                Optional.of(cohort.id()).filter(id -> Visibility.seesCohort(actor, university)),
                atRisk.booked().student().filter(student -> whole),
                WeekSet.of(atRisk.heads().keySet()),
                atRisk.heads()));
    }
}
