package io.placemarket.query.page;

import io.placemarket.edge.account.Account;
import io.placemarket.edge.position.AtLeast;
import io.placemarket.kernel.area.AppetiteEvent.Answer;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.CalendarId;
import io.placemarket.kernel.identity.Role;
import io.placemarket.kernel.organisation.Setting;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.kernel.reference.ReferenceData;
import io.placemarket.query.appetite.AppetiteQuery;
import io.placemarket.query.appetite.AppetiteReads;
import io.placemarket.query.area.AreaDetail;
import io.placemarket.query.area.AreaReads;
import io.placemarket.query.area.AreaRow;
import io.placemarket.query.area.AreaWeek;
import io.placemarket.query.past.MarketAt;
import io.placemarket.query.past.Moment;
import io.placemarket.query.past.Moments;
import io.placemarket.query.reading.Represented;
import io.placemarket.query.reading.Today;
import io.placemarket.query.reading.Visibility;
import io.placemarket.query.views.Views;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** One placement area, and registering one. */
@Controller
class AreaPages {
    private static final int WEEKS = 26;

    private final PageFrame frame;
    private final Moments moments;
    private final Views views;
    private final Clock clock;
    private final int smallestCount;

    AreaPages(
            PageFrame frame,
            Moments moments,
            Views views,
            Clock clock,
            @Value("${placemarket.measures.smallest-count:5}") int smallestCount) {
        this.frame = frame;
        this.moments = moments;
        this.views = views;
        this.clock = clock;
        this.smallestCount = smallestCount;
    }

    /**
     * A week of the area.
     *
     * @param safeNow what the provider lowered it to and why, for those who may know
     * @param supervisors each group with its people, for those who may know
     */
    record WeekLine(
            String label,
            int maximum,
            String safeNow,
            int limit,
            int offered,
            String held,
            String allocated,
            int elsewhere,
            String free,
            int overCommitted,
            String supervisors,
            boolean understaffed) {
        static WeekLine of(AreaWeek week) {
            return new WeekLine(
                    Words.week(week.week()),
                    week.maximum(),
                    week.safeNow()
                            .map(places -> places
                                    + week.reason()
                                            .map(reason -> " (" + Words.reason(reason.code(), reason.note()) + ")")
                                            .orElse(""))
                            .orElse(""),
                    week.limit(),
                    week.offered(),
                    Words.few(week.held()),
                    Words.few(week.allocated()),
                    week.elsewhere(),
                    (week.freeAtLeast() ? "at least " : "") + week.free(),
                    week.overCommitted().orElse(0),
                    week.supervisors().stream()
                            .map(group -> group.name() + " " + group.people())
                            .collect(Collectors.joining(", ")),
                    week.understaffed());
        }
    }

    @GetMapping(path = "/areas/{area}", produces = PageFrame.HTML)
    Mono<Rendering> area(@PathVariable AreaId area, Account account, AtLeast atLeast, ServerWebExchange exchange) {
        Optional<Moment> asOf = Moment.of(new Asked(exchange).filters(), Moment.AS_OF);
        return moments.ask(atLeast.position(), asOf, then -> seen(then, area, account))
                .flatMap(seen -> frame.page("area", exchange, model(seen, account, asOf)));
    }

    /**
     * @param own whether the asker acts for its provider
     * @param others to whom the asker may give the area
     * @param linked whether its calendar has a link
     * @param instant what counts as now
     */
    private record Seen(
            AreaDetail detail,
            List<AppetiteLine> appetite,
            boolean own,
            List<Choice> others,
            boolean linked,
            Instant instant) {}

    private Seen seen(MarketAt then, AreaId area, Account account) {
        AreaDetail detail = new AreaReads(then.market(), then.today())
                .one(area, then.today().week(), WEEKS, account.actor(), smallestCount);
        return new Seen(
                detail,
                new AppetiteReads(then.market(), then.today())
                        .search(AppetiteQuery.of(area), account.actor()).items().stream()
                                .map(AppetiteLine::of)
                                .toList(),
                Represented.by(account.actor(), detail.area().provider(), then.market(), then.today()),
                account.role() == Role.OPERATOR
                        ? Choice.providersBut(detail.area().provider(), then.market())
                        : List.of(),
                then.market().hasLink(CalendarId.of(area), then.today().day()),
                then.instant());
    }

    @GetMapping(path = "/areas/new", produces = PageFrame.HTML)
    Mono<Rendering> register(Account account, AtLeast atLeast, ServerWebExchange exchange) {
        Roles.require(account, Role.PROVIDER);
        Today today = Today.at(clock);
        return views.ask(atLeast.position(), market -> Choice.members(account.actor(), market, today))
                .flatMap(members -> frame.page(
                        "area-new",
                        exchange,
                        Map.of(
                                "members", members,
                                "settings", Choice.of(Setting.values(), Words::plain, List.of()),
                                "professions", Choice.professions(List.of()))));
    }

    private static Map<String, Object> model(Seen seen, Account account, Optional<Moment> asOf) {
        AreaDetail detail = seen.detail();
        Instant instant = seen.instant();
        Today today = Today.of(instant);
        Map<String, Object> model = new HashMap<>(Replay.model(
                asOf, detail.position(), instant, "/areas/" + detail.area().area()));
        model.put("area", facts(detail));
        model.put("appetite", seen.appetite());
        model.put("answerChoices", Choice.of(Answer.values(), Answer::label, List.of()));
        model.put("own", asOf.isEmpty() && seen.own());
        model.put("transferChoices", asOf.isEmpty() ? seen.others() : List.of());
        model.put("linked", seen.linked());
        model.put(
                "seesReasons",
                Visibility.seesReason(account.actor(), detail.area().provider()));
        model.put(
                "weekChoices",
                Choice.weeks(WeekSet.range(today.week(), today.week().plus(WEEKS * 2))));
        model.put("professionChoices", Choice.professions(List.of()));
        model.put("maxima", detail.area().professions());
        model.put("weeks", detail.weeks().stream().map(WeekLine::of).toList());
        return model;
    }

    private static String audit(AreaRow.AuditRow audit) {
        return Words.day(audit.from()) + " to " + Words.day(audit.to()) + ", " + Words.count(audit.maximum(), "student")
                + " at once";
    }

    private static Map<String, Object> facts(AreaDetail detail) {
        AreaRow area = detail.area();
        return Map.of(
                "id", area.area().value(),
                "name", area.name(),
                "where", OfferLine.where(area.providerName(), area.town()),
                "maximum", Words.count(area.maximum(), "student") + " at once",
                "professions",
                        area.professions().isEmpty()
                                ? "Any"
                                : area.professions().entrySet().stream()
                                        .map(entry -> ReferenceData.shipped()
                                                        .professionName(new ProfessionCode(entry.getKey()))
                                                + " ("
                                                + entry.getValue() + ")")
                                        .collect(Collectors.joining(", ")),
                "audits", area.audits().stream().map(AreaPages::audit).toList(),
                "audited", area.auditHeldUntil().isPresent(),
                "setting", Words.plain(area.setting()),
                "lowered",
                        detail.weeks().stream().anyMatch(week -> week.safeNow().isPresent()),
                "supervised",
                        detail.weeks().stream()
                                .anyMatch(week -> !week.supervisors().isEmpty()));
    }
}
