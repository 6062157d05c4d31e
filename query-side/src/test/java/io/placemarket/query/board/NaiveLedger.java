package io.placemarket.query.board;

import io.placemarket.kernel.area.Claim;
import io.placemarket.kernel.area.PlacementAreaEvent.LearnersElsewhereRecorded;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacementAreaRegistered;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesClaimed;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesFreed;
import io.placemarket.kernel.area.PlacementAreaEvent.SafeCapacityLifted;
import io.placemarket.kernel.area.PlacementAreaEvent.SafeCapacityLowered;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.cohort.CohortEvent.CohortCreated;
import io.placemarket.kernel.cohort.CohortEvent.StudentLeftCohort;
import io.placemarket.kernel.cohort.CohortEvent.StudentTakenOffCohort;
import io.placemarket.kernel.cohort.CohortEvent.StudentsEnrolled;
import io.placemarket.kernel.event.DomainEvent;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.BookingId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.EntryId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.offer.OfferEvent.OfferPosted;
import io.placemarket.kernel.offer.OfferEvent.OfferReleased;
import io.placemarket.kernel.offer.OfferEvent.OfferWithdrawn;
import io.placemarket.kernel.organisation.Organisation;
import io.placemarket.kernel.organisation.OrganisationEvent.OrganisationAdded;
import io.placemarket.kernel.organisation.Sector;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.kernel.waiting.WaitingEvent.TurnGiven;
import io.placemarket.kernel.waiting.WaitingEvent.WaitingEnded;
import io.placemarket.kernel.waiting.WaitingEvent.WaitingEntryAdded;
import io.placemarket.kernel.waiting.WaitingEvent.WaitingEntryLeft;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What a bare list of events says, kept as somebody would on paper: week by week and head by head, sharing no code with the views. */
final class NaiveLedger {
    final Map<OrganisationId, Organisation> organisations = new HashMap<>();
    final Map<AreaId, PlacementAreaRegistered> areas = new LinkedHashMap<>();
    private final Map<AreaId, Map<Week, Integer>> safe = new HashMap<>();
    private final Map<AreaId, Map<Elsewhere, Integer>> elsewhere = new HashMap<>();
    final Map<OfferId, OfferPosted> offers = new LinkedHashMap<>();
    final Set<OfferId> awaited = new HashSet<>();
    final Set<OfferId> closed = new HashSet<>();
    final Map<BookingId, Claim> claims = new LinkedHashMap<>();
    final List<StudentLeftCohort> gone = new ArrayList<>();
    final List<StudentTakenOffCohort> takenOff = new ArrayList<>();
    private final Map<BookingId, Map<Week, Integer>> heads = new HashMap<>();
    final Map<CohortId, CohortCreated> cohorts = new LinkedHashMap<>();
    final Map<CohortId, Integer> enrolled = new HashMap<>();
    final Map<EntryId, WaitingEntryAdded> waiting = new HashMap<>();

    void note(DomainEvent event) {
        if (event instanceof OrganisationAdded it) {
            organisations.put(it.organisation(), it.details());
        } else if (event instanceof PlacementAreaRegistered it) {
            areas.put(it.area(), it);
            safe.put(it.area(), new HashMap<>());
            elsewhere.put(it.area(), new HashMap<>());
        } else if (event instanceof SafeCapacityLowered it) {
            it.weeks().forEach(week -> of(safe, it.area()).put(week, it.places()));
        } else if (event instanceof SafeCapacityLifted it) {
            it.weeks().forEach(week -> of(safe, it.area()).remove(week));
        } else if (event instanceof LearnersElsewhereRecorded it) {
            it.weeks()
                    .forEach(week -> of(elsewhere, it.area()).put(new Elsewhere(it.profession(), week), it.learners()));
        } else if (event instanceof OfferPosted it) {
            offers.put(it.offer(), it);
            if (it.terms().release().isPresent()) {
                awaited.add(it.offer());
            }
        } else if (event instanceof OfferReleased it) {
            awaited.remove(it.offer());
        } else if (event instanceof OfferWithdrawn it) {
            closed.add(it.offer());
        } else if (event instanceof PlacesClaimed it) {
            claims.put(it.claim().booking(), it.claim());
            Map<Week, Integer> byWeek = new HashMap<>();
            it.claim().weeks().forEach(week -> byWeek.put(week, it.claim().heads()));
            heads.put(it.claim().booking(), byWeek);
        } else if (event instanceof PlacesFreed it) {
            it.weeks()
                    .forEach(week -> of(heads, it.booking())
                            .computeIfPresent(week, (key, had) -> Math.max(0, had - it.heads())));
        } else if (event instanceof WaitingEntryAdded it) {
            waiting.put(it.entry(), it);
        } else if (event instanceof WaitingEntryLeft it) {
            waiting.remove(it.entry());
        } else if (event instanceof TurnGiven it) {
            waiting.remove(it.entry());
        } else if (event instanceof WaitingEnded it) {
            waiting.keySet().removeIf(entry -> entry.offer().equals(it.offer()));
        } else if (event instanceof CohortCreated it) {
            cohorts.put(it.cohort(), it);
        } else if (event instanceof StudentsEnrolled it) {
            enrolled.merge(it.cohort(), it.students().size(), Integer::sum);
        } else if (event instanceof StudentLeftCohort it) {
            gone.add(it);
        } else if (event instanceof StudentTakenOffCohort it) {
            takenOff.add(it);
        }
    }

