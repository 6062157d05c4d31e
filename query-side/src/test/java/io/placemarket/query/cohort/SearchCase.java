package io.placemarket.query.cohort;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.identity.Role;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.offer.Mode;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.organisation.Organisation;
import io.placemarket.kernel.organisation.OrganisationEvent.OrganisationAdded;
import io.placemarket.kernel.organisation.OrganisationRole;
import io.placemarket.kernel.organisation.Ownership;
import io.placemarket.kernel.organisation.Setting;
import io.placemarket.query.market.Market;
import io.placemarket.query.market.Story;
import io.placemarket.query.reading.Filters;
import io.placemarket.query.reading.Page;
import io.placemarket.query.reading.Today;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Three offers near and far, and a cohort of six for whom places are searched. */
abstract class SearchCase {
    static final Week FIRST = Week.of(Story.MONDAY);
    static final int WEEKS = 4;

    final Story story = new Story(9);
    final OrganisationId north = story.university("North");
    final Actor university = new Actor("north", Role.UNIVERSITY, Optional.of(north));
    final CohortId cohort = story.cohort(north, 6, WeekSet.range(FIRST, FIRST.plus(WEEKS - 1)));
    final OfferId newcastle = offer("Newcastle", Ownership.NHS, "ST5 1AA", Mode.IN_PERSON, 2, WEEKS);
    final OfferId stafford = offer("Stafford", Ownership.PRIVATE, "ST16", Mode.IN_PERSON, 4, WEEKS);
    final OfferId birmingham = offer("Birmingham", Ownership.NHS, "B15 2TH", Mode.BLENDED, 6, 2);

    private OfferId offer(String name, Ownership ownership, String postcode, Mode mode, int places, int weeks) {
        OrganisationId provider = story.ids().organisation();
        story.tell(new OrganisationAdded(
                provider,
                new Organisation(
                        name,
                        Set.of(OrganisationRole.PROVIDER),
                        ownership,
                        Setting.HOSPITAL,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("QNC"),
                        Optional.of(name),
                        Optional.of(postcode))));
        return story.offer(
                provider,
                story.area(provider, 10),
                OfferTerms.plain(
                                Story.ADULT,
                                LearnerLevel.ANY,
                                Story.MONDAY,
                                Story.MONDAY.plusWeeks(weeks).minusDays(3),
                                places)
                        .in(mode));
    }

    final Found search(String... parameters) {
        return search(university, parameters);
    }

    final Found search(Actor actor, String... parameters) {
        return search(cohort, actor, parameters);
    }

    final Found search(CohortId cohort, Actor actor, String... parameters) {
        Market market = story.market();
        return new SearchReads(PlacesAt.of(market), new Today(Story.MONDAY), actor)
                .search(
                        Need.of(new CohortReads(market).own(cohort, actor), market),
                        SearchQuery.of(filters(parameters)));
    }

    static Filters filters(String... parameters) {
        Map<String, List<String>> given = new HashMap<>();
        for (String parameter : parameters) {
            int equals = parameter.indexOf('=');
            given.put(parameter.substring(0, equals), List.of(parameter.substring(equals + 1)));
        }
        return new Filters(given);
    }

    static List<OfferId> offers(Found found) {
        return found.items().stream().map(place -> place.offer().offer()).toList();
    }

    static String facet(Found found, String name) {
        return String.join(
                ", ",
                found.facets().getOrDefault(name, List.of()).stream()
                        .map(facet -> facet.value() + " " + facet.count())
                        .toList());
    }

    static String from(int week) {
        return "from=" + FIRST.plus(week);
    }

    static String to(int week) {
        return "to=" + FIRST.plus(week);
    }

    final List<Fit> fits(CohortId cohort, String... parameters) {
        return page(cohort, parameters).items();
    }

    final Page<Fit> page(CohortId cohort, String... parameters) {
        Market market = story.market();
        return new FitReads(PlacesAt.of(market), new Today(Story.MONDAY), university)
                .fits(
                        Need.of(new CohortReads(market).own(cohort, university), market),
                        FitQuery.of(filters(parameters)));
    }
}
