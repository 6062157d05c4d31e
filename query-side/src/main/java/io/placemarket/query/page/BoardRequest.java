package io.placemarket.query.page;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.offer.Mode;
import io.placemarket.kernel.organisation.Sector;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.kernel.reference.SupervisionModel;
import io.placemarket.query.board.BoardQuery;
import io.placemarket.query.board.Dimension;
import io.placemarket.query.market.Labels;
import io.placemarket.query.past.Moment;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which board a page's address asks for, and the addresses and choices made from it.
 *
 * @param asOf the position of the log it is of; nothing for now
 * @param compareWith the position it is compared with, where it is
 */
record BoardRequest(BoardQuery query, Optional<Long> asOf, Optional<Long> compareWith) {
    private static final List<Integer> LENGTHS = List.of(4, 8, 12, 26, 52);

    /** A filter: nothing chosen means everything. */
    record Filter(String name, String label, List<Choice> choices) {
        public int getCount() {
            return (int) choices.stream().filter(Choice::chosen).count();
        }

        /** What is chosen, in a few letters. */
        public String getSummary() {
            return getCount() == 1
                    ? choices.stream()
                            .filter(Choice::chosen)
                            .findFirst()
                            .orElseThrow()
                            .label()
                    : getCount() + " chosen";
        }
    }

    static String label(Dimension dimension) {
        return switch (dimension) {
            case WEEK -> "Week";
            case PROFESSION -> "Profession";
            case LEVEL -> "Learner level";
            case ICB -> "Integrated care system";
            case SECTOR -> "Sector";
            case MODE -> "Mode";
            case SUPERVISION -> "Supervision";
        };
    }

    /** Its parameters, for the API. */
    String address() {
        return withAddress(UriComponentsBuilder.newInstance()).encode().build().toUriString();
    }

    private UriComponentsBuilder withAddress(UriComponentsBuilder address) {
        return withFilters(address.queryParam("from", query.from())
                .queryParam("weeks", query.weeks())
                .queryParam("rows", query.rows().key())
                .queryParam("columns", query.columns().key()));
    }

    private void withMoments(UriComponentsBuilder address) {
        asOf.ifPresent(position -> address.queryParam(Moment.AS_OF, position));
        compareWith.ifPresent(position -> address.queryParam(Moment.COMPARE_WITH, position));
    }

    /** What is behind a cell; an empty key is that of all together. */
    String cell(String row, String column) {
        UriComponentsBuilder address = withAddress(UriComponentsBuilder.fromPath("/board/cell"));
        withMoments(address);
        return address.queryParamIfPresent("row", Optional.of(row).filter(key -> !key.isEmpty()))
                .queryParamIfPresent("column", Optional.of(column).filter(key -> !key.isEmpty()))
                .encode()
                .build()
                .toUriString();
    }

    /** The board's page. */
    String board() {
        UriComponentsBuilder address = withAddress(UriComponentsBuilder.fromPath("/board"));
        withMoments(address);
        return address.encode().build().toUriString();
    }

    /** The same board, its rows as columns. */
    String turned() {
        UriComponentsBuilder address = withAddress(UriComponentsBuilder.fromPath("/board"))
                .replaceQueryParam("rows", query.columns().key())
                .replaceQueryParam("columns", query.rows().key());
        withMoments(address);
        return address.encode().build().toUriString();
    }

    /** The offers behind a cell; an empty key is that of all together. */
    String offers(String row, String column) {
        Week first = week(row, column).orElse(query.from());
        Week last = week(row, column).orElse(query.from().plus(query.weeks() - 1));
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/offers")
                .queryParam("from", first.monday())
                .queryParam("to", last.sunday())
                .queryParam("state", "open");
        withFilters(address);
        asOf.ifPresent(position -> address.queryParam(Moment.AS_OF, position));
        narrow(address, query.rows(), row);
        narrow(address, query.columns(), column);
        return address.encode().build().toUriString();
    }

    private Optional<Week> week(String row, String column) {
        return Optional.of(query.rows() == Dimension.WEEK ? row : query.columns() == Dimension.WEEK ? column : "")
                .filter(key -> !key.isEmpty())
                .map(Week::parse);
    }

    private static void narrow(UriComponentsBuilder address, Dimension dimension, String key) {
        if (dimension != Dimension.WEEK && !key.isEmpty() && !key.equals(Dimension.UNKNOWN)) {
            address.replaceQueryParam(dimension.key(), key);
        }
    }

    private UriComponentsBuilder withFilters(UriComponentsBuilder address) {
        values(query.professions(), ProfessionCode::value).forEach(value -> address.queryParam("profession", value));
        values(query.icbs(), icb -> icb).forEach(value -> address.queryParam("icb", value));
        values(query.sectors(), Sector::name).forEach(value -> address.queryParam("sector", value));
        values(query.modes(), Mode::name).forEach(value -> address.queryParam("mode", value));
        values(query.supervisions(), SupervisionModel::code).forEach(value -> address.queryParam("supervision", value));
        values(query.levels(), LearnerLevel::name).forEach(value -> address.queryParam("level", value));
        return address;
    }

    private static <T> List<String> values(Collection<T> chosen, Function<T, String> name) {
        return chosen.stream().map(name).sorted().toList();
    }

    boolean isNarrowed() {
        return Stream.of(
                        query.professions(),
                        query.icbs(),
                        query.sectors(),
                        query.modes(),
                        query.supervisions(),
                        query.levels())
                .anyMatch(filter -> !filter.isEmpty());
    }

    List<Choice> rowChoices() {
        return choices(query.rows());
    }

    List<Choice> columnChoices() {
        return choices(query.columns());
    }

    private static List<Choice> choices(Dimension chosen) {
        return Stream.of(Dimension.values())
                .map(dimension -> new Choice(dimension.key(), label(dimension), dimension == chosen))
                .toList();
    }

    List<Choice> lengthChoices() {
        return Stream.concat(LENGTHS.stream(), Stream.of(query.weeks()))
                .distinct()
                .sorted()
                .map(length -> new Choice(length.toString(), length.toString(), length == query.weeks()))
                .toList();
    }

    List<Filter> filters() {
        return List.of(
                new Filter(
                        "profession",
                        "Profession",
                        Choice.professions(values(query.professions(), ProfessionCode::value))),
                new Filter("icb", "Integrated care system", Choice.icbs(query.icbs())),
                new Filter("sector", "Sector", Choice.sectors(values(query.sectors(), Sector::name))),
                new Filter("mode", "Mode", Choice.of(Mode.values(), Labels::of, values(query.modes(), Mode::name))),
                new Filter(
                        "supervision",
                        "Supervision",
                        Choice.supervisions(values(query.supervisions(), SupervisionModel::code))),
                new Filter(
                        "level",
                        "Learner level",
                        Choice.of(LearnerLevel.values(), Labels::of, values(query.levels(), LearnerLevel::name))));
    }
}
