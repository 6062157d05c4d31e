package io.placemarket.kernel.refusal;

import io.placemarket.kernel.area.Room.Bound;
import io.placemarket.kernel.area.SupervisorGroup;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.kernel.reference.ReferenceData;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Says which weeks are too full, and of what, neighbouring weeks together. */
final class RoomWords {
    private RoomWords() {}

    static String of(List<WeekRoom> weeks) {
        List<String> clauses =
                new ArrayList<>(runs(weeks.stream().filter(WeekRoom::isTooFull).toList()).stream()
                        .map(RoomWords::clause)
                        .toList());
        weeks.stream()
                .filter(room -> !room.isTooFull())
                .mapToInt(WeekRoom::free)
                .min()
                .ifPresent(free -> clauses.add("the other weeks have " + free + " free"));
        return String.join("; ", clauses) + ".";
    }

    /** Neighbouring weeks that are short in the same way. */
    private static List<List<WeekRoom>> runs(List<WeekRoom> rooms) {
        List<List<WeekRoom>> runs = new ArrayList<>();
        for (WeekRoom room : rooms) {
            if (runs.isEmpty() || !runs.getLast().getLast().continuesIn(room)) {
                runs.add(new ArrayList<>());
            }
            runs.getLast().add(room);
        }
        return runs;
    }

    private static String clause(List<WeekRoom> run) {
        WeekRoom first = run.getFirst();
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
}
