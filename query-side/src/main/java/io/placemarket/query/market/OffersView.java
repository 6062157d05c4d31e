package io.placemarket.query.market;

import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.AgreementId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.offer.Agreed;
import io.placemarket.kernel.offer.OfferEvent;
import io.placemarket.kernel.offer.OfferEvent.BookingsClosed;
import io.placemarket.kernel.offer.OfferEvent.OfferAmended;
import io.placemarket.kernel.offer.OfferEvent.OfferHandedOver;
import io.placemarket.kernel.offer.OfferEvent.OfferPosted;
import io.placemarket.kernel.offer.OfferEvent.OfferReleased;
import io.placemarket.kernel.offer.OfferEvent.OfferWithdrawn;
import io.placemarket.kernel.offer.OfferEvent.OfferWithdrawnInPart;
import io.placemarket.kernel.offer.OfferEvent.ReservedSharesEnded;
import io.placemarket.kernel.offer.OfferTerms;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The terms of every offer, in the order of their first days. */
public final class OffersView {
    private final Map<OfferId, Entry> byId = new HashMap<>();
    private final NavigableMap<String, Entry> byFirstDay = new TreeMap<>();
    /** By the first of them. */
    private final Map<OfferId, List<OfferId>> linked = new HashMap<>();

    OffersView() {}

    /** The same offers: what is applied to one of the two from now on does not happen to the other. */
    OffersView(OffersView other) {
        byId.putAll(other.byId);
        byFirstDay.putAll(other.byFirstDay);
        linked.putAll(other.linked);
    }

    /**
     * One of them.
     *
     * @param before whose it was until its area went to another provider
     * @param advertised the terms under which it could be booked, the released ones first; none before its release. Places withdrawn since stand
     *     in them
     * @param replaces the withdrawn offer it was posted again for
     * @param linkedTo the first of those it was posted together with
     * @param withdrawn why it was withdrawn, where it was
     * @param closed whether its provider takes nothing further in it
     */
    public record Entry(
            OfferId id,
            OrganisationId provider,
            List<OrganisationId> before,
            OfferTerms terms,
            List<OfferTerms> advertised,
            Optional<OfferId> copiedFrom,
            Optional<OfferId> replaces,
            Optional<OfferId> linkedTo,
            Instant postedAt,
            Optional<Reason> withdrawn,
            boolean closed,
            long revision) {
        /** What offers are ordered by. */
        public String key() {
            return terms.firstDay() + "/" + id.value();
        }

        private Entry with(Optional<Reason> gone, long newRevision) {
            return with(provider, before, terms, advertised, gone, closed, newRevision);
        }

        private Entry released(long newRevision) {
            return with(provider, before, terms, List.of(terms), Optional.empty(), closed, newRevision);
        }

        private Entry handedOver(OrganisationId newProvider, long newRevision) {
            List<OrganisationId> former =
                    Stream.concat(before.stream(), Stream.of(provider)).toList();
            return with(newProvider, former, terms, advertised, withdrawn, closed, newRevision);
        }

        private Entry amended(OfferTerms newTerms, long newRevision) {
            boolean sameWeeks =
                    newTerms.places() == terms.places() && newTerms.weeks().equals(terms.weeks());
            List<OfferTerms> promised = advertised.isEmpty() || sameWeeks
                    ? advertised
                    : Stream.concat(advertised.stream(), Stream.of(newTerms)).toList();
            return with(provider, before, newTerms, promised, withdrawn, closed, newRevision);
        }

        private Entry closed(long newRevision) {
            return with(provider, before, terms, advertised, withdrawn, true, newRevision);
        }

        private Entry with(
                OrganisationId newProvider,
                List<OrganisationId> former,
                OfferTerms newTerms,
                List<OfferTerms> promised,
                Optional<Reason> gone,
                boolean nothingFurther,
                long newRevision) {
            return new Entry(
                    id,
                    newProvider,
                    former,
                    newTerms,
                    promised,
                    copiedFrom,
                    replaces,
                    linkedTo,
                    postedAt,
                    gone,
                    nothingFurther,
                    newRevision);
        }

        /** Whether a university may book it in these weeks as far as agreements go: none is asked for, or what is agreed covers them. */
        public boolean agreed(
                OrganisationId university, WeekSet weeks, Map<AgreementId, AgreementsView.Entry> agreements) {
            return !terms.particulars().agreementRequired()
                    || Agreed.covers(
                            Stream.concat(Stream.of(provider), before.stream())
                                    .distinct()
                                    .flatMap(one ->
                                            Optional.ofNullable(agreements.get(AgreementId.of(one, university)))
                                                    .stream())
                                    .flatMap(known -> known.made().stream())
                                    .toList(),
                            terms,
                            weeks);
        }

        /** Whether it was neither withdrawn nor closed. */
        public boolean stands() {
            return withdrawn.isEmpty() && !closed;
        }
    }

    void apply(Recorded recorded) {
        if (recorded.event() instanceof OfferEvent event) {
            switch (event) {
                case OfferPosted posted -> {
                    posted.linkedTo()
                            .ifPresent(first -> linked.merge(
                                    first,
                                    List.of(posted.offer()),
                                    (some, more) -> Stream.concat(some.stream(), more.stream())
                                            .toList()));
                    put(new Entry(
                            posted.offer(),
                            posted.provider(),
                            List.of(),
                            posted.terms(),
                            posted.terms().release().isEmpty() ? List.of(posted.terms()) : List.of(),
                            posted.copiedFrom(),
                            posted.replaces(),
                            posted.linkedTo(),
                            recorded.at(),
                            Optional.empty(),
                            false,
                            recorded.revision()));
                }
                case OfferReleased released -> put(known(released.offer()).released(recorded.revision()));
                case BookingsClosed ended -> put(known(ended.offer()).closed(recorded.revision()));
                case OfferHandedOver handed ->
                    put(known(handed.offer()).handedOver(handed.provider(), recorded.revision()));
                case OfferAmended amended ->
                    replace(
                            known(amended.offer()),
                            known(amended.offer()).amended(amended.terms(), recorded.revision()));
                case OfferWithdrawnInPart part -> keep(part.offer(), recorded.revision());
                // What is reserved stands in the area.
                case ReservedSharesEnded ended -> keep(ended.offer(), recorded.revision());
                case OfferWithdrawn gone ->
                    put(known(gone.offer()).with(Optional.of(gone.reason()), recorded.revision()));
            }
        }
    }

    private void keep(OfferId offer, long revision) {
        Entry before = known(offer);
        put(before.with(before.withdrawn(), revision));
    }

    private Entry known(OfferId offer) {
        Entry known = byId.get(offer);
        if (known == null) {
            throw new IllegalStateException("offer " + offer + " was never posted");
        }
        return known;
    }

    /** Its days may be others now, and with them its place in the order. */
    private void replace(Entry before, Entry after) {
        byFirstDay.remove(before.key());
        put(after);
    }

    private void put(Entry entry) {
        byId.put(entry.id(), entry);
        byFirstDay.put(entry.key(), entry);
    }

    public Optional<Entry> find(OfferId offer) {
        return Optional.ofNullable(byId.get(offer));
    }

    /** Those that were posted together, by the first of them. */
    public List<OfferId> linked(OfferId first) {
        return linked.getOrDefault(first, List.of());
    }

    /** All, by first day. */
    public Collection<Entry> all() {
        return Collections.unmodifiableCollection(byFirstDay.values());
    }
}
