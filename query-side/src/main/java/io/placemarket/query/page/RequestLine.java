package io.placemarket.query.page;

import io.placemarket.kernel.id.CohortId;
import io.placemarket.query.market.ReleasesView;
import io.placemarket.query.release.OutcomeRow;
import io.placemarket.query.release.RequestRow;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request in a table, as its reader may know it. */
record RequestLine(RequestRow row, Instant now) {
    static List<RequestLine> of(List<RequestRow> rows, Instant now) {
        return rows.stream().map(row -> new RequestLine(row, now)).toList();
    }

    public String getId() {
        return row.request().value();
    }

    public String getOffer() {
        return row.offer().value();
    }

    public String getWhere() {
        return row.areaName();
    }

    /** The programme for those who know it, else the university, else that it is another's. */
    public String getWho() {
        String university = row.universityName().orElse("Another university");
        return row.programme()
                .map(programme -> programme + " (" + university + ")")
                .orElse(university);
    }

    public String getCohort() {
        return row.cohort().map(CohortId::value).orElse("");
    }

    public String getWeeks() {
        return Words.weeks(row.weeks());
    }

    public String getFirst() {
        return row.weeks().first().toString();
    }

    public String getLast() {
        return row.weeks().last().toString();
    }

    public int getPlaces() {
        return row.places();
    }

    /** How many, in words. */
    public String getAsked() {
        return Words.count(row.places(), "place");
    }

    public @Nullable Integer getNeed() {
        return row.outcome().map(OutcomeRow::need).orElse(null);
    }

    public @Nullable Integer getGranted() {
        return row.outcome().map(OutcomeRow::granted).orElse(null);
    }

    public String getReleaseAt() {
        return Words.moment(row.releaseAt());
    }

    /** What became of it, or when that will be known. */
    public String getTold() {
        return switch (row.release()) {
            case ANNOUNCED ->
                now.isBefore(row.releaseAt()) ? "Resolved on " + getReleaseAt() + "." : "It is being resolved now.";
            case RESOLVED -> row.outcome().map(OutcomeRow::told).orElse("");
            case CALLED_OFF -> "The offer was withdrawn.";
        };
    }

    /** Whether its reader may change it. */
    public boolean isOpen() {
        return row.release() == ReleasesView.State.ANNOUNCED
                && row.cohort().isPresent()
                && now.isBefore(row.releaseAt());
    }
}
