package io.placemarket.query.page;

import io.placemarket.edge.account.Account;
import io.placemarket.edge.position.AtLeast;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.cohort.Attendance;
import io.placemarket.kernel.cohort.ForgettingReason;
import io.placemarket.kernel.cohort.Requirement;
import io.placemarket.kernel.cohort.RequirementStatus;
import io.placemarket.kernel.cohort.Route;
import io.placemarket.kernel.id.CalendarId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.identity.Role;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.offer.Mode;
import io.placemarket.query.booking.AllocationQuery;
import io.placemarket.query.booking.AllocationRow;
import io.placemarket.query.booking.BookingReads;
import io.placemarket.query.booking.HoldQuery;
import io.placemarket.query.booking.HoldRow;
import io.placemarket.query.booking.References;
import io.placemarket.query.cohort.CohortDetail;
import io.placemarket.query.cohort.CohortReads;
import io.placemarket.query.cohort.CohortRow;
import io.placemarket.query.cohort.Coming;
import io.placemarket.query.cohort.ComingReads;
import io.placemarket.query.cohort.Fit;
import io.placemarket.query.cohort.FitQuery;
import io.placemarket.query.cohort.PlaceSearch;
import io.placemarket.query.market.Hold;
import io.placemarket.query.market.Labels;
import io.placemarket.query.market.Market;
import io.placemarket.query.reading.Page;
import io.placemarket.query.reading.PageRequest;
import io.placemarket.query.reading.Today;
import io.placemarket.query.release.ReleaseReads;
import io.placemarket.query.release.RequestQuery;
import io.placemarket.query.release.RequestRow;
import io.placemarket.query.views.Views;
import io.placemarket.query.waiting.WaitingRow;
import io.placemarket.query.work.WorkKind;
import io.placemarket.query.work.WorkList;
import io.placemarket.query.work.WorkQuery;
import io.placemarket.query.work.WorkReads;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** A university's cohorts: how far they are placed, what fits, what is held, who is where. */
@Controller
class CohortPages {
    private static final int FITS = 20;

    private final PageFrame frame;
    private final Views views;
    private final References references;
    private final PlaceSearch places;
    private final Clock clock;

    CohortPages(PageFrame frame, Views views, PlaceSearch places, References references, Clock clock) {
        this.frame = frame;
        this.views = views;
        this.references = references;
        this.places = places;
        this.clock = clock;
    }

    private record Seen(
            CohortDetail detail,
            List<Fit> fits,
            Page<Coming> coming,
            Page<RequestRow> requests,
            List<WaitingRow> waiting,
            List<HoldRow> holds,
            boolean linked,
            Page<AllocationRow> allocations) {
        Seen with(Page<AllocationRow> filled) {
            return new Seen(detail, fits, coming, requests, waiting, holds, linked, filled);
        }
    }

    /** What can be asked on a cohort's page. */
    private record Question(CohortId cohort, FitQuery fits, HoldQuery holds, AllocationQuery allocations) {
        static Question of(CohortId cohort, Asked asked) {
            return new Question(
                    cohort,
                    FitQuery.of(asked.only(Set.of("icb", "mode", "minFree", "weeks"))),
                    new HoldQuery(
                            Set.of(Hold.State.HELD),
                            Optional.empty(),
                            Optional.of(cohort),
                            Optional.empty(),
                            PageRequest.first("holds", PageRequest.MOST)),
                    new AllocationQuery(
                            Set.of(),
                            Optional.empty(),
                            Optional.of(cohort),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            PageRequest.of(asked.only(Set.of("cursor")), "allocations of " + cohort)));
        }
    }

    private record Mine(Page<CohortRow> cohorts, List<WaitingRow> turns, WorkList work) {}

    @GetMapping(path = "/my-cohorts", produces = PageFrame.HTML)
    Mono<Rendering> cohorts(Account account, AtLeast atLeast, ServerWebExchange exchange) {
        Roles.require(account, Role.UNIVERSITY);
        Asked asked = new Asked(exchange);
        PageRequest request = PageRequest.of(asked.filters(), "cohorts");
        Instant now = clock.instant();
        return views.ask(
                        atLeast.position(),
                        market -> new Mine(
                                new CohortReads(market).mine(request, account.actor()),
                                WaitingLine.turns(market, Today.of(now), account.actor()),
                                new WorkReads(market, now)
                                        .mine(WorkQuery.allBut(WorkKind.TURN, WorkLine.SOME), account.actor())))
                .flatMap(mine -> {
                    Map<String, Object> model = new HashMap<>();
                    model.put(
                            "cohorts",
                            mine.cohorts().items().stream().map(CohortLine::new).toList());
                    model.put("turns", WaitingLine.of(mine.turns()));
                    model.put("work", WorkLine.of(mine.work(), now));
                    model.put("things", mine.work().count());
                    model.put("next", asked.next(mine.cohorts().next()));
                    return frame.page("my-cohorts", exchange, model);
                });
    }

