package io.placemarket.command.alert;

import io.placemarket.command.gateway.Asking;
import io.placemarket.command.gateway.Market;
import io.placemarket.command.gateway.Replies;
import io.placemarket.command.message.AlertCommand.RemoveAlert;
import io.placemarket.command.message.AlertCommand.SetAlert;
import io.placemarket.command.message.Outcome.Created;
import io.placemarket.command.message.Outcome.Done;
import io.placemarket.edge.json.Fields;
import io.placemarket.edge.position.Answers;
import io.placemarket.edge.position.IdempotencyKey;
import io.placemarket.kernel.id.AlertId;
import io.placemarket.kernel.id.AlertListId;
import io.placemarket.kernel.id.IdSource;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.offer.Mode;
import io.placemarket.kernel.organisation.Sector;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.kernel.reference.SupervisionModel;
import io.placemarket.kernel.watch.AlertTerms;
import io.placemarket.kernel.watch.Threshold;
import io.placemarket.kernel.watch.Threshold.Figure;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Sets and removes alerts over HTTP. */
@RestController
@Tag(name = "Alerts")
public final class AlertController {
    private static final int USUAL_WEEKS = 8;

    private final Market market;
    private final IdSource ids;

    public AlertController(Market market, IdSource ids) {
        this.market = market;
        this.ids = ids;
    }

    /**
     * What to hear of; of each filter, nothing means everything. Exactly one of the first four is given.
     *
     * @param freeBelow the alert is raised while fewer places are free
     * @param stillToPlaceAbove while more students are without a booking; of professions and learner levels alone
     * @param waitingAbove while more places are waited for
     * @param overCommittedAbove while more learners are beyond what is safe
     * @param weeks in any of so many weeks, this one being the first; 8 where it is left out
     * @param levels what is for any level is counted with each
     */
    public record NewAlert(
            @Nullable Integer freeBelow,
            @Nullable Integer stillToPlaceAbove,
            @Nullable Integer waitingAbove,
            @Nullable Integer overCommittedAbove,
            @Nullable Integer weeks,
            @Nullable List<ProfessionCode> professions,
            @Nullable List<String> icbs,
            @Nullable List<Sector> sectors,
            @Nullable List<Mode> modes,
            @Nullable List<SupervisionModel> supervisions,
            @Nullable List<LearnerLevel> levels) {}

    /** The alert that is set. */
    public record Set(AlertId alert) {}

    /** The alert that is no more. */
    public record Removed(AlertId alert) {}

    @Operation(
            summary =
                    "Hear when places become few, or students without one, those who wait or learners beyond what is safe many, in"
                            + " any of the next weeks (everybody, for themselves)",
            description =
                    "Exactly one of freeBelow, stillToPlaceAbove, waitingAbove and overCommittedAbove. Still to place is told of"
                            + " professions and learner levels alone: a cohort has no place yet, so no care system, sector, mode or supervision"
                            + " model of one. At most 20 for each user. What is raised stands at /api/alerts and comes by /api/alerts/stream.")
    @PostMapping("/api/alerts")
    Mono<ResponseEntity<Set>> set(@RequestBody NewAlert body, Actor actor, IdempotencyKey key) {
        AlertTerms terms = new AlertTerms(
                threshold(body),
                Fields.optionalWhole("weeks", body.weeks(), 1, AlertTerms.MOST_WEEKS)
                        .orElse(USUAL_WEEKS),
                given(body.professions()),
                given(body.icbs()),
                given(body.sectors()),
                given(body.modes()),
                given(body.supervisions()),
                given(body.levels()));
        return market.ask(
                        new SetAlert(ids.alert(), terms), Asking.by(actor).once(key, actor.user(), body), Created.class)
                .map(receipt -> Answers.created(
                                "/api/alerts",
                                receipt.position(),
                                receipt.revisionOf(list(actor)).orElse(0))
                        .body(new Set(new AlertId(receipt.result().id()))));
    }

    private static Threshold threshold(NewAlert body) {
        Map<Figure, Integer> given = new EnumMap<>(Figure.class);
        put(given, Figure.FREE, body.freeBelow());
        put(given, Figure.STILL_TO_PLACE, body.stillToPlaceAbove());
        put(given, Figure.WAITING, body.waitingAbove());
        put(given, Figure.OVER_COMMITTED, body.overCommittedAbove());
        if (given.isEmpty()) {
            throw Problem.missing(AlertRules.field(Figure.FREE), AlertRules.ONE_FIGURE)
                    .refused();
        }
        Map.Entry<Figure, Integer> last =
                given.entrySet().stream().reduce((one, other) -> other).orElseThrow();
        if (given.size() > 1) {
            throw Problem.invalid(
                            AlertRules.field(last.getKey()),
                            last.getValue().toString(),
                            AlertRules.ONE_FIGURE + ", not several")
                    .refused();
        }
        return Threshold.of(last.getKey(), last.getValue());
    }

    private static void put(Map<Figure, Integer> given, Figure figure, @Nullable Integer number) {
        if (number != null) {
            given.put(figure, number);
        }
    }

    private static <T> List<T> given(@Nullable List<T> values) {
        return values == null
                ? List.of()
                : values.stream().filter(Objects::nonNull).toList();
    }

    @Operation(summary = "Hear of that no more (whoever set it)")
    @DeleteMapping("/api/alerts/{alert}")
    Mono<ResponseEntity<Removed>> remove(@PathVariable AlertId alert, Actor actor, IdempotencyKey key) {
        return market.ask(new RemoveAlert(alert), Asking.by(actor).once(key, actor.user(), alert), Done.class)
                .map(receipt -> Replies.done(receipt, list(actor)).body(new Removed(alert)));
    }

    private static String list(Actor actor) {
        return AlertListId.of(actor.user()).value();
    }
}
