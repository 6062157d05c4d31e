package io.placemarket.command.organisation;

import static io.placemarket.command.Sample.HOSPICE;
import static io.placemarket.command.Sample.KEELE;
import static io.placemarket.command.Sample.OFFER;
import static io.placemarket.command.Sample.OPERATOR;
import static io.placemarket.command.Sample.OTHER_PROVIDER;
import static io.placemarket.command.Sample.PROVIDER;
import static io.placemarket.command.Sample.REASON;
import static io.placemarket.command.Sample.STRANGER;
import static io.placemarket.command.Sample.UNIVERSITY;
import static io.placemarket.command.Sample.WARD;
import static io.placemarket.command.Sample.audit;
import static io.placemarket.command.Sample.hospice;
import static io.placemarket.command.Sample.keele;
import static io.placemarket.command.Sample.market;
import static io.placemarket.command.Sample.organisation;
import static io.placemarket.command.Sample.terms;
import static io.placemarket.command.Sample.ward;
import static io.placemarket.command.Sample.weeks;
import static io.placemarket.command.Scene.given;

import io.placemarket.command.message.AreaCommand.LowerSafeCapacity;
import io.placemarket.command.message.AreaCommand.RegisterPlacementArea;
import io.placemarket.command.message.AreaCommand.TransferArea;
import io.placemarket.command.message.OfferCommand.PostOffer;
import io.placemarket.command.message.OfferCommand.WithdrawOffer;
import io.placemarket.command.message.OrganisationCommand.JoinNetwork;
import io.placemarket.command.message.OrganisationCommand.LeaveNetwork;
import io.placemarket.command.message.Outcome.AreaChanged;
import io.placemarket.command.message.Outcome.Created;
import io.placemarket.command.message.Outcome.OfferClosed;
import io.placemarket.kernel.area.PlacementAreaEvent.AreaTransferred;
import io.placemarket.kernel.offer.OfferEvent.OfferHandedOver;
import io.placemarket.kernel.organisation.OrganisationEvent.NetworkJoined;
import io.placemarket.kernel.organisation.OrganisationEvent.NetworkLeft;
import io.placemarket.kernel.organisation.OrganisationEvent.OrganisationAdded;
import io.placemarket.kernel.organisation.OrganisationRole;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.refusal.StateRefusal.NetworkWasLeft;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NetworkTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private static final OrganisationAdded HUB =
            new OrganisationAdded(OTHER_PROVIDER, organisation("A hub (fictional)", OrganisationRole.PROVIDER));

    private static JoinNetwork join(LocalDate from, LocalDate to) {
        return new JoinNetwork(HOSPICE, OTHER_PROVIDER, from, to);
    }

    private static NetworkJoined joined(LocalDate from, LocalDate to) {
        return new NetworkJoined(HOSPICE, OTHER_PROVIDER, from, to);
    }

    @Test
    void a_member_lets_a_hub_act_and_the_hub_posts_its_places() {
        given(hospice(), HUB, ward(2))
                .when(join(TODAY, TODAY.plusYears(1)), PROVIDER)
                .then(joined(TODAY, TODAY.plusYears(1)))
                .when(new PostOffer(OFFER, terms(2, 0)), STRANGER)
                .answer(Created.class);
    }

    @Test
    void a_hub_registers_an_area_for_a_member_and_lowers_what_is_safe_in_it() {
        given(hospice(), HUB, joined(TODAY, TODAY))
                .when(new RegisterPlacementArea(WARD, HOSPICE, "Ward 1", Optional.empty(), audit(2)), STRANGER)
                .then(ward(2))
                .when(new LowerSafeCapacity(WARD, weeks("2026-W50"), 1, REASON), STRANGER)
                .answer(AreaChanged.class);
    }

    @Test
    void a_hub_acts_only_from_the_first_to_the_last_day_of_the_membership() {
        given(hospice(), HUB, ward(2), joined(TODAY.plusDays(1), TODAY.plusYears(1)))
                .when(new PostOffer(OFFER, terms(2, 0)), STRANGER)
                .thenRefused(ProblemCode.NOT_YOURS);
        given(hospice(), HUB, ward(2), joined(TODAY.minusYears(1), TODAY.minusDays(1)))
                .when(new PostOffer(OFFER, terms(2, 0)), STRANGER)
                .thenRefused(ProblemCode.NOT_YOURS);
        given(hospice(), HUB, ward(2), joined(TODAY.minusYears(1), TODAY.plusYears(1)))
                .when(new LeaveNetwork(HOSPICE, OTHER_PROVIDER, TODAY.minusDays(1)), PROVIDER)
                .then(new NetworkLeft(HOSPICE, OTHER_PROVIDER, TODAY.minusDays(1)))
                .when(new PostOffer(OFFER, terms(2, 0)), STRANGER)
                .thenRefused(ProblemCode.NOT_YOURS);
    }

    @Test
    void a_membership_that_makes_no_sense_is_refused() {
        given(hospice(), HUB).when(join(TODAY, TODAY.minusDays(1)), PROVIDER).thenRefused(ProblemCode.INVALID_VALUE);
        given(hospice(), HUB)
                .when(join(TODAY.minusDays(9), TODAY.minusDays(1)), PROVIDER)
                .thenRefused(ProblemCode.INVALID_VALUE);
        given(hospice(), HUB).when(join(TODAY, TODAY.plusYears(21)), PROVIDER).thenRefused(ProblemCode.INVALID_VALUE);
        given(hospice()).when(join(TODAY, TODAY), PROVIDER).thenRefused(ProblemCode.INVALID_VALUE);
        given(hospice(), keele())
                .when(new JoinNetwork(HOSPICE, KEELE, TODAY, TODAY), PROVIDER)
                .thenRefused(ProblemCode.INVALID_VALUE);
        given(hospice())
                .when(new JoinNetwork(HOSPICE, HOSPICE, TODAY, TODAY), PROVIDER)
                .thenRefused(ProblemCode.INVALID_VALUE);
    }

    @Test
    void only_the_member_says_who_acts_for_it() {
        given(hospice(), HUB).when(join(TODAY, TODAY), STRANGER).thenRefused(ProblemCode.NOT_YOURS);
        given(hospice(), HUB, joined(TODAY, TODAY.plusYears(1)))
                .when(new LeaveNetwork(HOSPICE, OTHER_PROVIDER, TODAY), STRANGER)
                .thenRefused(ProblemCode.NOT_YOURS);
        given(hospice(), HUB)
                .when(new LeaveNetwork(HOSPICE, OTHER_PROVIDER, TODAY), PROVIDER)
                .thenRefused(new NetworkWasLeft(LocalDate.parse("2026-11-25")));
    }

    @Test
    void an_area_goes_to_another_provider_with_its_offers() {
        given(hospice(), HUB)
                .and(market())
                .when(new TransferArea(WARD, OTHER_PROVIDER), OPERATOR)
                .then(new AreaTransferred(WARD, HOSPICE, OTHER_PROVIDER), new OfferHandedOver(OFFER, OTHER_PROVIDER))
                .when(new WithdrawOffer(OFFER, REASON, false), PROVIDER)
                .thenRefused(ProblemCode.NOT_YOURS);
        given(hospice(), HUB)
                .and(market())
                .and(new AreaTransferred(WARD, HOSPICE, OTHER_PROVIDER), new OfferHandedOver(OFFER, OTHER_PROVIDER))
                .when(new WithdrawOffer(OFFER, REASON, false), STRANGER)
                .answer(OfferClosed.class);
    }

    @Test
    void an_area_goes_only_to_a_provider_and_only_by_the_operator() {
        given(hospice(), keele(), ward(2))
                .when(new TransferArea(WARD, KEELE), OPERATOR)
                .thenRefused(ProblemCode.INVALID_VALUE);
        given(hospice(), ward(2))
                .when(new TransferArea(WARD, OTHER_PROVIDER), OPERATOR)
                .thenRefused(ProblemCode.INVALID_VALUE);
        given(hospice(), HUB, ward(2))
                .when(new TransferArea(WARD, OTHER_PROVIDER), PROVIDER)
                .thenRefused(ProblemCode.NOT_ALLOWED);
        given(hospice(), HUB, ward(2))
                .when(new TransferArea(WARD, OTHER_PROVIDER), UNIVERSITY)
                .thenRefused(ProblemCode.NOT_ALLOWED);
        given(hospice(), ward(2))
                .when(new TransferArea(WARD, HOSPICE), OPERATOR)
                .thenNothing();
    }
}
