package io.placemarket.command.organisation;

import io.placemarket.kernel.organisation.Organisation;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The codes of public registers: each belongs to one organisation, which is why adding is done once under a code, whoever asks. */
public final class RegisterCodes {
    private RegisterCodes() {}

    /** The market's own key for it: by its ODS code, else by its UKPRN; nothing for those that have neither. */
    public static Optional<String> keyOf(Organisation details) {
        return details.odsCode()
                .map(code -> "organisation/ods/" + code)
                .or(() -> details.ukprn().map(number -> "organisation/ukprn/" + number));
    }

    /** What makes two requests the same, in a fixed order. */
    public static List<Object> content(Organisation details) {
        return Arrays.asList(
                details.name(),
                new TreeSet<>(details.roles()),
                details.ownership(),
                details.setting(),
                details.odsCode(),
                details.ukprn(),
                details.icb(),
                details.town(),
                details.postcode());
    }
}
