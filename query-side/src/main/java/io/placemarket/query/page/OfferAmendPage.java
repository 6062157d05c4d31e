package io.placemarket.query.page;

import io.placemarket.edge.account.Account;
import io.placemarket.edge.position.AtLeast;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.calendar.Weekdays;
import io.placemarket.kernel.cohort.Requirement;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.identity.Role;
import io.placemarket.kernel.offer.Arrangement;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.offer.Mode;
import io.placemarket.kernel.offer.OfferParticulars;
import io.placemarket.query.market.Labels;
import io.placemarket.query.market.Market;
import io.placemarket.query.offer.OfferReads;
import io.placemarket.query.offer.OfferRow;
import io.placemarket.query.reading.Today;
import io.placemarket.query.views.Views;
import java.time.Clock;
import java.time.DayOfWeek;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** An offer's terms in a form, to be amended. */
@Controller
class OfferAmendPage {
    private final PageFrame frame;
    private final Views views;
    private final Clock clock;

    OfferAmendPage(PageFrame frame, Views views, Clock clock) {
        this.frame = frame;
        this.views = views;
        this.clock = clock;
    }

    private record Seen(OfferRow offer, List<Choice> universities) {}

    /** Inputs for a reserved share; empty for one more. */
    record Share(
            List<Choice> universities,
            @Nullable Integer places,
            @Nullable String until) {}

    private static List<Share> shares(OfferParticulars particulars, List<Choice> universities) {
        return Stream.concat(
                        particulars.shares().stream()
                                .map(share -> new Share(
                                        chosen(universities, share.university().value()),
                                        share.places(),
                                        share.until().toString())),
                        Stream.of(new Share(chosen(universities, ""), null, null)))
                .toList();
    }

    private static List<Choice> chosen(List<Choice> universities, String university) {
        return universities.stream()
                .map(choice -> new Choice(
                        choice.value(), choice.label(), choice.value().equals(university)))
                .toList();
    }

    @GetMapping(path = "/offers/{offer}/amend", produces = PageFrame.HTML)
    Mono<Rendering> amend(@PathVariable OfferId offer, Account account, AtLeast atLeast, ServerWebExchange exchange) {
        Roles.require(account, Role.PROVIDER);
        Today today = Today.at(clock);
        return views.ask(atLeast.position(), market -> {
                    OfferRow row = new OfferReads(market, today)
                            .one(offer, account.actor(), 1)
                            .offer();
                    return new Seen(row, universities(row, market));
                })
                .flatMap(seen -> frame.page("offer-amend", exchange, model(seen)));
    }

    private static List<Choice> universities(OfferRow row, Market market) {
        List<OrganisationId> named =
                row.particulars().map(OfferParticulars::onlyFor).orElse(List.of());
        return market.organisations().all().stream()
                .filter(known -> known.details().educates())
                .map(known -> new Choice(known.id().value(), known.details().name(), named.contains(known.id())))
                .toList();
    }

    private static Map<String, Object> model(Seen seen) {
        OfferRow row = seen.offer();
        OfferParticulars particulars = row.particulars().orElse(OfferParticulars.NONE);
        Map<String, Object> model = new HashMap<>();
        model.put("offer", new OfferLine(row));
        model.put("profession", row.profession().value());
        model.put("firstDay", row.firstDay());
        model.put("lastDay", row.lastDay());
        model.put(
                "levels",
                Choice.of(LearnerLevel.values(), Labels::of, List.of(row.level().name())));
        model.put(
                "modes", Choice.of(Mode.values(), Labels::of, List.of(row.mode().name())));
        model.put("supervisions", Choice.supervisions(List.of(row.supervision().code())));
        model.put(
                "arrangements",
                Choice.of(
                        Arrangement.values(),
                        Labels::of,
                        particulars.arrangement().map(Arrangement::name).stream()
                                .toList()));
        model.put(
                "weekdays",
                Choice.of(
                        DayOfWeek.values(),
                        Words::plain,
                        particulars.weekdays().stream()
                                .flatMap(Weekdays::stream)
                                .map(DayOfWeek::name)
                                .toList()));
        model.put(
                "requirements",
                Choice.of(
                        Requirement.values(),
                        Requirement::label,
                        particulars.requirements().orElse(List.of()).stream()
                                .map(Requirement::name)
                                .toList()));
        model.put("universities", seen.universities());
        model.put("shares", shares(particulars, seen.universities()));
        model.put("weeks", particulars.weeks().map(WeekSet::runs).orElse(List.of()));
        model.put("agreed", particulars.agreementRequired());
        number(model, "confirm", OptionalInt.of(row.confirmWithinWorkingDays()));
        number(model, "hours", row.hoursPerWeek());
        number(model, "group", particulars.groupSize());
        number(model, "least", particulars.leastWeeks());
        number(model, "most", particulars.mostWeeks());
        row.release().ifPresent(release -> {
            model.put("releaseAt", release.at().toString());
            model.put("tieBreak", release.tieBreak().name());
        });
        return model;
    }

    private static void number(Map<String, Object> model, String name, OptionalInt number) {
        number.ifPresent(value -> model.put(name, value));
    }
}
