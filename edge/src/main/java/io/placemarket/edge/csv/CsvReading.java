package io.placemarket.edge.csv;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Reads a table as spreadsheets write them: UTF-8 with or without a byte order mark, separated by comma, semicolon or tab, any line ending,
 * quoted as in RFC 4180. Column names are matched without regard to case, spaces, hyphens and underscores.
 */
public final class CsvReading {
    private static final String SEPARATORS = ",;\t";
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private CsvReading() {}

    /**
     * Reads a request's body, off the event loop.
     *
     * @return fails with a {@link io.placemarket.kernel.problem.RefusedException}: payload-too-large for too many bytes or rows, invalid-value
     *     for a header that does not fit, malformed-request where it is no UTF-8 or a quote is never closed
     */
    public static Mono<CsvTable> read(Flux<DataBuffer> body, CsvFormat format) {
        return DataBufferUtils.join(body, Math.toIntExact(format.mostBytes()))
                .onErrorMap(DataBufferLimitException.class, tooLong -> tooLarge("bytes", format.mostBytes()))
                .map(CsvReading::bytes)
                .defaultIfEmpty(new byte[0])
                .publishOn(Schedulers.parallel())
                .map(bytes -> parse(text(bytes), format));
    }

    /**
     * Reads a text.
     *
     * @throws io.placemarket.kernel.problem.RefusedException as {@link #read}
     */
    public static CsvTable parse(String text, CsvFormat format) {
        String content = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .fieldSeparator(separator(content))
                .allowUnclosedQuote(false)
                .commentStrategy(CommentStrategy.NONE)
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(Math.toIntExact(Math.max(1024, format.mostBytes() + 1)))
                .ofCsvRecord(content)) {
            Iterator<CsvRecord> records = csv.iterator();
            if (!records.hasNext()) {
                throw wrongHeader("the text is empty", "", format);
            }
            return rows(header(records.next().getFields(), format), records, format);
        } catch (CsvParseException e) {
            throw Problem.of(
                            ProblemCode.MALFORMED_REQUEST,
                            "The text is no CSV: a quotation mark may stand where it should not, or is never closed.")
                    .refused();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CsvTable rows(List<String> header, Iterator<CsvRecord> records, CsvFormat format) {
        List<CsvRow> rows = new ArrayList<>();
        List<RowProblem> rejected = new ArrayList<>();
        while (records.hasNext()) {
            CsvRecord csvRecord = records.next();
            if (csvRecord.getFields().stream().allMatch(String::isBlank)) {
                continue;
            }
            if (rows.size() + rejected.size() == format.mostRows()) {
                throw tooLarge("rows", format.mostRows());
            }
            flaw(csvRecord, header, format)
                    .ifPresentOrElse(
                            problem -> rejected.add(RowProblem.of(csvRecord.getStartingLineNumber(), problem)),
                            () -> rows.add(row(csvRecord, header)));
        }
        return new CsvTable(rows, rejected);
    }

    private static Optional<Problem> flaw(CsvRecord csvRecord, List<String> header, CsvFormat format) {
        List<String> cells = csvRecord.getFields();
        for (int i = header.size(); i < cells.size(); i++) {
            if (!cells.get(i).isBlank()) {
                return Optional.of(
                        Problem.invalid("row", cells.get(i), "as many cells as the header has, " + header.size()));
            }
        }
        for (int i = 0; i < Math.min(header.size(), cells.size()); i++) {
            if (cells.get(i).length() > format.longestCell()) {
                return Optional.of(Problem.invalid(
                        header.get(i), cells.get(i), "at most " + format.longestCell() + " characters"));
            }
        }
        return Optional.empty();
    }

    private static CsvRow row(CsvRecord csvRecord, List<String> header) {
        Map<String, String> cells = new HashMap<>();
        for (int i = 0; i < Math.min(header.size(), csvRecord.getFieldCount()); i++) {
            String cell = csvRecord.getField(i).strip();
            if (!cell.isEmpty()) {
                cells.put(header.get(i), cell);
            }
        }
        return new CsvRow(csvRecord.getStartingLineNumber(), cells);
    }

    /** The canonical names of the columns, in the order of the text. */
    private static List<String> header(List<String> found, CsvFormat format) {
        Map<String, String> known = new HashMap<>();
        format.columns().forEach(column -> known.put(plain(column), column));
        List<String> header = new ArrayList<>();
        for (String name : found) {
            String column = known.get(plain(name));
            if (column == null) {
                throw wrongHeader("there is no column '" + name.strip() + "'", name, format);
            }
            if (header.contains(column)) {
                throw wrongHeader("the column '" + column + "' stands there twice", name, format);
            }
            header.add(column);
        }
        Set<String> missing = new HashSet<>(format.required());
        header.forEach(missing::remove);
        if (!missing.isEmpty()) {
            String first = format.required().stream()
                    .filter(missing::contains)
                    .findFirst()
                    .orElseThrow();
            throw wrongHeader("the column '" + first + "' is missing", String.join(",", found), format);
        }
        return header;
    }

    private static String plain(String column) {
        return column.strip().toLowerCase(Locale.ROOT).replaceAll("[ _-]", "");
    }

    /** Of the separators, the one that stands most often in the first line. */
    private static char separator(String text) {
        String header = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        return SEPARATORS
                .chars()
                .boxed()
                .reduce((one, other) -> count(header, other) > count(header, one) ? other : one)
                .map(separator -> (char) separator.intValue())
                .orElseThrow();
    }

    private static long count(String text, int character) {
        return text.chars().filter(found -> found == character).count();
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Problem.of(
                            ProblemCode.MALFORMED_REQUEST,
                            "The text is not UTF-8: save it as \"CSV UTF-8\" in the spreadsheet.")
                    .refused();
        }
    }

    private static RuntimeException wrongHeader(String what, String value, CsvFormat format) {
        String accepted = "the columns " + String.join(", ", format.required())
                + (format.optional().isEmpty() ? "" : " and, where wanted, " + String.join(", ", format.optional()));
        Problem invalid = Problem.invalid("header", value, accepted);
        return new Problem(
                        invalid.code(),
                        "The header does not fit: " + what + ".",
                        invalid.field(),
                        invalid.value(),
                        invalid.accepted(),
                        Map.of("required", format.required(), "optional", format.optional()))
                .refused();
    }

    private static RuntimeException tooLarge(String what, long most) {
        return Problem.of(
                        ProblemCode.PAYLOAD_TOO_LARGE,
                        "The table has more than " + most + " " + what + ": split it and send the parts.")
                .with("most", most)
                .with("unit", what)
                .refused();
    }
}
