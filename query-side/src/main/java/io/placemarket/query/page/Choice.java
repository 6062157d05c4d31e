package io.placemarket.query.page;

import io.placemarket.kernel.booking.ReasonCode;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.organisation.Sector;
import io.placemarket.kernel.reference.ReferenceData;
import io.placemarket.kernel.reference.SupervisionModel;
import io.placemarket.query.market.Labels;
import io.placemarket.query.market.Market;
import io.placemarket.query.reading.Represented;
import io.placemarket.query.reading.Today;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One thing to choose on a page.
 *
 * @param value what is sent
 * @param label what is read
 */
public record Choice(String value, String label, boolean chosen) {
    static List<Choice> professions(Collection<String> chosen) {
        return ReferenceData.shipped().professions().values().stream()
                .map(known -> new Choice(
                        known.code().value(),
                        known.name(),
                        chosen.contains(known.code().value())))
                .toList();
    }

    static List<Choice> icbs(Collection<String> chosen) {
        return ReferenceData.shipped().boards().keySet().stream()
                .map(code -> new Choice(code, Labels.icb(code), chosen.contains(code)))
                .toList();
    }

    static List<Choice> sectors(Collection<String> chosen) {
        return of(Sector.values(), Sector::label, chosen);
    }

    static List<Choice> supervisions(Collection<String> chosen) {
        return SupervisionModel.all().stream()
                .map(known -> new Choice(known.code(), known.label(), chosen.contains(known.code())))
                .toList();
    }

    static <E extends Enum<E>> List<Choice> of(E[] values, Function<E, String> label, Collection<String> chosen) {
        return Arrays.stream(values)
                .map(value -> new Choice(value.name(), label.apply(value), chosen.contains(value.name())))
                .toList();
    }

    /** Those on whose behalf a network acts today. */
    static List<Choice> members(Actor actor, Market market, Today today) {
        return Represented.by(actor, market, today)
                .filter(provider -> !actor.organisation().equals(Optional.of(provider)))
                .map(provider ->
                        new Choice(provider.value(), market.organisations().name(provider), false))
                .sorted(Comparator.comparing(Choice::label))
                .toList();
    }

    /** Organisations that host students, but for this one. */
    static List<Choice> providersBut(OrganisationId one, Market market) {
        return market.organisations().all().stream()
                .filter(known -> known.details().hosts() && !known.id().equals(one))
                .map(known -> new Choice(known.id().value(), known.details().name(), false))
                .toList();
    }

    static List<Choice> reasons(ReasonCode... codes) {
        return of(codes, ReasonCode::label, List.of());
    }

    /** Weeks to begin or end with, by their Mondays. */
    static List<Choice> weeks(WeekSet weeks) {
        return weeks.stream().map(Choice::of).toList();
    }

    /** The same with one of them chosen. */
    static List<Choice> weeks(WeekSet weeks, Optional<Week> chosen) {
        return chosen.map(week -> weeks.plus(WeekSet.of(week))).orElse(weeks).stream()
                .map(week -> new Choice(week.toString(), Words.day(week.monday()), chosen.equals(Optional.of(week))))
                .toList();
    }

    private static Choice of(Week week) {
        return new Choice(week.toString(), Words.day(week.monday()), false);
    }
}
