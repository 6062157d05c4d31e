package io.placemarket.query.page;

import io.placemarket.edge.account.Account;
import io.placemarket.edge.position.AtLeast;
import io.placemarket.kernel.area.Room;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.identity.Role;
import io.placemarket.kernel.reference.ReferenceData;
import io.placemarket.query.booking.AllocationRow;
import io.placemarket.query.booking.References;
import io.placemarket.query.cohort.CohortReads;
import io.placemarket.query.cohort.CohortRow;
import io.placemarket.query.market.Market;
import io.placemarket.query.offer.HistoryLine;
import io.placemarket.query.offer.OfferDetail;
import io.placemarket.query.offer.OfferHistory;
import io.placemarket.query.offer.OfferReads;
import io.placemarket.query.offer.OfferRow;
import io.placemarket.query.offer.OfferWeek;
import io.placemarket.query.past.MarketAt;
import io.placemarket.query.past.Moment;
import io.placemarket.query.past.Moments;
import io.placemarket.query.reading.PageRequest;
import io.placemarket.query.reading.Represented;
import io.placemarket.query.reading.Today;
import io.placemarket.query.release.ReleaseDetail;
import io.placemarket.query.release.ReleaseReads;
import io.placemarket.query.waiting.WaitingRow;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** One offer: what it promises, what is free, who is booked, what happened, and what may be done. */
@Controller
class OfferPage {
    private final PageFrame frame;
    private final Moments moments;
    private final OfferHistory history;
    private final References references;
    private final int smallestCount;

    OfferPage(
            PageFrame frame,
            Moments moments,
            OfferHistory history,
            References references,
            @Value("${placemarket.measures.smallest-count:5}") int smallestCount) {
        this.frame = frame;
        this.moments = moments;
        this.history = history;
        this.references = references;
        this.smallestCount = smallestCount;
    }

    /** @param instant what counts as now */
    private record Seen(
            OfferDetail detail,
            Optional<ReleaseDetail> release,
            List<WaitingRow> waiting,
            List<CohortRow> cohorts,
            List<Choice> linked,
            boolean own,
            Instant instant) {
        Seen with(List<AllocationRow> rows) {
            return new Seen(detail.withAllocations(rows), release, waiting, cohorts, linked, own, instant);
        }
    }

    /** A week of the offer. */
    record WeekLine(String label, int offered, int limit, String held, String allocated, int free, String bound) {
        static WeekLine of(OfferWeek week) {
            return new WeekLine(
                    Words.week(week.week()),
                    week.offered(),
                    week.limit(),
                    Words.few(week.held()),
                    Words.few(week.allocated()),
                    week.free(),
                    bound(week.bound()));
        }

        private static String bound(Room.Bound bound) {
            return switch (bound) {
                case CLOSED -> "The offer is withdrawn or closed";
                case NOT_OFFERED -> "Not offered";
                case NOT_RELEASED -> "Not released yet";
                case OUTSIDE_AUDIT -> "Outside the educational audit";
                case OFFER -> "The offer’s places";
                case AREA -> "The area’s limit";
                case PROFESSION -> "The audit for this profession";
                case SUPERVISION -> "Its supervisors";
                case RESERVED -> "Places reserved for others";
            };
        }
    }

    /** Something that happened. */
    record Happened(String when, String who, String what) {
        static Happened of(HistoryLine line) {
            return new Happened(Words.moment(line.at()), line.who(), line.what());
        }
    }

    @GetMapping(path = "/offers/{offer}", produces = PageFrame.HTML)
    Mono<Rendering> offer(@PathVariable OfferId offer, Account account, AtLeast atLeast, ServerWebExchange exchange) {
        Optional<Moment> asOf = Moment.of(new Asked(exchange).filters(), Moment.AS_OF);
        Mono<Seen> seen = moments.ask(atLeast.position(), asOf, then -> seen(then, offer, account))
                .flatMap(known -> references.fill(known.detail().allocations()).map(known::with));
        return Mono.zip(seen, history.of(offer, atLeast.position(), account.actor()))
                .flatMap(both -> frame.page(
                        "offer", exchange, model(both.getT1(), both.getT2().items(), account, asOf)));
    }

