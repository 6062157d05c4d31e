package io.placemarket.query.calendar;

import io.placemarket.kernel.area.BookedPlaces;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.Weekdays;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.CalendarId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.organisation.Organisation;
import io.placemarket.kernel.reference.ReferenceData;
import io.placemarket.query.market.Allocation;
import io.placemarket.query.market.AreasView;
import io.placemarket.query.market.CohortsView;
import io.placemarket.query.market.Labels;
import io.placemarket.query.market.Market;
import io.placemarket.query.market.OffersView;
import io.placemarket.query.market.OrganisationsView;
import io.placemarket.query.reading.Today;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Who is coming to an area, or where a cohort's students are, of all that lasts until eight weeks ago or longer: how many, of which programme, never who. Students of
 * one cohort in one offer stand together.
 */
final class CalendarReads {
    private static final int WEEKS_BACK = 8;
    private static final int UID_LETTERS = 32;

    private final Market market;
    private final Week from;

    CalendarReads(Market market, Today today) {
        this.market = market;
        this.from = today.week().plus(-WEEKS_BACK);
    }

    /** How far what is booked has come. */
    private enum Standing {
        HELD("held without names"),
        PROPOSED("not accepted yet"),
        PLACED("placed");

        private final String words;

        Standing(String words) {
            this.words = words;
        }
    }

    private record Group(OfferId offer, CohortId cohort, Standing standing) {}

    /** Consecutive weeks with the same number of heads. */
    private record Run(Week first, Week last, int heads) {}

    /** A calendar as a file; nothing where its area or cohort is not known. */
    Optional<String> ics(CalendarId calendar) {
        return calendar.area()
                .flatMap(market.areas()::find)
                .map(area ->
                        Ics.write(area.name() + ": who is coming", entries(calendar, booked(area.id())), market.at()))
                .or(() -> calendar.cohort()
                        .flatMap(market.cohorts()::find)
                        .map(cohort -> Ics.write(
                                cohort.programme().name() + ": placements",
                                entries(calendar, booked(cohort)),
                                market.at())));
    }

    private Stream<BookedPlaces> booked(AreaId area) {
        return market.areas().find(area).stream().flatMap(entry -> entry.capacity().bookings().stream());
    }

    private Stream<BookedPlaces> booked(CohortsView.Entry cohort) {
        return cohort.bookings().stream()
                .flatMap(booking -> market.areas().find(booking.area()).stream()
                        .flatMap(area -> area.capacity().booking(booking).stream()));
    }

    private List<CalendarEntry> entries(CalendarId calendar, Stream<BookedPlaces> bookings) {
        Map<Group, SortedMap<Week, Integer>> heads = new LinkedHashMap<>();
        bookings.forEach(booked -> booked.heads()
                .forEach((week, count) -> heads.computeIfAbsent(group(booked), group -> new TreeMap<>())
                        .merge(week, count, Integer::sum)));
        List<CalendarEntry> entries = new ArrayList<>();
        heads.forEach((group, weeks) -> runs(weeks).stream()
                .filter(run -> !run.last().isBefore(from))
                .forEach(run -> market.offers()
                        .find(group.offer())
                        .map(OffersView.Entry::terms)
                        .flatMap(terms -> entry(calendar, group, run, terms))
                        .ifPresent(entries::add)));
        return entries;
    }

    private Group group(BookedPlaces booked) {
        Standing standing = booked.claim().booking() instanceof AllocationId allocation
                ? market.bookings()
                        .allocation(allocation)
                        .filter(known -> known.decided() == Allocation.State.PROPOSED)
                        .map(known -> Standing.PROPOSED)
                        .orElse(Standing.PLACED)
                : Standing.HELD;
        return new Group(booked.offer(), booked.cohort(), standing);
    }

    private static List<Run> runs(SortedMap<Week, Integer> heads) {
        List<Run> runs = new ArrayList<>();
        heads.forEach((week, count) -> {
            Run last = runs.isEmpty() ? null : runs.getLast();
            if (last != null && last.heads() == count && last.last().plus(1).equals(week)) {
                runs.set(runs.size() - 1, new Run(last.first(), week, count));
            } else {
                runs.add(new Run(week, week, count));
            }
        });
        return runs;
    }

    /** Nothing where none of the days is one on which the offer's students are there. */
    private Optional<CalendarEntry> entry(CalendarId calendar, Group group, Run run, OfferTerms terms) {
        LocalDate first = latest(run.first().monday(), terms.firstDay());
        LocalDate last = earliest(run.last().sunday(), terms.lastDay());
        Weekdays days = terms.weekdays();
        if (first.datesUntil(last.plusDays(1)).noneMatch(day -> days.contains(day.getDayOfWeek()))) {
            return Optional.empty();
        }
        AreasView.Entry area = market.areas().find(group.offer().area()).orElseThrow();
        CohortsView.Entry cohort = market.cohorts().find(group.cohort()).orElseThrow();
        String provider = market.organisations().name(area.provider());
        String profession = ReferenceData.shipped().professionName(terms.profession());
        String what = group.standing() == Standing.HELD
                ? count(run.heads(), "place") + " held"
                : count(run.heads(), "student");
        String whose = calendar.area().isPresent()
                ? market.organisations().name(cohort.university())
                : area.name() + ", " + provider;
        return Optional.of(new CalendarEntry(
                uid(calendar, group, run),
                "%s: %s, %s".formatted(what, profession, whose),
                "%s, %s\n%s, %s\n%s"
                        .formatted(
                                cohort.programme().name(),
                                Labels.of(cohort.programme().level()),
                                Labels.of(terms.mode()),
                                group.standing().words,
                                days.areAll() ? "Whole weeks" : "On " + days),
                Stream.of(Optional.of(area.name()), Optional.of(provider), town(area))
                        .flatMap(Optional::stream)
                        .reduce((some, more) -> some + ", " + more)
                        .orElseThrow(),
                first,
                last,
                days,
                group.standing() == Standing.PLACED));
    }

    private Optional<String> town(AreasView.Entry area) {
        return market.organisations()
                .find(area.provider())
                .map(OrganisationsView.Entry::details)
                .flatMap(Organisation::town);
    }

    private static LocalDate latest(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? other : one;
    }

    private static LocalDate earliest(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    /** Tells nobody an identifier of the market's. */
    private static String uid(CalendarId calendar, Group group, Run run) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((calendar + "/" + group.offer() + "/" + group.cohort() + "/" + group.standing() + "/"
                                    + run.first())
                            .getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, UID_LETTERS) + "@placemarket";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
