package io.placemarket.query.change;

import io.placemarket.kernel.area.Audit;
import io.placemarket.kernel.area.PlacementAreaEvent.AreaTransferred;
import io.placemarket.kernel.area.PlacementAreaEvent.AuditChanged;
import io.placemarket.kernel.area.PlacementAreaEvent.AuditEnded;
import io.placemarket.kernel.area.PlacementAreaEvent.AuditRenewed;
import io.placemarket.kernel.area.PlacementAreaEvent.LearnersElsewhereRecorded;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacementAreaRegistered;
import io.placemarket.kernel.area.PlacementAreaEvent.SafeCapacityLifted;
import io.placemarket.kernel.area.PlacementAreaEvent.SafeCapacityLowered;
import io.placemarket.kernel.area.PlacementAreaEvent.SupervisorsArranged;
import io.placemarket.kernel.area.PlacementAreaEvent.SupervisorsRemoved;
import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.event.DomainEvent;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.identity.Role;
import io.placemarket.kernel.offer.OfferEvent.BookingsClosed;
import io.placemarket.kernel.offer.OfferEvent.OfferAmended;
import io.placemarket.kernel.offer.OfferEvent.OfferPosted;
import io.placemarket.kernel.offer.OfferEvent.OfferReleased;
import io.placemarket.kernel.offer.OfferEvent.OfferWithdrawn;
import io.placemarket.kernel.offer.OfferEvent.OfferWithdrawnInPart;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.kernel.reference.ReferenceData;
import io.placemarket.query.change.Change.Kind;
import io.placemarket.query.change.ChangeFold.Amount;
import io.placemarket.query.change.ChangeFold.Booked;
import io.placemarket.query.market.AreasView;
import io.placemarket.query.market.Market;
import io.placemarket.query.market.OffersView;
import io.placemarket.query.market.Recorded;
import io.placemarket.query.measure.SmallCounts;
import io.placemarket.query.reading.Visibility;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells what changed in plain words, as far as the asker may know of it. */
final class ChangeWords {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.UK);

    private final Market market;
    private final Actor actor;
    private final SmallCounts small;
    private final OwnSide own;

    /** @param small how others than the organisations concerned are told what is booked */
    ChangeWords(Market market, Actor actor, SmallCounts small) {
        this.market = market;
        this.actor = actor;
        this.small = small;
        this.own = new OwnSide(market, actor);
    }

    /** All of it, in the order of their keys. */
    List<Change> tell(ChangeFold fold) {
        return Stream.of(
                        fold.single().stream().flatMap(recorded -> single(recorded).stream()),
                        fold.booked().entrySet().stream().map(entry -> booked(entry.getKey(), entry.getValue())),
                        fold.demanded().entrySet().stream().map(entry -> demanded(entry.getKey(), entry.getValue())))
                .flatMap(changes -> changes)
                .filter(change -> change.offer().map(this::sees).orElse(true))
                .sorted(Comparator.comparing(Change::key))
                .toList();
    }

    /** What becomes of an offer is told to whoever sees it; one that is not known is for nobody in particular. */
    private boolean sees(OfferId offer) {
        return actor.role() != Role.UNIVERSITY
                || market.offers()
                        .find(offer)
                        .filter(known -> Visibility.seesOffer(actor, known.terms()))
                        .isPresent();
    }

    private Optional<Change> single(Recorded recorded) {
        DomainEvent event = recorded.event();
        if (event instanceof OfferPosted posted) {
            OfferTerms terms = posted.terms();
            return Optional.of(about(
                    recorded,
                    Kind.OFFER_POSTED,
                    posted.offer(),
                    "%s for %s posted, %s to %s."
                            .formatted(
                                    count(terms.places(), "place"),
                                    profession(terms.profession()),
                                    DAY.format(terms.firstDay()),
                                    DAY.format(terms.lastDay()))));
        }
        if (event instanceof OfferReleased released) {
            return Optional.of(
                    about(recorded, Kind.OFFER_RELEASED, released.offer(), "Released: it can be booked from now on."));
        }
        if (event instanceof OfferAmended amended) {
            return Optional.of(about(recorded, Kind.OFFER_AMENDED, amended.offer(), "Its terms were amended."));
        }
        if (event instanceof OfferWithdrawnInPart part) {
            return Optional.of(about(
                    recorded,
                    Kind.OFFER_WITHDRAWN,
                    part.offer(),
                    "Withdrawn in part: %s left, %s. %s"
                            .formatted(count(part.places(), "place"), weeks(part.weeks()), reason(part.reason()))));
        }
        if (event instanceof BookingsClosed closed) {
            return Optional.of(about(
                    recorded,
                    Kind.OFFER_CLOSED,
                    closed.offer(),
                    "Closed: nothing further is booked in it, what is booked stays."));
        }
        if (event instanceof OfferWithdrawn withdrawn) {
            return Optional.of(about(
                    recorded, Kind.OFFER_WITHDRAWN, withdrawn.offer(), "Withdrawn: " + reason(withdrawn.reason())));
        }
        if (event instanceof PlacementAreaRegistered registered) {
            return Optional.of(about(
                    recorded,
                    Kind.AREA_REGISTERED,
                    registered.area(),
                    "Registered, audited for " + count(registered.audit().maximum(), "student") + " at once."));
        }
        Optional<Change> audit = audit(recorded);
        if (audit.isPresent()) {
            return audit;
        }
        if (event instanceof SafeCapacityLowered lowered) {
            return Optional.of(about(
                    recorded,
                    Kind.SAFE_LOWERED,
                    lowered.area(),
                    "Safe now lowered to %d, %s.".formatted(lowered.places(), weeks(lowered.weeks()))
                            + (seesWhy(lowered.area()) ? " " + reason(lowered.reason()) : "")));
        }
        if (event instanceof SafeCapacityLifted lifted) {
            return Optional.of(about(
                    recorded,
                    Kind.SAFE_LIFTED,
                    lifted.area(),
                    "The audit’s maximum counts again, " + weeks(lifted.weeks()) + "."));
        }
        if (event instanceof LearnersElsewhereRecorded elsewhere) {
            return Optional.of(about(
                    recorded,
                    Kind.LEARNERS_ELSEWHERE,
                    elsewhere.area(),
                    "%s outside the market, %s."
                            .formatted(count(elsewhere.learners(), "learner"), weeks(elsewhere.weeks()))));
        }
        return supervisors(recorded);
    }

    private Optional<Change> audit(Recorded recorded) {
        if (recorded.event() instanceof AreaTransferred transferred) {
            return Optional.of(about(
                    recorded,
                    Kind.AREA_REGISTERED,
                    transferred.area(),
                    "Went from %s to %s."
                            .formatted(
                                    market.organisations().name(transferred.from()),
                                    market.organisations().name(transferred.to()))));
        }
        if (recorded.event() instanceof AuditRenewed renewed) {
            return Optional.of(about(
                    recorded, Kind.AUDIT, renewed.area(), "Audited again for %s.".formatted(said(renewed.audit()))));
        }
        if (recorded.event() instanceof AuditChanged changed) {
            return Optional.of(
                    about(recorded, Kind.AUDIT, changed.area(), "Audit changed: %s.".formatted(said(changed.audit()))));
        }
        return recorded.event() instanceof AuditEnded ended
                ? Optional.of(about(
                        recorded,
                        Kind.AUDIT,
                        ended.area(),
                        "Audited no longer after %s.".formatted(DAY.format(ended.lastDay()))
                                + (seesWhy(ended.area()) ? " " + reason(ended.reason()) : "")))
                : Optional.empty();
    }

    private static String said(Audit audit) {
        return "%s at once, %s to %s"
                .formatted(count(audit.maximum(), "student"), DAY.format(audit.from()), DAY.format(audit.to()));
    }

    /** Who supervises is seen by the provider and the region only. */
    private Optional<Change> supervisors(Recorded recorded) {
        if (recorded.event() instanceof SupervisorsArranged arranged && seesWhy(arranged.area())) {
            return Optional.of(about(
                    recorded,
                    Kind.SUPERVISORS,
                    arranged.area(),
                    "Supervisors: %s %d, %s."
                            .formatted(arranged.group().name(), arranged.group().people(), weeks(arranged.weeks()))));
        }
        return recorded.event() instanceof SupervisorsRemoved removed && seesWhy(removed.area())
                ? Optional.of(about(
                        recorded,
                        Kind.SUPERVISORS,
                        removed.area(),
                        "Supervisors: %s counted no more, %s.".formatted(removed.name(), weeks(removed.weeks()))))
                : Optional.empty();
    }

    private Change booked(OfferId offer, List<Booked> booked) {
        Map<Boolean, List<Booked>> byOwn =
                booked.stream().collect(Collectors.partitioningBy(one -> own.hasBooked(one.by())));
        String what = Stream.of(
                        told(byOwn, Booked::taken, offer.area()).map(much -> much + " booked"),
                        told(byOwn, Booked::givenBack, offer.area()).map(much -> much + " given back"))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
        return new Change(
                Kind.BOOKINGS,
                booked.getLast().position(),
                booked.getLast().at(),
                Optional.of(offer.area()),
                Optional.of(name(offer.area())),
                Optional.of(offer),
                profession(offer),
                what
                        + profession(offer)
                                .map(code -> " (" + profession(code) + ").")
                                .orElse("."));
    }

    /** The asker's own exactly, and apart from it that of others: less the own, a sum of both would tell it. */
    private Optional<String> told(Map<Boolean, List<Booked>> byOwn, Function<Booked, Amount> which, AreaId area) {
        Amount mine = Amount.sum(byOwn.getOrDefault(true, List.of()).stream().map(which));
        Amount others = Amount.sum(byOwn.getOrDefault(false, List.of()).stream().map(which));
        if (mine.isNothing()) {
            return others.isNothing() ? Optional.empty() : Optional.of(ofOthers(others, area));
        }
        String exact = count(mine.studentWeeks(), "student-week");
        return Optional.of(
                others.isNothing() ? exact : "%s of yours and %s of others".formatted(exact, ofOthers(others, area)));
    }

    private String ofOthers(Amount amount, AreaId area) {
        if (market.areas()
                .find(area)
                .filter(known -> Visibility.seesFewBooked(actor, known.provider()))
                .isPresent()) {
            return count(amount.studentWeeks(), "student-week");
        }
        return few(amount).orElseGet(() -> {
            int told = small.told(amount.studentWeeks(), amount.weeks().size());
            return (told == amount.studentWeeks() ? "" : "about ") + count(told, "student-week");
        });
    }

    /** Where there are fewer than may be told, so much. */
    private Optional<String> few(Amount amount) {
        int smallest = small.smallest(amount.weeks().size());
        return amount.studentWeeks() < smallest
                ? Optional.of("fewer than " + count(smallest, "student-week"))
                : Optional.empty();
    }

    /** What is still to place of a profession is told exactly where it is not too little, on the board too; and where it is the asker's own. */
    private Change demanded(ProfessionCode profession, ChangeFold.Demanded demanded) {
        return new Change(
                Kind.DEMAND,
                demanded.position(),
                demanded.at(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(profession),
                "%s: %s announced, %s to place."
                        .formatted(
                                profession(profession),
                                count(demanded.cohorts(), "cohort"),
                                few(demanded.needed())
                                        .filter(less -> !own.hasAll(demanded.by()))
                                        .orElseGet(() -> count(demanded.needed().studentWeeks(), "student-week"))));
    }

    private Change about(Recorded recorded, Kind kind, AreaId area, String what) {
        return new Change(
                kind,
                recorded.position(),
                recorded.at(),
                Optional.of(area),
                Optional.of(name(area)),
                Optional.empty(),
                Optional.empty(),
                what);
    }

    private Change about(Recorded recorded, Kind kind, OfferId offer, String what) {
        return new Change(
                kind,
                recorded.position(),
                recorded.at(),
                Optional.of(offer.area()),
                Optional.of(name(offer.area())),
                Optional.of(offer),
                profession(offer),
                what);
    }

    private boolean seesWhy(AreaId area) {
        return market.areas()
                .find(area)
                .filter(known -> Visibility.seesReason(actor, known.provider()))
                .isPresent();
    }

    private String name(AreaId area) {
        return market.areas()
                .find(area)
                .map((AreasView.Entry known) ->
                        known.name() + ", " + market.organisations().name(known.provider()))
                .orElse(area.value());
    }

    private Optional<ProfessionCode> profession(OfferId offer) {
        return market.offers().find(offer).map(OffersView.Entry::terms).map(OfferTerms::profession);
    }

    private static String profession(ProfessionCode code) {
        return ReferenceData.shipped().professionName(code);
    }

    private static String reason(Reason reason) {
        String label = reason.code().label();
        return reason.note().isBlank() ? label + "." : label + " (" + reason.note() + ").";
    }

    private static String weeks(WeekSet weeks) {
        if (weeks.isEmpty()) {
            return "in no week";
        }
        LocalDate first = weeks.first().monday();
        LocalDate last = weeks.last().sunday();
        return "%s between %s and %s".formatted(count(weeks.size(), "week"), DAY.format(first), DAY.format(last));
    }

    private static String count(int number, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
    }
}
