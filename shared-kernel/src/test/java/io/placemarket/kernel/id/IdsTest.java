package io.placemarket.kernel.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
    private final IdSource ids = new IdSource(new Random(7));

    @Test
    void an_offers_identifier_names_its_area_and_a_bookings_its_offer() {
        AreaId area = ids.area();
        OfferId offer = ids.offer(area);
        assertThat(offer.area()).isEqualTo(area);
        assertThat(ids.hold(offer).offer()).isEqualTo(offer);
        assertThat(ids.allocation(offer).offer()).isEqualTo(offer);
    }

    @Test
    void a_booking_is_read_as_what_it_is() {
        OfferId offer = ids.offer(ids.area());
        HoldId hold = ids.hold(offer);
        AllocationId allocation = ids.allocation(offer);
        TurnId turn = ids.turn(offer);
        assertThat(BookingId.of(hold.value())).isEqualTo(hold);
        assertThat(BookingId.of(turn.value())).isEqualTo(turn);
        assertThat(BookingId.of(allocation.value())).isEqualTo(allocation);
    }

    @Test
    void the_same_seed_issues_the_same_identifiers_and_another_others() {
        assertThat(new IdSource(new Random(7)).student()).isEqualTo(new IdSource(new Random(7)).student());
        assertThat(new IdSource(new Random(8)).student()).isNotEqualTo(new IdSource(new Random(7)).student());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "abc", "aaaaaaaaaaal", "AAAAAAAAAAAA", "aaaaaaaaaaaa ", "aaaaaaaaaaaaa", "../../../etc"})
    void what_the_market_would_not_issue_is_refused(String text) {
        assertThatThrownBy(() -> new AreaId(text)).isInstanceOf(MalformedIdException.class);
    }

    @Test
    void what_is_read_again_is_the_same_object_and_what_would_not_be_issued_is_refused_each_time() {
        String text = ids.student().value();
        assertThat(StudentId.of(text)).isEqualTo(new StudentId(text)).isSameAs(StudentId.of(text));
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> StudentId.of("nobody")).isInstanceOf(MalformedIdException.class);
        }
    }

    @Test
    void however_many_are_read_each_is_itself() {
        for (int i = 0; i < 20_000; i++) {
            String text = ids.cohort().value();
            assertThat(CohortId.of(text).value()).isEqualTo(text);
        }
    }

    @Test
    void a_calendar_knows_whose_it_is() {
        AreaId area = ids.area();
        CohortId cohort = ids.cohort();
        assertThat(CalendarId.of(area).area()).contains(area);
        assertThat(CalendarId.of(area).cohort()).isEmpty();
        assertThat(CalendarId.of(cohort).cohort()).contains(cohort);
        assertThat(CalendarId.of(cohort).area()).isEmpty();
        assertThatThrownBy(() -> new CalendarId(area.value() + "-ward-calendar"))
                .isInstanceOf(MalformedIdException.class);
    }

    @Test
    void each_user_has_one_list_of_alerts_and_its_identifier_does_not_tell_the_name() {
        assertThat(AlertListId.of("region")).isEqualTo(AlertListId.of("region")).isNotEqualTo(AlertListId.of("Region"));
        assertThat(AlertListId.of("region").value()).doesNotContain("region");
    }

    @Test
    void an_area_is_not_taken_for_an_offer() {
        assertThatThrownBy(() -> new OfferId(ids.area().value()))
                .isInstanceOf(MalformedIdException.class)
                .hasMessageContaining("offer");
    }
}
