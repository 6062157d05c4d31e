package io.placemarket.command.offer;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.offer.OfferParticulars;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.refusal.Refusal;
import io.placemarket.kernel.refusal.TermRefusal.BookingLength;
import io.placemarket.kernel.refusal.WeeksRefusal.BeforeRelease;
import io.placemarket.kernel.refusal.WeeksRefusal.BeforeThisWeek;
import java.util.Optional;

/** Only weeks of the offer can be booked, and none before the current week. */
final class BookableWeeks {
    private BookableWeeks() {}

    static WeekSet of(WeekSet offered, Optional<WeekSet> asked, Week thisWeek) {
        return from(thisWeek, BeforeThisWeek::new, offered, asked);
    }

    /** The same where nothing before the week of the release can be asked for. */
    static WeekSet afterRelease(WeekSet offered, Optional<WeekSet> asked, Week release) {
        return from(release, BeforeRelease::new, offered, asked);
    }

    /** The same weeks, as few and as many as the offer allows in a booking. */
    static WeekSet checkedLength(WeekSet weeks, OfferParticulars particulars) {
        int least = particulars.leastWeeks().orElse(1);
        int most = particulars.mostWeeks().orElse(weeks.size());
        if (weeks.size() < least || weeks.size() > most) {
            throw new BookingLength(
                            weeks,
                            least,
                            particulars.mostWeeks().stream().boxed().findFirst())
                    .thrown();
        }
        return weeks;
    }

    /** Weeks of the offer, whether they have begun or not: those asked for, or all. */
    static WeekSet everOf(WeekSet offered, Optional<WeekSet> asked) {
        WeekSet weeks = asked.orElse(offered);
        if (weeks.isEmpty() || !offered.containsAll(weeks)) {
            throw Problem.invalid("first_day", weeks.toString(), "weeks of the offer: " + offered)
                    .refused();
        }
        return weeks;
    }

    /** What is said where some of the weeks lie before the first that can be booked. */
    @FunctionalInterface
    private interface TooEarly {
        Refusal of(WeekSet weeks, Week first, WeekSet bookable);
    }

    private static WeekSet from(Week first, TooEarly refusal, WeekSet offered, Optional<WeekSet> asked) {
        WeekSet weeks = asked.orElseGet(() -> offered.from(first));
        if (asked.isPresent() && weeks.isEmpty()) {
            throw Problem.missing("weeks", "at least one of the offer's weeks, " + offered)
                    .refused();
        }
        if (!offered.containsAll(weeks)) {
            throw Problem.invalid("weeks", weeks.toString(), "weeks of the offer: " + offered)
                    .refused();
        }
        if (weeks.isEmpty() || weeks.first().isBefore(first)) {
            throw refusal.of(offered.and(weeks.isEmpty() ? offered : weeks).before(first), first, offered.from(first))
                    .thrown();
        }
        return weeks;
    }
}
