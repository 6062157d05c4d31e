package io.placemarket.edge.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import reactor.core.publisher.Flux;

/**
 * Writes tables as RFC 4180 says, UTF-8, lines ended by CRLF. Text that a spreadsheet would take for a formula gets a leading apostrophe;
 * numbers stay as they are, what is absent is an empty cell.
 */
public final class CsvWriting {
    /** {@code text/csv;charset=UTF-8}. */
    public static final MediaType TYPE = new MediaType("text", "csv", StandardCharsets.UTF_8);

    /** Rows that go out together: enough to fill a packet, few enough not to be kept long. */
    private static final int ROWS_AT_ONCE = 100;

    private CsvWriting() {}

    /** A header and rows, written as they come. */
    public static Flux<DataBuffer> stream(List<String> header, Flux<? extends List<? extends @Nullable Object>> rows) {
        return Flux.concat(
                        Flux.just(lines(List.of(header))),
                        rows.buffer(ROWS_AT_ONCE).map(CsvWriting::lines))
                .map(text -> DefaultDataBufferFactory.sharedInstance.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The same as an answer to be saved under a name. */
    public static ResponseEntity<Flux<DataBuffer>> file(
            ResponseEntity.BodyBuilder answer,
            String name,
            List<String> header,
            Flux<? extends List<? extends @Nullable Object>> rows) {
        return answer.contentType(TYPE)
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .body(stream(header, rows));
    }

    private static String lines(List<? extends List<? extends @Nullable Object>> rows) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv =
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            rows.forEach(row -> csv.writeRecord(CsvCells.of(row)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
