package io.placemarket.command.organisation;

import static io.placemarket.command.Sample.HOSPICE;
import static io.placemarket.command.Sample.OPERATOR;
import static io.placemarket.command.Sample.PROVIDER;
import static io.placemarket.command.Scene.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.command.message.OrganisationCommand.AddOrganisation;
import io.placemarket.kernel.organisation.Organisation;
import io.placemarket.kernel.organisation.OrganisationEvent.OrganisationAdded;
import io.placemarket.kernel.organisation.OrganisationRole;
import io.placemarket.kernel.organisation.Ownership;
import io.placemarket.kernel.organisation.Setting;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrganisationTest {
    private static Organisation with(
            Set<OrganisationRole> roles, String odsCode, String ukprn, String icb, String postcode) {
        return new Organisation(
                "Larkfield Hospice (fictional)",
                roles,
                Ownership.VOLUNTARY,
                Setting.HOSPICE,
                Optional.of(odsCode),
                Optional.of(ukprn),
                Optional.of(icb),
                Optional.of("Larkfield"),
                Optional.of(postcode));
    }

    @Test
    void an_operator_adds_an_organisation() {
        Organisation details = with(Set.of(OrganisationRole.PROVIDER), "8XY12", "10007000", "QNC", "ST5 5BG");
        given().when(new AddOrganisation(HOSPICE, details), OPERATOR).then(new OrganisationAdded(HOSPICE, details));
    }

    @Test
    void nobody_else_adds_one() {
        Organisation details = with(Set.of(OrganisationRole.PROVIDER), "8XY12", "10007000", "QNC", "ST5 5BG");
        given().when(new AddOrganisation(HOSPICE, details), PROVIDER).thenRefused(ProblemCode.NOT_ALLOWED);
    }

    @ParameterizedTest(name = "{4}")
    @CsvSource({
        "8X, 10007000, QNC, ST5 5BG, odsCode",
        "8XY12, 20007000, QNC, ST5 5BG, ukprn",
        "8XY12, 10007000, XXX, ST5 5BG, icb",
        "8XY12, 10007000, QNC, Staffordshire, postcode"
    })
    void codes_that_make_no_sense_are_refused(String ods, String ukprn, String icb, String postcode, String field) {
        Problem problem = given().when(
                        new AddOrganisation(
                                HOSPICE, with(Set.of(OrganisationRole.PROVIDER), ods, ukprn, icb, postcode)),
                        OPERATOR)
                .thenRefused(ProblemCode.INVALID_VALUE);
        assertThat(problem.field()).contains(field);
    }

    @Test
    void an_organisation_that_does_nothing_in_the_market_is_refused() {
        given().when(new AddOrganisation(HOSPICE, with(Set.of(), "8XY12", "10007000", "QNC", "ST5 5BG")), OPERATOR)
                .thenRefused(ProblemCode.MISSING_VALUE);
    }
}
