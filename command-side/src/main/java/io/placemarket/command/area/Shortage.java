package io.placemarket.command.area;

import io.placemarket.kernel.area.AreaCapacity;
import io.placemarket.kernel.area.Claim;
import io.placemarket.kernel.area.Room;
import io.placemarket.kernel.area.Room.Bound;
import io.placemarket.kernel.area.SupervisorGroup;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.kernel.reference.ReferenceData;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        List<Room> rooms = new ArrayList<>();
        wanted.keySet().forEach(week -> rooms.add(capacity.room(offer, week, university)));
        if (rooms.stream().anyMatch(room -> room.free() < wanted.getOrDefault(room.week(), 0))) {
            throw refusal(rooms, wanted).refused();
        }
    }

    static void checkHold(AreaCapacity capacity, HoldId hold, int heads, WeekSet weeks) {
        int left = weeks.stream()
                .mapToInt(week ->
                        capacity.booking(hold).map(booked -> booked.heads(week)).orElse(0))
                .min()
                .orElse(0);
        if (left < heads) {
            throw Problem.of(ProblemCode.HOLD_TOO_SMALL, "The hold has " + left + " left; " + heads + " were named.")
                    .with("left", left)
                    .with("named", heads)
                    .refused();
        }
    }

    /** Whoever is booked in an offer keeps a place in it. */
    static void checkBooked(AreaCapacity capacity, OfferId offer, WeekSet weeks, int places) {
        SortedMap<String, Integer> booked = new TreeMap<>();
        weeks.stream()
                .filter(week -> capacity.head(offer, week) > places)
                .forEach(week -> booked.put(week.toString(), capacity.head(offer, week)));
        if (!booked.isEmpty()) {
            int most = Collections.max(booked.values());
            throw Problem.of(
                            ProblemCode.PLACES_BOOKED,
                            "Up to " + most + " are booked in these weeks, so at least " + most
                                    + " must stay. Free what is booked first, or lower what is safe now.")
                    .with("booked", booked)
                    .with("least", most)
                    .refused();
        }
    }

    private static Problem refusal(List<Room> rooms, SortedMap<Week, Integer> wanted) {
        List<Room> tooFull = rooms.stream()
                .filter(room -> room.free() < wanted.getOrDefault(room.week(), 0))
                .toList();
        List<String> clauses =
                new ArrayList<>(runs(tooFull).stream().map(Shortage::clause).toList());
        rooms.stream()
                .filter(room -> !tooFull.contains(room))
                .mapToInt(Room::free)
                .min()
                .ifPresent(free -> clauses.add("the other weeks have " + free + " free"));
        return Problem.of(ProblemCode.CAPACITY_EXCEEDED, String.join("; ", clauses) + ".")
                .with("weeks", rooms.stream().map(Shortage::figures).toList());
    }

    /** Neighbouring weeks that are short in the same way. */
    private static List<List<Room>> runs(List<Room> rooms) {
        List<List<Room>> runs = new ArrayList<>();
        for (Room room : rooms) {
            if (runs.isEmpty() || !continues(runs.getLast().getLast(), room)) {
                runs.add(new ArrayList<>());
            }
            runs.getLast().add(room);
        }
        return runs;
    }

    private static boolean continues(Room before, Room room) {
        return before.week().plus(1).equals(room.week())
                && before.bound() == room.bound()
                && (before.bound() == Bound.OUTSIDE_AUDIT || hasFiguresOf(before, room));
    }

    private static boolean hasFiguresOf(Room one, Room other) {
        return one.taken() == other.taken()
                && one.limit() == other.limit()
                && one.together().equals(other.together());
    }

    private static String clause(List<Room> run) {
        Room first = run.getFirst();
        boolean one = run.size() == 1;
        String weeks = one
                ? first.week().toString()
                : span(first.week().toString(), run.getLast().week().toString());
        if (first.bound() == Bound.OUTSIDE_AUDIT) {
            return weeks + (one ? " lies" : " lie") + " outside the educational audit";
        }
        String taken = switch (first.bound()) {
            case SUPERVISION ->
                words(first.together()) + supervisors(first.taken()) + " of " + supervisors(first.limit())
                        + " supervisors";
            case RESERVED ->
                first.taken() + " of " + first.limit() + " free places are reserved for others for the time being";
            default -> first.taken() + " of " + first.limit() + " taken";
        };
        return first.free() == 0
                ? weeks + (one ? " is" : " are") + " full: " + taken
                : weeks + (one ? " has " : " have ") + first.free() + " free: " + taken;
    }

    private static String words(Collection<ProfessionCode> professions) {
        List<String> names = professions.stream()
                .map(ReferenceData.shipped()::professionName)
                .toList();
        return names.size() == 1
                ? names.getFirst() + " uses "
                : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast() + " together use ";
    }

    /** Whole-time supervisors, to a tenth. */
    private static String supervisors(int units) {
        int tenths = Math.floorDiv(units * 10, SupervisorGroup.WHOLE_TIME);
        return tenths / 10 + "." + tenths % 10;
    }

    /** {@code 2026-W14 to W16}; the year again where it is another. */
    private static String span(String first, String last) {
        return first + " to " + (last.startsWith(first.substring(0, 5)) ? last.substring(5) : last);
    }

    private static Map<String, Object> figures(Room room) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("week", room.week().toString());
        figures.put("free", room.free());
        figures.put("bound", room.bound().name());
        figures.put("taken", room.taken());
        figures.put("limit", room.limit());
        if (!room.together().isEmpty()) {
            figures.put(
                    "together",
                    room.together().stream().map(ProfessionCode::value).toList());
        }
        return figures;
    }
}
