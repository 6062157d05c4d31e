package io.placemarket.query.work;

import io.placemarket.kernel.calendar.EnglishTime;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.query.area.AreaReads;
import io.placemarket.query.market.AreasView;
import io.placemarket.query.market.Market;
import io.placemarket.query.market.ReleasesView;
import io.placemarket.query.reading.PageRequest;
import io.placemarket.query.reading.Represented;
import io.placemarket.query.reading.Today;
import io.placemarket.query.risk.AreaAtRisk;
import io.placemarket.query.risk.RiskReads;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What needs somebody: a provider its own areas and those of its network's members, a university its bookings, a region all areas without
 * names, an operator the market itself.
 */
public final class WorkReads {
    /** How long before an audit ends it is work. */
    private static final int AUDIT_WEEKS = 8;

    /** How long before a release a region hears of it. */
    private static final Duration RELEASE_NEAR = Duration.ofDays(14);

    private final Market market;
    private final Today today;
    private final Instant now;

    public WorkReads(Market market, Instant now) {
        this.market = market;
        this.today = Today.of(now);
        this.now = now;
    }

    /** A page of it, what is due first. */
    public WorkList mine(WorkQuery query, Actor actor) {
        List<WorkItem> all = all(actor).toList();
        List<WorkItem> wanted = all.stream()
                .filter(item -> query.kinds().isEmpty() || query.kinds().contains(item.kind()))
                .sorted(WorkItem.ORDER)
                .toList();
        var page = query.page().page(market.position(), wanted.stream(), WorkItem::key);
        return new WorkList(
                page.items(),
                wanted.size(),
                all.stream()
                        .collect(Collectors.groupingBy(WorkItem::kind, TreeMap::new, Collectors.summingInt(item -> 1))),
                page.next(),
                page.position());
    }

    private Stream<WorkItem> all(Actor actor) {
        return switch (actor.role()) {
            case PROVIDER -> ofProvider(actor);
            case UNIVERSITY -> ofUniversity(actor);
            case REGIONAL ->
                Stream.of(
                                atRisk(actor),
                                audits(market.areas().all().stream()),
                                releases(release -> release.at().isBefore(now.plus(RELEASE_NEAR)), this::resolved))
                        .flatMap(items -> items);
            case OPERATOR -> ofOperator();
        };
    }

    private Stream<WorkItem> ofProvider(Actor actor) {
        Set<OrganisationId> represented = Represented.by(actor, market, today).collect(Collectors.toUnmodifiableSet());
        return Stream.of(
                        new BookedWork(market, today)
                                .answers(
                                        represented.stream().flatMap(provider -> market.areas().of(provider).stream())),
                        atRisk(actor),
                        audits(represented.stream().flatMap(provider -> market.areas().of(provider).stream())),
                        releases(
                                release -> market.areas()
                                        .find(release.offer().area())
                                        .map(AreasView.Entry::provider)
                                        .filter(represented::contains)
                                        .isPresent(),
                                this::resolved))
                .flatMap(items -> items);
    }

    private Stream<WorkItem> ofUniversity(Actor actor) {
        BookedWork booked = new BookedWork(market, today);
        Stream<WorkItem> bookings = actor.organisation().stream()
                .flatMap(university -> Stream.of(
                                booked.turns(university),
                                booked.holds(university),
                                booked.clearances(university),
                                releases(
                                        release -> release.requests().stream()
                                                .anyMatch(request ->
                                                        request.university().equals(university)),
                                        release -> asked(release, university)))
                        .flatMap(items -> items));
        return Stream.concat(bookings, atRisk(actor));
    }

    private Stream<WorkItem> ofOperator() {
        int parked = market.parked().size();
        Stream<WorkItem> events = parked == 0
                ? Stream.empty()
                : Stream.of(new WorkItem(
                        WorkKind.PARKED,
                        "%s could not be taken into the views".formatted(BookedWork.count(parked, "event")),
                        parked,
                        Optional.empty(),
                        "/api/parked-events",
                        Optional.empty()));
        return Stream.concat(events, releases(release -> release.at().isBefore(now), this::overdue));
    }

    private Stream<WorkItem> atRisk(Actor actor) {
        PageRequest all = PageRequest.first("at-risk", PageRequest.MOST).whole();
        return new RiskReads(market, today).mine(all, actor).items().stream().map(this::atRisk);
    }

    private WorkItem atRisk(AreaAtRisk area) {
        int bookings = area.bookings().size();
        return new WorkItem(
                WorkKind.AT_RISK,
                "%s at risk in %s, %s: fewer are safe than are booked"
                        .formatted(
                                bookings == 1 ? "1 booking is" : bookings + " bookings are",
                                area.areaName(),
                                area.providerName()),
                bookings,
                Optional.of(begin(area.weeks().getFirst().week().monday())),
                "/at-risk",
                Optional.of(area.area().value()));
    }

    private Stream<WorkItem> audits(Stream<AreasView.Entry> areas) {
        return areas.filter(area -> AreaReads.auditEnds(area, today, AUDIT_WEEKS))
                .map(area -> {
                    Optional<LocalDate> last = area.capacity().audits().heldUntil(today.day());
                    return new WorkItem(
                            WorkKind.AUDIT,
                            (last.isEmpty() ? "%s is not audited" : "The audit of %s ends").formatted(named(area)),
                            1,
                            last.map(day -> begin(day.plusDays(1))),
                            "/areas/" + area.id() + "#audit-title",
                            Optional.of(area.id().value()));
                });
    }

    private String named(AreasView.Entry area) {
        return area.name() + ", " + market.organisations().name(area.provider());
    }

    private interface Told {
        WorkItem of(ReleasesView.Entry release);
    }

    private Stream<WorkItem> releases(Predicate<ReleasesView.Entry> which, Told told) {
        return market.releases().all().stream()
                .filter(release -> release.state() == ReleasesView.State.ANNOUNCED)
                .filter(which)
                .map(told::of);
    }

    private WorkItem resolved(ReleasesView.Entry release) {
        int requests = release.requestCount();
        return release(
                release,
                requests,
                requests == 0
                        ? "Nobody has asked for places in %s yet; they are released"
                        : BookedWork.count(requests, "request") + " for places in %s: resolved at the release");
    }

    private WorkItem overdue(ReleasesView.Entry release) {
        return release(release, release.requestCount(), "The release of places in %s is overdue");
    }

    private WorkItem asked(ReleasesView.Entry release, OrganisationId university) {
        int places = release.requests().stream()
                .filter(request -> request.university().equals(university))
                .mapToInt(ReleasesView.Request::places)
                .sum();
        return release(
                release,
                places,
                "You asked for " + BookedWork.count(places, "place") + " in %s: change it until the release");
    }

    private WorkItem release(ReleasesView.Entry release, int count, String what) {
        OfferId offer = release.offer();
        return new WorkItem(
                WorkKind.RELEASE,
                what.formatted(new BookedWork(market, today).where(offer)),
                count,
                Optional.of(release.at()),
                "/offers/" + offer,
                Optional.of(offer.value()));
    }

    /** When a day begins. */
    static Instant begin(LocalDate day) {
        return day.atStartOfDay(EnglishTime.ZONE).toInstant();
    }
}
