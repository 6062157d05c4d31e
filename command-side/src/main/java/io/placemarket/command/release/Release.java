package io.placemarket.command.release;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.ReleaseId;
import io.placemarket.kernel.id.RequestId;
import io.placemarket.kernel.offer.TieBreak;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.refusal.ReleaseRefusal.ReleaseHasCome;
import io.placemarket.kernel.refusal.ReleaseRefusal.ReleaseNeverComes;
import io.placemarket.kernel.refusal.ReleaseRefusal.RequestedBefore;
import io.placemarket.kernel.refusal.ReleaseRefusal.RequestsClosed;
import io.placemarket.kernel.refusal.StateRefusal.ReleaseNotResolved;
import io.placemarket.kernel.release.FreePlaces;
import io.placemarket.kernel.release.ReleaseEvent;
import io.placemarket.kernel.release.ReleaseEvent.PlacesRequested;
import io.placemarket.kernel.release.ReleaseEvent.ReleaseAnnounced;
import io.placemarket.kernel.release.ReleaseEvent.ReleaseCalledOff;
import io.placemarket.kernel.release.ReleaseEvent.ReleaseRerun;
import io.placemarket.kernel.release.ReleaseEvent.ReleaseResolved;
import io.placemarket.kernel.release.ReleaseEvent.RequestChanged;
import io.placemarket.kernel.release.ReleaseEvent.RequestTakenBack;
import io.placemarket.kernel.release.RequestOutcome;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;

/** The requests for an offer that is not released yet, in the order of their turns. They take nothing. */
@AggregateRoot
public class Release {
    private enum State {
        ANNOUNCED,
        RESOLVED,
        CALLED_OFF
    }

    /** What a university asks for. */
    public record Request(RequestId id, CohortId cohort, OrganisationId university, int places, WeekSet weeks) {}

    @AggregateIdentifier
    private ReleaseId id;

    private Instant at;
    private TieBreak tieBreak;
    private String sealedSeed;
    private State state;
    private final Map<RequestId, Request> requests = new LinkedHashMap<>();
    private final Map<CohortId, RequestId> askedBy = new HashMap<>();
    private final Map<RequestId, HoldId> granted = new LinkedHashMap<>();
    private String seed = "";

    @SuppressWarnings("NullAway.Init") // its first event fills it
    Release() {}

    /** Announces it. */
    @SuppressWarnings("NullAway.Init") // its first event fills it
    public Release(ReleaseAnnounced announced) {
        apply(announced);
    }

    public Instant at() {
        return at;
    }

    public TieBreak tieBreak() {
        return tieBreak;
    }

    /** The lottery's seed, sealed. */
    public String sealedSeed() {
        return sealedSeed;
    }

    /** All of them, in the order of their turns. */
    public List<Request> requests() {
        return List.copyOf(requests.values());
    }

    /** @throws io.placemarket.kernel.problem.RefusedException {@code not-found} */
    public Request request(RequestId request) {
        return Optional.ofNullable(requests.get(request))
                .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND, "There is no request " + request + ".")
                        .refused());
    }

    /** Takes a request in; a cohort has one at a time. */
    public void add(Request request, Instant now) {
        checkTakesRequests(now);
        ReleaseRules.checkPlaces(request.places());
        RequestId before = askedBy.get(request.cohort());
        if (before != null) {
            int places = request(before).places();
            throw new RequestedBefore(before, places).thrown();
        }
        apply(new PlacesRequested(
                id, request.id(), request.cohort(), request.university(), request.places(), request.weeks()));
    }

    /** Who asks for more than before, or for other weeks, takes a turn anew. */
    public void change(RequestId request, int places, WeekSet weeks, Instant now) {
        Request before = request(request);
        checkTakesRequests(now);
        ReleaseRules.checkPlaces(places);
        boolean more = places > before.places() || !before.weeks().containsAll(weeks);
        if (places != before.places() || !weeks.equals(before.weeks())) {
            apply(new RequestChanged(id, request, places, weeks, more));
        }
    }

    public void takeBack(RequestId request, Instant now) {
        checkTakesRequests(now);
        apply(new RequestTakenBack(id, request(request).id()));
    }

    private void checkTakesRequests(Instant now) {
        switch (state) {
            case RESOLVED -> throw new ReleaseHasCome(at).thrown();
            case CALLED_OFF -> throw new ReleaseNeverComes().thrown();
            case ANNOUNCED -> {
                if (!now.isBefore(at)) {
                    throw new RequestsClosed(at).thrown();
                }
            }
        }
    }

    /** Whether its time has come and nothing came of it yet. */
    public boolean isDue(Instant now) {
        return state == State.ANNOUNCED && !now.isBefore(at);
    }

    /** Reveals the seed and says what became of every request. */
    public void resolve(String seed, List<FreePlaces> free, List<RequestOutcome> outcomes) {
        apply(new ReleaseResolved(id, seed, free, outcomes));
    }

    /** Refuses to resolve again what was not resolved. */
    public void checkResolved() {
        if (state != State.RESOLVED) {
            throw new ReleaseNotResolved(state, List.of(State.RESOLVED)).thrown();
        }
    }

    /** The holds of its last result, by the requests they were granted. */
    public Map<RequestId, HoldId> granted() {
        return Collections.unmodifiableMap(granted);
    }

    /** The revealed seed. */
    public String seed() {
        return seed;
    }

    /** Says again what became of every request. */
    public void rerun(Reason reason, List<FreePlaces> free, List<RequestOutcome> outcomes) {
        apply(new ReleaseRerun(id, reason, seed, free, outcomes));
    }

    /** The offer was withdrawn; nothing where the release was before. */
    public void callOff(Reason reason) {
        if (state == State.ANNOUNCED) {
            apply(new ReleaseCalledOff(id, reason));
        }
    }

    @EventSourcingHandler
    void on(ReleaseEvent event) {
        switch (event) {
            case ReleaseAnnounced announced -> {
                id = announced.release();
                at = announced.at();
                tieBreak = announced.tieBreak();
                sealedSeed = announced.sealedSeed();
                state = State.ANNOUNCED;
            }
            case PlacesRequested asked -> {
                requests.put(
                        asked.request(),
                        new Request(
                                asked.request(), asked.cohort(), asked.university(), asked.places(), asked.weeks()));
                askedBy.put(asked.cohort(), asked.request());
            }
            case RequestChanged changed -> changed(changed);
            case RequestTakenBack gone -> {
                askedBy.remove(request(gone.request()).cohort());
                requests.remove(gone.request());
            }
            case ReleaseResolved resolved -> {
                state = State.RESOLVED;
                seed = resolved.seed();
                keep(resolved.outcomes());
            }
            case ReleaseRerun rerun -> keep(rerun.outcomes());
            case ReleaseCalledOff gone -> state = State.CALLED_OFF;
        }
    }

    /** Only the last result can be given back. */
    private void keep(List<RequestOutcome> outcomes) {
        granted.clear();
        outcomes.forEach(outcome -> outcome.hold().ifPresent(hold -> granted.put(outcome.request(), hold)));
    }

    private void changed(RequestChanged changed) {
        Request before = request(changed.request());
        if (changed.requeued()) {
            requests.remove(changed.request());
        }
        requests.put(
                changed.request(),
                new Request(before.id(), before.cohort(), before.university(), changed.places(), changed.weeks()));
    }
}
