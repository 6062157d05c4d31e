package io.placemarket.query.page;

import io.placemarket.query.past.Moment;
import io.placemarket.query.past.Moments;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The line above a page of the past: which moment it is, and the ways to others.
 *
 * @param address of this page without its moment
 */
record Replay(Moments.Place place, Moments.Steps steps, String address) {
    private static final Moments.Steps NO_STEPS = new Moments.Steps(OptionalLong.empty(), OptionalLong.empty());

    /** What a page without steps shows of the moment it was asked for; nothing for now. */
    static Map<String, Object> model(Optional<Moment> asked, long position, Instant then, String address) {
        return asked.isEmpty()
                ? Map.of("asOf", "")
                : Map.of(
                        "asOf",
                        "?" + Moment.AS_OF + "=" + position,
                        "replay",
                        new Replay(new Moments.Place(position, then), NO_STEPS, address));
    }

    public String getWhen() {
        return Words.time(place.instant());
    }

    public long getPosition() {
        return place.position();
    }

    /** The same page just before what changed last; nothing before the first change. */
    public @Nullable String getPrevious() {
        return at(steps.previous());
    }

    /** The same page just after the next change; nothing after the last. */
    public @Nullable String getNext() {
        return at(steps.next());
    }

    /** The same page of now. */
    public String getNow() {
        return address;
    }

    private @Nullable String at(OptionalLong position) {
        return position.isEmpty()
                ? null
                : UriComponentsBuilder.fromUriString(address)
                        .queryParam(Moment.AS_OF, position.getAsLong())
                        .toUriString();
    }
}
