package io.placemarket.query.export;

import io.placemarket.edge.csv.CsvWriting;
import io.placemarket.edge.position.Answers;
import io.placemarket.query.reading.Page;
import io.placemarket.query.reading.PageRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lists as files. A file is read page by page while it is sent, so that it costs no more memory than a page; what happens meanwhile may show
 * in its later pages. Of a past moment it is exact.
 */
@Component
public final class Exports {
    public static final String CSV = "text/csv";
    public static final String NDJSON = MediaType.APPLICATION_NDJSON_VALUE;

    private static final int LINES_AT_ONCE = 100;

    private final JsonMapper json;

    Exports(JsonMapper json) {
        this.json = json;
    }

    /** The whole list as CSV: spreadsheets take no cell of it for a formula. */
    public <T> Mono<ResponseEntity<Flux<DataBuffer>>> csv(
            Table<T> table, PageRequest asked, Function<PageRequest, Mono<Page<T>>> read) {
        PageRequest first = asked.largest();
        return read.apply(first)
                .map(page -> CsvWriting.file(
                        Answers.at(page.position()),
                        table.name() + ".csv",
                        table.header(),
                        items(page, first, read).map(table.row())));
    }

    /** The whole list, one JSON object a line. */
    public <T> Mono<ResponseEntity<Flux<DataBuffer>>> ndjson(
            Table<T> table, PageRequest asked, Function<PageRequest, Mono<Page<T>>> read) {
        PageRequest first = asked.largest();
        return read.apply(first)
                .map(page -> Answers.at(page.position())
                        .contentType(MediaType.APPLICATION_NDJSON)
                        .header("Content-Disposition", "attachment; filename=\"" + table.name() + ".ndjson\"")
                        .body(items(page, first, read).buffer(LINES_AT_ONCE).map(this::lines)));
    }

    private static <T> Flux<T> items(Page<T> page, PageRequest first, Function<PageRequest, Mono<Page<T>>> read) {
        return Mono.just(page)
                .expand(before -> before.next()
                        .map(cursor -> read.apply(first.after(cursor)))
                        .orElseGet(Mono::empty))
                .concatMapIterable(Page::items);
    }

    private DataBuffer lines(List<?> items) {
        String text = items.stream().map(json::writeValueAsString).collect(Collectors.joining("\n", "", "\n"));
        return DefaultDataBufferFactory.sharedInstance.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
