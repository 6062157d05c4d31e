package io.placemarket.query.board;

import io.placemarket.kernel.area.Room;
import io.placemarket.kernel.area.SupervisorGroup;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.query.board.CellFound.InArea;
import io.placemarket.query.board.CellFound.OfCohort;
import io.placemarket.query.reading.Visibility;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Sentences that explain a cell's figures to somebody, made of the very values that add up to them. */
final class CellWords {
    private static final double WHOLE_TIME = SupervisorGroup.WHOLE_TIME;

    private final CellFound found;
    private final Actor actor;

    CellWords(CellFound found, Actor actor) {
        this.found = found;
        this.actor = actor;
    }

    CellFigure figure(Measure measure) {
        return new CellFigure(
                measure.key(),
                measure.title(),
                found.value(measure),
                sentence(measure, found.value(measure)),
                measure.total());
    }

    private String sentence(Measure measure, int value) {
        return switch (measure) {
            case FREE -> free(value);
            case OFFERED -> offered(value);
            case MAXIMUM ->
                value == 0
                        ? "No area offers anything that is audited, so no audit allows anything here."
                        : "The educational audits of the %s allow %s.".formatted(offering(), atOnce(value));
            case LIMIT -> limit(value);
            case HELD -> taken(measure, value, "held for cohorts without naming students", "is held");
            case TURNS ->
                taken(
                        measure,
                        value,
                        "kept for those on a waiting list whose turn it is",
                        "is kept for anybody's turn");
            case ALLOCATED -> taken(measure, value, "allocated to named students", "is allocated to a named student");
            case WAITING -> taken(measure, value, "waited for; who waits takes nothing", "is waited for");
            case OVER_COMMITTED -> overCommitted(value);
            case STILL_TO_PLACE -> stillToPlace(value);
            case UNMET -> unmet(value);
        };
    }

    private String free(int value) {
        long offering = areas(Measure.OFFERED);
        if (offering == 0) {
            return "Nothing is on offer here, so nothing is free.";
        }
        int alone = found.areas().stream()
                .mapToInt(area -> area.freeAlone(found.query()))
                .sum();
        return (value == 0
                        ? "Nothing more could be booked in the %s.".formatted(offering())
                        : "%s more %s could be booked, in %s%s."
                                .formatted(
                                        atLeast(value, found.isCertain()),
                                        placesWord(value),
                                        areas(Measure.FREE) == offering ? "the " : areas(Measure.FREE) + " of the ",
                                        offering()))
                + (alone == value
                        ? ""
                        : " Each offer alone, %s would be free; offers of an area are alternatives for the same places, so these do not"
                                        .formatted(places(alone))
                                + " add up: the areas' figures do.");
    }

    /** More might fit where not every way to fill an area was tried. */
    private static String atLeast(int value, boolean certain) {
        return certain ? "%,d".formatted(value) : "At least %,d".formatted(value);
    }

    private String offered(int value) {
        if (value == 0) {
            return "Nothing is on offer here.";
        }
        int limit = found.value(Measure.LIMIT);
        return "%s on offer, in %s of %s."
                        .formatted(are(value), offers(Measure.OFFERED), count(areas(Measure.OFFERED), "area"))
                + (value > limit
                        ? " That is more than the %,d that are safe at once: offers to different professions are alternatives for the same places."
                                .formatted(limit)
                        : "");
    }

    private String limit(int value) {
        int maximum = found.value(Measure.MAXIMUM);
        if (areas(Measure.OFFERED) == 0) {
            return "No area offers anything here.";
        }
        return value == maximum
                ? "%s safe in the %s, as the audits allow.".formatted(capital(atOnceAre(value)), offering())
                : "%s safe in the %s: the audits allow %,d, and in %s the provider says that fewer are safe now."
                        .formatted(
                                capital(atOnceAre(value)),
                                offering(),
                                maximum,
                                count(
                                        found.areas().stream()
                                                .filter(area -> area.count(Measure.LIMIT) < area.count(Measure.MAXIMUM))
                                                .count(),
                                        "area"));
    }

