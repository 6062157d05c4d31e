package io.placemarket.command.model;

import io.placemarket.command.Sample;
import io.placemarket.command.message.BookingCommand.ById;
import io.placemarket.command.message.CohortCommand.RecordRequirements;
import io.placemarket.command.message.CohortCommand.RequirementLine;
import io.placemarket.command.message.Command;
import io.placemarket.command.message.PlanCommand.SetPlans;
import io.placemarket.command.message.ProgrammeCommand;
import io.placemarket.command.message.ProgrammeCommand.CompleteProgrammes;
import io.placemarket.command.message.ProgrammeCommand.LeaveProgrammes;
import io.placemarket.command.message.ProgrammeCommand.Leaver;
import io.placemarket.command.message.ProgrammeCommand.OnDay;
import io.placemarket.command.message.ProgrammeCommand.ReinstateStudents;
import io.placemarket.command.message.ProgrammeCommand.Returner;
import io.placemarket.command.message.ProgrammeCommand.StartProgrammes;
import io.placemarket.command.message.StudentCommand.ForgetStudent;
import io.placemarket.command.message.StudentCommand.RecordAdjustments;
import io.placemarket.kernel.cohort.ForgettingReason;
import io.placemarket.kernel.cohort.Requirement;
import io.placemarket.kernel.cohort.RequirementStatus;
import io.placemarket.kernel.cohort.Route;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.plan.PlannedStarts;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** Chooses what a university might say of its students' programmes, of one or as a table. */
record RandomProgrammes(NaiveMarket market, Random random, LocalDate today) {
    Command next() {
        return random.nextInt(3) == 0 ? aside() : programme();
    }

    private Command aside() {
        if (random.nextBoolean()) {
            OrganisationId university = random.nextBoolean() ? Sample.KEELE : Sample.ASTON;
            YearMonth start = YearMonth.of(2026, 7).plusMonths(random.nextInt(14));
            return new SetPlans(
                    2026,
                    List.of(new SetPlans.Row(
                            2,
                            university,
                            new PlannedStarts(
                                    Sample.ADULT, LearnerLevel.YEAR_1, Route.DEGREE, start, random.nextInt(90)))));
        }
        CohortId cohort = any(market.cohorts());
        if (random.nextInt(6) == 0 && !market.students(cohort).isEmpty()) {
            return new ForgetStudent(any(market.students(cohort)), ForgettingReason.NO_LONGER_NEEDED);
        }
        if (random.nextInt(3) == 0 && !market.students(cohort).isEmpty()) {
            return new RecordAdjustments(
                    any(market.students(cohort)), Optional.of("a quiet room").filter(text -> random.nextBoolean()));
        }
        List<RequirementLine> rows = market.students(cohort).stream()
                .map(student -> new RequirementLine(
                        2, new ById(student), Requirement.DBS, RequirementStatus.CLEARED, Optional.of(day())))
                .toList();
        return new RecordRequirements(cohort, rows);
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private ProgrammeCommand programme() {
        List<CohortId> cohorts = market.cohorts().stream()
                .filter(cohort -> !market.students(cohort).isEmpty())
                .toList();
        CohortId cohort = any(cohorts);
        List<StudentId> students = new ArrayList<>(market.students(cohort));
        Collections.shuffle(students, random);
        List<StudentId> some =
                students.subList(0, Math.min(students.size(), random.nextInt(3) == 0 ? 1 + random.nextInt(3) : 1));
        return switch (random.nextInt(5)) {
            case 0 ->
                new LeaveProgrammes(
                        cohort,
                        IntStream.range(0, some.size())
                                .mapToObj(i -> new Leaver(line(i, some), new ById(some.get(i)), day(), Sample.REASON))
                                .toList());
            case 1 -> new CompleteProgrammes(cohort, onDay(some));
            case 2 ->
                new ReinstateStudents(
                        cohort,
                        IntStream.range(0, some.size())
                                .mapToObj(i -> new Returner(line(i, some), new ById(some.get(i)), Sample.REASON))
                                .toList());
            default -> new StartProgrammes(cohort, onDay(some));
        };
    }

    private List<OnDay> onDay(List<StudentId> some) {
        return IntStream.range(0, some.size())
                .mapToObj(i -> new OnDay(line(i, some), new ById(some.get(i)), day()))
                .toList();
    }

    private static long line(int index, List<StudentId> some) {
        return some.size() == 1 ? 0 : index + 2L;
    }

    /** Mostly lately, now and then in the time to come. */
    private LocalDate day() {
        return today.minusDays(random.nextInt(10) - 1L);
    }
}
