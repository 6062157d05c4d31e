package io.placemarket.kernel.reference;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.placemarket.kernel.organisation.Organisation;
import io.placemarket.kernel.organisation.OrganisationRole;
import io.placemarket.kernel.organisation.Ownership;
import io.placemarket.kernel.organisation.Setting;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The reference data that ships with the market: public registers under the Open Government Licence v3.0 (see NOTICE). Immutable and in the
 * order of the files.
 *
 * @param professions by code
 * @param boards integrated care boards by ODS code
 * @param organisations NHS trusts, GP practices and universities that are open
 * @param districts postcode districts by outward code, such as {@code ST5}
 * @param practiceHours what programmes ask for
 */
public record ReferenceData(
        Map<ProfessionCode, Profession> professions,
        Map<String, IntegratedCareBoard> boards,
        List<Organisation> organisations,
        Map<String, PostcodeDistrict> districts,
        PracticeHours practiceHours) {
    private static final ReferenceData SHIPPED = read();

    /** What ships with this version. */
    public static ReferenceData shipped() {
        return SHIPPED;
    }

    /** A profession and the group it is counted in. */
    public record Profession(ProfessionCode code, String name, String group) {}

    /** An integrated care board. */
    public record IntegratedCareBoard(String odsCode, String name, String gssCode, String region) {
        /** Its name without what all of them have in common. */
        public String shortName() {
            return name.replace("NHS ", "").replace(" Integrated Care Board", "");
        }
    }

    /** The centre of a postcode district, in degrees (WGS84). */
    public record PostcodeDistrict(String district, double latitude, double longitude) {}

    public boolean knows(ProfessionCode profession) {
        return professions.containsKey(profession);
    }

    /** A profession's name; its code where it has none. */
    public String professionName(ProfessionCode code) {
        Profession profession = professions.get(code);
        return profession == null ? code.value() : profession.name();
    }

    private static ReferenceData read() {
        List<Organisation> providers = ReferenceFile.rows("organisations-west-midlands.csv")
                .filter(row -> row.getField("closed").isBlank())
                .map(ReferenceData::provider)
                .toList();
        Map<String, String> boards = boardsByDistrict(providers);
        return new ReferenceData(
                byKey(
                        ReferenceFile.rows("professions.csv")
                                .map(row -> new Profession(
                                        new ProfessionCode(row.getField("code")),
                                        row.getField("name"),
                                        row.getField("group"))),
                        Profession::code),
                byKey(
                        ReferenceFile.rows("integrated-care-boards.csv")
                                .map(row -> new IntegratedCareBoard(
                                        row.getField("ods_code"),
                                        row.getField("name"),
                                        row.getField("gss_code"),
                                        row.getField("nhs_region"))),
                        IntegratedCareBoard::odsCode),
                Stream.concat(
                                providers.stream(),
                                ReferenceFile.rows("universities.csv").map(row -> university(row, boards)))
                        .toList(),
                byKey(
                        ReferenceFile.rows("postcode-districts.csv")
                                .map(row -> new PostcodeDistrict(
                                        row.getField("district"),
                                        Double.parseDouble(row.getField("latitude")),
                                        Double.parseDouble(row.getField("longitude")))),
                        PostcodeDistrict::district),
                PracticeHours.read());
    }

    private static Organisation provider(NamedCsvRecord row) {
        boolean trust = row.getField("sector").equals("NHS_TRUST");
        String name = row.getField("name");
        return new Organisation(
                capitalised(name),
                Set.of(OrganisationRole.PROVIDER),
                trust ? Ownership.NHS : Ownership.GP_PARTNERSHIP,
                trust ? trustSetting(name) : Setting.PRACTICE,
                Optional.of(row.getField("ods_code")),
                Optional.empty(),
                Optional.of(row.getField("icb")),
                text(row, "town").map(ReferenceData::capitalised),
                text(row, "postcode"));
    }

    private static Setting trustSetting(String name) {
        if (name.contains("AMBULANCE")) {
            return Setting.AMBULANCE;
        }
        return name.contains("COMMUNITY") || name.contains("PARTNERSHIP") ? Setting.COMMUNITY : Setting.HOSPITAL;
    }

    /** The board of the first provider in each postcode district. */
    private static Map<String, String> boardsByDistrict(List<Organisation> providers) {
        Map<String, String> boards = new HashMap<>();
        providers.forEach(provider -> provider.postcode()
                .ifPresent(
                        postcode -> provider.icb().ifPresent(board -> boards.putIfAbsent(district(postcode), board))));
        return boards;
    }

    private static String district(String postcode) {
        return postcode.substring(0, postcode.indexOf(" "));
    }

    /** Registers do not say in which board's area a university lies; providers around it do. */
    private static Organisation university(NamedCsvRecord row, Map<String, String> boards) {
        return new Organisation(
                row.getField("name"),
                Set.of(OrganisationRole.EDUCATION_PROVIDER),
                Ownership.EDUCATION,
                Setting.UNIVERSITY,
                Optional.empty(),
                text(row, "ukprn"),
                text(row, "postcode").flatMap(postcode -> Optional.ofNullable(boards.get(district(postcode)))),
                Optional.empty(),
                text(row, "postcode"));
    }

    /** The registers shout; pages do not. */
    private static String capitalised(String name) {
        String lower = Stream.of(name.toLowerCase(Locale.ROOT).split("(?<=[ (/-])"))
                .map(word -> Set.of("and ", "of ", "the ", "on ", "upon ", "at ")
                                .contains(word)
                        ? word
                        : word.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
        return (lower.substring(0, 1).toUpperCase(Locale.ROOT) + lower.substring(1)).replaceAll("\\bNhs\\b", "NHS");
    }

    private static Optional<String> text(NamedCsvRecord row, String column) {
        return Optional.of(row.getField(column)).filter(value -> !value.isBlank());
    }

    private static <K, V> Map<K, V> byKey(Stream<V> values, Function<V, K> key) {
        Map<K, V> map = new LinkedHashMap<>();
        values.forEach(value -> map.put(key.apply(value), value));
        return Collections.unmodifiableMap(map);
    }
}
