package io.placemarket.query.change;

import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.BookingId;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.TurnId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.query.market.Hold;
import io.placemarket.query.market.Market;
import io.placemarket.query.market.WaitingView;
import io.placemarket.query.reading.Visibility;
import java.util.Collection;
import java.util.Optional;

/** What of all that was booked is the asker's own, who knows it: of others alone it is told how few or many they are. */
record OwnSide(Market market, Actor actor) {
    /** Whether all of these are cohorts or students of an education provider whose side the asker is on. */
    boolean hasBooked(Collection<BookingId> bookings) {
        return bookings.stream()
                .allMatch(booking -> university(booking).filter(this::is).isPresent());
    }

    boolean hasAll(Collection<OrganisationId> universities) {
        return universities.stream().allMatch(this::is);
    }

    private boolean is(OrganisationId university) {
        return Visibility.seesCohort(actor, university);
    }

    private Optional<OrganisationId> university(BookingId booking) {
        return switch (booking) {
            case HoldId hold -> market.bookings().hold(hold).map(Hold::university);
            case AllocationId allocation ->
                market.bookings()
                        .allocation(allocation)
                        .map(known -> known.proposal().university());
            case TurnId turn -> market.waiting().ofTurn(turn).map(WaitingView.Entry::university);
        };
    }
}
