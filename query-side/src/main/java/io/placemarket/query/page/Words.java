package io.placemarket.query.page;

import io.placemarket.kernel.booking.ReasonCode;
import io.placemarket.kernel.calendar.EnglishTime;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.query.market.Allocation;
import io.placemarket.query.market.RequirementsView;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Dates, weeks and terms as people in the United Kingdom read them. */
final class Words {
    private static final DateTimeFormatter DAY = format("EEE d MMM yyyy");
    private static final DateTimeFormatter SHORT = format("d MMM");
    private static final DateTimeFormatter MOMENT = format("EEE d MMM yyyy, HH:mm");
    private static final DateTimeFormatter MONTH = format("MMM yyyy");
    private static final DateTimeFormatter LOCAL = format("yyyy-MM-dd'T'HH:mm:ss");
    private static final DateTimeFormatter TIME = format("EEE d MMM, HH:mm:ss");

    private Words() {}

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.UK);
    }

    /** Mon 23 Nov 2026. */
    static String day(LocalDate day) {
        return british(DAY.format(day));
    }

    /** 23 Nov, for a column of a week. */
    static String shortDay(LocalDate day) {
        return british(SHORT.format(day));
    }

    /** Mon 23 Nov 2026, 17:00, in the United Kingdom. */
    static String moment(Instant at) {
        return british(MOMENT.format(at.atZone(EnglishTime.ZONE)));
    }

    /** Sun 22 Nov, 14:32:05, in the United Kingdom. */
    static String time(Instant at) {
        return TIME.format(at.atZone(EnglishTime.ZONE));
    }

    /** 2026-11-22T14:32:05, in the United Kingdom, as a form's field takes it. */
    static String local(Instant at) {
        return LOCAL.format(at.atZone(EnglishTime.ZONE));
    }

    /** Sep 2026. */
    static String month(YearMonth month) {
        return british(MONTH.format(month));
    }

    /** w/c 23 Nov. */
    static String week(Week week) {
        return "w/c " + shortDay(week.monday());
    }

    /** A count, or that it is not told because few are booked. */
    static String few(OptionalInt count) {
        return count.isPresent() ? String.valueOf(count.getAsInt()) : "not told";
    }

    /** Runs of weeks: {@code w/c 23 Nov to 14 Dec 2026 (4 weeks)}. */
    static String weeks(WeekSet weeks) {
        if (weeks.isEmpty()) {
            return "no weeks";
        }
        List<String> runs = new ArrayList<>();
        List<Week> all = weeks.stream().toList();
        int start = 0;
        for (int i = 0; i < all.size(); i++) {
            if (i + 1 == all.size() || all.get(i + 1).number() != all.get(i).number() + 1) {
                runs.add(
                        start == i
                                ? shortDay(all.get(i).monday())
                                : shortDay(all.get(start).monday()) + " to "
                                        + shortDay(all.get(i).monday()));
                start = i + 1;
            }
        }
        return "w/c " + String.join(", ", runs) + " " + all.getLast().monday().getYear() + " ("
                + count(all.size(), "week") + ")";
    }

    /** 1 week, 2 weeks. */
    static String count(long number, String what) {
        return "%,d %s%s".formatted(number, what, number == 1 ? "" : "s");
    }

    static String state(Allocation.State state) {
        return switch (state) {
            case PROPOSED -> "Proposed";
            case ACCEPTED -> "Accepted";
            case STARTED -> "Started";
            case COMPLETED -> "Completed";
            case RETURNED -> "Returned";
            case WITHDRAWN -> "Withdrawn";
            case POSTPONED -> "Postponed";
            case TRANSFERRED -> "Transferred";
            case REPLACED -> "Replaced";
            case DID_NOT_START -> "Did not start";
            case LEFT_EARLY -> "Left early";
        };
    }

    /** The look of a state's tag. */
    static String look(Allocation.State state) {
        return switch (state) {
            case PROPOSED -> "pm-tag--wait";
            case ACCEPTED, STARTED, COMPLETED -> "pm-tag--good";
            case RETURNED, WITHDRAWN, POSTPONED, TRANSFERRED, REPLACED, DID_NOT_START, LEFT_EARLY -> "pm-tag--bad";
        };
    }

    /** Requirements and how far they are met: "DBS check (pending)". */
    static String requirements(List<RequirementsView.Known> known) {
        return known.stream()
                .map(one -> one.requirement().label() + " ("
                        + plain(one.status()).toLowerCase(Locale.ROOT)
                        + one.expires().map(day -> " until " + day(day)).orElse("") + ")")
                .collect(Collectors.joining(", "));
    }

    /** An enumeration's name as words: {@code CARE_HOME} is "Care home". */
    static String plain(Enum<?> value) {
        String lower = value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return lower.substring(0, 1).toUpperCase(Locale.ROOT) + lower.substring(1);
    }

    static String reason(ReasonCode code, String note) {
        return note.isBlank() ? code.label() : code.label() + ": " + note;
    }

    /** Java's British locale writes "Sept". */
    private static String british(String text) {
        return text.replace("Sept", "Sep");
    }
}
