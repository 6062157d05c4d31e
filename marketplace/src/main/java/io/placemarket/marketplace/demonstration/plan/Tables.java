package io.placemarket.marketplace.demonstration.plan;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.placemarket.kernel.organisation.Ownership;
import io.placemarket.kernel.organisation.Setting;
import io.placemarket.kernel.reference.ProfessionCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The tables the demonstration region is drawn from. */
final class Tables {
    private static final String FOLDER = "/io/placemarket/marketplace/demonstration/";

    private Tables() {}

    /** A kind of area that providers of one kind have. */
    record AreaKind(String kind, String name, Setting setting, int least, int most, List<ProfessionCode> professions) {}

    /** How many areas of which kinds a trust has. */
    record TrustShape(List<String> kinds, int areas) {}

    /** A plainly fictional provider. */
    record FictionalProvider(
            String name, Ownership ownership, Setting setting, String icb, String town, String kind, int areas) {}

    /**
     * The cohorts of one profession.
     *
     * @param supply places posted for each place needed
     * @param universities by UKPRN
     */
    record Demand(
            ProfessionCode profession,
            String programme,
            int cohorts,
            int smallest,
            int largest,
            int blockWeeks,
            double supply,
            List<String> universities) {}

    static List<AreaKind> areaKinds() {
        return rows("areas.csv").stream()
                .map(row -> new AreaKind(
                        row.getField("kind"),
                        row.getField("name"),
                        Setting.valueOf(row.getField("setting")),
                        number(row, "least"),
                        number(row, "most"),
                        words(row, "professions").stream()
                                .map(ProfessionCode::new)
                                .toList()))
                .toList();
    }

    static Map<String, TrustShape> trusts() {
        return rows("trusts.csv").stream()
                .collect(Collectors.toMap(
                        row -> row.getField("ods_code"),
                        row -> new TrustShape(words(row, "kinds"), number(row, "areas"))));
    }

    static List<FictionalProvider> providers() {
        return rows("providers.csv").stream()
                .map(row -> new FictionalProvider(
                        row.getField("name"),
                        Ownership.valueOf(row.getField("ownership")),
                        Setting.valueOf(row.getField("setting")),
                        row.getField("icb"),
                        row.getField("town"),
                        row.getField("kind"),
                        number(row, "areas")))
                .toList();
    }

    static List<Demand> demand() {
        return rows("cohorts.csv").stream()
                .map(row -> new Demand(
                        new ProfessionCode(row.getField("profession")),
                        row.getField("programme"),
                        number(row, "cohorts"),
                        number(row, "smallest"),
                        number(row, "largest"),
                        number(row, "block_weeks"),
                        Double.parseDouble(row.getField("supply")),
                        words(row, "universities")))
                .toList();
    }

    /** The integrated care boards near a university, by its UKPRN. */
    static Map<String, List<String>> neighbours() {
        return rows("neighbours.csv").stream()
                .collect(Collectors.toMap(row -> row.getField("ukprn"), row -> words(row, "icbs"), (a, b) -> a));
    }

    static <T> Map<String, List<T>> grouped(List<T> list, Function<T, String> key) {
        return list.stream().collect(Collectors.groupingBy(key));
    }

    private static int number(NamedCsvRecord row, String column) {
        return Integer.parseInt(row.getField(column));
    }

    private static List<String> words(NamedCsvRecord row, String column) {
        return List.of(row.getField(column).split(" "));
    }

    private static List<NamedCsvRecord> rows(String file) {
        InputStream bytes = Tables.class.getResourceAsStream(FOLDER + file);
        if (bytes == null) {
            throw new IllegalStateException("the demonstration's table " + file + " is missing from this build");
        }
        try (CsvReader<NamedCsvRecord> csv =
                CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
            return csv.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
