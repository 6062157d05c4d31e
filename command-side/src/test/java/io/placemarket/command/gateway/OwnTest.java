package io.placemarket.command.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placemarket.command.Sample;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.identity.Role;
import io.placemarket.kernel.problem.RefusedException;
import io.placemarket.kernel.refusal.AccessRefusal.ActsForNobody;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OwnTest {
    @Test
    void who_acts_for_an_organisation_has_something_of_its_own_and_nobody_else() {
        assertThat(Own.organisation(new Actor("lead", Role.PROVIDER, Optional.of(Sample.HOSPICE))))
                .isEqualTo(Sample.HOSPICE);
        assertThatThrownBy(() -> Own.organisation(new Actor("region", Role.REGIONAL, Optional.empty())))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal()).contains(new ActsForNobody(Role.REGIONAL)));
    }
}
