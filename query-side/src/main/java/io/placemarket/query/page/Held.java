package io.placemarket.query.page;

import io.placemarket.kernel.id.CohortId;
import io.placemarket.query.booking.HoldRow;
import io.placemarket.query.market.Hold;
import java.util.List;

/**
 * A hold in a table.
 *
 * @param past whether it is shown as it was, when nothing can be done any more
 */
record Held(HoldRow row, boolean past) {
    static List<Held> of(List<HoldRow> rows) {
        return of(rows, false);
    }

    static List<Held> of(List<HoldRow> rows, boolean past) {
        return rows.stream().map(row -> new Held(row, past)).toList();
    }

    public String getId() {
        return row.hold().value();
    }

    public String getOffer() {
        return row.offer().value();
    }

    public String getCohortId() {
        return row.cohort().map(CohortId::value).orElse("");
    }

    public String getCohort() {
        return row.programme()
                .map(programme -> programme + " (" + row.universityName() + ")")
                .orElse(row.universityName());
    }

    public String getWhere() {
        return row.areaName();
    }

    public String getWeeks() {
        return Words.weeks(row.weeks());
    }

    public int getLeft() {
        return row.left();
    }

    /** How many places it still holds, in words. */
    public String getPlaces() {
        return Words.count(row.left(), "place");
    }

    public String getLapses() {
        return switch (row.state()) {
            case HELD -> Words.moment(row.lapsesAt());
            case NAMED -> "All named";
            case RELEASED -> "Released";
            case LAPSED -> "Lapsed";
        };
    }

    /** A university may keep a hold longer, once. */
    public boolean isMayExtend() {
        return isOpen() && !row.extended();
    }

    public boolean isOpen() {
        return row.state() == Hold.State.HELD && !past;
    }
}
