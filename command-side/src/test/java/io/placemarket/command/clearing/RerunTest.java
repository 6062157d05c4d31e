package io.placemarket.command.clearing;

import static io.placemarket.command.Sample.ANNA;
import static io.placemarket.command.Sample.ASTON;
import static io.placemarket.command.Sample.COHORT;
import static io.placemarket.command.Sample.HOSPICE;
import static io.placemarket.command.Sample.KEELE;
import static io.placemarket.command.Sample.MARKET;
import static io.placemarket.command.Sample.OFFER;
import static io.placemarket.command.Sample.OPERATOR;
import static io.placemarket.command.Sample.PROVIDER;
import static io.placemarket.command.Sample.REASON;
import static io.placemarket.command.Sample.UNIVERSITY;
import static io.placemarket.command.Scene.given;
import static io.placemarket.command.clearing.Awaited.agreed;
import static io.placemarket.command.clearing.Awaited.amended;
import static io.placemarket.command.clearing.Awaited.asked;
import static io.placemarket.command.clearing.Awaited.market;
import static io.placemarket.command.clearing.Awaited.rivalAsked;
import static io.placemarket.command.clearing.Awaited.terms;
import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.command.Sample;
import io.placemarket.command.Scene;
import io.placemarket.command.message.BookingCommand.AllocateStudents;
import io.placemarket.command.message.BookingCommand.ById;
import io.placemarket.command.message.BookingCommand.Named;
import io.placemarket.command.message.CohortCommand.EnrolStudents;
import io.placemarket.command.message.CohortCommand.Entrant;
import io.placemarket.command.message.OfferCommand.AmendOffer;
import io.placemarket.command.message.OfferCommand.WithdrawOffer;
import io.placemarket.command.message.OrganisationCommand.EndAgreement;
import io.placemarket.command.message.ReleaseCommand.ReleaseOffer;
import io.placemarket.command.message.ReleaseCommand.RerunRelease;
import io.placemarket.kernel.booking.HoldEvent.HoldPlaced;
import io.placemarket.kernel.booking.HoldEvent.HoldReleased;
import io.placemarket.kernel.booking.Party;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.offer.OfferEvent.OfferAmended;
import io.placemarket.kernel.offer.TieBreak;
import io.placemarket.kernel.organisation.AgreementEvent.AgreementEnded;
import io.placemarket.kernel.organisation.OrganisationEvent.OrganisationAdded;
import io.placemarket.kernel.organisation.OrganisationRole;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.refusal.StateRefusal.ReleaseNotResolved;
import io.placemarket.kernel.release.ReleaseEvent.ReleaseRerun;
import io.placemarket.kernel.release.ReleaseEvent.ReleaseResolved;
import io.placemarket.kernel.release.RequestOutcome;
import io.placemarket.kernel.release.RequestOutcome.Why;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RerunTest {
    private static final RerunRelease AGAIN = new RerunRelease(OFFER, REASON);

    private static Scene.Asked released() {
        return given(market())
                .and(asked(6))
                .and(rivalAsked(2))
                .at("2026-11-27T17:00")
                .when(new ReleaseOffer(OFFER), MARKET);
    }

    private static <E> List<E> all(Scene.Asked asked, Class<E> type) {
        return asked.events().stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static List<Integer> granted(Scene.Asked asked) {
        return all(asked, ReleaseRerun.class).getFirst().outcomes().stream()
                .map(RequestOutcome::granted)
                .toList();
    }

    @Test
    void what_was_granted_is_given_back_and_everybody_is_considered_anew_with_the_same_seed() {
        Scene.Asked first = released();
        Scene.Asked again = first.scene().when(AGAIN, OPERATOR);
        assertThat(all(again, HoldReleased.class)).hasSize(2).allMatch(gone -> gone.by() == Party.MARKET);
        assertThat(granted(again)).containsExactly(3, 1);
        assertThat(all(again, ReleaseRerun.class).getFirst().seed())
                .isEqualTo(all(first, ReleaseResolved.class).getFirst().seed());
        assertThat(all(again, HoldPlaced.class)).hasSize(2);
    }

    @Test
    void whose_agreement_ended_since_or_whom_it_is_no_longer_for_gets_nothing_when_it_is_run_again() {
        Scene.Asked notAgreed = given(market())
                .and(amended(terms(4, TieBreak.PROPORTIONAL), List.of(), true), agreed(KEELE), agreed(ASTON))
                .and(asked(6))
                .and(rivalAsked(2))
                .at("2026-11-27T17:00")
                .when(new ReleaseOffer(OFFER), MARKET)
                .scene()
                .when(new EndAgreement(HOSPICE, KEELE, LocalDate.of(2026, 12, 20), REASON), PROVIDER)
                .then(new AgreementEnded(agreed(KEELE).agreement(), LocalDate.of(2026, 12, 20), REASON))
                .when(AGAIN, OPERATOR);
        assertThat(granted(notAgreed)).containsExactly(0, 2);
        OfferAmended others = amended(terms(4, TieBreak.PROPORTIONAL), List.of(ASTON), false);
        Scene.Asked forOthers = given(market())
                .and(new OrganisationAdded(
                        ASTON, Sample.organisation("Aston (fictional)", OrganisationRole.EDUCATION_PROVIDER)))
                .and(asked(6))
                .and(rivalAsked(2))
                .at("2026-11-27T17:00")
                .when(new ReleaseOffer(OFFER), MARKET)
                .scene()
                .when(new AmendOffer(OFFER, others.terms()), PROVIDER)
                .then(others)
                .when(AGAIN, OPERATOR);
        assertThat(granted(forOthers)).containsExactly(0, 2);
        assertThat(all(forOthers, ReleaseRerun.class).getFirst().outcomes())
                .extracting(RequestOutcome::why)
                .containsExactly(Why.FOR_OTHERS, Why.IN_FULL);
    }

    @Test
    void students_named_by_then_keep_their_places() {
        Scene.Asked first = released();
        HoldId keeles = all(first, HoldPlaced.class).stream()
                .filter(held -> held.university().equals(KEELE))
                .map(HoldPlaced::hold)
                .findFirst()
                .orElseThrow();
        AllocateStudents naming = new AllocateStudents(
                OFFER, COHORT, List.of(new Named(new ById(ANNA), Sample.FIRST)), Optional.empty(), Optional.of(keeles));
        Scene.Asked again = first.scene()
                .when(new EnrolStudents(COHORT, List.of(new Entrant("17", ANNA))), UNIVERSITY)
                .scene()
                .when(naming, UNIVERSITY)
                .scene()
                .when(AGAIN, OPERATOR);
        assertThat(all(again, ReleaseRerun.class)
                        .getFirst()
                        .outcomes()
                        .getFirst()
                        .asked())
                .isEqualTo(5);
        assertThat(granted(again)).containsExactly(2, 1);
    }

    @Test
    void it_can_be_run_again_and_again() {
        Scene scene = released().scene().when(AGAIN, OPERATOR).scene();
        assertThat(granted(scene.when(AGAIN, OPERATOR))).containsExactly(3, 1);
    }

    @Test
    void only_a_release_that_has_come_of_an_offer_that_stands_is_run_again_and_only_by_the_operator() {
        given(market()).and(asked(6)).when(AGAIN, OPERATOR).thenRefused(ReleaseNotResolved.class);
        Scene scene = released().scene();
        scene.when(AGAIN, PROVIDER).thenRefused(ProblemCode.NOT_ALLOWED);
        scene.when(AGAIN, UNIVERSITY).thenRefused(ProblemCode.NOT_ALLOWED);
        scene.when(new WithdrawOffer(OFFER, REASON, false), PROVIDER)
                .scene()
                .when(AGAIN, OPERATOR)
                .thenRefused(ProblemCode.OFFER_WITHDRAWN);
    }
}
