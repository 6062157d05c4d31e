package io.placemarket.kernel.area;

import io.placemarket.kernel.area.PlacementAreaEvent.OfferedPlacesChanged;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesOffered;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesRearranged;
import io.placemarket.kernel.calendar.Days;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.calendar.Weekdays;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.reference.ProfessionCode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What an offer promises of its area.
 *
 * @param weeks those in which it has places
 * @param places in each week for which no other number was said
 * @param changed weeks that have another number of places by now
 * @param supervisionUnits what each of its students uses a week
 * @param weekdays on which its students are there
 * @param days from its first to its last, where they were recorded
 * @param open whether it stands
 * @param released whether its release has come; true where it was bookable at once
 */
public record OfferedPlaces(
        OfferId offer,
        ProfessionCode profession,
        WeekSet weeks,
        int places,
        Map<Week, Integer> changed,
        int supervisionUnits,
        Weekdays weekdays,
        Optional<Days> days,
        boolean open,
        boolean released) {
    public OfferedPlaces {
        changed = Map.copyOf(changed);
    }

    static OfferedPlaces of(PlacesOffered offered) {
        return new OfferedPlaces(
                offered.offer(),
                offered.profession(),
                offered.weeks(),
                offered.places(),
                Map.of(),
                offered.supervisionUnits(),
                offered.weekdays().orElse(Weekdays.ALL),
                offered.days(),
                true,
                offered.releaseAt().isEmpty());
    }

    OfferedPlaces closed() {
        return but(copy -> copy.open = false);
    }

    OfferedPlaces afterRelease() {
        return but(copy -> copy.released = true);
    }

    OfferedPlaces rearranged(PlacesRearranged anew) {
        return but(copy -> {
            copy.weeks = anew.weeks();
            copy.places = anew.places();
            copy.changed = Map.of();
            copy.supervisionUnits = anew.supervision();
            copy.weekdays = anew.weekdays().orElse(Weekdays.ALL);
            copy.days = anew.days();
        });
    }

    OfferedPlaces changed(OfferedPlacesChanged change) {
        Map<Week, Integer> numbers = new HashMap<>(changed);
        change.weeks().forEach(week -> numbers.put(week, change.places()));
        return but(copy -> {
            copy.weeks = change.places() == 0 ? weeks.minus(change.weeks()) : weeks.plus(change.weeks());
            copy.changed = numbers;
        });
    }

    /** Whether it takes bookings. */
    public boolean bookable() {
        return open && released;
    }

    /** How many it has in the week, whether it stands or not. */
    public int places(Week week) {
        return weeks.contains(week) ? changed.getOrDefault(week, places) : 0;
    }

    /** Places it puts on offer in the week; none once it is closed. */
    public int offered(Week week) {
        return open ? places(week) : 0;
    }

    private OfferedPlaces but(Consumer<Copy> change) {
        Copy copy = new Copy(this);
        change.accept(copy);
        return copy.of(this);
    }

    /** What may change, while some of it does. */
    private static final class Copy {
        private WeekSet weeks;
        private int places;
        private Map<Week, Integer> changed;
        private int supervisionUnits;
        private Weekdays weekdays;
        private Optional<Days> days;
        private boolean open;
        private boolean released;

        Copy(OfferedPlaces before) {
            this.weeks = before.weeks;
            this.places = before.places;
            this.changed = before.changed;
            this.supervisionUnits = before.supervisionUnits;
            this.weekdays = before.weekdays;
            this.days = before.days;
            this.open = before.open;
            this.released = before.released;
        }

        OfferedPlaces of(OfferedPlaces before) {
            return new OfferedPlaces(
                    before.offer,
                    before.profession,
                    weeks,
                    places,
                    changed,
                    supervisionUnits,
                    weekdays,
                    days,
                    open,
                    released);
        }
    }
}
