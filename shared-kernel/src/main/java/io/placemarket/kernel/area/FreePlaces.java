package io.placemarket.kernel.area;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekdayCounts;
import io.placemarket.kernel.reference.ProfessionCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** How many further students an area's open offers together could take: free(area, w) (domain guide, "Capacity, exactly"). */
final class FreePlaces {
    private final AreaCapacity area;
    private final Heads heads;
    private final Staffing staffing;
    private final Elsewhere elsewhere;

    FreePlaces(AreaCapacity area, Heads heads, Staffing staffing, Elsewhere elsewhere) {
        this.area = area;
        this.heads = heads;
        this.staffing = staffing;
        this.elsewhere = elsewhere;
    }

    /** Were there only those of its offers. */
    FreeInWeek in(Week week, Predicate<OfferedPlaces> wanted) {
        List<OfferedPlaces> open = new ArrayList<>();
        boolean inOneWay = staffing.groups(week).isEmpty();
        for (OfferedPlaces offer : area.offers()) {
            if (offer.bookable() && offer.weeks().contains(week) && area.isAudited(offer, week) && wanted.test(offer)) {
                open.add(offer);
                inOneWay &= offer.weekdays().areAll();
            }
        }
        return inOneWay
                ? new FreeInWeek(upToEachMaximum(week, open), true)
                : filling(week, open).most();
    }

    /** Where heads alone count and everybody is there every day, there is one way to fill it. */
    private int upToEachMaximum(Week week, List<OfferedPlaces> open) {
        Map<ProfessionCode, Integer> places = new HashMap<>();
        open.forEach(offer -> places.merge(offer.profession(), Math.max(0, unbooked(offer, week)), Integer::sum));
        int students = 0;
        for (Map.Entry<ProfessionCode, Integer> alike : places.entrySet()) {
            ProfessionCode profession = alike.getKey();
            int left = left(profession, week) - heads.of(profession).at(week);
            students += Math.min(alike.getValue(), Math.max(0, left));
        }
        return Math.min(students, Math.max(0, area.limit(week) - area.load(week)));
    }

    private Filling filling(Week week, List<OfferedPlaces> open) {
        List<ProfessionCode> professions =
                open.stream().map(OfferedPlaces::profession).distinct().toList();
        int[] all = byDay(heads.all(), area.limit(week) - elsewhere.at(week), week);
        int[][] alike = professions.stream()
                .map(profession -> byDay(heads.of(profession), left(profession, week), week))
                .toArray(int[][]::new);
        return new Filling(
                open.stream()
                        .map(offer -> new Kind(
                                professions.indexOf(offer.profession()),
                                offer.weekdays(),
                                offer.supervisionUnits(),
                                unbooked(offer, week)))
                        .toList(),
                new Leeway(all, alike, staffing.slack(professions, week)));
    }

    private int unbooked(OfferedPlaces offer, Week week) {
        return offer.places(week) - heads.of(offer.offer(), week);
    }

    /** For heads of a profession, booked or not. */
    private int left(ProfessionCode profession, Week week) {
        return area.limit(profession, week) - elsewhere.at(profession, week);
    }

    private static int[] byDay(WeekdayCounts taken, int limit, Week week) {
        return Arrays.stream(taken.byDay(week)).map(heads -> limit - heads).toArray();
    }
}
