package io.placemarket.query.export;

import io.placemarket.edge.csv.CsvWriting;
import io.placemarket.kernel.problem.Problem;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.http.MediaType;

/** What a list is had as, by the name it has in an address; who takes anything gets the first. */
enum FileForm {
    JSON,
    CSV,
    NDJSON;

    /** @throws io.placemarket.kernel.problem.RefusedException invalid-value */
    static FileForm read(String text) {
        return Arrays.stream(values())
                .filter(form -> form.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(ListFiles.FORMAT, text, String.join(", ", ListFiles.FORMATS))
                        .refused());
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    MediaType type() {
        return switch (this) {
            case JSON -> MediaType.APPLICATION_JSON;
            case CSV -> CsvWriting.TYPE;
            case NDJSON -> MediaType.APPLICATION_NDJSON;
        };
    }
}
