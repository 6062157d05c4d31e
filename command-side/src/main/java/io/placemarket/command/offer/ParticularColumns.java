package io.placemarket.command.offer;

import io.placemarket.edge.csv.CsvRow;
import io.placemarket.edge.json.Fields;
import io.placemarket.kernel.calendar.Weekdays;
import io.placemarket.kernel.cohort.Requirement;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.offer.Arrangement;
import io.placemarket.kernel.offer.OfferParticulars;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.offer.ReservedShare;
import io.placemarket.kernel.problem.Problem;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a row of a table says of an offer in particular, in the columns in which offers are exported. */
final class ParticularColumns {
    private static final String WEEKDAYS = "weekdays";
    private static final String WEEKS = "weeks";
    private static final String LEAST = "least_weeks";
    private static final String MOST = "most_weeks";
    private static final String ARRANGEMENT = "arrangement";
    private static final String GROUP = "group_size";
    private static final String ONLY_FOR = "only_for";
    private static final String AGREEMENT = "agreement_required";
    private static final String REQUIREMENTS = "requirements";
    private static final String RESERVED = "reserved";

    static final List<String> ALL =
            List.of(WEEKDAYS, WEEKS, LEAST, MOST, ARRANGEMENT, GROUP, ONLY_FOR, AGREEMENT, REQUIREMENTS, RESERVED);

    private static final Pattern SHARE = Pattern.compile("([^=]+)=(\\d{1,9})/(.+)");
    private static final String SHARE_ACCEPTED =
            "an education provider's identifier, places and a day as UNIVERSITY=8/2027-03-01, several apart by spaces";

    private ParticularColumns() {}

    static OfferParticulars of(CsvRow row) {
        return OfferParticulars.NONE
                .on(weekdays(row))
                .inWeeks(Fields.optionalWeeks(
                        WEEKS,
                        row.cell(WEEKS) == null ? null : parts(row, WEEKS).toList()))
                .lasting(
                        Fields.optionalWhole(LEAST, row.cell(LEAST), 1, OfferTerms.MOST_WEEKS),
                        Fields.optionalWhole(MOST, row.cell(MOST), 1, OfferTerms.MOST_WEEKS))
                .arranged(Fields.optionalOne(ARRANGEMENT, row.cell(ARRANGEMENT), Arrangement.class))
                .inGroupsOf(Fields.optionalWhole(GROUP, row.cell(GROUP), 1, OfferParticulars.LARGEST_GROUP))
                .onlyFor(parts(row, ONLY_FOR)
                        .map(part -> Fields.id(
                                ONLY_FOR,
                                part,
                                OrganisationId::new,
                                "education providers' identifiers, apart by spaces"))
                        .toList())
                .agreed(agreementRequired(row))
                .requiring(requirements(row))
                .reserving(parts(row, RESERVED).map(ParticularColumns::share).toList());
    }

    private static Stream<String> parts(CsvRow row, String column) {
        String text = row.cell(column);
        return text == null
                ? Stream.empty()
                : Stream.of(text.strip().split("\\s+")).filter(part -> !part.isEmpty());
    }

    /** Days as {@code MONDAY WEDNESDAY}. */
    private static Optional<Weekdays> weekdays(CsvRow row) {
        return Optional.of(parts(row, WEEKDAYS)
                        .map(day -> Fields.one(WEEKDAYS, day, DayOfWeek.class))
                        .toList())
                .filter(days -> !days.isEmpty())
                .map(Weekdays::of);
    }

    /** As {@code DBS TRAINING}. */
    private static Optional<List<Requirement>> requirements(CsvRow row) {
        return Optional.of(parts(row, REQUIREMENTS)
                        .map(one -> Fields.one(REQUIREMENTS, one, Requirement.class))
                        .toList())
                .filter(some -> !some.isEmpty());
    }

    private static boolean agreementRequired(CsvRow row) {
        String text = Optional.ofNullable(row.cell(AGREEMENT)).orElse("false").strip();
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes" -> true;
            case "false", "no" -> false;
            default -> throw Problem.invalid(AGREEMENT, text, "true or false").refused();
        };
    }

    private static ReservedShare share(String part) {
        Matcher share = SHARE.matcher(part);
        if (!share.matches()) {
            throw Problem.invalid(RESERVED, part, SHARE_ACCEPTED).refused();
        }
        return new ReservedShare(
                Fields.id(RESERVED, share.group(1), OrganisationId::new, SHARE_ACCEPTED),
                Fields.whole(RESERVED, share.group(2), 1, OfferTerms.MOST_PLACES),
                ReleaseMoment.required(RESERVED, share.group(3)));
    }
}
