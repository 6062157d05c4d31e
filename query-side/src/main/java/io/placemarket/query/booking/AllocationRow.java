package io.placemarket.query.booking;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.placemarket.edge.personal.Opened;
import io.placemarket.edge.personal.Sealed;
import io.placemarket.kernel.booking.AllocationEvent.AllocationProposed;
import io.placemarket.kernel.booking.Party;
import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.booking.SealedReason;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.kernel.reference.ReferenceData;
import io.placemarket.query.market.Allocation;
import io.placemarket.query.market.AreasView;
import io.placemarket.query.market.CohortsView;
import io.placemarket.query.market.Market;
import io.placemarket.query.market.OffersView;
import io.placemarket.query.market.RequirementsView;
import io.placemarket.query.reading.Today;
import io.placemarket.query.reading.Visibility;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An allocation, as its own side sees it.
 *
 * @param student by the market's identifier
 * @param reference the university's own number; seen by that university only
 * @param sealedReference the same, encrypted; never answered
 * @param forgotten whether the student was forgotten since; then neither a note nor a requirement is told any more
 * @param state as it is today; starts and completions are presumed by the calendar
 * @param confirmBy until when the provider may answer, while it is proposed
 * @param by who decided the state, where one side or the market did
 * @param reason why, where a reason was due
 * @param sealedReason the same, with what was written of it encrypted; never answered
 * @param lastDay of a student who left early
 * @param notCleared what keeps the student from being presumed to start
 */
public record AllocationRow(
        AllocationId allocation,
        OfferId offer,
        AreaId area,
        String areaName,
        OrganisationId provider,
        String providerName,
        OrganisationId university,
        String universityName,
        CohortId cohort,
        String programme,
        ProfessionCode profession,
        String professionName,
        Optional<LearnerLevel> level,
        StudentId student,
        Optional<String> reference,
        @JsonIgnore Optional<String> sealedReference,
        boolean forgotten,
        LocalDate firstDay,
        LocalDate lastOfferDay,
        WeekSet weeks,
        Allocation.State state,
        Optional<Instant> confirmBy,
        Optional<HoldId> fromHold,
        Optional<Party> by,
        Optional<Reason> reason,
        @JsonIgnore Optional<SealedReason> sealedReason,
        Optional<LocalDate> lastDay,
        List<RequirementsView.Known> notCleared,
        long revision) {
    /** As somebody who may see it sees it. */
    public static AllocationRow of(Allocation allocation, Market market, Today today, Actor actor) {
        AllocationProposed proposal = allocation.proposal();
        OffersView.Entry offer = market.offers().find(allocation.id().offer()).orElseThrow();
        AreaId area = offer.id().area();
        Optional<CohortsView.Entry> cohort = market.cohorts().find(proposal.cohort());
        Allocation.State state = market.attendance().state(allocation, today.day());
        Optional<CohortsView.Student> student = market.cohorts().student(proposal.student());
        boolean forgotten = market.cohorts().forgot(proposal.student());
        Optional<SealedReason> why =
                allocation.reason().map(reason -> forgotten ? SealedReason.of(reason.code()) : reason);
        LocalDate monday = allocation.weeks().isEmpty()
                ? offer.terms().firstDay()
                : allocation.weeks().first().monday();
        return new AllocationRow(
                allocation.id(),
                offer.id(),
                area,
                market.areas().find(area).map(AreasView.Entry::name).orElse(area.value()),
                offer.provider(),
                market.organisations().name(offer.provider()),
                proposal.university(),
                market.organisations().name(proposal.university()),
                proposal.cohort(),
                cohort.map(entry -> entry.programme().name()).orElse(""),
                offer.terms().profession(),
                ReferenceData.shipped().professionName(offer.terms().profession()),
                cohort.map(entry -> entry.programme().level()),
                proposal.student(),
                Optional.empty(),
                student.filter(known -> Visibility.seesReference(actor, known.university()))
                        .flatMap(CohortsView.Student::sealedReference),
                forgotten,
                monday.isBefore(offer.terms().firstDay()) ? offer.terms().firstDay() : monday,
                offer.terms().lastDay(),
                allocation.weeks(),
                state,
                proposal.confirmBy().filter(by -> state == Allocation.State.PROPOSED),
                proposal.fromHold(),
                allocation.by(),
                why.map(reason -> reason.opened(Optional.empty())),
                why,
                allocation.lastDay(),
                forgotten ? List.of() : market.attendance().gating(allocation, today.day()),
                allocation.revision());
    }

    /** What of it is encrypted. */
    Stream<Sealed> sealed() {
        return Stream.concat(sealedReference.stream(), sealedReason.flatMap(SealedReason::sealedNote).stream())
                .map(text -> new Sealed(student, text));
    }

    /** The same with the university's own number and the note, as far as they were opened. */
    AllocationRow opened(Opened opened) {
        return new AllocationRow(
                allocation,
                offer,
                area,
                areaName,
                provider,
                providerName,
                university,
                universityName,
                cohort,
                programme,
                profession,
                professionName,
                level,
                student,
                opened.text(student, sealedReference),
                Optional.empty(),
                forgotten,
                firstDay,
                lastOfferDay,
                weeks,
                state,
                confirmBy,
                fromHold,
                by,
                sealedReason.map(why -> opened.reason(student, why)),
                Optional.empty(),
                lastDay,
                notCleared,
                revision);
    }
}
