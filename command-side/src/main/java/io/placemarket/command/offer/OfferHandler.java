package io.placemarket.command.offer;

import io.placemarket.command.aggregate.ExpectedRevision;
import io.placemarket.command.aggregate.Shelf;
import io.placemarket.command.area.PlacementArea;
import io.placemarket.command.authority.WhoMayDoWhat;
import io.placemarket.command.message.OfferCommand;
import io.placemarket.command.message.OfferCommand.CopyOffers;
import io.placemarket.command.message.OfferCommand.Linked;
import io.placemarket.command.message.OfferCommand.PostLinkedOffers;
import io.placemarket.command.message.OfferCommand.PostOffer;
import io.placemarket.command.message.Outcome.Copy;
import io.placemarket.command.message.Outcome.Created;
import io.placemarket.command.message.Outcome.OffersCopied;
import io.placemarket.command.message.Outcome.OffersPosted;
import io.placemarket.command.organisation.Member;
import io.placemarket.command.organisation.OnBehalf;
import io.placemarket.command.release.Release;
import io.placemarket.command.release.ReleaseRules;
import io.placemarket.command.release.SeedVault;
import io.placemarket.command.time.MarketCalendar;
import io.placemarket.kernel.area.OfferedPlaces;
import io.placemarket.kernel.calendar.EnglishTime;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.IdSource;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.ReleaseId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.offer.OfferEvent.OfferPosted;
import io.placemarket.kernel.offer.OfferParticulars;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.offer.ReleaseTerms;
import io.placemarket.kernel.offer.ReservedShare;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.release.ReleaseEvent.ReleaseAnnounced;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;

/** Posts offers and posts them again a year later. */
public final class OfferHandler {
    private static final int MOST_WEEKS_LATER = 520;
    private static final int MOST_DAYS = 3_660;

    private final OnBehalf onBehalf;
    private final Shelf<Offer> offers;
    private final Shelf<PlacementArea> areas;
    private final Shelf<Release> releases;
    private final Shelf<Member> members;
    private final MarketCalendar calendar;
    private final IdSource ids;
    private final SeedVault seeds;

    public OfferHandler(
            Shelf<Offer> offers,
            Shelf<PlacementArea> areas,
            Shelf<Release> releases,
            Shelf<Member> members,
            MarketCalendar calendar,
            IdSource ids,
            SeedVault seeds,
            OnBehalf onBehalf) {
        this.onBehalf = onBehalf;
        this.offers = offers;
        this.areas = areas;
        this.calendar = calendar;
        this.ids = ids;
        this.releases = releases;
        this.members = members;
        this.seeds = seeds;
    }

    @CommandHandler
    Created handle(PostOffer command, Actor actor, ExpectedRevision expected) {
        Aggregate<PlacementArea> area = own(command, actor, expected);
        check(command.terms());
        if (command.trial()) {
            area.execute(it -> it.offers().checkAudited(command.terms(), calendar.thisWeek()));
        } else {
            command.replaces().ifPresent(before -> checkReplaces(before, command.area()));
            post(
                    area,
                    new OfferPosted(
                            command.offer(),
                            area.invoke(PlacementArea::provider),
                            command.terms(),
                            Optional.empty(),
                            command.replaces(),
                            Optional.empty()));
        }
        return new Created(command.offer().value());
    }

    @CommandHandler
    OffersCopied handle(CopyOffers command, Actor actor, ExpectedRevision expected) {
        Aggregate<PlacementArea> area = own(command, actor, expected);
        checkSpan(command);
        RollForward forward = new RollForward(known(area), command);
        if (!forward.isAny()) {
            throw Problem.of(
                            ProblemCode.NOT_FOUND,
                            "No offer of this area began from " + command.firstDay() + " to " + command.lastDay() + ".")
                    .refused();
        }
        List<Copy> copies = new ArrayList<>();
        LocalDate last = LocalDate.MIN;
        for (OfferId from : forward.toCopy()) {
            OfferTerms terms = moved(offers.load(from).invoke(Offer::terms), command.weeksLater());
            check(terms);
            OfferId copy = ids.offer(command.area());
            post(
                    area,
                    new OfferPosted(
                            copy,
                            area.invoke(PlacementArea::provider),
                            terms,
                            Optional.of(from),
                            Optional.empty(),
                            forward.linkedTo(from, copy)));
            copies.add(new Copy(from, copy));
            last = terms.lastDay().isAfter(last) ? terms.lastDay() : last;
        }
        return new OffersCopied(
                copies, Optional.of(forward.already()).filter(some -> !some.isEmpty()), TermDates.unknownBefore(last));
    }

    private Aggregate<PlacementArea> own(OfferCommand command, Actor actor, ExpectedRevision expected) {
        Aggregate<PlacementArea> area = areas.load(command.area());
        WhoMayDoWhat.check(command, actor, onBehalf.provider(area.invoke(PlacementArea::provider), actor));
        expected.check(area);
        return area;
    }