    /** What those who are there count under, also after the audit. */
    int stays(AreaId area, Week week) {
        return Math.min(of(areas, area).audit().maximum(), of(safe, area).getOrDefault(week, Integer.MAX_VALUE));
    }

    boolean fits(AreaId area, Week week, OfferId offer, Map<OfferId, Integer> added) {
        ProfessionCode profession = of(offers, offer).terms().profession();
        int inOffer = booked(week, claim -> claim.offer().equals(offer)) + added.getOrDefault(offer, 0);
        int inArea = booked(week, claim -> claim.offer().area().equals(area))
                + added.values().stream().mapToInt(Integer::intValue).sum();
        int inProfession = booked(
                        week,
                        claim -> claim.offer().area().equals(area)
                                && of(offers, claim.offer())
                                        .terms()
                                        .profession()
                                        .equals(profession))
                + added.entrySet().stream()
                        .filter(entry ->
                                of(offers, entry.getKey()).terms().profession().equals(profession))
                        .mapToInt(Map.Entry::getValue)
                        .sum();
        inArea += elsewhere(area, week, any -> true);
        inProfession += elsewhere(area, week, code -> code.equals(Optional.of(profession)));
        return inOffer < of(offers, offer).terms().places()
                && inArea < ceiling(area, week)
                && inProfession < ceiling(area, profession, week);
    }

    int elsewhere(AreaId area, Week week, Predicate<Optional<ProfessionCode>> which) {
        return of(elsewhere, area).entrySet().stream()
                .filter(entry -> entry.getKey().week().equals(week)
                        && which.test(entry.getKey().profession()))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    int audited(AreaId area, Week week) {
        PlacementAreaRegistered registered = of(areas, area);
        return registered.audit().weeks().contains(week) ? registered.audit().maximum() : 0;
    }

    int audited(AreaId area, ProfessionCode profession, Week week) {
        Map<ProfessionCode, Integer> named = of(areas, area).audit().professions();
        int own = named.isEmpty() ? Integer.MAX_VALUE : named.getOrDefault(profession, 0);
        return Math.min(audited(area, week), own);
    }

    int ceiling(AreaId area, Week week) {
        return Math.min(audited(area, week), of(safe, area).getOrDefault(week, Integer.MAX_VALUE));
    }

    int ceiling(AreaId area, ProfessionCode profession, Week week) {
        return Math.min(ceiling(area, week), audited(area, profession, week));
    }

    int booked(Week week, Predicate<Claim> which) {
        return claims.values().stream()
                .filter(which)
                .mapToInt(claim -> of(heads, claim.booking()).getOrDefault(week, 0))
                .sum();
    }

    /** Adds students one at a time wherever one more fits, until none does. */
    int free(AreaId area, Week week, List<OfferId> open) {
        Map<OfferId, Integer> added = new HashMap<>();
        int count = 0;
        boolean fits = true;
        while (fits) {
            fits = false;
            for (OfferId offer : open) {
                if (fits(area, week, offer, added)) {
                    added.merge(offer, 1, Integer::sum);
                    count++;
                    fits = true;
                }
            }
        }
        return count;
    }

    OfferFacts facts(OfferId offer) {
        OfferPosted posted = of(offers, offer);
        Organisation provider = of(organisations, posted.provider());
        return new OfferFacts(
                posted.terms().profession(),
                posted.terms().level(),
                provider.icb().orElse(""),
                Sector.of(provider.ownership(), of(areas, offer.area()).setting()),
                posted.terms().mode(),
                posted.terms().supervision());
    }

    static <K, V> V of(Map<K, V> map, K key) {
        V value = map.get(key);
        if (value == null) {
            throw new IllegalStateException("no " + key);
        }
        return value;
    }

    private record Elsewhere(Optional<ProfessionCode> profession, Week week) {}
}
