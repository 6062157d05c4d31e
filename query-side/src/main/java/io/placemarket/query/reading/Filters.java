package io.placemarket.query.reading;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.RefusedException;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.kernel.reference.ReferenceData;
import io.placemarket.kernel.reference.SupervisionModel;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The parameters of a read. A filter may be repeated or hold several values with commas between; an empty one counts as absent. Whatever
 * cannot be understood is refused with invalid-value and what would be accepted, parameters nobody asked for too.
 */
public final class Filters {
    /** The position a view must have reached; read elsewhere, accepted everywhere. */
    private static final String AT_LEAST = "atLeast";

    /** Attribute of an exchange whose search is to be answered whole. */
    public static final String WITHOUT_PAGES = Filters.class.getName() + ".withoutPages";

    private static final int LONGEST_TEXT = 100;

    private final Map<String, List<String>> parameters;
    private final boolean withoutPages;
    private final Set<String> asked = new LinkedHashSet<>();

    public Filters(Map<String, List<String>> parameters) {
        this(parameters, false);
    }

    Filters(Map<String, List<String>> parameters, boolean withoutPages) {
        this.parameters = parameters;
        this.withoutPages = withoutPages;
        asked.add(AT_LEAST);
    }

    /** Whether a search is to be answered whole, whatever page was asked for. */
    boolean isWithoutPages() {
        return withoutPages;
    }

    /** The only value of a parameter. */
    public Optional<String> one(String name) {
        asked.add(name);
        List<String> values = values(name).toList();
        if (values.size() > 1) {
            throw refused(name, String.join(", ", values), "one value");
        }
        return values.stream().findFirst();
    }

    private Stream<String> values(String name) {
        return parameters.getOrDefault(name, List.of()).stream()
                .filter(value -> value != null && !value.isBlank())
                .map(String::strip);
    }

    /** Free text to search for, in lower case. */
    public Optional<String> text(String name) {
        return one(name).map(text -> {
            if (text.length() > LONGEST_TEXT) {
                throw refused(name, text, "at most " + LONGEST_TEXT + " characters");
            }
            return text.toLowerCase(Locale.ROOT);
        });
    }

    /** A whole number. */
    public OptionalInt number(String name, int least, int most) {
        Optional<String> text = one(name);
        return text.isEmpty() ? OptionalInt.empty() : OptionalInt.of(number(name, text.get(), least, most));
    }

    private static int number(String name, String text, int least, int most) {
        if (text.matches("\\d{1,9}")) {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw refused(name, text, "a whole number from " + least + " to " + most);
    }

    /** Yes where it is {@code true}. */
    public boolean yes(String name) {
        return one(name)
                .map(text -> switch (text) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw refused(name, text, "true or false");
                })
                .orElse(false);
    }

    /** An ISO week. */
    public Optional<Week> week(String name) {
        return one(name).map(text -> {
            try {
                return Week.parse(text);
            } catch (DateTimeException e) {
                throw refused(name, text, "an ISO week such as 2026-W47");
            }
        });
    }

    /** An ISO day. */
    public Optional<LocalDate> day(String name) {
        return one(name).map(text -> {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeException e) {
                throw refused(name, text, "a day as yyyy-mm-dd");
            }
        });
    }

    /** An identifier of the market. */
    public <T> Optional<T> id(String name, Function<String, T> read) {
        return one(name).map(text -> {
            try {
                return read.apply(text);
            } catch (IllegalArgumentException e) {
                throw refused(name, text, "an identifier of the market");
            }
        });
    }

    /** Any of some named values, letter case and hyphens forgiven. */
    public <E extends Enum<E>> Set<E> anyOf(String name, Class<E> type) {
        return each(name)
                .map(text -> Arrays.stream(type.getEnumConstants())
                        .filter(value -> value.name().equalsIgnoreCase(text.replace('-', '_')))
                        .findFirst()
                        .orElseThrow(() -> refused(name, text, Filters.names(type))))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** At most one of some named values. */
    public <E extends Enum<E>> Optional<E> oneOf(String name, Class<E> type) {
        Set<E> values = anyOf(name, type);
        if (values.size() > 1) {
            throw refused(name, values.toString(), "one of " + names(type));
        }
        return values.stream().findFirst();
    }

    private static <E extends Enum<E>> String names(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
    }

    /** Any of the professions. */
    public Set<ProfessionCode> professions(String name) {
        return known(
                        name,
                        ReferenceData.shipped().professions().keySet().stream().map(ProfessionCode::value))
                .map(ProfessionCode::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Any of the supervision models, letter case and hyphens forgiven. */
    public Set<SupervisionModel> supervisions(String name) {
        return each(name)
                .map(text ->
                        SupervisionModel.find(text).orElseThrow(() -> refused(name, text, SupervisionModel.codes())))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Any of the integrated care boards, by ODS code. */
    public Set<String> icbs(String name) {
        return known(name, ReferenceData.shipped().boards().keySet().stream()).collect(Collectors.toUnmodifiableSet());
    }

    private Stream<String> known(String name, Stream<String> codes) {
        List<String> accepted = codes.toList();
        return each(name).map(text -> {
            String code = text.toUpperCase(Locale.ROOT);
            if (!accepted.contains(code)) {
                throw refused(name, text, String.join(", ", accepted));
            }
            return code;
        });
    }

    private Stream<String> each(String name) {
        asked.add(name);
        return values(name)
                .flatMap(value -> Stream.of(value.split(",")))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .distinct();
    }

    /** Refuses parameters that were given but never asked for. */
    public void nothingElse() {
        parameters.forEach((name, values) -> {
            if (!asked.contains(name)) {
                throw refused(name, String.join(", ", values), "one of the parameters " + String.join(", ", asked));
            }
        });
    }

    /** Everything that was given and asked for but pages and positions: the same for every page of one search. */
    String signature() {
        return asked.stream()
                .filter(name ->
                        !name.equals(AT_LEAST) && !name.equals(PageRequest.LIMIT) && !name.equals(PageRequest.CURSOR))
                .sorted()
                .map(name -> name + "=" + values(name).sorted().collect(Collectors.joining(",")))
                .filter(pair -> !pair.endsWith("="))
                .collect(Collectors.joining("&"));
    }

    private static RefusedException refused(String name, String value, String accepted) {
        return Problem.invalid(name, value, accepted).refused();
    }
}
