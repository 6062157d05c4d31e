package io.placemarket.marketplace.demonstration;

import io.placemarket.command.message.AreaCommand.LowerSafeCapacity;
import io.placemarket.command.message.AreaCommand.RecordLearnersElsewhere;
import io.placemarket.command.message.AreaCommand.RegisterPlacementArea;
import io.placemarket.command.message.AreaCommand.StateAppetite;
import io.placemarket.command.message.BookingCommand.AcceptAllocation;
import io.placemarket.command.message.BookingCommand.AllocateStudents;
import io.placemarket.command.message.BookingCommand.ById;
import io.placemarket.command.message.BookingCommand.Named;
import io.placemarket.command.message.BookingCommand.PlaceHold;
import io.placemarket.command.message.BookingCommand.ReportDidNotStart;
import io.placemarket.command.message.BookingCommand.ReportLeftEarly;
import io.placemarket.command.message.BookingCommand.ReturnAllocation;
import io.placemarket.command.message.BookingCommand.WithdrawAllocation;
import io.placemarket.command.message.CohortCommand.CreateCohort;
import io.placemarket.command.message.CohortCommand.EnrolStudents;
import io.placemarket.command.message.CohortCommand.Entrant;
import io.placemarket.command.message.Command;
import io.placemarket.command.message.OfferCommand.CloseOffer;
import io.placemarket.command.message.OfferCommand.PostOffer;
import io.placemarket.command.message.OfferCommand.WithdrawOffer;
import io.placemarket.command.message.OrganisationCommand.AddOrganisation;
import io.placemarket.command.message.PlanCommand.SetPlans;
import io.placemarket.command.message.ProgrammeCommand.CompleteProgrammes;
import io.placemarket.command.message.ProgrammeCommand.LeaveProgrammes;
import io.placemarket.command.message.ProgrammeCommand.Leaver;
import io.placemarket.command.message.ProgrammeCommand.OnDay;
import io.placemarket.command.message.ProgrammeCommand.StartProgrammes;
import io.placemarket.command.message.ReleaseCommand.ReleaseOffer;
import io.placemarket.command.message.ReleaseCommand.RequestPlaces;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.identity.Role;
import io.placemarket.marketplace.demonstration.plan.Intent;
import java.util.List;
import java.util.Optional;

/** A command and who gives it. */
record Order(Command command, Actor actor) {
    /**
     * What an intent asks of the market.
     *
     * @param user as whom; no account has that name
     */
    static Order of(Intent intent, String user) {
        return switch (intent) {
            case Intent.AddOrganisation it ->
                new Order(
                        new AddOrganisation(it.organisation(), it.details()),
                        new Actor(user, Role.OPERATOR, Optional.empty()));
            case Intent.RegisterArea it ->
                provider(
                        user,
                        it.provider(),
                        new RegisterPlacementArea(
                                it.area(), it.provider(), it.name(), Optional.of(it.setting()), it.audit()));
            case Intent.CreateCohort it ->
                university(user, it.university(), new CreateCohort(it.cohort(), it.university(), it.programme()));
            case Intent.EnrolStudents it ->
                university(user, it.university(), new EnrolStudents(it.cohort(), entrants(it)));
            case Intent.StartProgrammes it ->
                university(
                        user,
                        it.university(),
                        new StartProgrammes(
                                it.cohort(),
                                it.students().stream()
                                        .map(student -> new OnDay(0, new ById(student), it.day()))
                                        .toList()));
            case Intent.LeaveProgramme it ->
                university(
                        user,
                        it.university(),
                        new LeaveProgrammes(
                                it.cohort(),
                                List.of(new Leaver(0, new ById(it.student()), it.lastDay(), it.reason()))));
            case Intent.CompleteProgramme it ->
                university(
                        user,
                        it.university(),
                        new CompleteProgrammes(it.cohort(), List.of(new OnDay(0, new ById(it.student()), it.day()))));
            case Intent.StateAppetite it ->
                provider(
                        user,
                        it.provider(),
                        new StateAppetite(
                                it.area(), it.profession(), it.firstDay(), it.lastDay(), it.answer(), it.reason()));
            case Intent.RecordLearners it ->
                provider(
                        user,
                        it.provider(),
                        new RecordLearnersElsewhere(
                                it.area(), Optional.of(it.profession()), it.weeks(), it.learners()));
            case Intent.ReleaseOffer it -> new Order(new ReleaseOffer(it.offer()), Actor.market("deadlines"));
            case Intent.CloseOffer it -> provider(user, it.provider(), new CloseOffer(it.offer()));
            case Intent.SetPlans it ->
                new Order(
                        new SetPlans(
                                it.year(),
                                it.lines().stream()
                                        .map(line -> new SetPlans.Row(0, line.university(), line.starts()))
                                        .toList()),
                        new Actor(user, Role.REGIONAL, Optional.empty()));
            case Intent.PostOffer it -> provider(user, it.provider(), new PostOffer(it.offer(), it.terms()));
            case Intent.RequestPlaces it ->
                university(
                        user,
                        it.university(),
                        new RequestPlaces(it.request(), it.cohort(), it.places(), Optional.of(it.weeks())));
            case Intent.PlaceHold it ->
                university(
                        user,
                        it.university(),
                        new PlaceHold(it.hold(), it.cohort(), it.places(), Optional.of(it.weeks())));
            case Intent.AllocateStudents it ->
                university(
                        user,
                        it.university(),
                        new AllocateStudents(it.offer(), it.cohort(), named(it), Optional.of(it.weeks()), it.hold()));
            case Intent.AcceptAllocation it -> provider(user, it.provider(), new AcceptAllocation(it.allocation()));
            case Intent.ReturnAllocation it ->
                provider(user, it.provider(), new ReturnAllocation(it.allocation(), it.reason()));
            case Intent.WithdrawAllocation it ->
                university(user, it.university(), new WithdrawAllocation(it.allocation(), it.reason()));
            case Intent.ReportNotStarted it ->
                provider(user, it.provider(), new ReportDidNotStart(it.allocation(), it.reason()));
            case Intent.ReportLeftEarly it ->
                university(user, it.university(), new ReportLeftEarly(it.allocation(), it.lastDay(), it.reason()));
            case Intent.LowerSafeCapacity it ->
                provider(user, it.provider(), new LowerSafeCapacity(it.area(), it.weeks(), it.places(), it.reason()));
            case Intent.WithdrawOffer it ->
                provider(user, it.provider(), new WithdrawOffer(it.offer(), it.reason(), false));
        };
    }

    private static Order provider(String user, OrganisationId provider, Command command) {
        return new Order(command, new Actor(user, Role.PROVIDER, Optional.of(provider)));
    }

    private static Order university(String user, OrganisationId university, Command command) {
        return new Order(command, new Actor(user, Role.UNIVERSITY, Optional.of(university)));
    }

    private static List<Entrant> entrants(Intent.EnrolStudents enrolled) {
        return enrolled.students().stream()
                .map(student -> new Entrant(student.reference(), student.student()))
                .toList();
    }

    private static List<Named> named(Intent.AllocateStudents allocated) {
        return allocated.allocations().stream()
                .map(one -> new Named(new ById(one.student()), one.allocation()))
                .toList();
    }
}
