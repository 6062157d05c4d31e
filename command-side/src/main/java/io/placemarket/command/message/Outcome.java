package io.placemarket.command.message;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.cohort.Requirement;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.EntryId;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.RequestId;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.refusal.EachRefusal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What a handler answers beyond "done". Kept with a request that carries an idempotency key, so it holds no personal data in the clear. */
public sealed interface Outcome {
    /** Something new, by its identifier. */
    record Created(String id) implements Outcome {}

    /** Nothing more to say. */
    record Done() implements Outcome {}

    /**
     * What an area is like after its safe capacity changed.
     *
     * @param overCommitted the weeks with more heads than are safe by now
     */
    record AreaChanged(List<OverCommitted> overCommitted, long revision) implements Outcome {}

    /**
     * What areas are like after learners elsewhere were recorded in them.
     *
     * @param areas by identifier, the weeks with more heads than are safe by now; only those that have some
     */
    record LearnersImported(int rows, Map<String, List<OverCommitted>> areas) implements Outcome {}

    /**
     * Allocations made before the market were recorded.
     *
     * @param accepted in the order of the lines
     * @param confirmBy until when their providers may answer
     * @param areas those that are over-committed by now, week by week
     */
    record EarlierBookingsRecorded(
            List<AllocationId> accepted, Instant confirmBy, Map<String, List<OverCommitted>> areas)
            implements Outcome, Reckoned {
        @Override
        public Optional<Instant> deadline() {
            return Optional.of(confirmBy);
        }
    }

    /** A week with so many heads too many. */
    record OverCommitted(Week week, int heads) {}

    /** Offers that were posted together, in the order of their professions. */
    record OffersPosted(List<OfferId> offers) implements Outcome {}

    /**
     * Offers that were posted again.
     *
     * @param already those that were not, because they had been before, where there are any
     * @param bankHolidaysKnownUntil the last day for which bank holidays are known, where some of the copies last beyond it: what falls on one
     *     of later years was not moved
     */
    record OffersCopied(List<Copy> copies, Optional<List<Copy>> already, Optional<LocalDate> bankHolidaysKnownUntil)
            implements Outcome {}

    /** An offer and the one it was copied from. */
    record Copy(OfferId from, OfferId offer) {}

    /** What went with a withdrawn offer. */
    record OfferClosed(List<HoldId> released, List<AllocationId> withdrawn) implements Outcome {}

    /** What is asked for, and when it is resolved. */
    record PlacesAsked(RequestId request, int places, WeekSet weeks, Instant releaseAt) implements Outcome {}

    /** What is waited for. */
    record PlacesAwaited(EntryId entry, int places, WeekSet weeks) implements Outcome {}

    /** What a hold takes, and until when. */
    record HoldTaken(HoldId hold, int places, WeekSet weeks, Instant lapsesAt) implements Outcome, Reckoned {
        @Override
        public Optional<Instant> deadline() {
            return Optional.of(lapsesAt);
        }
    }

    /** In the order in which the students were named. */
    record StudentsAllocated(List<Allocated> allocations) implements Outcome {}

    /**
     * What each student was answered, of those who were named together.
     *
     * @param allocated in the order in which they were named
     */
    record EachAnswered(List<Allocated> allocated, List<NotAllocated> refused) implements Outcome {
        public EachAnswered {
            allocated = List.copyOf(allocated);
            refused = List.copyOf(refused);
        }
    }

