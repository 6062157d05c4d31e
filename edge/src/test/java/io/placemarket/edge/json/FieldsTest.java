package io.placemarket.edge.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.problem.RefusedException;
import io.placemarket.kernel.reference.ProfessionCode;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {
    private static Problem refusal(ThrowingCallable check) {
        return assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(check)
                .actual()
                .problem();
    }

    private static void isInvalid(String value, ThrowingCallable check) {
        assertThat(refusal(check)).satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_VALUE);
            assertThat(problem.field()).contains("f");
            assertThat(problem.value()).contains(value);
            assertThat(problem.accepted()).isPresent();
        });
    }

    private static void isMissing(ThrowingCallable check) {
        assertThat(refusal(check)).satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.MISSING_VALUE);
            assertThat(problem.field()).contains("f");
            assertThat(problem.accepted()).isPresent();
        });
    }

    @Test
    void text_comes_back_without_surrounding_spaces() {
        assertThat(Fields.text("f", "  Ward 1 \u2013 Éire ", 14)).isEqualTo("Ward 1 \u2013 Éire");
        assertThat(Fields.optionalText("f", " ", 14)).isEmpty();
        assertThat(Fields.optionalText("f", null, 14)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"123456", "a\u0000b", "a\nb", "a\u202Eb", "a\u200Bb", "a\u2028b"})
    void text_too_long_or_with_characters_nobody_sees_is_refused(String text) {
        isInvalid(text, () -> Fields.text("f", text, 5));
    }

    @Test
    void what_must_be_there_and_is_not_is_missing() {
        isMissing(() -> Fields.text("f", null, 5));
        isMissing(() -> Fields.text("f", "  ", 5));
        isMissing(() -> Fields.whole("f", (Integer) null, 1, 5));
        isMissing(() -> Fields.whole("f", "", 1, 5));
        isMissing(() -> Fields.one("f", (String) null, LearnerLevel.class));
        isMissing(() -> Fields.one("f", (LearnerLevel) null, LearnerLevel.class));
        isMissing(() -> Fields.id("f", null, AreaId::new, "an area"));
        isMissing(() -> Fields.day("f", (String) null));
        isMissing(() -> Fields.day("f", (LocalDate) null));
        isMissing(() -> Fields.dayOrEnglish("f", null));
        isMissing(() -> Fields.week("f", null));
        isMissing(() -> Fields.weeks("f", null));
    }

    @Test
    void a_whole_number_lies_between_its_bounds() {
        assertThat(Fields.whole("f", 1, 1, 500)).isEqualTo(1);
        assertThat(Fields.whole("f", "500", 1, 500)).isEqualTo(500);
        assertThat(Fields.optionalWhole("f", (Integer) null, 1, 500)).isEmpty();
        assertThat(Fields.optionalWhole("f", " ", 1, 500)).isEmpty();
        isInvalid("0", () -> Fields.whole("f", 0, 1, 500));
        isInvalid("501", () -> Fields.whole("f", "501", 1, 500));
        isInvalid("1e2", () -> Fields.whole("f", "1e2", 1, 500));
        isInvalid("99999999999", () -> Fields.optionalWhole("f", "99999999999", 1, 500));
        isInvalid("\u0663", () -> Fields.whole("f", "\u0663", 1, 500));
    }

    @Test
    void a_name_is_read_as_people_write_it() {
        assertThat(Fields.one("f", "year 2", LearnerLevel.class)).isEqualTo(LearnerLevel.YEAR_2);
        assertThat(Fields.one("f", "Return-to-practice", LearnerLevel.class))
                .isEqualTo(LearnerLevel.RETURN_TO_PRACTICE);
        assertThat(Fields.optionalOne("f", "", LearnerLevel.class)).isEmpty();
        isInvalid("year 9", () -> Fields.one("f", "year 9", LearnerLevel.class));
    }

    @Test
    void an_identifier_or_code_has_its_form() {
        assertThat(Fields.id("f", " 0123456789ab ", AreaId::new, "an area")).isEqualTo(new AreaId("0123456789ab"));
        isInvalid("RJE01", () -> Fields.id("f", "RJE01", AreaId::new, "an area"));
        isInvalid("nurse", () -> Fields.id("f", "nurse", ProfessionCode::new, "a profession"));
    }

    @Test
    void a_day_is_written_as_iso_does_and_in_spreadsheets_as_england_does() {
        assertThat(Fields.day("f", "2026-11-03")).isEqualTo("2026-11-03");
        assertThat(Fields.dayOrEnglish("f", "2026-11-03")).isEqualTo("2026-11-03");
        assertThat(Fields.dayOrEnglish("f", "3/11/2026")).isEqualTo("2026-11-03");
        assertThat(Fields.dayOrEnglish("f", "03/11/2026")).isEqualTo("2026-11-03");
        isInvalid("3/11/2026", () -> Fields.day("f", "3/11/2026"));
        isInvalid("11/23/2026", () -> Fields.dayOrEnglish("f", "11/23/2026"));
        isInvalid("31/02/2026", () -> Fields.dayOrEnglish("f", "31/02/2026"));
        isInvalid("3/11/26", () -> Fields.dayOrEnglish("f", "3/11/26"));
        isInvalid("2026-02-30", () -> Fields.optionalDay("f", "2026-02-30"));
    }

    @Test
    void a_last_day_is_not_before_the_first() {
        LocalDate first = LocalDate.of(2026, 11, 23);
        Fields.inOrder("firstDay", first, "f", first);
        isInvalid("2026-11-22", () -> Fields.inOrder("firstDay", first, "f", first.minusDays(1)));
    }

    @Test
    void weeks_are_written_one_by_one_or_as_runs() {
        assertThat(Fields.week("f", "2026-W47")).isEqualTo(Week.parse("2026-W47"));
        assertThat(Fields.weeks("f", List.of("2026-W47/2026-W48", "2026-W50")))
                .isEqualTo(WeekSet.parse(List.of("2026-W47", "2026-W48", "2026-W50")));
        assertThat(Fields.optionalWeeks("f", null)).isEmpty();
        isInvalid("2026-W60", () -> Fields.week("f", "2026-W60"));
        isInvalid("2026-W48/2026-W47", () -> Fields.weeks("f", List.of("2026-W48/2026-W47")));
        isInvalid("[]", () -> Fields.weeks("f", List.of()));
    }
}
