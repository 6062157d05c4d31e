package io.placemarket.command.clearing;

import io.placemarket.command.cohort.Cohort;
import io.placemarket.command.release.Release.Request;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.calendar.Weekdays;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.offer.TieBreak;
import io.placemarket.kernel.release.FreePlaces;
import io.placemarket.kernel.release.Grant;
import io.placemarket.kernel.release.Need;
import io.placemarket.kernel.release.RequestOutcome;
import io.placemarket.kernel.release.RequestOutcome.Why;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import org.axonframework.modelling.command.Aggregate;

/**
 * How a request stands at the release: need = min(asked, still to place in its cohort over its weeks, what the cohort's ceiling leaves), so
 * that asking for more than is needed gains nothing (domain guide, "Release").
 *
 * @param weeks those asked for that have not passed
 * @param barred why its university may not book the offer any more, where it may not
 */
record Standing(
        Request request,
        Aggregate<Cohort> cohort,
        WeekSet weeks,
        int stillToPlace,
        int underCeiling,
        Optional<Why> barred) {
    static Standing of(
            Request request,
            Aggregate<Cohort> cohort,
            Week thisWeek,
            Optional<Weekdays> weekdays,
            BiFunction<OrganisationId, WeekSet, Optional<Why>> barred) {
        WeekSet weeks = request.weeks().from(thisWeek);
        return new Standing(
                request,
                cohort,
                weeks,
                cohort.invoke(it -> it.stillToPlace(weeks, weekdays)),
                cohort.invoke(it -> it.underCeiling(weeks, weekdays)),
                barred.apply(request.university(), weeks));
    }

    Need need() {
        int needed = Math.min(request.places(), Math.min(stillToPlace, underCeiling));
        return new Need(request.id(), barred.isPresent() ? 0 : needed, weeks);
    }

    /** What became of it; it has no hold yet. */
    RequestOutcome outcome(Grant grant, int reserved, TieBreak tieBreak, List<FreePlaces> free) {
        return new RequestOutcome(
                request.id(),
                request.places(),
                weeks,
                stillToPlace,
                underCeiling,
                need().places(),
                grant.share(),
                reserved + grant.places(),
                why(grant, reserved, tieBreak, free),
                Optional.empty(),
                reserved == 0 ? OptionalInt.empty() : OptionalInt.of(reserved));
    }

    private Why why(Grant grant, int reserved, TieBreak tieBreak, List<FreePlaces> free) {
        if (barred.isPresent()) {
            return barred.get();
        }
        if (need().places() == 0) {
            return Why.NOTHING_NEEDED;
        }
        if (reserved + grant.places() == need().places()) {
            return Why.IN_FULL;
        }
        boolean room = free.stream().filter(week -> weeks.contains(week.week())).allMatch(week -> week.places() > 0);
        if (!room) {
            return Why.NO_ROOM;
        }
        if (tieBreak == TieBreak.FIRST_COME) {
            return Why.FIRST_COME;
        }
        return grant.places() > grant.share() ? Why.SHARE_AND_REMAINDER : Why.SHARE;
    }
}
