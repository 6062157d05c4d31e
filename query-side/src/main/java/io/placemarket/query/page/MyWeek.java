package io.placemarket.query.page;

import io.placemarket.kernel.area.AreaCapacity;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.identity.Role;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.reference.ReferenceData;
import io.placemarket.query.booking.AllocationRow;
import io.placemarket.query.market.Allocation;
import io.placemarket.query.market.AreasView;
import io.placemarket.query.market.Market;
import io.placemarket.query.market.OffersView;
import io.placemarket.query.reading.Represented;
import io.placemarket.query.reading.Today;
import io.placemarket.query.work.WorkKind;
import io.placemarket.query.work.WorkList;
import io.placemarket.query.work.WorkQuery;
import io.placemarket.query.work.WorkReads;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A provider's week: who is coming on Monday, what needs it, and its areas week by week.
 *
 * @param waiting proposals that wait for the provider
 * @param work what else needs it, the first of it
 */
record MyWeek(Coming coming, List<Booked> waiting, WorkList work, Grid grid) {
    /** Weeks in the grid. */
    static final int WEEKS = 12;
    /** Areas on one page. */
    static final int AREAS = 50;

    /** Students in the week that begins on the coming Monday, or today where it is Monday. */
    record Coming(String monday, String summary, List<Student> students) {}

    /**
     * One of them.
     *
     * @param first whether it is the student's first week there
     * @param waiting whether the provider has not accepted yet
     * @param notCleared requirements that keep the student from starting; empty where there are none
     */
    record Student(
            String student,
            String offer,
            String areaName,
            String profession,
            String university,
            String until,
            boolean first,
            boolean waiting,
            String notCleared) {}

    /** Areas by weeks. */
    record Grid(List<BoardModel.Column> weeks, List<Row> rows, List<Choice> weekChoices, boolean more) {}

    /** An area. */
    record Row(String area, String name, List<Cell> cells) {}

    /**
     * An area's week.
     *
     * @param booked in the market
     * @param more how many more students are safe, learners elsewhere counted
     * @param bin a shade by fill
     * @param lowered whether fewer are safe than the audit allows
     * @param over whether more are booked than is safe
     */
    record Cell(String week, int booked, int more, int limit, int bin, boolean lowered, boolean over, String told) {}

    static MyWeek of(Market market, Actor actor, OrganisationId own, Today today, Instant at, int skip) {
        List<AreasView.Entry> areas = Represented.by(actor, market, today)
                .flatMap(provider -> market.areas().of(provider).stream())
                .sorted(Comparator.comparing(AreasView.Entry::name)
                        .thenComparing(area -> area.id().value()))
                .toList();
        return new MyWeek(
                coming(market, areas, today.day()),
                waiting(market, areas, actor, today, at),
                new WorkReads(market, at).mine(WorkQuery.allBut(WorkKind.ANSWER, WorkLine.SOME), actor),
                grid(market, own, areas, today.week(), skip));
    }

    private static Coming coming(Market market, List<AreasView.Entry> areas, LocalDate today) {
        Week week = today.getDayOfWeek() == DayOfWeek.MONDAY
                ? Week.of(today)
                : Week.of(today).plus(1);
        List<Student> students = areas.stream()
                .flatMap(area -> market.bookings()
                        .allocations(area.id())
                        .filter(allocation -> allocation.standing().contains(week))
                        .map(allocation -> student(market, area, allocation, week)))
                .sorted(Comparator.comparing(Student::areaName)
                        .thenComparing(Student::first, Comparator.reverseOrder())
                        .thenComparing(Student::student))
                .toList();
        long first = students.stream().filter(Student::first).count();
        return new Coming(
                Words.day(week.monday()),
                Words.count(students.size(), "student") + ", " + first + " of them for their first week.",
                students);
    }

    private static Student student(Market market, AreasView.Entry area, Allocation allocation, Week week) {
        var proposal = allocation.proposal();
        Optional<OfferTerms> terms =
                market.offers().find(allocation.id().offer()).map(OffersView.Entry::terms);
        LocalDate lastSunday = allocation.standing().last().sunday();
        LocalDate until = terms.map(OfferTerms::lastDay)
                .filter(day -> day.isBefore(lastSunday))
                .orElse(lastSunday);
        return new Student(
                proposal.student().value(),
                allocation.id().offer().value(),
                area.name(),
                terms.map(known -> ReferenceData.shipped().professionName(known.profession()))
                        .orElse(""),
                market.organisations().name(proposal.university()),
                Words.day(until),
                allocation.standing().first().equals(week),
                allocation.decided() == Allocation.State.PROPOSED,
                Words.requirements(market.attendance().gating(allocation, week.monday())));
    }

    private static List<Booked> waiting(
            Market market, List<AreasView.Entry> areas, Actor actor, Today today, Instant at) {
        return areas.stream()
                .flatMap(area -> market.bookings().allocations(area.id()))
                .filter(allocation -> allocation.decided() == Allocation.State.PROPOSED)
                .sorted(Comparator.comparing(
                        allocation -> allocation.proposal().confirmBy().orElse(Instant.MAX)))
                .map(allocation -> new Booked(AllocationRow.of(allocation, market, today, actor), Role.PROVIDER, at))
                .filter(Booked::isMayAnswer)
                .toList();
    }

    private static Grid grid(Market market, OrganisationId own, List<AreasView.Entry> areas, Week now, int skip) {
        List<Week> weeks = IntStream.range(0, WEEKS).mapToObj(now::plus).toList();
        return new Grid(
                weeks.stream()
                        .map(week -> new BoardModel.Column(week.toString(), Words.shortDay(week.monday())))
                        .toList(),
                areas.stream()
                        .skip(skip)
                        .limit(AREAS)
                        .map(area -> new Row(
                                area.id().value(),
                                area.provider().equals(own)
                                        ? area.name()
                                        : area.name() + ", "
                                                + market.organisations().name(area.provider()),
                                weeks.stream()
                                        .map(week -> cell(area.capacity(), week))
                                        .toList()))
                        .toList(),
                Choice.weeks(WeekSet.range(now, now.plus(WEEKS * 2))),
                areas.size() > skip + AREAS);
    }

    private static Cell cell(AreaCapacity area, Week week) {
        int booked = area.head(week);
        int limit = area.limit(week);
        int elsewhere = area.elsewhere(week);
        int load = area.load(week);
        boolean lowered = area.safeNow(week).isPresent();
        int fill = load == 0 ? 0 : limit == 0 ? 100 : 100 * load / limit;
        return new Cell(
                week.toString(),
                booked,
                Math.max(0, limit - load),
                limit,
                fill == 0 ? 0 : fill < 50 ? 1 : fill < 100 ? 2 : 3,
                lowered,
                area.overCommitted(week) > 0,
                "%s, %d booked%s, limit %d%s"
                        .formatted(
                                Words.week(week),
                                booked,
                                elsewhere > 0 ? ", " + Words.count(elsewhere, "learner") + " elsewhere" : "",
                                limit,
                                lowered
                                        ? " (audited for %d)"
                                                .formatted(area.audits().maximum(week))
                                        : ""));
    }
}
