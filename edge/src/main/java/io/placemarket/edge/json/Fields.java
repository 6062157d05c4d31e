package io.placemarket.edge.json;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.problem.Problem;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Checks of values a request may leave out: a value of the right type comes back, or a {@link
 * io.placemarket.kernel.problem.RefusedException} with missing-value or invalid-value, the field's name and what would be accepted. Blank text
 * counts as left out.
 */
public final class Fields {
    /** As people write days in England. */
    private static final DateTimeFormatter ENGLISH =
            DateTimeFormatter.ofPattern("d/M/uuuu", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private static final String DAY = "a day as yyyy-mm-dd";
    private static final String DAY_OR_ENGLISH = "a day as yyyy-mm-dd or dd/mm/yyyy";
    private static final String WEEK = "an ISO week such as 2026-W47";
    private static final String WEEKS =
            "a list of ISO weeks such as 2026-W47 or runs such as 2026-W47/2026-W50, at most " + WeekSet.MOST
                    + " weeks";

    private Fields() {}

    /** A value that must be there. */
    public static <T> T required(String field, @Nullable T value, String accepted) {
        if (value == null) {
            throw Problem.missing(field, accepted).refused();
        }
        return value;
    }

    /** Text of 1 to {@code longest} characters on one line, without surrounding spaces and control characters. */
    public static String text(String field, @Nullable String value, int longest) {
        return optionalText(field, value, longest)
                .orElseThrow(() -> Problem.missing(field, textOf(longest)).refused());
    }

    /** The same where it may be left out. */
    public static Optional<String> optionalText(String field, @Nullable String value, int longest) {
        return stated(value).map(text -> {
            if (text.length() > longest || text.codePoints().anyMatch(Fields::isUnprintable)) {
                throw Problem.invalid(field, text, textOf(longest)).refused();
            }
            return text;
        });
    }

    /** Text that matches a pattern. */
    public static Optional<String> optionalText(String field, @Nullable String value, String pattern, String accepted) {
        return stated(value).map(text -> {
            if (!text.matches(pattern)) {
                throw Problem.invalid(field, text, accepted).refused();
            }
            return text;
        });
    }

    /** A whole number from {@code least} to {@code most}. */
    public static int whole(String field, @Nullable Integer value, int least, int most) {
        int number = required(field, value, wholeFrom(least, most));
        if (number < least || number > most) {
            throw Problem.invalid(field, Integer.toString(number), wholeFrom(least, most))
                    .refused();
        }
        return number;
    }

    /** The same written as text, as in a CSV cell. */
    public static int whole(String field, @Nullable String value, int least, int most) {
        String text = stated(value)
                .orElseThrow(
                        () -> Problem.missing(field, wholeFrom(least, most)).refused());
        if (!text.matches("-?\\d{1,9}")) {
            throw Problem.invalid(field, text, wholeFrom(least, most)).refused();
        }
        return whole(field, Integer.valueOf(text), least, most);
    }

    /** A whole number where it may be left out. */
    public static OptionalInt optionalWhole(String field, @Nullable Integer value, int least, int most) {
        return value == null ? OptionalInt.empty() : OptionalInt.of(whole(field, value, least, most));
    }

    /** The same written as text. */
    public static OptionalInt optionalWhole(String field, @Nullable String value, int least, int most) {
        return stated(value).isEmpty() ? OptionalInt.empty() : OptionalInt.of(whole(field, value, least, most));
    }

    /** One of the names of an enum, in upper or lower case, with spaces or hyphens for underscores. */
    public static <E extends Enum<E>> E one(String field, @Nullable String value, Class<E> type) {
        return optionalOne(field, value, type)
                .orElseThrow(() -> Problem.missing(field, oneOf(type)).refused());
    }

    /** The same where it may be left out. */
    public static <E extends Enum<E>> Optional<E> optionalOne(String field, @Nullable String value, Class<E> type) {
        return stated(value).map(text -> {
            String name = text.toUpperCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
            return EnumSet.allOf(type).stream()
                    .filter(known -> known.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> Problem.invalid(field, text, oneOf(type)).refused());
        });
    }

    /** An enum's value, already read, that must be there. */
    public static <E extends Enum<E>> E one(String field, @Nullable E value, Class<E> type) {
        return required(field, value, oneOf(type));
    }

    /** An identifier or code: {@code Fields.id("area", text, AreaId::new, "a placement area's identifier")}. */
    public static <T> T id(String field, @Nullable String value, Function<String, T> type, String accepted) {
        return optionalId(field, value, type, accepted)
                .orElseThrow(() -> Problem.missing(field, accepted).refused());
    }

    /** The same where it may be left out. */
    public static <T> Optional<T> optionalId(
            String field, @Nullable String value, Function<String, T> type, String accepted) {
        return stated(value).map(text -> {
            try {
                return type.apply(text);
            } catch (IllegalArgumentException e) {
                // So do the kernel's identifiers and codes refuse what does not fit them.
                throw Problem.invalid(field, text, accepted).refused();
            }
        });
    }

    /** An ISO day. */
    public static LocalDate day(String field, @Nullable String value) {
        return optionalDay(field, value)
                .orElseThrow(() -> Problem.missing(field, DAY).refused());
    }

    /** The same, already read. */
    public static LocalDate day(String field, @Nullable LocalDate value) {
        return required(field, value, DAY);
    }

    /** An ISO day where it may be left out. */
    public static Optional<LocalDate> optionalDay(String field, @Nullable String value) {
        return stated(value).map(text -> {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeException e) {
                throw Problem.invalid(field, text, DAY).refused();
            }
        });
    }

