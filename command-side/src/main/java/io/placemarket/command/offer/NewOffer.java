package io.placemarket.command.offer;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.placemarket.edge.json.Fields;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.calendar.Weekdays;
import io.placemarket.kernel.cohort.Requirement;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.offer.Arrangement;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.offer.Mode;
import io.placemarket.kernel.offer.OfferParticulars;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.offer.TieBreak;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.kernel.reference.SupervisionModel;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
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
 * @param weekdays on which its students are there; every day where absent
 * @param weeks for which it is; every week from its first to its last day where absent
 * @param leastWeeks the fewest weeks of a booking; one where absent
 * @param mostWeeks the most weeks of a booking; all where absent
 * @param arrangement who supervises from where
 * @param groupSize how many learners one supervisor coaches together, where the supervision has groups
 * @param onlyFor the education providers that see it and book in it; all of them where absent
 * @param agreementRequired whether an agreement must hold before anything is booked; not where absent
 * @param requirements which a student must be cleared for before starting here; all of them where absent
 * @param reserved what is kept for education providers for a while
 * @param replaces the withdrawn offer for which it is posted again
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
        @Nullable TieBreak tieBreak,
        @Nullable List<DayOfWeek> weekdays,
        @Nullable WeekSet weeks,
        @Nullable Integer leastWeeks,
        @Nullable Integer mostWeeks,
        @Nullable Arrangement arrangement,
        @Nullable Integer groupSize,
        @Nullable List<OrganisationId> onlyFor,
        @Nullable Boolean agreementRequired,
        @Nullable List<Requirement> requirements,
        @JsonSetter(contentNulls = Nulls.SKIP) @Nullable List<NewShare> reserved,
        @Nullable OfferId replaces) {
    OfferTerms checked() {
        return OfferTerms.plain(
                        Fields.required("profession", profession, "a profession's code such as NUR-ADULT"),
                        Fields.one("level", level, LearnerLevel.class),
                        Fields.day("firstDay", firstDay),
                        Fields.day("lastDay", lastDay),
                        Fields.whole("places", places, 1, OfferTerms.MOST_PLACES))
                .in(Optional.ofNullable(mode).orElse(Mode.IN_PERSON))
                .confirmedWithin(Fields.optionalWhole(
                                "confirmWithinWorkingDays",
                                confirmWithinWorkingDays,
                                0,
                                OfferTerms.MOST_CONFIRMATION_DAYS)
                        .orElse(0))
                .supervised(Optional.ofNullable(supervision).orElse(SupervisionModel.NOT_STATED))
                .hours(Fields.optionalWhole("hoursPerWeek", hoursPerWeek, 1, OfferTerms.MOST_HOURS))
                .released(ReleaseMoment.terms("releaseAt", releaseAt, Optional.ofNullable(tieBreak)))
                .with(particulars().ifAny());
    }

    private OfferParticulars particulars() {
        return OfferParticulars.NONE
                .on(Optional.ofNullable(weekdays).map(NewOffer::named))
                .inWeeks(Optional.ofNullable(weeks))
                .lasting(
                        Fields.optionalWhole("leastWeeks", leastWeeks, 1, OfferTerms.MOST_WEEKS),
                        Fields.optionalWhole("mostWeeks", mostWeeks, 1, OfferTerms.MOST_WEEKS))
                .arranged(Optional.ofNullable(arrangement))
                .inGroupsOf(Fields.optionalWhole("groupSize", groupSize, 1, OfferParticulars.LARGEST_GROUP))
                .onlyFor(Optional.ofNullable(onlyFor).orElse(List.of()))
                .agreed(Optional.ofNullable(agreementRequired).orElse(false))
                .requiring(Optional.ofNullable(requirements).map(NewOffer::asked))
                .reserving(Optional.ofNullable(reserved).orElse(List.of()).stream()
                        .map(NewShare::checked)
                        .toList());
    }

    /** None named is a slip, not "every day". */
    private static Weekdays named(List<DayOfWeek> days) {
        if (days.isEmpty()) {
            throw Problem.missing("weekdays", "at least one weekday, or none of this field")
                    .refused();
        }
        return Weekdays.of(days);
    }

    /** None asked for is a slip too, not "all of them". */
    private static List<Requirement> asked(List<Requirement> requirements) {
        if (requirements.isEmpty()) {
            throw Problem.missing("requirements", "at least one requirement, or none of this field")
                    .refused();
        }
        return requirements;
    }

    /** The same for another profession, which a request for several names elsewhere. */
    NewOffer of(ProfessionCode other) {
        return new NewOffer(
                other,
                level,
                firstDay,
                lastDay,
                places,
                mode,
                confirmWithinWorkingDays,
                supervision,
                hoursPerWeek,
                releaseAt,
                tieBreak,
                weekdays,
                weeks,
                leastWeeks,
                mostWeeks,
                arrangement,
                groupSize,
                onlyFor,
                agreementRequired,
                requirements,
                reserved,
                replaces);
    }
}
