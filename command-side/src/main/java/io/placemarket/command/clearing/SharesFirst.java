package io.placemarket.command.clearing;

import io.placemarket.kernel.area.AreaCapacity;
import io.placemarket.kernel.area.Claim;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesClaimed;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.IdSource;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.RequestId;
import io.placemarket.kernel.release.FreePlaces;
import io.placemarket.kernel.release.Need;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a release grants before all share the rest: each education provider what is reserved for it, its requests in the order of their turns.
 * What stays reserved after that is nobody else's.
 */
final class SharesFirst {
    private final OfferId offer;
    private final AreaCapacity then;
    private final Map<RequestId, Integer> granted = new HashMap<>();

    SharesFirst(AreaCapacity now, OfferId offer, List<Standing> standings, IdSource ids) {
        this.offer = offer;
        boolean any = !now.reserved(offer).isEmpty();
        this.then = any ? new AreaCapacity(now) : now;
        if (any) {
            standings.forEach(standing -> grant(standing, ids));
        }
    }

    private void grant(Standing standing, IdSource ids) {
        Need need = standing.need();
        OrganisationId university = standing.request().university();
        int places = Math.min(
                need.places(),
                Math.min(
                        then.unusedShare(offer, need.weeks(), university),
                        then.free(offer, need.weeks(), Optional.of(university))));
        if (places > 0) {
            granted.put(need.request(), places);
            then.apply(new PlacesClaimed(
                    offer.area(),
                    new Claim(
                            ids.hold(offer),
                            standing.request().cohort(),
                            Optional.empty(),
                            places,
                            need.weeks(),
                            Optional.of(university))));
        }
    }

    /** How many places of its university's share a request was granted. */
    int of(RequestId request) {
        return granted.getOrDefault(request, 0);
    }

    /** What a request still needs of what all share. */
    Need left(Need need) {
        return new Need(need.request(), need.places() - of(need.request()), need.weeks());
    }

    /** What all share in these weeks. */
    List<FreePlaces> free(WeekSet weeks) {
        return weeks.stream()
                .map(week -> new FreePlaces(
                        week, then.room(offer, week, Optional.empty()).free()))
                .toList();
    }
}
