package io.placemarket.command.repeat;

import static io.placemarket.command.Sample.HOSPICE;
import static io.placemarket.command.Sample.OTHER_PROVIDER;
import static io.placemarket.command.Sample.PROVIDER;
import static io.placemarket.command.Sample.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.command.Sample;
import io.placemarket.command.Scene;
import io.placemarket.command.authority.Relation;
import io.placemarket.command.authority.WhoMayDoWhat;
import io.placemarket.kernel.event.DomainEvent;
import io.placemarket.kernel.identity.Role;
import io.placemarket.kernel.organisation.OrganisationEvent.NetworkJoined;
import io.placemarket.kernel.organisation.OrganisationEvent.OrganisationAdded;
import io.placemarket.kernel.organisation.OrganisationRole;
import io.placemarket.kernel.refusal.AccessRefusal.OfAnotherOrganisation;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the table says a network does for its members, it does; what it says a member does itself, the network does not. */
class HubTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private static final OrganisationAdded HUB =
            new OrganisationAdded(OTHER_PROVIDER, Sample.organisation("A hub (fictional)", OrganisationRole.PROVIDER));

    static Stream<Example> of_a_provider() {
        return Stream.concat(ProvidersExamples.all(), UniversitiesExamples.all())
                .filter(example -> example.ask().actor().equals(PROVIDER))
                .filter(example -> relation(example) != Relation.ANY);
    }

    private static Relation relation(Example example) {
        return WhoMayDoWhat.rows()
                .getOrDefault(example.ask().command().getClass(), Map.of())
                .getOrDefault(Role.PROVIDER, Relation.ANY);
    }

    private static Scene before(Example example, LocalDate lastDay) {
        List<DomainEvent> told = example.before();
        Scene scene = Scene.given(told.toArray(DomainEvent[]::new));
        Stream.of(Sample.hospice(), HUB).filter(added -> !told.contains(added)).forEach(scene::and);
        scene.and(new NetworkJoined(HOSPICE, OTHER_PROVIDER, TODAY.minusYears(1), lastDay));
        example.asked()
                .forEach(ask ->
                        scene.at(ask.at()).when(ask.command(), ask.actor()).answer(Object.class));
        return scene.at(example.ask().at());
    }

    @ParameterizedTest
    @MethodSource("of_a_provider")
    void a_network_does_for_its_members_what_the_table_says(Example example) {
        Scene.Asked asked =
                before(example, TODAY.plusYears(1)).when(example.ask().command(), STRANGER);
        if (relation(example) == Relation.FOR_MEMBERS) {
            asked.answer(Object.class);
            assertThat(asked.events()).as("something happened").isNotEmpty();
        } else {
            asked.thenRefused(OfAnotherOrganisation.class);
        }
    }

    @ParameterizedTest
    @MethodSource("of_a_provider")
    void once_the_membership_is_over_it_does_nothing_for_them(Example example) {
        before(example, TODAY.minusDays(1))
                .when(example.ask().command(), STRANGER)
                .thenRefused(OfAnotherOrganisation.class);
    }
}
