package io.placemarket.query.cohort;

import io.placemarket.kernel.area.AreaCapacity;
import io.placemarket.kernel.area.Claim;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesClaimed;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.calendar.Weekdays;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.query.cohort.Place.Fitting;
import io.placemarket.query.reading.Visibility;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Combines offers until they take so many students. Offers of one area are alternatives for the same places: what one takes is booked in a
 * copy of the area before another of it is asked, so that every set could be booked as it stands.
 * Together they take no more than the cohort may.
 */
final class Combining {
    /** Sets that are shown. */
    private static final int MOST_SETS = 5;

    private static final Comparator<Candidate> ROOMIEST = Comparator.comparingInt(
                    (Candidate candidate) -> candidate.fit().free())
            .reversed()
            .thenComparingLong(Candidate::metres)
            .thenComparing(candidate -> candidate.fit().place().offer().key());
    /** Of this many that are nearest and as many that are roomiest sets are made; how many all could take is counted of all. */
    static final int MOST_OF_A_KIND = 150;
    /** Who books in the copies; nobody sees it. */
    private static final CohortId ANYBODY = new CohortId("000000000000");

    private final int students;
    private final WeekSet coming;
    private final Actor actor;
    private final Headroom headroom;
    /** Whether it may be less than the students. */
    private final boolean narrow;

    /**
     * @param actor for whom: what is reserved for others is not theirs
     * @param headroom how many more the cohort may take
     */
    Combining(int students, WeekSet coming, Actor actor, Headroom headroom) {
        this.students = students;
        this.coming = coming;
        this.actor = actor;
        this.headroom = headroom;
        this.narrow = headroom.left(coming, Weekdays.ALL) < students;
    }

    /** An offer that could be part of it. */
    record Candidate(Fitting fit, long metres) {}

    /** So many students in one of them. */
    record Part(Candidate candidate, int students) {}

    /** The fewest offers first, then sets of more offers whose farthest is nearer. */
    List<List<Part>> sets(List<Candidate> candidates) {
        List<Candidate> roomiest = some(candidates);
        List<List<Part>> sets = new ArrayList<>();
        Optional<List<Part>> next = fill(roomiest);
        while (next.isPresent() && sets.size() < MOST_SETS) {
            List<Part> nearest = nearest(roomiest, next.get());
            sets.add(nearest);
            long farthest = farthest(nearest);
            next = fill(roomiest.stream()
                    .filter(candidate -> candidate.metres() < farthest)
                    .toList());
        }
        return sets;
    }

    /** Every trial copies areas: what it costs is bounded by how many there are to try. */
    private static List<Candidate> some(List<Candidate> candidates) {
        if (candidates.size() <= 2 * MOST_OF_A_KIND) {
            return candidates.stream().sorted(ROOMIEST).toList();
        }
        return Stream.concat(
                        candidates.stream().sorted(ROOMIEST).limit(MOST_OF_A_KIND),
                        candidates.stream()
                                .sorted(Comparator.comparingLong(Candidate::metres)
                                        .thenComparing(ROOMIEST))
                                .limit(MOST_OF_A_KIND))
                .distinct()
                .sorted(ROOMIEST)
                .toList();
    }

    /** A set of no more offers than that one, as near as it can be. */
    private List<Part> nearest(List<Candidate> roomiest, List<Part> set) {
        List<Long> radii =
                roomiest.stream().map(Candidate::metres).distinct().sorted().toList();
        List<Part> best = set;
        int low = 0;
        int high = radii.indexOf(farthest(set));
        while (low < high) {
            long radius = radii.get((low + high) / 2);
            Optional<List<Part>> within = fill(roomiest.stream()
                            .filter(candidate -> candidate.metres() <= radius)
                            .toList())
                    .filter(parts -> parts.size() <= set.size());
            if (within.isPresent()) {
                best = within.get();
                high = (low + high) / 2;
            } else {
                low = (low + high) / 2 + 1;
            }
        }
        return best;
    }

    static long farthest(List<Part> set) {
        return set.stream().mapToLong(part -> part.candidate().metres()).max().orElse(0);
    }

    private Optional<List<Part>> fill(List<Candidate> roomiest) {
        List<Part> parts = take(roomiest);
        return count(parts) < students ? Optional.empty() : Optional.of(parts);
    }

    /** How many of the students all of them could take. */
    int atMost(List<Candidate> candidates) {
        return count(take(candidates.stream().sorted(ROOMIEST).toList()));
    }

    private static int count(List<Part> parts) {
        return parts.stream().mapToInt(Part::students).sum();
    }

    /** From the first on, each as many as it has room for, until there are enough. */
    private List<Part> take(List<Candidate> roomiest) {
        List<Part> parts = new ArrayList<>();
        Map<AreaId, AreaCapacity> areas = new HashMap<>();
        Map<AreaId, Integer> offers = new HashMap<>();
        roomiest.forEach(candidate -> offers.merge(area(candidate), 1, Integer::sum));
        int left = students;
        Headroom mayTake = headroom;
        for (Candidate candidate : roomiest) {
            if (left == 0) {
                break;
            }
            int taken = Math.min(left, room(candidate, areas, mayTake));
            if (taken > 0) {
                parts.add(new Part(candidate, taken));
                left -= taken;
                mayTake = narrow ? mayTake.taking(taken, candidate.fit().weeks(coming), days(candidate)) : mayTake;
                // Where no other offer of the area is asked, nobody looks at what this one leaves.
                if (offers.getOrDefault(area(candidate), 0) > 1) {
                    book(candidate, taken, areas);
                }
            }
        }
        return parts;
    }

    private static AreaId area(Candidate candidate) {
        return candidate.fit().place().offer().id().area();
    }

    private static Weekdays days(Candidate candidate) {
        return candidate.fit().place().offer().terms().weekdays();
    }

    private int room(Candidate candidate, Map<AreaId, AreaCapacity> areas, Headroom mayTake) {
        int room = room(candidate, areas);
        return narrow && room > 0 ? Math.min(room, mayTake.left(candidate.fit().weeks(coming), days(candidate))) : room;
    }

    private int room(Candidate candidate, Map<AreaId, AreaCapacity> areas) {
        OfferId offer = candidate.fit().place().offer().id();
        AreaCapacity area = areas.get(offer.area());
        if (area == null) {
            return candidate.fit().free();
        }
        int room = Integer.MAX_VALUE;
        for (Week week : candidate.fit().weeks(coming)) {
            room = Math.min(room, Visibility.free(area, offer, week, actor));
        }
        return room;
    }

    private void book(Candidate candidate, int heads, Map<AreaId, AreaCapacity> areas) {
        Place place = candidate.fit().place();
        OfferId offer = place.offer().id();
        areas.computeIfAbsent(offer.area(), id -> new AreaCapacity(place.capacity()))
                .apply(new PlacesClaimed(
                        offer.area(),
                        new Claim(
                                new HoldId(offer + "-h0000000000"),
                                ANYBODY,
                                Optional.empty(),
                                heads,
                                candidate.fit().weeks(coming))));
    }
}
