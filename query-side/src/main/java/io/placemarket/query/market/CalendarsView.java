package io.placemarket.query.market;

import io.placemarket.kernel.area.PlacementAreaEvent.AreaTransferred;
import io.placemarket.kernel.id.CalendarId;
import io.placemarket.kernel.watch.CalendarEvent.CalendarLinkMade;
import io.placemarket.kernel.watch.CalendarEvent.CalendarLinkRevoked;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which calendars can be read under a link, by the hashes of the links' secrets. */
public final class CalendarsView {
    private final Map<String, CalendarLinkMade> byHash = new HashMap<>();
    private final Map<CalendarId, String> hashes = new HashMap<>();

    CalendarsView() {}

    /** The same links: what is applied to one of the two from now on does not happen to the other. */
    CalendarsView(CalendarsView other) {
        byHash.putAll(other.byHash);
        hashes.putAll(other.hashes);
    }

    /** Who was given a link by a provider does not read on when the area is another's. */
    void apply(Recorded recorded) {
        switch (recorded.event()) {
            case AreaTransferred gone -> forget(CalendarId.of(gone.area()));
            case CalendarLinkRevoked revoked -> forget(revoked.calendar());
            case CalendarLinkMade made -> {
                forget(made.calendar());
                byHash.put(made.hash(), made);
                hashes.put(made.calendar(), made.hash());
            }
            default -> {
                // nothing else makes a link or ends one
            }
        }
    }

    private void forget(CalendarId calendar) {
        String hash = hashes.remove(calendar);
        if (hash != null) {
            byHash.remove(hash);
        }
    }

    /** The link with a secret of this SHA-256. */
    Optional<CalendarLinkMade> find(String hash) {
        return Optional.ofNullable(byHash.get(hash));
    }

    /** The link that leads there. */
    Optional<CalendarLinkMade> find(CalendarId calendar) {
        return Optional.ofNullable(hashes.get(calendar)).flatMap(this::find);
    }
}
