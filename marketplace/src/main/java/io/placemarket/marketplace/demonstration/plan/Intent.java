package io.placemarket.marketplace.demonstration.plan;

import io.placemarket.kernel.area.AppetiteEvent.Answer;
import io.placemarket.kernel.area.Audit;
import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.cohort.Programme;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.RequestId;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.organisation.Organisation;
import io.placemarket.kernel.organisation.Setting;
import io.placemarket.kernel.plan.PlannedStarts;
import io.placemarket.kernel.reference.ProfessionCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What somebody in the demonstration region wants to do. Each becomes one command. */
public sealed interface Intent {
    /** The operator adds an organisation. */
    record AddOrganisation(OrganisationId organisation, Organisation details) implements Intent {}

    /** A provider registers an area with its audit. */
    record RegisterArea(AreaId area, OrganisationId provider, String name, Setting setting, Audit audit)
            implements Intent {}

    /** A university announces a cohort. */
    record CreateCohort(CohortId cohort, OrganisationId university, Programme programme) implements Intent {}

    /** A university enrols its students, each with its own number. */
    record EnrolStudents(CohortId cohort, OrganisationId university, List<PlannedStudent> students) implements Intent {
        public EnrolStudents {
            students = List.copyOf(students);
        }
    }

    /** A university says that students started their programme. */
    record StartProgrammes(CohortId cohort, OrganisationId university, List<StudentId> students, LocalDate day)
            implements Intent {
        public StartProgrammes {
            students = List.copyOf(students);
        }
    }

    /** A university says that a student left the programme. */
    record LeaveProgramme(
            CohortId cohort, OrganisationId university, StudentId student, LocalDate lastDay, Reason reason)
            implements Intent {}

    /** A university says that a student completed the programme. */
    record CompleteProgramme(CohortId cohort, OrganisationId university, StudentId student, LocalDate day)
            implements Intent {}

    /** A provider says whether an area would take students of a profession in a term. */
    record StateAppetite(
            AreaId area,
            OrganisationId provider,
            ProfessionCode profession,
            LocalDate firstDay,
            LocalDate lastDay,
            Answer answer,
            Optional<Reason> reason)
            implements Intent {}

    /** A provider records learners of a profession outside the market. */
    record RecordLearners(AreaId area, OrganisationId provider, ProfessionCode profession, WeekSet weeks, int learners)
            implements Intent {}

    /** An offer's release comes. */
    record ReleaseOffer(OfferId offer) implements Intent {}

    /** A provider takes nothing further in an offer. */
    record CloseOffer(OfferId offer, OrganisationId provider) implements Intent {}

    /** The region plans an academic year. */
    record SetPlans(int year, List<PlannedLine> lines) implements Intent {
        public SetPlans {
            lines = List.copyOf(lines);
        }
    }

    /** What an education provider plans. */
    record PlannedLine(OrganisationId university, PlannedStarts starts) {}

    /** A provider posts places. */
    record PostOffer(OfferId offer, OrganisationId provider, OfferTerms terms) implements Intent {}

    /** A university asks for places of an offer that is not released yet. */
    record RequestPlaces(RequestId request, OrganisationId university, CohortId cohort, int places, WeekSet weeks)
            implements Intent {}

    /** A university takes places without names. */
    record PlaceHold(HoldId hold, OrganisationId university, CohortId cohort, int places, WeekSet weeks)
            implements Intent {}

    /** A university names students for an offer's weeks. */
    record AllocateStudents(
            OfferId offer,
            OrganisationId university,
            CohortId cohort,
            List<PlannedAllocation> allocations,
            WeekSet weeks,
            Optional<HoldId> hold)
            implements Intent {
        public AllocateStudents {
            allocations = List.copyOf(allocations);
        }
    }

    /** A provider says yes. */
    record AcceptAllocation(AllocationId allocation, OrganisationId provider) implements Intent {}

    /** A provider says no. */
    record ReturnAllocation(AllocationId allocation, OrganisationId provider, Reason reason) implements Intent {}

    /** A university gives an allocation up. */
    record WithdrawAllocation(AllocationId allocation, OrganisationId university, Reason reason) implements Intent {}

    /** A provider reports that the student never came. */
    record ReportNotStarted(AllocationId allocation, OrganisationId provider, Reason reason) implements Intent {}

    /** A university reports that the student left before the end. */
    record ReportLeftEarly(AllocationId allocation, OrganisationId university, LocalDate lastDay, Reason reason)
            implements Intent {}

    /** A provider lowers what is safe for some weeks. */
    record LowerSafeCapacity(AreaId area, OrganisationId provider, WeekSet weeks, int places, Reason reason)
            implements Intent {}

    /** A provider withdraws an offer. */
    record WithdrawOffer(OfferId offer, OrganisationId provider, Reason reason) implements Intent {}

    /**
     * A student to enrol.
     *
     * @param reference the university's own number
     */
    record PlannedStudent(StudentId student, String reference) {}

    /** A student to name, and the allocation that comes of it. */
    record PlannedAllocation(AllocationId allocation, StudentId student) {}

    /** In which order things of one moment are done: what others build on comes first. */
    default int order() {
        return switch (this) {
            case AddOrganisation added -> 0;
            case RegisterArea registered -> 1;
            case CreateCohort created -> 2;
            case EnrolStudents enrolled -> 3;
            case PostOffer posted -> 4;
            case RequestPlaces requested -> 5;
            case PlaceHold held -> 5;
            case AllocateStudents allocated -> 6;
            case AcceptAllocation accepted -> 7;
            case ReturnAllocation returned -> 7;
            case WithdrawAllocation withdrawn -> 7;
            case ReportNotStarted reported -> 7;
            case ReportLeftEarly reported -> 7;
            case ReleaseOffer released -> 7;
            case RecordLearners recorded -> 8;
            case StateAppetite stated -> 8;
            case StartProgrammes started -> 8;
            case SetPlans planned -> 8;
            case LowerSafeCapacity lowered -> 8;
            case WithdrawOffer withdrawn -> 9;
            case CloseOffer closed -> 9;
            case LeaveProgramme left -> 10;
            case CompleteProgramme completed -> 10;
        };
    }
}
