package io.placemarket.command.clearing;

import static io.placemarket.command.Sample.ADULT;
import static io.placemarket.command.Sample.ASTON;
import static io.placemarket.command.Sample.COHORT;
import static io.placemarket.command.Sample.HOSPICE;
import static io.placemarket.command.Sample.KEELE;
import static io.placemarket.command.Sample.OFFER;

import io.placemarket.command.PlainSeeds;
import io.placemarket.command.Sample;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesOffered;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.cohort.CohortEvent.CohortCreated;
import io.placemarket.kernel.event.DomainEvent;
import io.placemarket.kernel.id.AgreementId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.ReleaseId;
import io.placemarket.kernel.id.RequestId;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.offer.OfferEvent.OfferAmended;
import io.placemarket.kernel.offer.OfferEvent.OfferPosted;
import io.placemarket.kernel.offer.OfferParticulars;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.offer.ReleaseTerms;
import io.placemarket.kernel.offer.TieBreak;
import io.placemarket.kernel.organisation.AgreementEvent.AgreementEnded;
import io.placemarket.kernel.organisation.AgreementEvent.AgreementMade;
import io.placemarket.kernel.release.ReleaseEvent.PlacesRequested;
import io.placemarket.kernel.release.ReleaseEvent.ReleaseAnnounced;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** An offer that is visible since this morning and released on Friday 27 November at five, and two universities that want it. */
final class Awaited {
    static final Instant RELEASE_AT = Instant.parse("2026-11-27T17:00:00Z");
    static final ReleaseId RELEASE = ReleaseId.of(OFFER);
    static final RequestId FIRST = new RequestId(OFFER + "-q0000000001");
    static final RequestId SECOND = new RequestId(OFFER + "-q0000000002");
    /** Aston's, as Keele's of 80 students. */
    static final CohortId ASTONS = new CohortId("chrt00000001");

    private Awaited() {}

    static OfferTerms terms(int places, TieBreak tieBreak) {
        return Sample.terms(places, 0).released(Optional.of(new ReleaseTerms(RELEASE_AT, tieBreak)));
    }

    static PlacesOffered offered(int places, TieBreak tieBreak) {
        return Sample.placesOffered(OFFER, terms(places, tieBreak));
    }

    static OfferPosted posted(int places, TieBreak tieBreak) {
        return new OfferPosted(OFFER, HOSPICE, terms(places, tieBreak), Optional.empty());
    }

    static ReleaseAnnounced announced(TieBreak tieBreak) {
        return new ReleaseAnnounced(RELEASE, RELEASE_AT, tieBreak, PlainSeeds.COMMITMENT, PlainSeeds.SEALED);
    }

    static DomainEvent[] market(int maximum, int places, TieBreak tieBreak) {
        return new DomainEvent[] {
            Sample.ward(maximum),
            offered(places, tieBreak),
            posted(places, tieBreak),
            announced(tieBreak),
            new CohortCreated(COHORT, KEELE, Sample.programme(ADULT, LearnerLevel.YEAR_2)),
            new CohortCreated(ASTONS, ASTON, Sample.programme(ADULT, LearnerLevel.YEAR_2))
        };
    }

    static DomainEvent[] market() {
        return market(4, 4, TieBreak.PROPORTIONAL);
    }

    /** Its provider has changed whom it is for, or whether it asks for an agreement. */
    static OfferAmended amended(OfferTerms terms, List<OrganisationId> onlyFor, boolean agreementRequired) {
        return new OfferAmended(
                OFFER, terms.with(OfferParticulars.NONE.onlyFor(onlyFor).agreed(agreementRequired)));
    }

    /** For all of its days. */
    static AgreementMade agreed(OrganisationId university) {
        return new AgreementMade(
                AgreementId.of(HOSPICE, university),
                HOSPICE,
                university,
                new TreeSet<>(),
                LocalDate.of(2026, 9, 1),
                LocalDate.of(2027, 8, 31));
    }

    /** A day before the offer's last. */
    static AgreementEnded ended(OrganisationId university) {
        return new AgreementEnded(AgreementId.of(HOSPICE, university), LocalDate.of(2026, 12, 26), Sample.REASON);
    }

    static PlacesRequested asked(int places, WeekSet weeks) {
        return new PlacesRequested(RELEASE, FIRST, COHORT, KEELE, places, weeks);
    }

    static PlacesRequested asked(int places) {
        return asked(places, Sample.offered());
    }

    static PlacesRequested rivalAsked(int places) {
        return new PlacesRequested(RELEASE, SECOND, ASTONS, ASTON, places, Sample.offered());
    }
}