    private String taken(Measure measure, int value, String how, String none) {
        return value == 0
                ? "No place %s.".formatted(none)
                : "%s %s, in %s of %s.".formatted(are(value), how, offers(measure), count(areas(measure), "area"));
    }

    private String overCommitted(int value) {
        Optional<Room> deficit = worst(found.areas().stream().flatMap(this::deficits));
        return (value == 0
                        ? "In no area are there more learners than is safe."
                        : "There %s more than is safe, in %s; bookings made before a limit was lowered stay."
                                .formatted(
                                        value == 1 ? "is 1 " + learner() : "are %,d %ss".formatted(value, learner()),
                                        count(areas(Measure.OVER_COMMITTED), "area")))
                + deficit.map(room -> " Apart from that, in one area %s in a week.".formatted(shortOf(room)))
                        .orElse("");
    }

    private String learner() {
        return found.isOfOneWeek() ? "learner" : "learner-week";
    }

    /** Those that may be told: how an area is staffed is known to its provider and the region. */
    private Stream<Room> deficits(InArea area) {
        return seesStaff(area)
                ? found.query().allWeeks().stream()
                        .flatMap(week -> area.slice().capacity().supervisionDeficit(week).stream())
                : Stream.empty();
    }

    private boolean seesStaff(InArea area) {
        return Visibility.seesReason(actor, area.area().provider());
    }

    private static Optional<Room> worst(Stream<Room> deficits) {
        return deficits.max((one, other) -> Integer.compare(missing(one), missing(other)));
    }

    private static int missing(Room room) {
        return room.taken() - room.limit();
    }

    private static String shortOf(Room room) {
        return String.format(Locale.UK, "%.1f supervisors are missing", missing(room) / WHOLE_TIME);
    }

    private String stillToPlace(int value) {
        int needed = found.needed();
        if (needed == 0) {
            return "No cohort must be placed here.";
        }
        String whole = "Of %s of %s who must be placed, "
                .formatted(students(needed), count(found.cohorts().size(), "cohort"));
        return value == 0 ? whole + "none is still to place." : whole + "%,d have no booking yet.".formatted(value);
    }

    private String unmet(int value) {
        int still = found.value(Measure.STILL_TO_PLACE);
        boolean withheld = found.withholdsUnmet();
        String rest = withheld
                ? " Care systems with fewer than %d of a profession in a week are not counted, nor others from which they could be reckoned."
                        .formatted(found.smallestCount())
                : "";
        if (still == 0) {
            return "Nobody is still to place, so nobody is without an offer.";
        }
        if (value == 0 && !withheld) {
            return "Something fits for all of %s still to place: an open offer with a free place in the week."
                    .formatted(students(still));
        }
        return (value == 0
                        ? "For some of %s still to place nothing fits; how many may not be told."
                                .formatted(students(still))
                        : "For %,d of %s still to place nothing fits: no open offer of their profession and level, for all or for their"
                                        .formatted(value, students(still))
                                + " university, has a free place anywhere.")
                + rest;
    }

    /** Why an area has that part of a figure. */
    String sentence(Measure measure, InArea area, Optional<String> reason) {
        int value = area.count(measure);
        int booked = area.count(Measure.HELD) + area.count(Measure.TURNS) + area.count(Measure.ALLOCATED);
        return switch (measure) {
            case FREE ->
                "%s more: %,d offered, %,d booked in these offers, %s safe."
                        .formatted(
                                atLeast(value, area.slice().isCertain()),
                                area.count(Measure.OFFERED),
                                booked,
                                atOnceAre(area.count(Measure.LIMIT)));
            case MAXIMUM -> "The audit allows %s.".formatted(atOnce(value));
            case LIMIT ->
                value == area.count(Measure.MAXIMUM)
                        ? "%s safe, as the audit allows.".formatted(capital(atOnceAre(value)))
                        : "%s safe; the audit allows %,d%s."
                                .formatted(
                                        capital(atOnceAre(value)),
                                        area.count(Measure.MAXIMUM),
                                        reason.map(why -> " (" + why + ")").orElse(""));
            case OVER_COMMITTED ->
                "%,d more than is safe.".formatted(value)
                        + worst(deficits(area))
                                .map(room -> " Apart from that, " + shortOf(room) + " in a week.")
                                .orElse("");
            case OFFERED, HELD, TURNS, ALLOCATED, WAITING -> sentence(measure, value, area);
            case STILL_TO_PLACE, UNMET -> throw new IllegalStateException("areas have no " + measure);
        };
    }

