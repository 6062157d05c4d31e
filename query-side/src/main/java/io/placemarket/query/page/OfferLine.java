package io.placemarket.query.page;

import io.placemarket.kernel.cohort.Requirement;
import io.placemarket.kernel.offer.OfferParticulars;
import io.placemarket.kernel.reference.SupervisionModel;
import io.placemarket.query.market.Labels;
import io.placemarket.query.market.ReleasesView;
import io.placemarket.query.offer.OfferRow;
import io.placemarket.query.offer.OfferState;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An offer as pages show it. */
record OfferLine(OfferRow row) {
    static List<OfferLine> of(List<OfferRow> rows) {
        return rows.stream().map(OfferLine::new).toList();
    }

    public String getId() {
        return row.offer().value();
    }

    public String getArea() {
        return row.area().value();
    }

    public String getAreaName() {
        return row.areaName();
    }

    /** Provider and town. */
    public String getWhere() {
        return where(row.providerName(), row.town());
    }

    static String where(String provider, Optional<String> town) {
        return town.map(name -> provider + ", " + name).orElse(provider);
    }

    public String getProfession() {
        return row.professionName();
    }

    public String getLevel() {
        return Labels.of(row.level());
    }

    public String getFirstDay() {
        return Words.day(row.firstDay());
    }

    public String getLastDay() {
        return Words.day(row.lastDay());
    }

    public int getPlaces() {
        return row.places();
    }

    public int getFreeWhole() {
        return row.freeWhole();
    }

    public String getMode() {
        return Labels.of(row.mode());
    }

    /** The model, and the size of its groups where that is said. */
    public String getSupervision() {
        OptionalInt group = row.particulars().map(OfferParticulars::groupSize).orElseGet(OptionalInt::empty);
        return row.supervision().label() + (group.isPresent() ? ", in groups of " + group.getAsInt() : "");
    }

    public @Nullable String getHours() {
        return row.hoursPerWeek().isPresent()
                ? String.valueOf(row.hoursPerWeek().getAsInt())
                : null;
    }

    public String getIcb() {
        return row.icbName().orElse("Not known");
    }

    public String getSector() {
        return row.sector().label();
    }

    public String getConfirmation() {
        return row.confirmWithinWorkingDays() == 0
                ? "At once"
                : "Within " + Words.count(row.confirmWithinWorkingDays(), "working day");
    }

    /** What goes without saying is left out. */
    public String getTerms() {
        return Stream.of(
                        Labels.of(row.mode()),
                        row.confirmWithinWorkingDays() == 0
                                ? ""
                                : "confirmed " + getConfirmation().toLowerCase(Locale.ROOT),
                        row.supervision().equals(SupervisionModel.NOT_STATED) ? "" : getSupervision(),
                        row.particulars()
                                .flatMap(OfferParticulars::weekdays)
                                .map(days -> days.areAll() ? "" : "every " + days)
                                .orElse(""),
                        row.hoursPerWeek().isPresent() ? row.hoursPerWeek().getAsInt() + " hours a week" : "")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /** What the offer says in particular, a line each. */
    public List<String> getParticulars() {
        return row.particulars().stream()
                .flatMap(OfferLine::said)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static Stream<String> said(OfferParticulars particulars) {
        int least = particulars.leastWeeks().orElse(1);
        return Stream.of(
                particulars
                        .weekdays()
                        .map(days -> "Every "
                                + days.stream()
                                        .map(day -> day.getDisplayName(TextStyle.FULL, Locale.UK))
                                        .collect(Collectors.joining(", ")))
                        .orElse(""),
                particulars
                        .weeks()
                        .map(weeks -> "In " + Words.count(weeks.size(), "week") + " of this time only")
                        .orElse(""),
                particulars.mostWeeks().isPresent()
                        ? "Bookings of " + least + " to "
                                + Words.count(particulars.mostWeeks().getAsInt(), "week")
                        : least > 1 ? "Bookings of at least " + Words.count(least, "week") : "",
                particulars
                        .arrangement()
                        .map(arrangement ->
                                "Supervised " + Labels.of(arrangement).toLowerCase(Locale.ROOT))
                        .orElse(""),
                particulars.onlyFor().isEmpty() ? "" : "For named education providers only",
                particulars
                        .requirements()
                        .map(some -> "Before they start, students must be cleared for: "
                                + some.stream().map(Requirement::label).collect(Collectors.joining(", ")))
                        .orElse(""),
                particulars.agreementRequired() ? "Only under an agreement between the two organisations" : "");
    }

    public boolean isOpen() {
        return row.state() == OfferState.OPEN;
    }

    /** How many wait for its places, in words. */
    public String getWaiting() {
        return row.waiting() == 0
                ? "Nobody waits now."
                : (row.waiting() == 1 ? "1 waits now." : row.waiting() + " wait now.");
    }

    /** Whether places can be held and students allocated. */
    public boolean isBookable() {
        return isOpen() && !isAwaited();
    }

    /** Whether it waits for its release. */
    public boolean isAwaited() {
        return isOpen()
                && row.release()
                        .filter(release -> release.state() == ReleasesView.State.ANNOUNCED)
                        .isPresent();
    }

    /** When it was or is released; nothing where it was bookable from the start. */
    public @Nullable String getRelease() {
        return row.release().map(release -> Words.moment(release.at())).orElse(null);
    }

    public String getState() {
        return isAwaited() ? "Opens " + getRelease() : Words.plain(row.state());
    }

    public String getStateClass() {
        return switch (row.state()) {
            case OPEN -> isAwaited() ? "pm-tag--wait" : "pm-tag--good";
            case WITHDRAWN -> "pm-tag--bad";
            case CLOSED, ENDED -> "";
        };
    }
}
