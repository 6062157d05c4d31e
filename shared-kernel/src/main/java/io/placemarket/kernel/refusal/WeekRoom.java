package io.placemarket.kernel.refusal;

import io.placemarket.kernel.area.Room;
import io.placemarket.kernel.area.Room.Bound;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.reference.ProfessionCode;
import java.util.List;

/**
 * What an offer has in one of the weeks that were asked for.
 *
 * @param free whole-week students it could still take
 * @param taken against that bound, in its unit: heads, or for supervision what {@link Room#taken} says
 * @param limit what the bound allows, in the same unit
 * @param together for supervision the professions that have too few supervisors together; else none
 * @param wanted heads that were asked for
 */
public record WeekRoom(
        @Figure("the ISO week") Week week,

        @Figure("how many whole-week students the offer could still take in it")
        int free,

        @Figure("what holds that down") Bound bound,
        @Figure("what is taken of that bound") int taken,
        @Figure("what that bound allows") int limit,

        @Figure("for supervision: the professions that have too few supervisors together")
        List<ProfessionCode> together,

        int wanted) {
    public WeekRoom {
        together = List.copyOf(together);
    }

    /** That room, where so many heads were asked for. */
    public static WeekRoom of(Room room, int wanted) {
        return new WeekRoom(
                room.week(),
                room.free(),
                room.bound(),
                room.taken(),
                room.limit(),
                List.copyOf(room.together()),
                wanted);
    }

    /** Whether more were asked for. */
    public boolean isTooFull() {
        return free < wanted;
    }

    /** Whether the next week is short in the same way. */
    boolean continuesIn(WeekRoom next) {
        return week.plus(1).equals(next.week)
                && bound == next.bound
                && (bound == Bound.OUTSIDE_AUDIT
                        || (taken == next.taken && limit == next.limit && together.equals(next.together)));
    }
}
