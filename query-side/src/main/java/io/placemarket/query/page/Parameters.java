package io.placemarket.query.page;

import io.placemarket.edge.json.Fields;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.id.MalformedIdException;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.reference.ProfessionCode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;

/** What a form that asks put into the address; a field left empty asks nothing. */
record Parameters(MultiValueMap<String, String> values) {
    private static final int LONGEST_TEXT = 200;

    static Parameters of(ServerWebExchange exchange) {
        return new Parameters(exchange.getRequest().getQueryParams());
    }

    /** The texts given under this name. */
    List<String> all(String name) {
        return values.getOrDefault(name, List.of()).stream()
                .filter(text -> text != null && !text.isBlank())
                .map(String::strip)
                .toList();
    }

    Optional<String> text(String name) {
        return all(name).stream()
                .findFirst()
                .map(text -> text.substring(0, Math.min(LONGEST_TEXT, text.length())));
    }

    boolean isSet(String name) {
        return text(name).filter("true"::equals).isPresent();
    }

    <E extends Enum<E>> Set<E> set(String name, Class<E> type) {
        return all(name).stream()
                .map(text -> Fields.one(name, text, type))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    Set<ProfessionCode> professions() {
        return all("profession").stream()
                .map(text -> read("profession", text, ProfessionCode::new, "a profession's code such as NUR-ADULT"))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    <I> Optional<I> id(String name, Function<String, I> type, String accepted) {
        return text(name).map(text -> read(name, text, type, accepted));
    }

    Optional<LocalDate> day(String name) {
        return text(name).map(text -> read(name, text, LocalDate::parse, "a day such as 2026-11-23"));
    }

    Optional<Week> week(String name) {
        return text(name).map(text -> Fields.week(name, text));
    }

    OptionalInt whole(String name, int least, int most) {
        return text(name)
                .map(text -> OptionalInt.of(Fields.whole(name, text, least, most)))
                .orElse(OptionalInt.empty());
    }

    private static <T> T read(String name, String text, Function<String, T> reader, String accepted) {
        try {
            return reader.apply(text);
        } catch (MalformedIdException | IllegalArgumentException | DateTimeParseException e) {
            throw Problem.invalid(name, text, accepted).refused();
        }
    }
}
