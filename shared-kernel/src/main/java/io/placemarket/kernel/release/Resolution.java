package io.placemarket.kernel.release;

import io.placemarket.kernel.offer.TieBreak;
import java.util.ArrayList;
import java.util.List;

/** How requests are resolved at a release: no week's free places are exceeded, and nobody gets more than is needed. */
public final class Resolution {
    private Resolution() {}

    /**
     * Resolves them.
     *
     * @param needs in the order of their turns
     * @param free for every week of theirs
     * @return in the same order
     */
    public static List<Grant> of(TieBreak tieBreak, List<Need> needs, List<FreePlaces> free, Lottery lottery) {
        return switch (tieBreak) {
            case PROPORTIONAL -> ProportionalShares.of(needs, free, lottery);
            case FIRST_COME -> firstCome(needs, free);
        };
    }

    /** Each in turn as far as it fits. */
    private static List<Grant> firstCome(List<Need> needs, List<FreePlaces> free) {
        FreeRoom room = new FreeRoom(free);
        List<Grant> grants = new ArrayList<>();
        for (Need need : needs) {
            int places = Math.min(need.places(), room.of(need.weeks()));
            room.take(places, need.weeks());
            grants.add(new Grant(need.request(), places, places));
        }
        return grants;
    }
}
