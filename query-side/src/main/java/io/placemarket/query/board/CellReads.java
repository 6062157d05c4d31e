package io.placemarket.query.board;

import io.placemarket.kernel.area.Room;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.identity.Role;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.reference.ReferenceData;
import io.placemarket.query.board.CellFound.InArea;
import io.placemarket.query.board.CellFound.OfCohort;
import io.placemarket.query.board.CellPart.Alternative;
import io.placemarket.query.board.CellPart.Kind;
import io.placemarket.query.board.CellSide.Causes;
import io.placemarket.query.market.AreasView;
import io.placemarket.query.market.Labels;
import io.placemarket.query.market.Market;
import io.placemarket.query.market.OffersView;
import io.placemarket.query.past.MarketAt;
import io.placemarket.query.reading.Page;
import io.placemarket.query.reading.Visibility;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds what is behind a cell, for somebody: parts that add up to its figure, of which small counts of people are told together alone. */
public final class CellReads {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

    private final MarketAt then;
    private final Market market;
    private final int smallestCount;

    /** @param smallestCount fewer students are not told of one university by itself */
    public CellReads(MarketAt then, int smallestCount) {
        this.then = then;
        this.market = then.market();
        this.smallestCount = smallestCount;
    }

    /** Both that is told of a cell at its own moment where it is compared. */
    record Both(CellDetail cell, CellSide side) {}

    /** The cell with all its figures, and a page of what is behind one of them. */
    public CellDetail read(CellQuery query, Actor actor) {
        return detail(query, found(query, query.board().apply(then.today())), actor);
    }

    /** The same, and what this moment says of it where it is compared; the market is gone through once. */
    Both both(CellQuery query, Actor actor) {
        CellFound found = found(query, query.board().apply(then.today()));
        return new Both(detail(query, found, actor), side(query, found, actor));
    }

    private CellFound found(CellQuery query, BoardQuery whole) {
        BoardQuery board = query.weeks(whole);
        return CellFound.of(board, query.slice(board), market, smallestCount);
    }

    private CellDetail detail(CellQuery query, CellFound found, Actor actor) {
        BoardQuery board = found.query();
        Slice slice = found.slice();
        CellWords words = new CellWords(found, actor);
        Page<CellPart> page = query.page()
                .page(
                        market.position(),
                        parts(query.measure(), found, words, actor).sorted(Comparator.comparing(CellPart::key)),
                        CellPart::key);
        return new CellDetail(
                market.position(),
                market.at(),
                query.asOf().map(moment -> then.instant()),
                board.rows().key(),
                board.columns().key(),
                key(board, board.rows(), slice.row()),
                key(board, board.columns(), slice.column()),
                label(board, slice),
                board.weeks() == 1 ? "students" : "student-weeks",
                board.allWeeks(),
                CellQuery.told(board, slice).stream().map(words::figure).toList(),
                query.measure().key(),
                found.value(query.measure()),
                page.items(),
                page.next(),
                Optional.empty());
    }

    /**
     * What this moment says of a cell that is compared.
     *
     * @param whole the board it is of, whatever the day
     */
    CellSide side(CellQuery query, BoardQuery whole, Actor actor) {
        return side(query, found(query, whole), actor);
    }

    private CellSide side(CellQuery query, CellFound found, Actor actor) {
        BoardQuery board = found.query();
        Slice slice = found.slice();
        Map<Measure, Integer> values = new EnumMap<>(Measure.class);
        CellQuery.told(board, slice).forEach(measure -> values.put(measure, found.value(measure)));
        return new CellSide(
                market.position(),
                market.at(),
                values,
                found.isCertain(),
                parts(query.measure(), found, new CellWords(found, actor), actor)
                        .toList(),
                found.areas().stream()
                        .collect(Collectors.toMap(area -> area.area().id().value(), area -> causes(area, board))));
    }

    private static Causes causes(InArea area, BoardQuery board) {
        AreaSlice slice = area.slice();
        return new Causes(
                area.count(Measure.OFFERED),
                slice.members().values().stream()
                        .filter(offer -> !offer.released())
                        .mapToInt(offer -> board.allWeeks().stream()
                                .mapToInt(offer::offered)
                                .sum())
                        .sum(),
                area.count(Measure.HELD) + area.count(Measure.TURNS) + area.count(Measure.ALLOCATED),
                board.allWeeks().stream().mapToInt(slice.capacity()::elsewhere).sum(),
                area.count(Measure.LIMIT));
    }

    private static Optional<String> key(BoardQuery board, Dimension dimension, Optional<String> key) {
        return dimension == Dimension.WEEK ? Optional.of(board.from().toString()) : key;
    }

    private static String label(BoardQuery board, Slice slice) {
        String what = Stream.of(
                        slice.row().map(board.rows()::label), slice.column().map(board.columns()::label))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
        String weeks = board.weeks() == 1
                ? "week of " + DAY.format(board.from().monday())
                : "%d weeks from %s"
                        .formatted(board.weeks(), DAY.format(board.from().monday()));
        return (what.isEmpty() ? "All together" : what) + ", " + weeks;
    }

    private Stream<CellPart> parts(Measure measure, CellFound found, CellWords words, Actor actor) {
        return switch (measure) {
            case FREE -> areas(measure, Measure.OFFERED, found, words, actor);
            case MAXIMUM, LIMIT, OVER_COMMITTED -> areas(measure, measure, found, words, actor);
            case OFFERED, HELD, TURNS, ALLOCATED, WAITING ->
                new CellOffers(market, smallestCount, actor).parts(measure, found, words);
            case STILL_TO_PLACE ->
                actor.role() == Role.UNIVERSITY ? ownCohorts(found, words, actor) : universities(found);
            case UNMET -> careSystems(found);
        };
    }

