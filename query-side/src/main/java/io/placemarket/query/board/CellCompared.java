package io.placemarket.query.board;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.placemarket.query.board.CellPart.Kind;
import io.placemarket.query.board.CellSide.Causes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a cell differs from what it was at another moment, and what made the difference in one of its figures.
 *
 * @param position of the other moment
 * @param at when that was written
 * @param sentence what became of the figure, in words
 * @param figures every figure of the cell at both moments
 * @param items the parts of the figure that are others, the largest difference first, at most {@value #MOST}
 * @param more how many more are others
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record CellCompared(
        long position, Instant at, String sentence, List<Was> figures, List<Changed> items, int more) {
    /** So many parts are told. */
    public static final int MOST = 200;

    public CellCompared {
        figures = List.copyOf(figures);
        items = List.copyOf(items);
    }

    /**
     * A figure at both moments.
     *
     * @param sentence the difference in words
     */
    public record Was(String measure, String title, int was, int is, String sentence) {}

    /**
     * A part that is another.
     *
     * @param id as in the cell's parts
     * @param was at the other moment; absent where that moment does not tell it apart
     * @param is in the cell; absent likewise
     * @param sentence the difference in words, with what it follows from
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Changed(
            Kind kind,
            Optional<String> id,
            String label,
            String within,
            OptionalInt was,
            OptionalInt is,
            String sentence) {
        private int weight() {
            return Math.abs(is.orElse(0) - was.orElse(0));
        }
    }

    private record Key(Kind kind, String id) {
        static Key of(CellPart part) {
            return new Key(part.kind(), part.id().orElse(part.label()));
        }
    }

    static CellCompared between(CellSide was, CellSide is, List<Measure> told, Measure measure) {
        List<Changed> changed = changed(was, is, measure);
        return new CellCompared(
                was.position(),
                was.at(),
                sentence(measure, was, is, changed),
                told.stream()
                        .map(figure -> new Was(
                                figure.key(),
                                figure.title(),
                                was.value(figure),
                                is.value(figure),
                                difference(was.value(figure), is.value(figure)) + doubt(figure, was, is)))
                        .toList(),
                changed.stream().limit(MOST).toList(),
                Math.max(0, changed.size() - MOST));
    }

    private static String sentence(Measure measure, CellSide was, CellSide is, List<Changed> changed) {
        String figure = "%s: %,d, and %,d at the other moment: %s"
                .formatted(
                        measure.title(),
                        is.value(measure),
                        was.value(measure),
                        difference(was.value(measure), is.value(measure)));
        if (changed.isEmpty()) {
            return figure + " Nothing behind it is another." + doubt(measure, was, is);
        }
        String parts = changed.stream()
                .collect(Collectors.groupingBy(Changed::kind, LinkedHashMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry -> CellWords.count(entry.getValue(), noun(entry.getKey(), entry.getValue())))
                .collect(Collectors.joining(" and "));
        return figure
                + (is.value(measure) == was.value(measure)
                        ? " %s behind it changed and make up for each other.".formatted(parts)
                        : " %s made the difference.".formatted(parts))
                + doubt(measure, was, is);
    }

    private static String noun(Kind kind, long number) {
        return switch (kind) {
            case AREA -> "area";
            case OFFER -> "offer";
            case COHORT -> "cohort";
            case UNIVERSITY -> number == 1 ? "university" : "universitie";
            case CARE_SYSTEM -> "care system";
            case OTHERS -> "group not told apart";
        };
    }

    private static String difference(int was, int is) {
        return was == is ? "the same." : "%,d %s.".formatted(Math.abs(is - was), is > was ? "more" : "fewer");
    }

    private static String doubt(Measure measure, CellSide was, CellSide is) {
        return measure != Measure.FREE || (was.certain() && is.certain())
                ? ""
                : " Free places are at least so many at one of the two moments, so the difference may be another.";
    }

    private static List<Changed> changed(CellSide was, CellSide is, Measure measure) {
        Map<Key, CellPart> before = byKey(was);
        Map<Key, CellPart> now = byKey(is);
        List<Changed> changed = new ArrayList<>();
        Stream.concat(now.keySet().stream(), before.keySet().stream())
                .distinct()
                .forEach(key -> {
                    Optional<CellPart> then = Optional.ofNullable(before.get(key));
                    Optional<CellPart> here = Optional.ofNullable(now.get(key));
                    CellPart named = here.or(() -> then).orElseThrow();
                    OptionalInt old = value(then, named.kind(), was);
                    OptionalInt fresh = value(here, named.kind(), is);
                    if (!old.equals(fresh)) {
                        changed.add(new Changed(
                                named.kind(),
                                named.id(),
                                named.label(),
                                named.within(),
                                old,
                                fresh,
                                sentence(named, old, fresh, was, is, measure)));
                    }
                });
        changed.sort(Comparator.comparingInt(Changed::weight)
                .reversed()
                .thenComparing(Changed::kind)
                .thenComparing(Changed::label)
                .thenComparing(part -> part.id().orElse("")));
        return changed;
    }

    private static Map<Key, CellPart> byKey(CellSide side) {
        Map<Key, CellPart> parts = new LinkedHashMap<>();
        side.parts().forEach(part -> parts.put(Key.of(part), part));
        return parts;
    }

    /** What is not there counts nothing; where people are too few to be told apart, nobody knows. */
    private static OptionalInt value(Optional<CellPart> part, Kind kind, CellSide side) {
        return part.isPresent()
                ? OptionalInt.of(part.get().value())
                : switch (kind) {
                    case OFFER -> side.tellsEveryOffer() ? OptionalInt.of(0) : OptionalInt.empty();
                    case AREA, COHORT, OTHERS -> OptionalInt.of(0);
                    case UNIVERSITY, CARE_SYSTEM -> OptionalInt.empty();
                };
    }

    private static String sentence(
            CellPart part, OptionalInt was, OptionalInt is, CellSide before, CellSide now, Measure measure) {
        if (was.isEmpty() || is.isEmpty()) {
            return "Told apart at one of the two moments alone: none, or too few, at the other.";
        }
        String words = capital(difference(was.getAsInt(), is.getAsInt()));
        return part.kind() == Kind.AREA && measure == Measure.FREE
                ? words + causes(before.causes(part.id()), now.causes(part.id()))
                : words;
    }

    private static String causes(Causes was, Causes is) {
        String causes = Stream.of(
                        cause("offered", was.offered(), is.offered()),
                        cause("not released yet", was.unreleased(), is.unreleased()),
                        cause("booked in these offers", was.booked(), is.booked()),
                        cause("learners elsewhere", was.elsewhere(), is.elsewhere()),
                        cause("safe at once", was.limit(), is.limit()))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
        return causes.isEmpty()
                ? " As many are offered, released, booked, elsewhere and safe as at the other moment: something else changed,"
                        + " such as its other offers, its supervision, weekdays or a profession's own maximum."
                : " " + capital(causes) + ".";
    }

    private static Optional<String> cause(String what, int was, int is) {
        return was == is ? Optional.empty() : Optional.of("%s %,d (was %,d)".formatted(what, is, was));
    }

    private static String capital(String text) {
        return CellWords.capital(text);
    }
}
