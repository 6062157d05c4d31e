package io.placemarket.query.page;

import io.placemarket.edge.account.Account;
import io.placemarket.edge.position.AtLeast;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.identity.Role;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.query.past.Moments;
import io.placemarket.query.reading.PageRequest;
import io.placemarket.query.reading.Today;
import io.placemarket.query.risk.AreaAtRisk;
import io.placemarket.query.risk.BookingAtRisk;
import io.placemarket.query.risk.RiskReads;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What is at risk, for those concerned, with what they can do about it. */
@Controller
class AtRiskPage {
    private final PageFrame frame;
    private final Moments moments;
    private final Clock clock;

    AtRiskPage(PageFrame frame, Moments moments, Clock clock) {
        this.frame = frame;
        this.moments = moments;
        this.clock = clock;
    }

    /** An area that is over-committed. */
    record Area(String id, String name, String provider, List<String> weeks, List<Line> lines) {
        static Area of(AreaAtRisk area, Week now) {
            return new Area(
                    area.area().value(),
                    area.areaName(),
                    area.providerName(),
                    area.weeks().stream().map(Area::told).toList(),
                    area.bookings().stream()
                            .map(booking -> Line.of(booking, now))
                            .toList());
        }

        private static String told(AreaAtRisk.UnsafeWeek week) {
            String heads = "%s: %d learners, %d are safe".formatted(Words.week(week.week()), week.load(), week.limit());
            return week.understaffed() ? heads + "; too few supervisors" : heads;
        }
    }

    /**
     * A booking at risk.
     *
     * @param allocation to act upon, where it is one that may be acted upon
     * @param hold the same
     */
    record Line(
            int rank,
            String what,
            String whose,
            String profession,
            String offer,
            String weeks,
            @Nullable String allocation,
            @Nullable String hold,
            String firstDay,
            String lastDay) {
        static Line of(BookingAtRisk booking, Week now) {
            int most = booking.heads().values().stream()
                    .mapToInt(Integer::intValue)
                    .max()
                    .orElse(0);
            boolean toCome = now.isBefore(booking.weeks().last());
            return new Line(
                    booking.rank(),
                    what(booking, most),
                    booking.universityName(),
                    booking.professionName(),
                    booking.offer().value(),
                    Words.weeks(booking.weeks()),
                    toCome && booking.booking().orElse(null) instanceof AllocationId id ? id.value() : null,
                    booking.booking().orElse(null) instanceof HoldId id ? id.value() : null,
                    booking.weeks().first().monday().toString(),
                    booking.weeks().last().sunday().toString());
        }

        private static String what(BookingAtRisk booking, int most) {
            String who = booking.student()
                    .map(student -> "Student " + student.value())
                    .orElse("A student");
            return switch (booking.standing()) {
                case HOLD -> Words.count(most, "held place");
                case TURN -> Words.count(most, "place") + " kept for who waited";
                case PROPOSED -> who + ", proposed";
                case ACCEPTED -> who + ", accepted";
                case STARTED -> who + ", has started";
            };
        }

        /** In a line. */
        public String getAbout() {
            return what + ", " + weeks;
        }
    }

    @GetMapping(path = "/at-risk", produces = PageFrame.HTML)
    Mono<Rendering> atRisk(Account account, AtLeast atLeast, ServerWebExchange exchange) {
        if (account.role() == Role.OPERATOR) {
            throw Problem.of(ProblemCode.NOT_ALLOWED, "This page is for providers, universities and regional teams.")
                    .refused();
        }
        Asked asked = new Asked(exchange);
        PageRequest page = PageRequest.of(asked.filters(), "at-risk");
        Today today = Today.at(clock);
        return moments.own(
                        atLeast.position(),
                        account.actor(),
                        market -> new RiskReads(market, today).mine(page, account.actor()))
                .flatMap(found -> {
                    Map<String, Object> model = new HashMap<>();
                    model.put(
                            "areas",
                            found.items().stream()
                                    .map(area -> Area.of(area, today.week()))
                                    .toList());
                    model.put("order", AreaAtRisk.ORDER);
                    model.put("next", asked.next(found.next()));
                    return frame.page("at-risk", exchange, model);
                });
    }
}
