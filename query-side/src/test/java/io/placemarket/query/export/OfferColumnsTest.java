package io.placemarket.query.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.calendar.Weekdays;
import io.placemarket.kernel.cohort.Requirement;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.offer.Arrangement;
import io.placemarket.kernel.offer.OfferParticulars;
import io.placemarket.kernel.offer.ReservedShare;
import io.placemarket.query.market.Story;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class OfferColumnsTest {
    private static final Instant UNTIL = Instant.parse("2026-12-04T17:00:00Z");

    private final Story story = new Story(1);
    private final OrganisationId north = story.university("North Example University");
    private final OrganisationId south = story.university("South Example University");

    private static Map<String, Object> cells(OfferParticulars particulars) {
        ObjectNode offer = JsonMapper.shared().createObjectNode();
        particulars
                .ifAny()
                .ifPresent(some -> offer.set("particulars", JsonMapper.shared().valueToTree(some)));
        Map<String, Object> cells = new LinkedHashMap<>();
        OfferColumns.asImported().forEach(column -> {
            Object cell = column.cell(offer);
            if (cell != null) {
                cells.put(column.name(), cell);
            }
        });
        return cells;
    }

    @Test
    void all_its_terms_are_written_as_the_import_reads_them() {
        assertThat(cells(new OfferParticulars(
                        Optional.of(Weekdays.of(List.of(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY))),
                        Optional.of(WeekSet.parse(List.of("2026-W48/2026-W49", "2026-W51"))),
                        OptionalInt.of(2),
                        OptionalInt.of(3),
                        Optional.of(Arrangement.LONG_ARM),
                        OptionalInt.of(4),
                        List.of(north),
                        true,
                        Optional.of(List.of(Requirement.DBS, Requirement.TRAINING)),
                        Optional.of(List.of(new ReservedShare(north, 3, UNTIL), new ReservedShare(south, 1, UNTIL))))))
                .containsEntry("weekdays", "MONDAY WEDNESDAY")
                .containsEntry("weeks", "2026-W48/2026-W49 2026-W51")
                .containsEntry("least_weeks", 2)
                .containsEntry("most_weeks", 3)
                .containsEntry("arrangement", "LONG_ARM")
                .containsEntry("group_size", 4)
                .containsEntry("only_for", north.value())
                .containsEntry("agreement_required", "true")
                .containsEntry("requirements", "DBS TRAINING")
                .containsEntry("reserved", north + "=3/2026-12-04T17:00:00Z " + south + "=1/2026-12-04T17:00:00Z");
    }

    @Test
    void what_it_does_not_say_is_left_empty() {
        assertThat(cells(OfferParticulars.NONE)).containsExactly(Map.entry("agreement_required", "false"));
    }
}
