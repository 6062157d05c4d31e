package io.placemarket.kernel.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.offer.OfferTerms;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SupervisionModelTest {
    private static final String HEADER = "code,name,students_per_supervisor,what,source\n";
    private static final String NOT_STATED = "NOT_STATED,Not stated,1,not said,a rule\n";

    @Test
    void those_of_old_logs_are_known_and_stand_in_the_order_of_the_file() {
        assertThat(SupervisionModel.codes()).isEqualTo("ONE_TO_ONE, PEER_ASSISTED, CLIP, NOT_STATED");
        assertThat(SupervisionModel.all())
                .isSorted()
                .extracting(SupervisionModel::students)
                .containsExactly(1, 2, 3, 1);
        assertThat(SupervisionModel.of("PEER_ASSISTED").label()).isEqualTo("Peer-assisted (2 to 1)");
        assertThat(SupervisionModel.of("peer-assisted")).isEqualTo(SupervisionModel.of("PEER_ASSISTED"));
    }

    @Test
    void a_student_uses_as_much_of_a_supervisor_as_the_file_says() {
        assertThat(units("ONE_TO_ONE")).isEqualTo(75 * 60);
        assertThat(units("PEER_ASSISTED")).isEqualTo(75 * 30);
        assertThat(units("CLIP")).isEqualTo(75 * 20);
    }

    private static int units(String model) {
        return OfferTerms.plain(
                        new ProfessionCode("NUR-ADULT"),
                        LearnerLevel.ANY,
                        LocalDate.parse("2026-11-23"),
                        LocalDate.parse("2026-11-27"),
                        1)
                .supervised(SupervisionModel.of(model))
                .supervisionUnits();
    }

    @Test
    void an_unknown_one_is_refused_with_those_that_are_known() {
        assertThat(SupervisionModel.find("FOUR_TO_ONE")).isEmpty();
        assertThatThrownBy(() -> SupervisionModel.of("FOUR_TO_ONE"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'FOUR_TO_ONE' is not one of ONE_TO_ONE, PEER_ASSISTED, CLIP, NOT_STATED");
    }

    @Test
    void another_row_is_another_model() {
        SupervisionModels models = read(HEADER + "HUDDLE,Huddle,4,four,somewhere\n" + NOT_STATED);
        assertThat(models.codes()).containsExactly("HUDDLE", "NOT_STATED");
        assertThat(models.of("HUDDLE").students()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PAIR,Pair,7,two,x   | line 3, students_per_supervisor '7' is not a whole number that divides 60",
                "PAIR,Pair,0,two,x   | line 3, students_per_supervisor '0' is not a whole number that divides 60",
                "PAIR,Pair,two,two,x | line 3, students_per_supervisor 'two' is not a whole number that divides 60",
                "pair,Pair,2,two,x   | line 3, code 'pair' is not capital letters, digits and underscores",
                "NOT_STATED,Pair,2,two,x | line 3, code 'NOT_STATED' is there twice",
                "PAIR,,2,two,x       | line 3, there is no name",
            })
    void a_row_that_cannot_be_is_told_in_one_sentence(String row, String why) {
        assertThatThrownBy(() -> read(HEADER + NOT_STATED + row + "\n"))
                .isInstanceOf(UnusableReferenceDataException.class)
                .hasMessage("The reference data supervision-models.csv cannot be used: " + why + ".");
    }

    @Test
    void offers_that_say_nothing_need_a_model() {
        assertThatThrownBy(() -> read(HEADER + "PAIR,Pair,2,two,x\n"))
                .isInstanceOf(UnusableReferenceDataException.class)
                .hasMessageEndingWith("there is no model NOT_STATED.");
    }

    private static SupervisionModels read(String csv) {
        return SupervisionModels.of(CsvReader.builder().ofNamedCsvRecord(csv).stream().toList().stream());
    }
}
