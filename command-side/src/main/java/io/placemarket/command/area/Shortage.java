package io.placemarket.command.area;

import io.placemarket.kernel.area.AreaCapacity;
import io.placemarket.kernel.area.Claim;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.refusal.CapacityRefusal.CapacityExceeded;
import io.placemarket.kernel.refusal.CapacityRefusal.PlacesBooked;
import io.placemarket.kernel.refusal.HoldRefusal.HoldTooSmall;
import io.placemarket.kernel.refusal.WeekRoom;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Refuses what does not fit, and says what is free week by week (domain guide, "Capacity, exactly", rule 1). */
final class Shortage {
    private Shortage() {}

    static void check(AreaCapacity capacity, List<Claim> claims) {
        OfferId offer = claims.getFirst().offer();
        Optional<OrganisationId> university = claims.getFirst().university();
        SortedMap<Week, Integer> wanted = new TreeMap<>();
        claims.forEach(claim -> claim.weeks().forEach(week -> wanted.merge(week, claim.heads(), Integer::sum)));
        List<WeekRoom> rooms = wanted.entrySet().stream()
                .map(entry -> WeekRoom.of(capacity.room(offer, entry.getKey(), university), entry.getValue()))
                .toList();
        if (rooms.stream().anyMatch(WeekRoom::isTooFull)) {
            throw new CapacityExceeded(rooms).thrown();
        }
    }

    static void checkHold(AreaCapacity capacity, HoldId hold, int heads, WeekSet weeks) {
        int left = weeks.stream()
                .mapToInt(week ->
                        capacity.booking(hold).map(booked -> booked.heads(week)).orElse(0))
                .min()
                .orElse(0);
        if (left < heads) {
            throw new HoldTooSmall(left, heads).thrown();
        }
    }

    /** Whoever is booked in an offer keeps a place in it. */
    static void checkBooked(AreaCapacity capacity, OfferId offer, WeekSet weeks, int places) {
        SortedMap<Week, Integer> booked = new TreeMap<>();
        weeks.stream()
                .filter(week -> capacity.head(offer, week) > places)
                .forEach(week -> booked.put(week, capacity.head(offer, week)));
        if (!booked.isEmpty()) {
            throw new PlacesBooked(booked).thrown();
        }
    }
}
