package io.placemarket.command.alert;

import static io.placemarket.command.Sample.ADULT;
import static io.placemarket.command.Sample.PROVIDER;
import static io.placemarket.command.Sample.REGION;
import static io.placemarket.command.Scene.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.command.Scene;
import io.placemarket.command.message.AlertCommand.RemoveAlert;
import io.placemarket.command.message.AlertCommand.SetAlert;
import io.placemarket.command.message.Outcome.Created;
import io.placemarket.kernel.id.AlertId;
import io.placemarket.kernel.id.AlertListId;
import io.placemarket.kernel.id.IdSource;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.kernel.refusal.RegisterRefusal.AlertSetBefore;
import io.placemarket.kernel.watch.AlertEvent.AlertRemoved;
import io.placemarket.kernel.watch.AlertEvent.AlertSet;
import io.placemarket.kernel.watch.AlertTerms;
import io.placemarket.kernel.watch.Threshold;
import io.placemarket.kernel.watch.Threshold.Figure;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AlertTest {
    private static final IdSource IDS = new IdSource(new Random(3));
    private static final AlertId ALERT = IDS.alert();
    private static final AlertListId REGIONS = AlertListId.of(REGION.user());

    private static AlertTerms below(int free) {
        return new AlertTerms(
                Threshold.freeBelow(free), 8, List.of(ADULT), List.of("QOC"), List.of(), List.of(), List.of());
    }

    private static AlertSet set(AlertId alert, int free) {
        return new AlertSet(REGIONS, alert, REGION.user(), below(free));
    }

    @Test
    void a_region_asks_to_hear_when_places_become_few_and_then_no_more() {
        Scene.Asked asked = given().when(new SetAlert(ALERT, below(20)), REGION);
        assertThat(asked.answer(Created.class).id()).isEqualTo(ALERT.value());
        asked.then(set(ALERT, 20))
                .when(new RemoveAlert(ALERT), REGION)
                .then(new AlertRemoved(REGIONS, ALERT))
                .when(new RemoveAlert(ALERT), REGION)
                .thenRefused(ProblemCode.NOT_FOUND);
    }

    @Test
    void nobody_reaches_anothers() {
        given(set(ALERT, 20)).when(new RemoveAlert(ALERT), PROVIDER).thenRefused(ProblemCode.NOT_FOUND);
    }

    @Test
    void the_same_twice_is_refused_and_named() {
        assertThat(given(set(ALERT, 20))
                        .when(new SetAlert(IDS.alert(), below(20)), REGION)
                        .thenRefused(AlertSetBefore.class)
                        .detail())
                .contains(ALERT.value());
    }

    @Test
    void a_user_has_at_most_twenty() {
        Scene scene = given();
        for (int free = 1; free <= AlertList.MOST; free++) {
            AlertId alert = IDS.alert();
            scene.when(new SetAlert(alert, below(free)), REGION).then(set(alert, free));
        }
        scene.when(new SetAlert(IDS.alert(), below(21)), REGION).thenRefused(ProblemCode.ALERT_LIMIT);
        assertThat(scene.when(new SetAlert(IDS.alert(), below(21)), PROVIDER).events())
                .hasSize(1);
    }

    @Test
    void what_cannot_be_watched_is_refused() {
        refused(below(0));
        refused(below(1_000_001));
        refused(above(Figure.WAITING, -1, List.of()));
        refused(above(Figure.STILL_TO_PLACE, 5, List.of("QOC")));
        refused(new AlertTerms(Threshold.freeBelow(20), 0, List.of(), List.of(), List.of(), List.of(), List.of()));
        refused(new AlertTerms(Threshold.freeBelow(20), 53, List.of(), List.of(), List.of(), List.of(), List.of()));
        refused(new AlertTerms(Threshold.freeBelow(20), 8, List.of(), List.of("XXX"), List.of(), List.of(), List.of()));
        refused(new AlertTerms(
                Threshold.freeBelow(20),
                8,
                List.of(new ProfessionCode("WITCHCRAFT")),
                List.of(),
                List.of(),
                List.of(),
                List.of()));
    }

    @Test
    void any_learner_beyond_what_is_safe_can_be_watched() {
        AlertTerms any = above(Figure.OVER_COMMITTED, 0, List.of("QOC"));
        given().when(new SetAlert(ALERT, any), REGION).then(new AlertSet(REGIONS, ALERT, REGION.user(), any));
    }

    private static AlertTerms above(Figure figure, int number, List<String> icbs) {
        return new AlertTerms(Threshold.of(figure, number), 8, List.of(ADULT), icbs, List.of(), List.of(), List.of());
    }

    private static void refused(AlertTerms terms) {
        given().when(new SetAlert(ALERT, terms), REGION).thenRefused(ProblemCode.INVALID_VALUE);
    }
}