    @CommandHandler
    OffersPosted handle(PostLinkedOffers command, Actor actor, ExpectedRevision expected) {
        Aggregate<PlacementArea> area = own(command, actor, expected);
        OfferRules.checkLinked(
                command.professions().stream().map(Linked::profession).toList());
        Optional<OfferId> first = Optional.of(command.professions().getFirst().offer());
        for (Linked linked : command.professions()) {
            OfferTerms terms = command.terms().of(linked.profession());
            check(terms);
            post(
                    area,
                    new OfferPosted(
                            linked.offer(),
                            area.invoke(PlacementArea::provider),
                            terms,
                            Optional.empty(),
                            Optional.empty(),
                            first));
        }
        return new OffersPosted(
                command.professions().stream().map(Linked::offer).toList());
    }

    /** Posted again for a withdrawn offer of the same area. */
    private void checkReplaces(OfferId before, AreaId area) {
        if (!before.area().equals(area)) {
            throw Problem.invalid("replaces", before.value(), "a withdrawn offer of the same area")
                    .refused();
        }
        offers.load(before).execute(it -> it.life().checkWithdrawn(before));
    }

    private void post(Aggregate<PlacementArea> area, OfferPosted posted) {
        OfferTerms terms = posted.terms();
        area.execute(it -> {
            it.offers().offer(posted.offer(), terms, calendar.thisWeek());
            it.offers().reserve(posted.offer(), terms.particulars().shares(), calendar.now());
        });
        offers.add(() -> new Offer(posted));
        terms.release().ifPresent(release -> announce(ReleaseId.of(posted.offer()), release));
    }

    private void announce(ReleaseId id, ReleaseTerms terms) {
        SeedVault.Drawn seed = seeds.draw(id);
        releases.add(() ->
                new Release(new ReleaseAnnounced(id, terms.at(), terms.tieBreak(), seed.commitment(), seed.sealed())));
    }

    private void check(OfferTerms terms) {
        OfferRules.check(terms, calendar.today());
        NamedUniversities.check(terms, members);
        ReservationRules.check(terms, List.of(), calendar.now(), calendar.endOf(terms.lastDay()));
        terms.release()
                .ifPresent(release -> ReleaseRules.check(
                        release.at(), calendar.dayOf(release.at()), calendar.now(), terms.lastDay()));
    }

    /** All of the area, in the order of their identifiers: an offer knows its own days, whatever weeks of it the area still has. */
    private List<RollForward.Known> known(Aggregate<PlacementArea> area) {
        return area.invoke(PlacementArea::capacity).offers().stream()
                .map(OfferedPlaces::offer)
                .sorted((first, second) -> first.value().compareTo(second.value()))
                .map(id -> offers.load(id).invoke(Offer::known))
                .toList();
    }

    /** Its release and its reserved shares move with it, at the same time of day; those that would have passed are left out. */
    private OfferTerms moved(OfferTerms terms, int weeks) {
        OfferParticulars particulars = terms.particulars();
        LocalDate lastDay = TermDates.lastDay(terms.lastDay(), weeks);
        Optional<ReleaseTerms> release = terms.release()
                .map(before -> new ReleaseTerms(moved(before.at(), weeks), before.tieBreak()))
                .filter(later -> later.at().isAfter(calendar.now()));
        Instant from = release.map(ReleaseTerms::at).orElse(calendar.now());
        return terms.between(TermDates.firstDay(terms.firstDay(), weeks), lastDay)
                .with(particulars
                        .inWeeks(particulars
                                .weeks()
                                .map(some -> WeekSet.of(some.stream()
                                        .map(week -> week.plus(weeks))
                                        .toList())))
                        .reserving(moved(particulars.shares(), weeks, from, calendar.endOf(lastDay))))
                .released(release);
    }

    /** A last day may have come forward, from a holiday: no share outlasts it. */
    private static List<ReservedShare> moved(List<ReservedShare> shares, int weeks, Instant from, Instant end) {
        return shares.stream()
                .map(share -> new ReservedShare(
                        share.university(), share.places(), earlier(moved(share.until(), weeks), end)))
                .filter(share -> share.until().isAfter(from))
                .toList();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant moved(Instant at, int weeks) {
        return at.atZone(EnglishTime.ZONE).plusWeeks(weeks).toInstant();
    }

    private static void checkSpan(CopyOffers command) {
        if (command.weeksLater() < 1 || command.weeksLater() > MOST_WEEKS_LATER) {
            throw Problem.invalid(
                            "weeksLater",
                            String.valueOf(command.weeksLater()),
                            "a whole number from 1 to " + MOST_WEEKS_LATER)
                    .refused();
        }
        if (command.lastDay().isBefore(command.firstDay())
                || command.lastDay().isAfter(command.firstDay().plusDays(MOST_DAYS))) {
            throw Problem.invalid(
                            "lastDay",
                            command.lastDay().toString(),
                            "a day not before " + command.firstDay() + " and within ten years of it")
                    .refused();
        }
    }
}
