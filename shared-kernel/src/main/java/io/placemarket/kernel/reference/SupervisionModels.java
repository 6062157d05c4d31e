package io.placemarket.kernel.reference;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.placemarket.kernel.area.SupervisorGroup;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A table of supervision models, checked as it is read. */
final class SupervisionModels {
    /** The code that must be there: offers that say nothing have it. */
    static final String NOT_STATED = "NOT_STATED";

    private static final String FILE = "supervision-models.csv";
    private static final String STUDENTS = "students_per_supervisor";
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{1,39}");
    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d?");

    private final Map<String, Model> models = new LinkedHashMap<>();

    private SupervisionModels() {}

    /** What the table says of a code, and where. */
    record Model(int place, String label, int students, String what) {}

    static SupervisionModels shipped() {
        return of(ReferenceFile.rows(FILE));
    }

    /** @throws UnusableReferenceDataException where a row is wrong, or that of {@value #NOT_STATED} is missing */
    static SupervisionModels of(Stream<NamedCsvRecord> rows) {
        SupervisionModels read = new SupervisionModels();
        rows.forEach(read::add);
        if (!read.knows(NOT_STATED)) {
            throw new UnusableReferenceDataException(FILE, "there is no model " + NOT_STATED);
        }
        return read;
    }

    private void add(NamedCsvRecord row) {
        String code = cell(row, "code");
        check(row, CODE.matcher(code).matches(), "code '" + code + "' is not capital letters, digits and underscores");
        Model model = new Model(models.size(), cell(row, "name"), students(row), cell(row, "what"));
        check(row, models.put(code, model) == null, "code '" + code + "' is there twice");
    }

    /** A student's part of a supervisor is counted in sixtieths. */
    private static int students(NamedCsvRecord row) {
        String text = cell(row, STUDENTS);
        check(
                row,
                NUMBER.matcher(text).matches() && SupervisorGroup.UNITS % Integer.parseInt(text) == 0,
                STUDENTS + " '" + text + "' is not a whole number that divides " + SupervisorGroup.UNITS);
        return Integer.parseInt(text);
    }

    private static String cell(NamedCsvRecord row, String column) {
        return row.findField(column)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> wrong(row, "there is no " + column));
    }

    private static void check(NamedCsvRecord row, boolean right, String why) {
        if (!right) {
            throw wrong(row, why);
        }
    }

    private static UnusableReferenceDataException wrong(NamedCsvRecord row, String why) {
        return new UnusableReferenceDataException(FILE, "line " + row.getStartingLineNumber() + ", " + why);
    }

    /** A code as the table writes it, from how people do. */
    static String code(String text) {
        return text.strip().toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
    }

    boolean knows(String code) {
        return models.containsKey(code);
    }

    Model of(String code) {
        return Objects.requireNonNull(models.get(code));
    }

    /** As they stand in the table. */
    Stream<String> codes() {
        return models.keySet().stream();
    }
}
