package io.placemarket.query.market;

import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.ReleaseId;
import io.placemarket.kernel.id.RequestId;
import io.placemarket.kernel.offer.TieBreak;
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
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every release with what was asked before it, and what became of that; of the lottery's seed, until it is revealed, only the commitment. */
public final class ReleasesView {
    private final Map<OfferId, Entry> byOffer = new LinkedHashMap<>();
    private final Map<CohortId, Set<Entry>> byCohort = new HashMap<>();

    ReleasesView() {}

    /** The same releases: what is applied to one of the two from now on does not happen to the other. */
    ReleasesView(ReleasesView other) {
        other.byOffer.forEach((offer, entry) -> byOffer.put(offer, new Entry(entry)));
        other.byCohort.forEach((cohort, entries) -> byCohort.put(
                cohort,
                entries.stream()
                        .flatMap(entry -> find(entry.offer()).stream())
                        .collect(Collectors.toCollection(LinkedHashSet::new))));
    }

    /** Where a release stands. */
    public enum State {
        ANNOUNCED,
        RESOLVED,
        /** The offer was withdrawn before. */
        CALLED_OFF
    }

    /**
     * What a university asks for.
     *
     * @param position where in the log it was first asked
     * @param turn where in the log what counts for its turn was asked
     */
    public record Request(
            RequestId id,
            CohortId cohort,
            OrganisationId university,
            int places,
            WeekSet weeks,
            long position,
            long turn) {}

    /** A result that was replaced by another, and why. */
    public record Earlier(ReleaseResolved result, Reason reason) {}

    /** One of them. */
    public static final class Entry {
        private final ReleaseAnnounced announcement;
        private final Map<RequestId, Request> requests = new LinkedHashMap<>();
        private final Map<RequestId, OrganisationId> askers = new HashMap<>();
        private final Map<RequestId, RequestOutcome> outcomes = new HashMap<>();
        private final List<Earlier> earlier = new ArrayList<>();
        private State state = State.ANNOUNCED;
        private Optional<ReleaseResolved> resolution = Optional.empty();
        private long revision;

        private Entry(ReleaseAnnounced announcement) {
            this.announcement = announcement;
        }

        private Entry(Entry other) {
            this.announcement = other.announcement;
            this.requests.putAll(other.requests);
            this.askers.putAll(other.askers);
            this.outcomes.putAll(other.outcomes);
            this.earlier.addAll(other.earlier);
            this.state = other.state;
            this.resolution = other.resolution;
            this.revision = other.revision;
        }

        public ReleaseId id() {
            return announcement.release();
        }

        public OfferId offer() {
            return announcement.release().offer();
        }

        public Instant at() {
            return announcement.at();
        }

        public TieBreak tieBreak() {
            return announcement.tieBreak();
        }

        /** SHA-256 of the lottery's seed, in hexadecimal. */
        public String commitment() {
            return announcement.commitment();
        }

        public State state() {
            return state;
        }

        /** All of them, in the order of their turns. */
        public List<Request> requests() {
            return requests.values().stream()
                    .sorted(Comparator.comparingLong(Request::turn))
                    .toList();
        }

        /** How many there are. */
        public int requestCount() {
            return requests.size();
        }

        /** Who made a request, also one that was taken back. */
        public Optional<OrganisationId> asker(RequestId request) {
            return Optional.ofNullable(askers.get(request));
        }

        /** What became of a request, once the release has come. */
        public Optional<RequestOutcome> outcome(RequestId request) {
            return Optional.ofNullable(outcomes.get(request));
        }

        /** What became of them, once the release has come. */
        public Optional<ReleaseResolved> resolution() {
            return resolution;
        }

        /** The results before the last, the first first. */
        public List<Earlier> earlier() {
            return List.copyOf(earlier);
        }

        /** The number of its last event, from 0. */
        public long revision() {
            return revision;
        }
    }

    void apply(Recorded recorded) {
        if (!(recorded.event() instanceof ReleaseEvent event)) {
            return;
        }
        if (event instanceof ReleaseAnnounced announced) {
            byOffer.putIfAbsent(announced.release().offer(), new Entry(announced));
        }
        Entry entry = byOffer.get(event.release().offer());
        if (entry == null) {
            throw new IllegalStateException("release " + event.release() + " was never announced");
        }
        switch (event) {
            case ReleaseAnnounced announced -> {
                // It is there by now.
            }
            case PlacesRequested asked -> ask(entry, asked, recorded.position());
            case RequestChanged changed ->
                entry.requests.computeIfPresent(
                        changed.request(), (id, before) -> changed(before, changed, recorded.position()));
            case RequestTakenBack gone -> entry.requests.remove(gone.request());
            case ReleaseResolved resolved -> {
                entry.state = State.RESOLVED;
                entry.resolution = Optional.of(resolved);
                resolved.outcomes().forEach(outcome -> entry.outcomes.put(outcome.request(), outcome));
            }
            case ReleaseRerun rerun -> {
                entry.resolution.ifPresent(last -> entry.earlier.add(new Earlier(last, rerun.reason())));
                entry.resolution =
                        Optional.of(new ReleaseResolved(rerun.release(), rerun.seed(), rerun.free(), rerun.outcomes()));
                entry.outcomes.clear();
                rerun.outcomes().forEach(outcome -> entry.outcomes.put(outcome.request(), outcome));
            }
            case ReleaseCalledOff gone -> entry.state = State.CALLED_OFF;
        }
        entry.revision = recorded.revision();
    }

    private void ask(Entry entry, PlacesRequested asked, long position) {
        entry.askers.put(asked.request(), asked.university());
        entry.requests.put(
                asked.request(),
                new Request(
                        asked.request(),
                        asked.cohort(),
                        asked.university(),
                        asked.places(),
                        asked.weeks(),
                        position,
                        position));
        byCohort.computeIfAbsent(asked.cohort(), id -> new LinkedHashSet<>()).add(entry);
    }

    private static Request changed(Request before, RequestChanged changed, long position) {
        return new Request(
                before.id(),
                before.cohort(),
                before.university(),
                changed.places(),
                changed.weeks(),
                before.position(),
                changed.requeued() ? position : before.turn());
    }

    public Optional<Entry> find(OfferId offer) {
        return Optional.ofNullable(byOffer.get(offer));
    }

    /** All, in the order in which they were announced. */
    public Collection<Entry> all() {
        return Collections.unmodifiableCollection(byOffer.values());
    }

    /** Those a cohort asked something of. */
    public Stream<Entry> of(CohortId cohort) {
        return byCohort.getOrDefault(cohort, Set.of()).stream();
    }
}