    /** An ISO day or one as written in England, {@code 21/11/2026}: for spreadsheets. */
    public static LocalDate dayOrEnglish(String field, @Nullable String value) {
        String text = stated(value)
                .orElseThrow(() -> Problem.missing(field, DAY_OR_ENGLISH).refused());
        try {
            return text.indexOf('/') < 0 ? LocalDate.parse(text) : LocalDate.parse(text, ENGLISH);
        } catch (DateTimeException e) {
            throw Problem.invalid(field, text, DAY_OR_ENGLISH).refused();
        }
    }

    /** Lets pass days in order. */
    public static void inOrder(String firstField, LocalDate first, String lastField, LocalDate last) {
        if (last.isBefore(first)) {
            throw Problem.invalid(lastField, last.toString(), "a day not before " + firstField + ", " + first)
                    .refused();
        }
    }

    /** An ISO week. */
    public static Week week(String field, @Nullable String value) {
        return optionalWeek(field, value)
                .orElseThrow(() -> Problem.missing(field, WEEK).refused());
    }

    /** The same where it may be left out. */
    public static Optional<Week> optionalWeek(String field, @Nullable String value) {
        return stated(value).map(text -> {
            try {
                return Week.parse(text);
            } catch (DateTimeException e) {
                throw Problem.invalid(field, text, WEEK).refused();
            }
        });
    }

    /** Weeks and runs of weeks, at least one. */
    public static WeekSet weeks(String field, @Nullable List<String> value) {
        return optionalWeeks(field, value)
                .orElseThrow(() -> Problem.missing(field, WEEKS).refused());
    }

    /** The same where they may be left out. */
    public static Optional<WeekSet> optionalWeeks(String field, @Nullable List<String> value) {
        if (value == null) {
            return Optional.empty();
        }
        try {
            WeekSet weeks = WeekSet.parse(value);
            if (!weeks.isEmpty()) {
                return Optional.of(weeks);
            }
        } catch (DateTimeException e) {
            throw Problem.invalid(field, String.join(", ", value), WEEKS).refused();
        }
        throw Problem.invalid(field, "[]", WEEKS).refused();
    }

    /** The names of an enum as an answer lists them. */
    public static <E extends Enum<E>> String oneOf(Class<E> type) {
        return EnumSet.allOf(type).stream().map(Enum::name).collect(Collectors.joining(", ", "one of ", ""));
    }

    private static Optional<String> stated(@Nullable String value) {
        return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static boolean isUnprintable(int character) {
        return switch (Character.getType(character)) {
            // Direction overrides and other invisible characters make one thing look like another.
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }

    private static String textOf(int longest) {
        return "1 to " + longest + " printable characters on one line";
    }

    private static String wholeFrom(int least, int most) {
        return "a whole number from " + least + " to " + most;
    }
}