    /** What an offer has of a figure. */
    String sentence(Measure measure, int value, InArea offer) {
        return "%,d %s, of %,d offered."
                .formatted(value, measure.title().toLowerCase(Locale.ROOT), offer.count(Measure.OFFERED));
    }

    /** What an offer alone could take, and in one week what stops the next. */
    String alone(InArea one, List<Room> rooms) {
        return "%,d of %,d offered"
                        .formatted(rooms.stream().mapToInt(Room::free).sum(), one.count(Measure.OFFERED))
                + (rooms.size() == 1 ? "; " + stopped(rooms.getFirst(), seesStaff(one)) : "") + ".";
    }

    private static String stopped(Room room, boolean seesStaff) {
        return switch (room.bound()) {
            case CLOSED -> "the offer is withdrawn or closed";
            case NOT_OFFERED -> "not offered in this week";
            case NOT_RELEASED -> "not released yet";
            case OUTSIDE_AUDIT -> "outside the educational audit";
            case OFFER -> "then the offer is full (%,d booked of %,d)".formatted(room.taken(), room.limit());
            case AREA -> "then the area is full (%,d there of %,d safe)".formatted(room.taken(), room.limit());
            case PROFESSION ->
                "then the audit allows no more of the profession (%,d there of %,d)"
                        .formatted(room.taken(), room.limit());
            case SUPERVISION ->
                "then supervisors are too few"
                        + (seesStaff
                                ? String.format(
                                        Locale.UK,
                                        " (%.1f used of %.1f)",
                                        room.taken() / WHOLE_TIME,
                                        room.limit() / WHOLE_TIME)
                                : "");
            case RESERVED -> "the rest is reserved for others";
        };
    }

    String sentence(OfCohort cohort) {
        return "Of %s who must be placed, %,d have no booking yet."
                .formatted(students(cohort.needed()), cohort.stillToPlace());
    }

    private String offering() {
        return count(areas(Measure.OFFERED), "area") + (areas(Measure.OFFERED) == 1 ? " that offers" : " that offer");
    }

    private long areas(Measure measure) {
        return found.areas().stream().filter(area -> area.count(measure) > 0).count();
    }

    private String offers(Measure measure) {
        return count(
                found.areas().stream()
                        .flatMap(
                                area -> area.slice().members().keySet().stream().map(area::only))
                        .filter(one -> one.count(measure) > 0)
                        .count(),
                "offer");
    }

    private String students(int number) {
        return count(number, found.isOfOneWeek() ? "student" : "student-week");
    }

    private String places(int number) {
        return "%,d %s".formatted(number, placesWord(number));
    }

    private String placesWord(int number) {
        return (found.isOfOneWeek() ? "place" : "place-week") + (number == 1 ? "" : "s");
    }

    /** 1 place is, 2 places are. */
    private String are(int number) {
        return places(number) + (number == 1 ? " is" : " are");
    }

    private String atOnce(int number) {
        return found.isOfOneWeek()
                ? "%,d %s at once".formatted(number, number == 1 ? "student" : "students")
                : "%,d student-weeks".formatted(number);
    }

    private String atOnceAre(int number) {
        return atOnce(number) + (number == 1 && found.isOfOneWeek() ? " is" : " are");
    }

    static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    static String count(long number, String what) {
        return "%,d %s%s".formatted(number, what, number == 1 ? "" : "s");
    }
}
