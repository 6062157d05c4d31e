package io.placemarket.command.organisation;

import io.placemarket.kernel.organisation.Organisation;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.reference.ReferenceData;
import java.util.regex.Pattern;

/** What makes an organisation acceptable. */
final class OrganisationRules {
    /** Source: NHS Organisation Data Service; new trusts may have five characters. */
    private static final Pattern ODS_CODE = Pattern.compile("[A-Z0-9]{3,6}");
    /** Source: UK Register of Learning Providers. */
    private static final Pattern UKPRN = Pattern.compile("1\\d{7}");
    /** An outward and an inward code, as Royal Mail writes them. */
    private static final Pattern POSTCODE = Pattern.compile("[A-Z]{1,2}\\d[A-Z\\d]? \\d[A-Z]{2}");

    private OrganisationRules() {}

    static void check(Organisation details) {
        if (details.roles().isEmpty()) {
            throw Problem.missing("roles", "at least one of PROVIDER, EDUCATION_PROVIDER")
                    .refused();
        }
        details.odsCode()
                .filter(code -> !ODS_CODE.matcher(code).matches())
                .ifPresent(code -> refuse("odsCode", code, "3 to 6 capital letters and digits"));
        details.ukprn()
                .filter(number -> !UKPRN.matcher(number).matches())
                .ifPresent(number -> refuse("ukprn", number, "8 digits beginning with 1"));
        details.icb()
                .filter(code -> !ReferenceData.shipped().boards().containsKey(code))
                .ifPresent(code -> refuse(
                        "icb",
                        code,
                        "the ODS code of an integrated care board, one of "
                                + String.join(
                                        ", ", ReferenceData.shipped().boards().keySet())));
        details.postcode()
                .filter(code -> !POSTCODE.matcher(code).matches())
                .ifPresent(code -> refuse("postcode", code, "a postcode such as ST5 5BG"));
    }

    private static void refuse(String field, String value, String accepted) {
        throw Problem.invalid(field, value, accepted).refused();
    }
}
