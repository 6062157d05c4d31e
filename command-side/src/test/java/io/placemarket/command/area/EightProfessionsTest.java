package io.placemarket.command.area;

import static io.placemarket.command.Sample.COHORT;
import static io.placemarket.command.Sample.PROVIDER;
import static io.placemarket.command.Sample.WARD;
import static io.placemarket.command.Sample.offered;
import static io.placemarket.command.Sample.ward;
import static io.placemarket.command.Sample.weeks;
import static io.placemarket.command.Scene.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.command.Scene;
import io.placemarket.command.message.AreaCommand.RecordLearnersElsewhere;
import io.placemarket.command.message.OfferCommand.PostOffer;
import io.placemarket.command.message.Outcome.AreaChanged;
import io.placemarket.command.message.Outcome.Created;
import io.placemarket.kernel.area.Claim;
import io.placemarket.kernel.area.PlacementAreaEvent.LearnersElsewhereRecorded;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesClaimed;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesFreed;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesNoLongerOffered;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesOffered;
import io.placemarket.kernel.event.DomainEvent;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.kernel.reference.ReferenceData;
import io.placemarket.kernel.refusal.TermRefusal.TooManyProfessions;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An area serves eight professions at once: supervisors they share are counted for each set of them. */
class EightProfessionsTest {
    private static List<ProfessionCode> professions(int many) {
        return ReferenceData.shipped().professions().keySet().stream()
                .limit(many)
                .toList();
    }

    private static Scene offering(List<ProfessionCode> professions) {
        Scene scene = given(ward(9));
        for (int i = 0; i < professions.size(); i++) {
            scene.and(new PlacesOffered(WARD, offer(i), professions.get(i), offered(), 1));
        }
        return scene;
    }

    private static OfferId offer(int number) {
        return new OfferId(WARD + "-ffer000" + number);
    }

    private static RecordLearnersElsewhere learner(ProfessionCode profession) {
        return new RecordLearnersElsewhere(WARD, Optional.of(profession), weeks("2026-W50"), 1);
    }

    @Test
    void a_profession_of_a_closed_offer_counts_among_the_eight_as_long_as_somebody_is_booked_in_it() {
        List<ProfessionCode> nine = professions(9);
        HoldId hold = new HoldId(offer(0) + "-h0000000001");
        DomainEvent[] booked = {
            new PlacesClaimed(WARD, new Claim(hold, COHORT, Optional.empty(), 1, weeks("2026-W50"))),
            new PlacesNoLongerOffered(WARD, offer(0))
        };
        assertThat(offering(nine.subList(0, 8))
                        .and(booked)
                        .when(learner(nine.get(8)), PROVIDER)
                        .thenRefused(TooManyProfessions.class)
                        .accepted()
                        .orElseThrow())
                .contains("at most 8 professions");
        offering(nine.subList(0, 8))
                .and(booked)
                .and(new PlacesFreed(WARD, hold, 1, weeks("2026-W50")))
                .when(learner(nine.get(8)), PROVIDER)
                .then(new LearnersElsewhereRecorded(WARD, Optional.of(nine.get(8)), weeks("2026-W50"), 1));
    }

    @Test
    void what_is_over_does_not_count_among_the_eight() {
        List<ProfessionCode> nine = professions(9);
        RecordLearnersElsewhere later =
                new RecordLearnersElsewhere(WARD, Optional.of(nine.get(8)), weeks("2027-W05"), 1);
        Scene scene = offering(nine.subList(0, 8));
        scene.when(later, PROVIDER).thenRefused(TooManyProfessions.class);
        scene.at("2027-01-20T10:00").when(later, PROVIDER).answer(AreaChanged.class);
    }

    @Test
    void an_offer_that_has_begun_counts_among_the_eight_of_the_weeks_it_shares_with_what_is_over() {
        ProfessionCode ninth = professions(9).get(8);
        Scene scene = offering(professions(8)).at("2027-01-20T10:00");
        assertThat(scene.when(new PostOffer(offer(8), from("2026-12-21", ninth)), PROVIDER)
                        .thenRefused(TooManyProfessions.class)
                        .accepted()
                        .orElseThrow())
                .contains("at most 8 professions");
        scene.when(new PostOffer(offer(8), from("2026-12-28", ninth)), PROVIDER).answer(Created.class);
    }

    /** Until the middle of February. */
    private static OfferTerms from(String firstDay, ProfessionCode profession) {
        return OfferTerms.plain(
                profession, LearnerLevel.YEAR_2, LocalDate.parse(firstDay), LocalDate.of(2027, 2, 14), 1);
    }
}
