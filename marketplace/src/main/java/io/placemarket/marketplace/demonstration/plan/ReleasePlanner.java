package io.placemarket.marketplace.demonstration.plan;

import io.placemarket.kernel.calendar.EnglishTime;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.IdSource;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.offer.ReleaseTerms;
import io.placemarket.kernel.offer.TieBreak;
import io.placemarket.kernel.reference.WorkingDays;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** A few offers of next term with a release that is to come, or came last week, and who asks for them: some by the trust that has an account. */
final class ReleasePlanner {
    private static final int OFFERS = 12;
    private static final int OF_THE_TRUST = 4;
    /** Until then, at five, in working days from the first start. */
    private static final List<Integer> RELEASED_IN = List.of(1, 3, 5, 10);

    private static final LocalTime FIVE = LocalTime.of(17, 0);
    /** Which of the chosen offers were released last week: one of the trust, and another. */
    private static final Set<Integer> RESOLVED = Set.of(1, 6);

    private static final int SHORTEST = 3;
    private static final int MOST_ASKED = 6;

    private final Chance chance;
    private final IdSource ids;
    private final Times times;
    private final BiConsumer<Instant, Intent> plan;

    ReleasePlanner(long seed, Times times, BiConsumer<Instant, Intent> plan) {
        this.chance = new Chance(seed, "releases");
        this.ids = new IdSource(chance.generator());
        this.times = times;
        this.plan = plan;
    }

    void plan(List<PlannedOffer> offers, List<PlannedCohort> cohorts, OrganisationId trust) {
        List<PlannedOffer> chosen = chosen(offers, cohorts, trust);
        for (int i = 0; i < chosen.size(); i++) {
            PlannedOffer like = chosen.get(i);
            boolean resolved = RESOLVED.contains(i);
            int week = resolved ? -2 : 0;
            OfferId offer = ids.offer(like.area().id());
            OfferTerms terms = like.terms().released(Optional.of(resolved ? released() : release()));
            plan.accept(
                    times.at(week, Times.Slot.POST),
                    new Intent.PostOffer(offer, like.area().provider().id(), terms));
            if (resolved) {
                plan.accept(terms.release().orElseThrow().at(), new Intent.ReleaseOffer(offer));
            }
            for (PlannedCohort cohort : chance.shuffled(cohorts)) {
                WeekSet weeks = weeks(like, cohort);
                if (suits(like, cohort) && weeks.size() >= SHORTEST && chance.happens(0.7)) {
                    plan.accept(
                            times.at(week, Times.Slot.BOOK),
                            new Intent.RequestPlaces(
                                    ids.request(offer),
                                    cohort.university(),
                                    cohort.id(),
                                    chance.between(1, MOST_ASKED),
                                    weeks));
                }
            }
        }
    }

    /** Offers of next term in different areas that some cohort could ask for; those of the trust first. */
    private List<PlannedOffer> chosen(List<PlannedOffer> offers, List<PlannedCohort> cohorts, OrganisationId trust) {
        List<PlannedOffer> wanted = chance.shuffled(offers).stream()
                .filter(offer -> offer.block() == Block.NEXT)
                .filter(offer -> cohorts.stream()
                        .anyMatch(cohort ->
                                suits(offer, cohort) && weeks(offer, cohort).size() >= SHORTEST))
                .toList();
        List<PlannedOffer> chosen = new ArrayList<>();
        Set<PlannedArea> areas = new HashSet<>();
        wanted.stream()
                .filter(offer -> offer.area().provider().id().equals(trust) && areas.add(offer.area()))
                .limit(OF_THE_TRUST)
                .forEach(chosen::add);
        wanted.stream()
                .filter(offer -> areas.add(offer.area()))
                .limit(OFFERS - chosen.size())
                .forEach(chosen::add);
        return chosen;
    }

    /** In the week before the first start: what was granted is still held. */
    private ReleaseTerms released() {
        return new ReleaseTerms(times.at(-1, Times.Slot.LAST), TieBreak.PROPORTIONAL);
    }

    private ReleaseTerms release() {
        Instant at = WorkingDays.england()
                .after(times.today(), chance.pick(RELEASED_IN))
                .atTime(FIVE)
                .atZone(EnglishTime.ZONE)
                .toInstant();
        return new ReleaseTerms(at, chance.happens(0.2) ? TieBreak.FIRST_COME : TieBreak.PROPORTIONAL);
    }

    private static boolean suits(PlannedOffer offer, PlannedCohort cohort) {
        return offer.terms().profession().equals(cohort.programme().profession())
                && offer.terms().level().suits(cohort.programme().level());
    }

    private static WeekSet weeks(PlannedOffer offer, PlannedCohort cohort) {
        return cohort.blocks().getOrDefault(Block.NEXT, WeekSet.none()).and(offer.weeks());
    }
}