    /**
     * Why one of them has no place.
     *
     * @param place among those who were named, from 0
     * @param code of the refusal
     * @param detail of it, without the university's number
     * @param field the name of the field it is about
     * @param accepted what would be accepted
     * @param figures further named facts, such as what is free by week; none in what was kept before there were any
     */
    record NotAllocated(
            int place,
            String code,
            String detail,
            Optional<String> field,
            Optional<String> accepted,
            @Nullable Map<String, Object> figures) {
        /** That refusal, but for the value that was refused. */
        public static NotAllocated of(int place, Problem problem) {
            return new NotAllocated(
                    place,
                    problem.code().code(),
                    problem.detail(),
                    problem.field(),
                    problem.accepted(),
                    problem.figures());
        }

        /** As it is answered, of a student the request named so. */
        public EachRefusal named(String student) {
            return EachRefusal.of(
                    student,
                    ProblemCode.find(code).orElseThrow(),
                    detail,
                    field,
                    accepted,
                    Optional.ofNullable(figures).orElse(Map.of()));
        }
    }

    /**
     * An allocation.
     *
     * @param state {@code PROPOSED}, or {@code ACCEPTED} where the offer asks for no confirmation
     * @param warnings requirements the student does not meet to the end of it, as far as is known
     */
    record Allocated(
            StudentId student,
            AllocationId allocation,
            String state,
            Optional<Instant> confirmBy,
            List<RequirementWarning> warnings) {
        public Allocated {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * A requirement that may stop a start.
     *
     * @param why {@code NOT_RECORDED}, {@code PENDING}, {@code NOT_CLEARED}, or {@code EXPIRES} before the end
     * @param expires the last day on which it holds, where that is why
     */
    record RequirementWarning(Requirement requirement, String why, Optional<LocalDate> expires) {}

    /** Where an allocation stands now. */
    record AllocationChanged(String state) implements Outcome {}

    /**
     * What became of an allocation that handed weeks on, and the one that goes on.
     *
     * @param state of the first; as before where it has weeks left
     * @param successorState {@code PROPOSED}, or {@code ACCEPTED} where its offer asks for no confirmation
     */
    record WeeksHandedOn(
            String state,
            AllocationId successor,
            StudentId student,
            WeekSet weeks,
            String successorState,
            Optional<Instant> confirmBy)
            implements Outcome {}

    /** Until when a hold's places are kept now. */
    record HoldKept(Instant lapsesAt) implements Outcome {}

    /**
     * What was recorded of students' programmes.
     *
     * @param students how many were named
     * @param news of how many of them it was not known before
     * @param ended allocations that ended with it
     */
    record ProgrammesRecorded(int students, int news, List<AllocationId> ended) implements Outcome {
        public ProgrammesRecorded {
            ended = List.copyOf(ended);
        }
    }

    /**
     * What was recorded of a cohort's requirements.
     *
     * @param students of how many students
     * @param recorded how many lines
     */
    record RequirementsRecorded(int students, int recorded) implements Outcome {}

    /** Plans that were set, in the order of the education providers' identifiers. */
    record PlansSet(List<PlanChanged> plans) implements Outcome {
        public PlansSet {
            plans = List.copyOf(plans);
        }
    }

    /**
     * An education provider's plan.
     *
     * @param planned starts in all
     * @param before how many were planned before; absent where nothing was
     */
    record PlanChanged(OrganisationId educationProvider, int year, int planned, OptionalInt before) {}

    /** In the order of the entrants. */
    record StudentsKnown(List<Known> students) implements Outcome {}

    /**
     * A student as the market knows it.
     *
     * @param added false where it was in the cohort before, or is not enrolled
     * @param ended how and when the programme ended, of one who is not enrolled for that
     * @param refused why another is not enrolled: {@code STUDENT_FORGOTTEN} as long as the number is being forgotten
     */
    record Known(StudentId student, boolean added, Optional<ProgrammeEnd> ended, Optional<ProblemCode> refused) {
        public Known(StudentId student, boolean added, Optional<ProgrammeEnd> ended) {
            this(student, added, ended, Optional.empty());
        }

        /** Whether the student is not in the cohort after all. */
        public boolean keptOut() {
            return ended.isPresent() || refused.isPresent();
        }
    }

    /**
     * The end of a programme.
     *
     * @param how completed or left
     */
    record ProgrammeEnd(String how, LocalDate on) {}
}
