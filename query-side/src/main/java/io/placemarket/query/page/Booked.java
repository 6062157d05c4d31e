package io.placemarket.query.page;

import io.placemarket.kernel.calendar.EnglishTime;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.identity.Role;
import io.placemarket.query.booking.AllocationRow;
import io.placemarket.query.market.Allocation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An allocation in a table, as its side sees it.
 *
 * @param past whether it is shown as it was, when nothing can be done any more
 */
record Booked(AllocationRow row, Role role, Instant now, boolean past) {
    Booked(AllocationRow row, Role role, Instant now) {
        this(row, role, now, false);
    }

    static List<Booked> of(List<AllocationRow> rows, Role role, Instant now) {
        return of(rows, role, now, false);
    }

    static List<Booked> of(List<AllocationRow> rows, Role role, Instant now, boolean past) {
        return rows.stream().map(row -> new Booked(row, role, now, past)).toList();
    }

    public String getId() {
        return row.allocation().value();
    }

    public String getStudent() {
        return row.student().value();
    }

    /** The university's own number, where it looks. */
    public @Nullable String getReference() {
        return row.reference().orElse(null);
    }

    /** Nobody can say any more who it is. */
    public boolean isForgotten() {
        return row.forgotten();
    }

    /** The university, or for the university itself the cohort. */
    public String getWhose() {
        return role == Role.UNIVERSITY ? row.programme() : row.universityName();
    }

    public String getOffer() {
        return row.offer().value();
    }

    public String getWhere() {
        return row.areaName();
    }

    public String getProfession() {
        return row.professionName();
    }

    public String getWeeks() {
        return Words.weeks(row.weeks());
    }

    public String getState() {
        return Words.state(row.state());
    }

    public String getStateClass() {
        return Words.look(row.state());
    }

    /** By when an answer is due, or why it ended. */
    public @Nullable String getNote() {
        return row.confirmBy()
                .map(end -> "Answer by " + Words.moment(end))
                .or(this::notCleared)
                .or(() -> row.reason().map(reason -> Words.reason(reason.code(), reason.note())))
                .orElse(null);
    }

    private Optional<String> notCleared() {
        return Optional.of(row.notCleared())
                .filter(missing -> !missing.isEmpty())
                .map(missing -> "Not cleared to start: " + Words.requirements(missing));
    }

    public boolean isMayAnswer() {
        return !past
                && role == Role.PROVIDER
                && row.state() == Allocation.State.PROPOSED
                && row.confirmBy().map(now::isBefore).orElse(true);
    }

    /** A provider returns what it has not accepted yet; everything else that has not begun is withdrawn. */
    public boolean isMayWithdraw() {
        return !past
                && (row.state() == Allocation.State.ACCEPTED
                        || (role == Role.UNIVERSITY && row.state() == Allocation.State.PROPOSED));
    }

    /** Part of what has not begun is given up by either side, handed on by the university. */
    public boolean isMayChange() {
        return !past
                && (row.state() == Allocation.State.ACCEPTED
                        || row.state() == Allocation.State.STARTED
                        || row.state() == Allocation.State.PROPOSED)
                && !toCome().isEmpty();
    }

    private WeekSet toCome() {
        return row.weeks()
                .from(Week.of(LocalDate.ofInstant(now, EnglishTime.ZONE)).plus(1));
    }

    /** The first day that can be given up. */
    public String getFirstDay() {
        return toCome().first().monday().toString();
    }

    /** The last one. */
    public String getLastDay() {
        return toCome().last().sunday().toString();
    }

    public boolean isMayReport() {
        return !past
                && (row.state() == Allocation.State.STARTED
                        || (row.state() == Allocation.State.ACCEPTED
                                && !row.firstDay().isAfter(LocalDate.ofInstant(now, EnglishTime.ZONE))));
    }

    /** Who, where and when, in a line. */
    public String getAbout() {
        return row.reference().orElseGet(this::getStudent) + ", " + getWhere() + ", " + getWeeks();
    }
}