    /** Those with something of the other measure; those where all that is on offer is for other education providers alone are not told apart. */
    private Stream<CellPart> areas(Measure measure, Measure with, CellFound found, CellWords words, Actor actor) {
        List<CellPart> parts = new ArrayList<>();
        int hidden = 0;
        for (InArea area : found.areas()) {
            if (area.count(with) > 0) {
                if (seesSome(area, actor)) {
                    parts.add(area(measure, area, found, words, actor));
                } else {
                    hidden += area.count(measure);
                }
            }
        }
        if (hidden > 0) {
            parts.add(CellPart.others("Areas with offers for other education providers alone", hidden));
        }
        return parts.stream();
    }

    private boolean seesSome(InArea area, Actor actor) {
        if (actor.role() != Role.UNIVERSITY) {
            return true;
        }
        List<OfferId> offering = area.slice().members().keySet().stream()
                .filter(offer -> area.only(offer).count(Measure.OFFERED) > 0)
                .toList();
        return offering.isEmpty()
                || offering.stream()
                        .flatMap(offer -> terms(offer).stream())
                        .anyMatch(terms -> Visibility.seesOffer(actor, terms));
    }

    private CellPart area(Measure measure, InArea area, CellFound found, CellWords words, Actor actor) {
        return new CellPart(
                Kind.AREA,
                Optional.of(area.area().id().value()),
                area.area().name(),
                market.organisations().name(area.area().provider()),
                area.count(measure),
                words.sentence(measure, area, reason(area.area(), found, actor)),
                measure == Measure.FREE ? alternatives(area, found, words, actor) : List.of());
    }

    private static Optional<String> reason(AreasView.Entry area, CellFound found, Actor actor) {
        return found.query().allWeeks().stream()
                .flatMap(week -> area.reason(week).stream())
                .findFirst()
                .filter(reason -> Visibility.seesReason(actor, area.provider()))
                .map(reason -> reason.code().label() + (reason.note().isBlank() ? "" : ": " + reason.note()));
    }

    private List<Alternative> alternatives(InArea area, CellFound found, CellWords words, Actor actor) {
        List<Alternative> alternatives = new ArrayList<>();
        area.slice()
                .members()
                .keySet()
                .forEach(offer -> terms(offer)
                        .filter(terms -> Visibility.seesOffer(actor, terms))
                        .ifPresent(terms -> {
                            InArea one = area.only(offer);
                            if (one.count(Measure.OFFERED) > 0) {
                                List<Room> rooms = found.query().allWeeks().stream()
                                        .map(week ->
                                                Visibility.room(area.slice().capacity(), offer, week, actor))
                                        .toList();
                                alternatives.add(new Alternative(
                                        offer.value(),
                                        CellOffers.label(terms),
                                        rooms.stream().mapToInt(Room::free).sum(),
                                        words.alone(one, rooms)));
                            }
                        }));
        return alternatives;
    }

    private Optional<OfferTerms> terms(OfferId offer) {
        return market.offers().find(offer).map(OffersView.Entry::terms);
    }

    private Stream<CellPart> ownCohorts(CellFound found, CellWords words, Actor actor) {
        List<CellPart> parts = new ArrayList<>();
        int others = 0;
        for (OfCohort cohort : found.cohorts()) {
            if (!Visibility.seesCohort(actor, cohort.cohort().university())) {
                others += cohort.stillToPlace();
            } else if (cohort.stillToPlace() > 0) {
                parts.add(new CellPart(
                        Kind.COHORT,
                        Optional.of(cohort.cohort().id().value()),
                        cohort.cohort().programme().name(),
                        "",
                        cohort.stillToPlace(),
                        words.sentence(cohort),
                        List.of()));
            }
        }
        if (others > 0) {
            parts.add(CellPart.others("Cohorts of other universities", others));
        }
        return parts.stream();
    }

    private Stream<CellPart> universities(CellFound found) {
        ToldApart told = ToldApart.of(found.cohorts(), found.query().weeks(), smallestCount);
        Stream<CellPart> apart = told.universities().entrySet().stream()
                .map(entry -> new CellPart(
                        Kind.UNIVERSITY,
                        Optional.of(entry.getKey().value()),
                        market.organisations().name(entry.getKey()),
                        "",
                        entry.getValue(),
                        "%,d without a booking yet.".formatted(entry.getValue()),
                        List.of()));
        return told.others() == 0
                ? apart
                : Stream.concat(
                        apart,
                        Stream.of(new CellPart(
                                Kind.OTHERS,
                                Optional.empty(),
                                "Too few of one university to be told apart",
                                "",
                                told.others(),
                                "%,d together: where a university has fewer than %d of one profession and level in a week, and others' beside them."
                                        .formatted(told.others(), smallestCount),
                                List.of())));
    }

    private static Stream<CellPart> careSystems(CellFound found) {
        return found.unmet().entrySet().stream()
                .flatMap(entry -> entry.getValue().byBoard().entrySet().stream()
                        .map(board -> new CellPart(
                                Kind.CARE_SYSTEM,
                                Optional.of(entry.getKey().value() + "/"
                                        + (board.getKey().isEmpty() ? Dimension.UNKNOWN : board.getKey())),
                                ReferenceData.shipped().professionName(entry.getKey()),
                                "Universities in " + place(board.getKey()),
                                IntStream.of(board.getValue()).sum(),
                                "For %,d of them nothing fits."
                                        .formatted(
                                                IntStream.of(board.getValue()).sum()),
                                List.of())));
    }

    private static String place(String icb) {
        return icb.isEmpty() ? "a care system that is not known" : Labels.icb(icb);
    }
}
