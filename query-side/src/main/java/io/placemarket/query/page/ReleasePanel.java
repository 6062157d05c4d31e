package io.placemarket.query.page;

import io.placemarket.edge.account.Account;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.identity.Role;
import io.placemarket.kernel.release.RequestOutcome;
import io.placemarket.query.market.Labels;
import io.placemarket.query.market.ReleasesView;
import io.placemarket.query.reading.Today;
import io.placemarket.query.release.ReleaseDetail;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The release of an offer on its page. */
record ReleasePanel(ReleaseDetail detail, boolean takesRequests) {
    /** Puts it into a page's model, with the weeks a university may ask for where it may. */
    static void into(Map<String, Object> model, ReleaseDetail detail, Account account, Instant now, WeekSet coming) {
        boolean takesRequests = detail.state() == ReleasesView.State.ANNOUNCED && now.isBefore(detail.releaseAt());
        model.put("release", new ReleasePanel(detail, takesRequests));
        model.put("canRequest", takesRequests && account.role() == Role.UNIVERSITY);
        model.put("canRerun", detail.state() == ReleasesView.State.RESOLVED && account.role() == Role.OPERATOR);
        model.put("requests", RequestLine.of(detail.items(), now));
        model.put(
                "requestWeeks",
                Choice.weeks(coming.from(Today.of(detail.releaseAt()).week())));
    }

    public String getOffer() {
        return detail.offer().value();
    }

    public String getAt() {
        return Words.moment(detail.releaseAt());
    }

    public String getTieBreak() {
        return Labels.of(detail.tieBreak());
    }

    /** How many want how much. */
    public String getDemand() {
        return Words.count(detail.requests(), "request") + " for " + Words.count(detail.placesRequested(), "place");
    }

    public boolean isResolved() {
        return detail.state() == ReleasesView.State.RESOLVED;
    }

    public boolean isCalledOff() {
        return detail.state() == ReleasesView.State.CALLED_OFF;
    }

    public String getCommitment() {
        return detail.commitment();
    }

    public @Nullable String getSeed() {
        return detail.seed().orElse(null);
    }

    /** Why it was run again, and what the result before had granted, in words. */
    public List<String> getReruns() {
        return detail.earlier().stream()
                .map(before -> "Run again: "
                        + Words.reason(before.reason().code(), before.reason().note())
                        + ". Before, "
                        + Words.count(
                                before.outcomes().stream()
                                        .mapToInt(RequestOutcome::granted)
                                        .sum(),
                                "place")
                        + " had been granted.")
                .toList();
    }

    /** What could be given, in words. */
    public String getFree() {
        List<Integer> places = detail.free().stream()
                .map(week -> week.places())
                .distinct()
                .sorted()
                .toList();
        if (places.isEmpty()) {
            return "nothing was asked for";
        }
        return places.size() == 1
                ? Words.count(places.getFirst(), "place") + " in each week"
                : "%d to %d places, by week".formatted(places.getFirst(), places.getLast());
    }
}
