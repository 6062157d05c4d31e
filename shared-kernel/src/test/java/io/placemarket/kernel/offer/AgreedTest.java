package io.placemarket.kernel.offer;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.AgreementId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.organisation.AgreementEvent.AgreementMade;
import io.placemarket.kernel.reference.ProfessionCode;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class AgreedTest {
    private static final ProfessionCode ADULT = new ProfessionCode("NUR-ADULT");
    private static final OrganisationId HOSPICE = new OrganisationId("hsp000000000");
    private static final OrganisationId KEELE = new OrganisationId("keee00000000");
    /** From a Tuesday to the Friday three weeks later. */
    private static final OfferTerms TERMS =
            OfferTerms.plain(ADULT, LearnerLevel.ANY, LocalDate.of(2027, 1, 5), LocalDate.of(2027, 1, 29), 2);

    private static final WeekSet ALL = WeekSet.range(Week.parse("2027-W01"), Week.parse("2027-W04"));

    private static AgreementMade from(String first, String last, ProfessionCode... professions) {
        return new AgreementMade(
                AgreementId.of(HOSPICE, KEELE),
                HOSPICE,
                KEELE,
                new TreeSet<>(List.of(professions)),
                LocalDate.parse(first),
                LocalDate.parse(last));
    }

    private static boolean covers(AgreementMade... made) {
        return Agreed.covers(List.of(made), TERMS, ALL);
    }

    @Test
    void every_day_of_the_offer_in_these_weeks_must_be_agreed_and_no_other() {
        assertThat(covers(from("2027-01-05", "2027-01-29"))).isTrue();
        assertThat(covers(from("2027-01-06", "2027-01-29"))).isFalse();
        assertThat(covers(from("2027-01-05", "2027-01-28"))).isFalse();
        assertThat(covers()).isFalse();
    }

    @Test
    void one_may_go_on_where_another_ends_whichever_was_made_first() {
        assertThat(covers(from("2027-01-01", "2027-01-14"), from("2027-01-15", "2027-12-31")))
                .isTrue();
        assertThat(covers(from("2027-01-15", "2027-12-31"), from("2027-01-01", "2027-01-14")))
                .isTrue();
        assertThat(covers(from("2027-01-01", "2027-01-20"), from("2027-01-10", "2027-12-31")))
                .isTrue();
        assertThat(covers(from("2027-01-01", "2027-01-14"), from("2027-01-16", "2027-12-31")))
                .isFalse();
    }

    @Test
    void what_is_between_the_weeks_need_not_be_agreed() {
        WeekSet firstAndLast = WeekSet.of(Week.parse("2027-W01"), Week.parse("2027-W04"));
        List<AgreementMade> made = List.of(from("2027-01-01", "2027-01-10"), from("2027-01-25", "2027-12-31"));
        assertThat(Agreed.covers(made, TERMS, firstAndLast)).isTrue();
        assertThat(Agreed.covers(made, TERMS, ALL)).isFalse();
    }

    @Test
    void only_those_for_its_profession_count() {
        assertThat(covers(from("2027-01-01", "2027-01-14", ADULT), from("2027-01-15", "2027-12-31")))
                .isTrue();
        assertThat(covers(
                        from("2027-01-01", "2027-01-14"),
                        from("2027-01-15", "2027-12-31", new ProfessionCode("NUR-CHILD"))))
                .isFalse();
    }
}
