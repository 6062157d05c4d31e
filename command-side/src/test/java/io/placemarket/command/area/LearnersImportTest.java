package io.placemarket.command.area;

import static io.placemarket.command.Sample.ADULT;
import static io.placemarket.command.Sample.HOSPICE;
import static io.placemarket.command.Sample.PROVIDER;
import static io.placemarket.command.Sample.STRANGER;
import static io.placemarket.command.Sample.WARD;
import static io.placemarket.command.Sample.held;
import static io.placemarket.command.Sample.market;
import static io.placemarket.command.Sample.ward;
import static io.placemarket.command.Sample.weeks;
import static io.placemarket.command.Scene.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.command.Sample;
import io.placemarket.command.message.AreaCommand.RecordLearnersElsewhere;
import io.placemarket.command.message.OrganisationCommand.ImportLearnersElsewhere;
import io.placemarket.command.message.OrganisationCommand.ImportLearnersElsewhere.Row;
import io.placemarket.command.message.Outcome.LearnersImported;
import io.placemarket.kernel.area.PlacementAreaEvent.LearnersElsewhereRecorded;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LearnersImportTest {
    private static Row line(long line, AreaId area, String week, int learners) {
        return new Row(line, new RecordLearnersElsewhere(area, Optional.of(ADULT), weeks(week), learners));
    }

    private static ImportLearnersElsewhere table(Row... rows) {
        return new ImportLearnersElsewhere(HOSPICE, List.of(rows));
    }

    @Test
    void every_line_of_a_table_is_recorded() {
        given(ward(4))
                .when(table(line(2, WARD, "2026-W50", 1), line(3, WARD, "2026-W51", 2)), PROVIDER)
                .then(
                        new LearnersElsewhereRecorded(WARD, Optional.of(ADULT), weeks("2026-W50"), 1),
                        new LearnersElsewhereRecorded(WARD, Optional.of(ADULT), weeks("2026-W51"), 2));
    }

    @Test
    void they_are_facts_so_they_may_be_too_many_and_the_answer_says_where() {
        LearnersImported imported = given(market(2, 2, 0))
                .and(held(2))
                .when(table(line(2, WARD, "2026-W50", 1)), PROVIDER)
                .answer(LearnersImported.class);
        assertThat(imported.areas()).containsOnlyKeys(WARD.value());
    }

    @Test
    void one_bad_line_refuses_all_and_every_bad_line_is_named() {
        Problem problem = given(ward(4))
                .when(
                        table(
                                line(2, WARD, "2026-W50", 1),
                                line(3, WARD, "2026-W47", 1),
                                line(4, new AreaId("n00000000000"), "2026-W50", 1),
                                line(5, WARD, "2026-W50", -1)),
                        PROVIDER)
                .thenRefused(ProblemCode.INVALID_ROWS);
        assertThat(problem.figures().toString())
                .contains("line=3", "weeks-have-begun", "line=4", "not-found", "line=5", "invalid-value")
                .doesNotContain("line=2");
    }

    @Test
    void areas_of_others_are_refused_and_so_are_tables_for_others() {
        given(ward(4))
                .when(new ImportLearnersElsewhere(HOSPICE, List.of(line(2, WARD, "2026-W50", 1))), STRANGER)
                .thenRefused(ProblemCode.NOT_YOURS);
        given(ward(4))
                .when(
                        new ImportLearnersElsewhere(Sample.OTHER_PROVIDER, List.of(line(2, WARD, "2026-W50", 1))),
                        STRANGER)
                .thenRefused(ProblemCode.INVALID_ROWS);
    }
}
