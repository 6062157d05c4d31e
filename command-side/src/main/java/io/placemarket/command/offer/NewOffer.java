package io.placemarket.command.offer;

import io.placemarket.edge.json.Fields;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.offer.Mode;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.offer.SupervisionModel;
import io.placemarket.kernel.offer.TieBreak;
import io.placemarket.kernel.reference.ProfessionCode;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a request says of an offer; the first five fields are enough.
 *
 * @param mode in person where absent
 * @param confirmWithinWorkingDays 0, at once, where absent
 * @param supervision not stated where absent
 * @param releaseAt bookable at once where absent; a day (17:00 UK time), a UK time, or an instant
 * @param tieBreak proportional to need where absent
 */
public record NewOffer(
        @Nullable ProfessionCode profession,
        @Nullable LearnerLevel level,
        @Nullable LocalDate firstDay,
        @Nullable LocalDate lastDay,
        @Nullable Integer places,
        @Nullable Mode mode,
        @Nullable Integer confirmWithinWorkingDays,
        @Nullable SupervisionModel supervision,
        @Nullable Integer hoursPerWeek,
        @Nullable String releaseAt,
        @Nullable TieBreak tieBreak) {
    OfferTerms checked() {
        return new OfferTerms(
                Fields.required("profession", profession, "a profession's code such as NUR-ADULT"),
                Fields.one("level", level, LearnerLevel.class),
                Fields.day("firstDay", firstDay),
                Fields.day("lastDay", lastDay),
                Fields.whole("places", places, 1, OfferTerms.MOST_PLACES),
                Optional.ofNullable(mode).orElse(Mode.IN_PERSON),
                Fields.optionalWhole(
                                "confirmWithinWorkingDays",
                                confirmWithinWorkingDays,
                                0,
                                OfferTerms.MOST_CONFIRMATION_DAYS)
                        .orElse(0),
                Optional.ofNullable(supervision).orElse(SupervisionModel.NOT_STATED),
                Fields.optionalWhole("hoursPerWeek", hoursPerWeek, 1, OfferTerms.MOST_HOURS),
                ReleaseMoment.terms("releaseAt", releaseAt, Optional.ofNullable(tieBreak)));
    }
}
