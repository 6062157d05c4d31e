package io.placemarket.kernel.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PracticeHoursTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private final PracticeHours hours = ReferenceData.shipped().practiceHours();

    @Test
    void nursing_asks_for_2300_hours_of_which_600_may_be_simulated() {
        ProfessionCode nursing = new ProfessionCode("NUR-ADULT");
        assertThat(hours.minimum(nursing, TODAY)).hasValue(2300);
        assertThat(hours.simulatedCap(nursing, TODAY)).hasValue(600);
    }

    @Test
    void physiotherapy_asks_for_1000_hours_and_caps_none() {
        ProfessionCode physio = new ProfessionCode("PHYSIOTHERAPY");
        assertThat(hours.minimum(physio, TODAY)).hasValue(1000);
        assertThat(hours.simulatedCap(physio, TODAY)).isEmpty();
    }

    @Test
    void nothing_is_said_of_what_is_not_known_or_not_in_force() {
        assertThat(hours.minimum(new ProfessionCode("PARAMEDICS"), TODAY)).isEmpty();
        assertThat(hours.simulatedCap(new ProfessionCode("NUR-ADULT"), LocalDate.of(2020, 1, 1)))
                .isEmpty();
    }
}
