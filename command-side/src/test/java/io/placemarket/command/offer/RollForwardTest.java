package io.placemarket.command.offer;

import static io.placemarket.command.Sample.HOSPICE;
import static io.placemarket.command.Sample.WARD;
import static io.placemarket.command.Sample.terms;
import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.command.message.OfferCommand.CopyOffers;
import io.placemarket.command.message.Outcome.Copy;
import io.placemarket.command.offer.RollForward.Known;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.offer.OfferEvent.OfferPosted;
import io.placemarket.kernel.offer.OfferTerms;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RollForwardTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 30);
    private static final OfferId AUTUMN = offer(1);
    private static final OfferId ANEW = offer(2);
    private static final OfferId SPRING = offer(3);

    private static OfferId offer(int number) {
        return new OfferId(WARD + "-ffer000" + number);
    }

    private static Known known(
            OfferId offer, int weeksLater, Optional<OfferId> copiedFrom, Optional<OfferId> replaces, boolean inError) {
        LocalDate first = DAY.plusWeeks(weeksLater);
        OfferTerms terms = terms(1, 0).between(first, first.plusDays(25));
        return new Known(
                new OfferPosted(offer, HOSPICE, terms, copiedFrom, replaces, Optional.empty()), first, inError);
    }

    private static Known plain(OfferId offer) {
        return known(offer, 0, Optional.empty(), Optional.empty(), false);
    }

    private static RollForward forward(boolean again, Known... offers) {
        return new RollForward(List.of(offers), new CopyOffers(WARD, DAY, DAY, 16, again));
    }

    @Test
    void offers_that_begin_between_the_days_are_copied_but_for_mistakes() {
        assertThat(forward(false, plain(AUTUMN), known(ANEW, 1, Optional.empty(), Optional.empty(), false))
                        .toCopy())
                .containsExactly(AUTUMN);
        assertThat(forward(false, known(AUTUMN, 0, Optional.empty(), Optional.empty(), true))
                        .isAny())
                .isFalse();
    }

    @Test
    void what_replaced_an_offer_is_copied_in_its_stead() {
        Known anew = known(ANEW, 0, Optional.empty(), Optional.of(AUTUMN), false);
        assertThat(forward(false, plain(AUTUMN), anew).toCopy()).containsExactly(ANEW);
    }

    @Test
    void what_was_copied_to_that_term_before_is_not_copied_again_unless_asked() {
        Known copy = known(SPRING, 16, Optional.of(AUTUMN), Optional.empty(), false);
        assertThat(forward(false, plain(AUTUMN), copy).toCopy()).isEmpty();
        assertThat(forward(false, plain(AUTUMN), copy).already()).containsExactly(new Copy(AUTUMN, SPRING));
        assertThat(forward(true, plain(AUTUMN), copy).toCopy()).containsExactly(AUTUMN);
        Known toAnotherTerm = known(SPRING, 32, Optional.of(AUTUMN), Optional.empty(), false);
        assertThat(forward(false, plain(AUTUMN), toAnotherTerm).toCopy()).containsExactly(AUTUMN);
    }
}