    @GetMapping(path = "/my-cohorts/new", produces = PageFrame.HTML)
    Mono<Rendering> create(Account account, ServerWebExchange exchange) {
        Roles.require(account, Role.UNIVERSITY);
        return frame.page(
                "cohort-new",
                exchange,
                Map.of(
                        "professions", Choice.professions(List.of()),
                        "levels", Choice.of(LearnerLevel.values(), Labels::of, List.of()),
                        "routes", Choice.of(Route.values(), Labels::of, List.of()),
                        "attendances", Choice.of(Attendance.values(), Words::plain, List.of())));
    }

    @GetMapping(path = "/my-cohorts/{cohort}", produces = PageFrame.HTML)
    Mono<Rendering> cohort(
            @PathVariable CohortId cohort, Account account, AtLeast atLeast, ServerWebExchange exchange) {
        Roles.require(account, Role.UNIVERSITY);
        Asked asked = new Asked(exchange);
        Question question = Question.of(cohort, asked);
        Instant now = clock.instant();
        Today today = Today.of(now);
        return places.fits(atLeast.position(), cohort, question.fits(), account.actor())
                .flatMap(fits -> views.ask(fits.position(), market -> seen(market, fits, question, account, now)))
                .flatMap(seen -> references.fill(seen.allocations()).map(seen::with))
                .flatMap(seen -> frame.page("cohort", exchange, model(seen, asked, account, today)));
    }

    private static Seen seen(Market market, Page<Fit> fits, Question question, Account account, Instant now) {
        Today today = Today.of(now);
        BookingReads bookings = new BookingReads(market, today);
        return new Seen(
                new CohortReads(market).one(question.cohort(), account.actor()),
                fits.items().stream().limit(FITS).toList(),
                new ComingReads(market, now)
                        .coming(question.cohort(), PageRequest.first("coming", FITS), account.actor()),
                new ReleaseReads(market, today).requests(requestsOf(question.cohort()), account.actor()),
                WaitingLine.open(market, today, Optional.empty(), Optional.of(question.cohort()), account.actor()),
                bookings.holds(question.holds(), account.actor()).items(),
                market.hasLink(CalendarId.of(question.cohort()), today.day()),
                bookings.allocations(question.allocations(), account.actor()));
    }

    private static RequestQuery requestsOf(CohortId cohort) {
        return new RequestQuery(
                Set.of(), Optional.empty(), Optional.of(cohort), PageRequest.first("requests", PageRequest.MOST));
    }

    private Map<String, Object> model(Seen seen, Asked asked, Account account, Today today) {
        CohortLine line = new CohortLine(seen.detail().cohort());
        Map<Week, Integer> still = new HashMap<>();
        seen.detail().byWeek().forEach(week -> still.put(week.week(), week.stillToPlace()));
        WeekSet coming = seen.detail().cohort().weeks().from(today.week());
        Map<String, Object> model = new HashMap<>();
        model.put("cohort", line);
        model.put(
                "demand",
                seen.detail().byWeek().stream().map(CohortLine.Demand::of).toList());
        model.put(
                "fits", seen.fits().stream().map(fit -> FitLine.of(fit, still)).toList());
        model.put("coming", seen.coming().items().stream().map(ComingLine::of).toList());
        model.put("requests", RequestLine.of(seen.requests().items(), clock.instant()));
        model.put("requestWeeks", Choice.weeks(coming));
        model.put("waiting", WaitingLine.of(seen.waiting()));
        model.put("holds", Held.of(seen.holds()));
        model.put("linked", seen.linked());
        model.put("allocations", Booked.of(seen.allocations().items(), account.role(), clock.instant()));
        model.put("next", asked.next(seen.allocations().next()));
        model.put("weekChoices", Choice.weeks(coming));
        model.put("icbs", Choice.icbs(asked.all("icb")));
        model.put("modes", Choice.of(Mode.values(), Labels::of, asked.all("mode")));
        model.put("minFree", asked.text("minFree"));
        model.put("weeksInARow", asked.text("weeks"));
        return model;
    }

    @GetMapping(path = "/my-cohorts/{cohort}/students", produces = PageFrame.HTML)
    Mono<Rendering> students(
            @PathVariable CohortId cohort, Account account, AtLeast atLeast, ServerWebExchange exchange) {
        Roles.require(account, Role.UNIVERSITY);
        Asked asked = new Asked(exchange);
        PageRequest request = PageRequest.of(asked.filters(), "students of " + cohort);
        return views.ask(atLeast.position(), market -> {
                    CohortReads reads = new CohortReads(market);
                    return Map.entry(
                            reads.one(cohort, account.actor()),
                            reads.students(cohort, request, Today.at(clock), account.actor()));
                })
                .flatMap(both -> references.fillStudents(both.getValue()).flatMap(students -> {
                    Map<String, Object> model = new HashMap<>();
                    model.put("cohort", new CohortLine(both.getKey().cohort()));
                    model.put(
                            "students",
                            students.items().stream()
                                    .map(CohortLine.StudentLine::of)
                                    .toList());
                    model.put("next", asked.next(students.next()));
                    model.put("requirements", Choice.of(Requirement.values(), Requirement::label, List.of()));
                    model.put(
                            "forgettingReasons",
                            Choice.of(ForgettingReason.values(), ForgettingReason::label, List.of()));
                    model.put("statuses", Choice.of(RequirementStatus.values(), Words::plain, List.of()));
                    return frame.page("cohort-students", exchange, model);
                }));
    }
}
