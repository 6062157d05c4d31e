package io.placemarket.kernel.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.kernel.organisation.Organisation;
import io.placemarket.kernel.organisation.Sector;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReferenceDataTest {
    private final ReferenceData data = ReferenceData.shipped();

    @Test
    void the_west_midlands_are_whole_but_for_the_trust_that_has_closed() {
        Map<Sector, Long> bySector = data.organisations().stream()
                .collect(Collectors.groupingBy(Organisation::sector, Collectors.counting()));
        assertThat(bySector).isEqualTo(Map.of(Sector.NHS_TRUST, 23L, Sector.PRIMARY_CARE, 737L, Sector.EDUCATION, 10L));
        assertThat(data.boards()).hasSize(6);
        assertThat(data.professions()).hasSize(30);
        assertThat(data.districts()).hasSize(291);
    }

    @Test
    void everybody_lies_in_a_known_integrated_care_board() {
        assertThat(data.organisations())
                .allSatisfy(organisation ->
                        assertThat(data.boards()).containsKey(organisation.icb().orElseThrow()));
    }

    @Test
    void a_university_lies_where_the_providers_around_it_do() {
        assertThat(data.organisations().stream()
                        .filter(organisation -> organisation.name().equals("Keele University"))
                        .map(Organisation::icb))
                .containsExactly(Optional.of("QNC"));
    }

    @Test
    void names_are_written_as_people_write_them() {
        assertThat(data.organisations().stream().map(Organisation::name))
                .contains(
                        "Shropshire Community Health NHS Trust",
                        "Herefordshire and Worcestershire Health and Care NHS Trust",
                        "Keele University");
    }
}
