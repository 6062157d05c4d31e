package io.placemarket.query.page;

import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.TurnId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.identity.Role;
import io.placemarket.query.market.Market;
import io.placemarket.query.market.WaitingView;
import io.placemarket.query.reading.PageRequest;
import io.placemarket.query.reading.Today;
import io.placemarket.query.waiting.WaitingQuery;
import io.placemarket.query.waiting.WaitingReads;
import io.placemarket.query.waiting.WaitingRow;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An entry of a waiting list in a table. */
record WaitingLine(WaitingRow row) {
    /** Those that wait or have a turn and may be seen, of an offer or a cohort; none for whoever has no side. */
    static List<WaitingRow> open(
            Market market, Today today, Optional<OfferId> offer, Optional<CohortId> cohort, Actor actor) {
        return read(market, today, WaitingQuery.OPEN, offer, cohort, actor);
    }

    /** A university's turns. */
    static List<WaitingRow> turns(Market market, Today today, Actor actor) {
        return read(market, today, Set.of(WaitingView.State.TURN), Optional.empty(), Optional.empty(), actor);
    }

    private static List<WaitingRow> read(
            Market market,
            Today today,
            Set<WaitingView.State> states,
            Optional<OfferId> offer,
            Optional<CohortId> cohort,
            Actor actor) {
        if (actor.role() != Role.UNIVERSITY && actor.role() != Role.PROVIDER) {
            return List.of();
        }
        WaitingQuery query = new WaitingQuery(states, offer, cohort, PageRequest.first("waiting", PageRequest.MOST));
        return new WaitingReads(market, today).entries(query, actor).items();
    }

    static List<WaitingLine> of(List<WaitingRow> rows) {
        return rows.stream().map(WaitingLine::new).toList();
    }

    public String getId() {
        return row.entry().value();
    }

    public String getOffer() {
        return row.offer().value();
    }

    public String getTurn() {
        return row.turn().map(TurnId::value).orElse("");
    }

    public String getWhere() {
        return row.areaName();
    }

    public String getWho() {
        return row.programme()
                .map(programme -> programme + " (" + row.universityName() + ")")
                .orElse(row.universityName());
    }

    public String getWeeks() {
        return Words.weeks(row.weeks());
    }

    public int getPlaces() {
        return row.places();
    }

    public String getState() {
        return row.lapsesAt()
                .filter(until -> isHasTurn())
                .map(until -> (isOwn() ? "Your turn until " : "Its turn until ") + Words.moment(until))
                .orElse("Waiting");
    }

    public String getStateClass() {
        return isHasTurn() ? "pm-tag--good" : "pm-tag--wait";
    }

    public boolean isHasTurn() {
        return row.state() == WaitingView.State.TURN;
    }

    /** Whether its reader may take, decline or leave. */
    public boolean isOwn() {
        return row.cohort().isPresent();
    }
}
