package io.placemarket.query.change;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.reference.ProfessionCode;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that changed what is offered, free or needed, in plain words.
 *
 * @param position where it stands in the log; of bookings and demand, the last of those told together
 * @param at when that happened
 * @param area where; nothing for demand
 * @param areaName its name with its provider's
 * @param offer of which offer, where it is about one
 * @param profession whose places or students, where it is about one profession
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Change(
        Kind kind,
        long position,
        Instant at,
        Optional<AreaId> area,
        Optional<String> areaName,
        Optional<OfferId> offer,
        Optional<ProfessionCode> profession,
        String what) {
    /** What it was. */
    public enum Kind {
        AREA_REGISTERED,
        AUDIT,
        OFFER_POSTED,
        OFFER_RELEASED,
        OFFER_AMENDED,
        OFFER_CLOSED,
        OFFER_WITHDRAWN,
        SAFE_LOWERED,
        SAFE_LIFTED,
        LEARNERS_ELSEWHERE,
        SUPERVISORS,
        /** Places of one offer booked and given back, all together. */
        BOOKINGS,
        /** Cohorts of one profession announced, all together. */
        DEMAND
    }

    /** What changes are ordered by: area by area, demand last, each from the first to the last. */
    String key() {
        return (areaName.isPresent() ? "a" + areaName.get().toLowerCase(Locale.ROOT) : "z")
                + "/" + area.map(AreaId::value).orElse("") + "/" + "%019d".formatted(position) + "/" + kind + "/"
                + offer.map(OfferId::value).orElse("")
                + profession.map(ProfessionCode::value).orElse("");
    }
}
