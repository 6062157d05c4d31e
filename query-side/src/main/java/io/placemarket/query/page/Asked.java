package io.placemarket.query.page;

import io.placemarket.edge.json.Fields;
import io.placemarket.kernel.calendar.EnglishTime;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.query.reading.Filters;
import io.placemarket.query.reading.PageRequest;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriComponentsBuilder;

/** What the address of a page asks for: the fields of its form, empty ones left out. */
final class Asked {
    private final ServerHttpRequest request;
    private final MultiValueMap<String, String> values = new LinkedMultiValueMap<>();

    Asked(ServerWebExchange exchange) {
        this.request = exchange.getRequest();
        request.getQueryParams()
                .forEach((name, texts) -> texts.stream()
                        .filter(text -> text != null && !text.isBlank())
                        .forEach(text -> values.add(name, text.strip())));
    }

    /** For the reads of the same names. */
    Filters filters() {
        return new Filters(values);
    }

    /** For a read that knows only these of them. */
    Filters only(Collection<String> names) {
        MultiValueMap<String, String> some = new LinkedMultiValueMap<>(values);
        some.keySet().retainAll(names);
        return new Filters(some);
    }

    /** What counts where a field was left out. */
    Asked orElse(String name, String value) {
        values.putIfAbsent(name, List.of(value));
        return this;
    }

    /** A form asks for a day where a read asks for its week. */
    Asked dayAsWeek(String day, String week) {
        List<String> days = values.remove(day);
        if (days != null) {
            values.set(week, Week.of(Fields.day(day, days.getFirst())).toString());
        }
        return this;
    }

    /** A form asks for a date and time in the United Kingdom where a read asks for an instant. */
    Asked momentAsInstant(String moment, String instant) {
        List<String> moments = values.remove(moment);
        if (moments != null) {
            try {
                values.set(
                        instant,
                        LocalDateTime.parse(moments.getFirst())
                                .atZone(EnglishTime.ZONE)
                                .toInstant()
                                .toString());
            } catch (DateTimeException e) {
                throw Problem.invalid(moment, moments.getFirst(), "a date and time such as 2026-11-20T14:30")
                        .refused();
            }
        }
        return this;
    }

    /** The text of a field, for showing it again. */
    @Nullable
    String text(String name) {
        return request.getQueryParams().getFirst(name);
    }

    /** All texts of a field, for showing them again. */
    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** A field and one of its values, for a form that keeps it. */
    record Field(String name, String value) {}

    /** What is asked for but these, from its beginning, for a form that changes them alone. */
    List<Field> fieldsBut(String... others) {
        Set<String> left = Set.of(others);
        return values.entrySet().stream()
                .filter(field -> !left.contains(field.getKey())
                        && !field.getKey().equals(PageRequest.CURSOR)
                        && !field.getKey().equals("atLeast"))
                .flatMap(field -> field.getValue().stream().map(value -> new Field(field.getKey(), value)))
                .toList();
    }

    /** The same search of a read, from its beginning. */
    String address(String path) {
        return changed(path, Map.of());
    }

    /** The same search from its beginning with other values; an empty one leaves the field out. */
    String changed(String path, Map<String, String> others) {
        MultiValueMap<String, String> fields = new LinkedMultiValueMap<>(values);
        fields.remove(PageRequest.CURSOR);
        fields.remove("atLeast");
        others.forEach((name, value) -> {
            fields.remove(name);
            if (!value.isEmpty()) {
                fields.set(name, value);
            }
        });
        return UriComponentsBuilder.fromPath(path)
                .queryParams(fields)
                .encode()
                .build()
                .toUriString();
    }

    /** The address of the next page of the same search; nothing after the last. */
    @Nullable
    String next(Optional<String> cursor) {
        return cursor.map(key -> UriComponentsBuilder.fromUri(request.getURI())
                        .scheme(null)
                        .host(null)
                        .port(null)
                        .replaceQueryParam("atLeast")
                        .replaceQueryParam(PageRequest.CURSOR, key)
                        .build(true)
                        .toUriString())
                .orElse(null);
    }
}
