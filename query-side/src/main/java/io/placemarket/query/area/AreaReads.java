package io.placemarket.query.area;

import io.placemarket.kernel.area.BookedPlaces;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.query.market.AreasView;
import io.placemarket.query.market.Market;
import io.placemarket.query.market.Places;
import io.placemarket.query.reading.FewBooked;
import io.placemarket.query.reading.Page;
import io.placemarket.query.reading.Represented;
import io.placemarket.query.reading.Today;
import io.placemarket.query.reading.Visibility;
import io.placemarket.query.reading.Words;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds placement areas. */
public final class AreaReads {
    /** The most weeks shown at once: two years. */
    public static final int MOST_WEEKS = 104;

    public static final int USUAL_WEEKS = 12;

    private final Market market;
    private final Today today;

    public AreaReads(Market market, Today today) {
        this.market = market;
        this.today = today;
    }

    /** By name. */
    public Page<AreaRow> search(AreaQuery query, Actor asker) {
        Actor actor = Represented.withMembers(asker, market, today);
        return query.page()
                .page(
                        market.position(),
                        market.areas().all().stream().filter(area -> wanted(area, query, actor)),
                        AreasView.Entry::key)
                .map(area -> AreaRow.of(area, market, today));
    }

    private boolean wanted(AreasView.Entry area, AreaQuery query, Actor actor) {
        return (!query.mine() || actor.actsFor(area.provider()))
                && query.provider().map(area.provider()::equals).orElse(true)
                && (query.auditEndsWithin().isEmpty()
                        || auditEnds(area, query.auditEndsWithin().getAsInt()))
                && (query.icbs().isEmpty()
                        || Places.icb(area, market)
                                .filter(query.icbs()::contains)
                                .isPresent())
                && query.q()
                        .map(text -> Words.match(
                                text,
                                Stream.of(area.name(), market.organisations().name(area.provider()))))
                        .orElse(true);
    }

    /** Whether it has no audit today, or none after so many weeks. */
    private boolean auditEnds(AreasView.Entry area, int weeks) {
        return auditEnds(area, today, weeks);
    }

    /** Whether an area has no audit today, or none after so many weeks. */
    public static boolean auditEnds(AreasView.Entry area, Today today, int weeks) {
        return area.capacity()
                .audits()
                .heldUntil(today.day())
                .map(last -> last.isBefore(today.day().plusWeeks(weeks)))
                .orElse(true);
    }

    /** Every area of the asker's organisation, and of those it acts for, with its weeks, by name. */
    public List<AreaDetail> mine(Actor asker, Week from, int weeks) {
        Actor actor = Represented.withMembers(asker, market, today);
        return actor.organisations()
                .flatMap(provider -> market.areas().of(provider).stream())
                .sorted(Comparator.comparing(AreasView.Entry::key))
                .map(area -> detail(area, from, weeks, actor, 1))
                .toList();
    }

    /**
     * One, with its weeks.
     *
     * @param weeks 1 to {@value #MOST_WEEKS}
     * @param smallestCount fewer who are booked are not told to others than those concerned
     * @throws io.placemarket.kernel.problem.RefusedException not-found where there is none
     */
    public AreaDetail one(AreaId id, Week from, int weeks, Actor asker, int smallestCount) {
        Actor actor = Represented.withMembers(asker, market, today);
        return market.areas()
                .find(id)
                .map(area -> detail(area, from, weeks, actor, smallestCount))
                .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND, "There is no placement area " + id + ".")
                        .refused());
    }

    private AreaDetail detail(AreasView.Entry area, Week from, int weeks, Actor actor, int smallestCount) {
        FewBooked few = FewBooked.of(actor, area.provider(), market, smallestCount);
        boolean why = Visibility.seesReason(actor, area.provider());
        List<BookedPlaces> bookings = List.copyOf(area.capacity().bookings());
        List<AreaWeek> grid = IntStream.range(0, weeks)
                .mapToObj(from::plus)
                .map(week -> AreaWeek.of(
                        area.capacity(), bookings, week, area.reason(week).filter(reason -> why), why, few))
                .toList();
        return new AreaDetail(AreaRow.of(area, market, today), grid, market.position(), area.revision());
    }
}
