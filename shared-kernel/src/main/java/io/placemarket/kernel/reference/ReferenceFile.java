package io.placemarket.kernel.reference;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** Reads a file of the reference data that ships in this package. */
final class ReferenceFile {
    private ReferenceFile() {}

    static Stream<NamedCsvRecord> rows(String file) {
        InputStream bytes = ReferenceData.class.getResourceAsStream(file);
        if (bytes == null) {
            throw new IllegalStateException("the reference data " + file + " is missing from this build");
        }
        try (CsvReader<NamedCsvRecord> csv =
                CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
            return csv.stream().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
