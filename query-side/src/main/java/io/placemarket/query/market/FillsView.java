package io.placemarket.query.market;

import io.placemarket.kernel.area.AreaCapacity;
import io.placemarket.kernel.area.FreeInWeek;
import io.placemarket.kernel.area.OfferedPlaces;
import io.placemarket.kernel.calendar.EnglishTime;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.reference.ProfessionCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was booked and still free in each week when it began, so that nothing said later changes it (domain guide, "Fill rate"). Of the weeks
 * before the log began nothing is known, and of those more than {@value #MOST} weeks ago nothing is kept.
 */
public final class FillsView {
    static final int MOST = 208;

    /** Where the market's weeks begin. */
    private final Map<Week, Map<OrganisationId, Fill>> byWeek = new HashMap<>();

    private Optional<Week> latest = Optional.empty();

    FillsView() {}

    /** The same fills: what is applied to one of the two from now on does not happen to the other. */
    FillsView(FillsView other) {
        byWeek.putAll(other.byWeek);
        latest = other.latest;
    }

    /**
     * Student-weeks booked, and still free.
     *
     * @param certain false where a few more might have been free
     */
    public record Part(long booked, long free, boolean certain) {
        static final Part NONE = new Part(0, 0, true);

        Part plus(long moreBooked, FreeInWeek moreFree) {
            return new Part(booked + moreBooked, free + moreFree.students(), certain && moreFree.certain());
        }
    }

    /**
     * A provider's areas in a week.
     *
     * @param total area by area, as what all open offers together could take
     * @param byProfession each as if it had the area alone, so that they do not add up to the total
     */
    public record Fill(Part total, Map<ProfessionCode, Part> byProfession) {
        static final Fill NONE = new Fill(Part.NONE, Map.of());

        public Fill {
            byProfession = Map.copyOf(byProfession);
        }
    }

    /** Time has passed: weeks that begun by now are as what was known until now says. */
    void passTo(Instant now, AreasView areas) {
        Week week = Week.of(LocalDate.ofInstant(now, EnglishTime.ZONE));
        if (latest.isEmpty()) {
            latest = Optional.of(week);
        } else if (latest.get().isBefore(week)) {
            Week oldest = week.plus(1 - MOST);
            Week next = latest.get().plus(1);
            // First, so that a week that cannot be counted is tried once and not with every unit of work.
            latest = Optional.of(week);
            for (Week begun = next.isBefore(oldest) ? oldest : next; !week.isBefore(begun); begun = begun.plus(1)) {
                byWeek.put(begun, at(begun, areas));
            }
            byWeek.keySet().removeIf(old -> old.isBefore(oldest));
        }
    }

    /**
     * What a week was like when it began; absent where nothing is known of that.
     *
     * @param today the week it is
     */
    public Optional<Map<OrganisationId, Fill>> of(Week week, Week today, AreasView areas) {
        if (today.isBefore(week)) {
            return Optional.empty();
        }
        // Nothing was said since it began.
        boolean untold = latest.filter(last -> last.isBefore(week)).isPresent();
        return untold ? Optional.of(at(week, areas)) : Optional.ofNullable(byWeek.get(week));
    }

    private static Map<OrganisationId, Fill> at(Week week, AreasView areas) {
        Map<OrganisationId, Fill> fills = new HashMap<>();
        for (AreasView.Entry area : areas.all()) {
            AreaCapacity capacity = area.capacity();
            Set<ProfessionCode> professions = new HashSet<>();
            long booked = 0;
            for (OfferedPlaces offer : capacity.offers()) {
                if (offer.weeks().contains(week)) {
                    professions.add(offer.profession());
                    booked += capacity.head(offer.offer(), week);
                }
            }
            if (!professions.isEmpty()) {
                Fill before = fills.getOrDefault(area.provider(), Fill.NONE);
                fills.put(area.provider(), plus(before, capacity, professions, booked, week));
            }
        }
        return Map.copyOf(fills);
    }

    private static Fill plus(
            Fill before, AreaCapacity capacity, Set<ProfessionCode> professions, long booked, Week week) {
        Map<ProfessionCode, Part> byProfession = new HashMap<>(before.byProfession());
        professions.forEach(profession -> byProfession.put(
                profession,
                byProfession
                        .getOrDefault(profession, Part.NONE)
                        .plus(
                                capacity.head(profession, week),
                                capacity.freeIn(
                                        week, offer -> offer.profession().equals(profession)))));
        return new Fill(before.total().plus(booked, capacity.freeIn(week)), byProfession);
    }
}