    private Seen seen(MarketAt then, OfferId offer, Account account) {
        Market market = then.market();
        OfferDetail detail = new OfferReads(market, then.today()).one(offer, account.actor(), smallestCount);
        List<CohortRow> cohorts = account.role() == Role.UNIVERSITY
                ? new CohortReads(market)
                        .mine(PageRequest.first("cohorts", PageRequest.MOST), account.actor()).items().stream()
                                .filter(cohort -> fits(cohort, detail.offer()))
                                .toList()
                : List.of();
        return new Seen(
                detail,
                new ReleaseReads(market, then.today()).find(offer, account.actor()),
                WaitingLine.open(market, then.today(), Optional.of(offer), Optional.empty(), account.actor()),
                cohorts,
                linked(detail, market),
                Represented.by(account.actor(), detail.offer().provider(), market, then.today()),
                then.instant());
    }

    private static List<Choice> linked(OfferDetail detail, Market market) {
        return detail.linked().stream()
                .flatMap(id -> market.offers().find(id).stream())
                .map(other -> new Choice(
                        other.id().value(),
                        ReferenceData.shipped().professionName(other.terms().profession()),
                        false))
                .toList();
    }

    static boolean fits(CohortRow cohort, OfferRow offer) {
        return cohort.profession().equals(offer.profession()) && offer.level().suits(cohort.level());
    }

    /** A cohort to choose, and how far it is placed. */
    static Choice choice(CohortRow cohort) {
        return new Choice(
                cohort.cohort().value(),
                "%s, %s (%d of %d placed)"
                        .formatted(cohort.programme(), Words.month(cohort.intake()), cohort.placed(), cohort.of()),
                false);
    }

    private static Map<String, Object> model(
            Seen seen, List<HistoryLine> lines, Account account, Optional<Moment> asOf) {
        OfferDetail detail = seen.detail();
        Today today = Today.of(seen.instant());
        boolean past = asOf.isPresent();
        OfferLine line = new OfferLine(detail.offer());
        WeekSet coming = WeekSet.covering(
                        detail.offer().firstDay(), detail.offer().lastDay())
                .from(today.week());
        Map<String, Object> model = new HashMap<>(Replay.model(
                asOf,
                detail.position(),
                seen.instant(),
                "/offers/" + detail.offer().offer()));
        model.put("offer", line);
        model.put("own", !past && seen.own());
        model.put("postAgain", !past && seen.own() && detail.withdrawn().isPresent());
        model.put("canBook", !past && account.role() == Role.UNIVERSITY && line.isBookable() && !coming.isEmpty());
        seen.release().ifPresent(release -> {
            ReleasePanel.into(model, release, account, seen.instant(), coming);
            if (past) {
                model.put("canRequest", false);
                model.put("canRerun", false);
            }
        });
        model.put("cohorts", seen.cohorts().stream().map(OfferPage::choice).toList());
        model.put("weekChoices", Choice.weeks(coming));
        detail.replaces().ifPresent(before -> model.put("replaces", before.value()));
        model.put("linked", seen.linked());
        model.put(
                "reserved",
                detail.reserved().stream()
                        .map(share -> "%s for %s until %s"
                                .formatted(
                                        Words.count(share.places(), "place"),
                                        share.universityName(),
                                        Words.moment(share.until())))
                        .toList());
        model.put("weeks", detail.weeks().stream().map(WeekLine::of).toList());
        model.put("waiting", WaitingLine.of(seen.waiting()));
        model.put("holds", Held.of(detail.holds(), past));
        model.put("allocations", Booked.of(detail.allocations(), account.role(), seen.instant(), past));
        model.put(
                "history",
                lines.stream()
                        .filter(happened -> !past || happened.position() <= detail.position())
                        .map(Happened::of)
                        .toList());
        return model;
    }
}
