package io.placemarket.kernel.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SectorTest {
    @ParameterizedTest(name = "{0} in a {1} is {2}")
    @CsvSource({
        "NHS, HOSPITAL, NHS_TRUST",
        "NHS, COMMUNITY, NHS_TRUST",
        "GP_PARTNERSHIP, PRACTICE, PRIMARY_CARE",
        "PRIVATE, PRACTICE, PRIMARY_CARE",
        "PRIVATE, PHARMACY, PRIMARY_CARE",
        "PRIVATE, HOSPITAL, PRIVATE",
        "PRIVATE, CARE_HOME, SOCIAL_CARE",
        "VOLUNTARY, HOSPICE, VOLUNTARY",
        "VOLUNTARY, CARE_HOME, SOCIAL_CARE",
        "LOCAL_AUTHORITY, COMMUNITY, SOCIAL_CARE",
        "EDUCATION, UNIVERSITY, EDUCATION"
    })
    void the_sector_follows_from_ownership_and_setting(Ownership ownership, Setting setting, Sector sector) {
        assertThat(Sector.of(ownership, setting)).isEqualTo(sector);
    }
}
