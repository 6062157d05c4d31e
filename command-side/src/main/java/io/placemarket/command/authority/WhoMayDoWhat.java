package io.placemarket.command.authority;

import static io.placemarket.command.authority.Relation.ANY;
import static io.placemarket.command.authority.Relation.FOR_MEMBERS;
import static io.placemarket.command.authority.Relation.MARKET;
import static io.placemarket.command.authority.Relation.OWN;
import static io.placemarket.kernel.identity.Role.OPERATOR;
import static io.placemarket.kernel.identity.Role.PROVIDER;
import static io.placemarket.kernel.identity.Role.REGIONAL;
import static io.placemarket.kernel.identity.Role.UNIVERSITY;

import io.placemarket.command.message.AlertCommand.RemoveAlert;
import io.placemarket.command.message.AlertCommand.SetAlert;
import io.placemarket.command.message.AreaCommand.ArrangeSupervisors;
import io.placemarket.command.message.AreaCommand.ChangeAudit;
import io.placemarket.command.message.AreaCommand.EndAudit;
import io.placemarket.command.message.AreaCommand.LiftSafeCapacity;
import io.placemarket.command.message.AreaCommand.LowerSafeCapacity;
import io.placemarket.command.message.AreaCommand.RecordLearnersElsewhere;
import io.placemarket.command.message.AreaCommand.RegisterPlacementArea;
import io.placemarket.command.message.AreaCommand.RemoveSupervisors;
import io.placemarket.command.message.AreaCommand.RenewAudit;
import io.placemarket.command.message.AreaCommand.StateAppetite;
import io.placemarket.command.message.AreaCommand.TransferArea;
import io.placemarket.command.message.BookingCommand.AcceptAllocation;
import io.placemarket.command.message.BookingCommand.AllocateEach;
import io.placemarket.command.message.BookingCommand.AllocateStudents;
import io.placemarket.command.message.BookingCommand.ExtendHold;
import io.placemarket.command.message.BookingCommand.LetHoldLapse;
import io.placemarket.command.message.BookingCommand.PlaceHold;
import io.placemarket.command.message.BookingCommand.PostponeAllocation;
import io.placemarket.command.message.BookingCommand.ReleaseHold;
import io.placemarket.command.message.BookingCommand.ReplaceStudent;
import io.placemarket.command.message.BookingCommand.ReportDidNotStart;
import io.placemarket.command.message.BookingCommand.ReportLeftEarly;
import io.placemarket.command.message.BookingCommand.ReturnAllocation;
import io.placemarket.command.message.BookingCommand.ReturnUnconfirmed;
import io.placemarket.command.message.BookingCommand.TransferAllocation;
import io.placemarket.command.message.BookingCommand.WithdrawAllocation;
import io.placemarket.command.message.BookingCommand.WithdrawWeeks;
import io.placemarket.command.message.CalendarCommand.MakeCalendarLink;
import io.placemarket.command.message.CalendarCommand.RevokeCalendarLink;
import io.placemarket.command.message.CohortCommand.CreateCohort;
import io.placemarket.command.message.CohortCommand.EnrolStudents;
import io.placemarket.command.message.CohortCommand.RecordRequirements;
import io.placemarket.command.message.Command;
import io.placemarket.command.message.OfferCommand.AmendOffer;
import io.placemarket.command.message.OfferCommand.CloseOffer;
import io.placemarket.command.message.OfferCommand.CopyOffers;
import io.placemarket.command.message.OfferCommand.EndReservedShares;
import io.placemarket.command.message.OfferCommand.PostLinkedOffers;
import io.placemarket.command.message.OfferCommand.PostOffer;
import io.placemarket.command.message.OfferCommand.WithdrawOffer;
import io.placemarket.command.message.OfferCommand.WithdrawPart;
import io.placemarket.command.message.OrganisationCommand.AddOrganisation;
import io.placemarket.command.message.OrganisationCommand.EndAgreement;
import io.placemarket.command.message.OrganisationCommand.ImportLearnersElsewhere;
import io.placemarket.command.message.OrganisationCommand.JoinNetwork;
import io.placemarket.command.message.OrganisationCommand.LeaveNetwork;
import io.placemarket.command.message.OrganisationCommand.MakeAgreement;
import io.placemarket.command.message.OrganisationCommand.RecordEarlierBookings;
import io.placemarket.command.message.PlanCommand.SetPlans;
import io.placemarket.command.message.ProgrammeCommand.CompleteProgrammes;
import io.placemarket.command.message.ProgrammeCommand.LeaveProgrammes;
import io.placemarket.command.message.ProgrammeCommand.ReinstateStudents;
import io.placemarket.command.message.ProgrammeCommand.StartProgrammes;
import io.placemarket.command.message.ReleaseCommand.ChangeRequest;
import io.placemarket.command.message.ReleaseCommand.ReleaseOffer;
import io.placemarket.command.message.ReleaseCommand.RequestPlaces;
import io.placemarket.command.message.ReleaseCommand.RerunRelease;
import io.placemarket.command.message.ReleaseCommand.TakeBackRequest;
import io.placemarket.command.message.StudentCommand.ForgetStudent;
import io.placemarket.command.message.StudentCommand.RecordAdjustments;
import io.placemarket.command.message.StudentCommand.RecordRequirement;
import io.placemarket.command.message.WaitingCommand.DeclineTurn;
import io.placemarket.command.message.WaitingCommand.JoinWaitingList;
import io.placemarket.command.message.WaitingCommand.LeaveWaitingList;
import io.placemarket.command.message.WaitingCommand.LetTurnLapse;
import io.placemarket.command.message.WaitingCommand.ReconsiderEntry;
import io.placemarket.command.message.WaitingCommand.TakeTurn;
import io.placemarket.kernel.booking.Party;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.identity.Role;
import io.placemarket.kernel.refusal.AccessRefusal.OfAnotherOrganisation;
import io.placemarket.kernel.refusal.AccessRefusal.RoleMayNot;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The one table of who may ask for what, whatever the way in. The role is checked before a command reaches its handler; the relation by
 * the handler, once the aggregates have said whom it concerns.
 */
public final class WhoMayDoWhat {
    private static final Map<Class<? extends Command>, Map<Role, Relation>> TABLE = table();

    private WhoMayDoWhat() {}

    private static Map<Class<? extends Command>, Map<Role, Relation>> table() {
        Map<Class<? extends Command>, Map<Role, Relation>> table = new LinkedHashMap<>();
        table.put(AddOrganisation.class, Map.of(OPERATOR, ANY));
        table.put(JoinNetwork.class, Map.of(PROVIDER, OWN));
        table.put(LeaveNetwork.class, Map.of(PROVIDER, OWN));
        table.put(MakeAgreement.class, Map.of(PROVIDER, OWN));
        table.put(EndAgreement.class, Map.of(PROVIDER, OWN));
        table.put(RegisterPlacementArea.class, Map.of(PROVIDER, FOR_MEMBERS));
        table.put(TransferArea.class, Map.of(OPERATOR, ANY));
        table.put(StateAppetite.class, Map.of(PROVIDER, FOR_MEMBERS));
        table.put(RenewAudit.class, Map.of(PROVIDER, FOR_MEMBERS));
        table.put(ChangeAudit.class, Map.of(PROVIDER, FOR_MEMBERS));
        table.put(EndAudit.class, Map.of(PROVIDER, FOR_MEMBERS));
        table.put(LowerSafeCapacity.class, Map.of(PROVIDER, FOR_MEMBERS));
        table.put(LiftSafeCapacity.class, Map.of(PROVIDER, FOR_MEMBERS));
        table.put(RecordLearnersElsewhere.class, Map.of(PROVIDER, FOR_MEMBERS));
        table.put(ImportLearnersElsewhere.class, Map.of(PROVIDER, FOR_MEMBERS));
        table.put(ArrangeSupervisors.class, Map.of(PROVIDER, FOR_MEMBERS));
        table.put(RemoveSupervisors.class, Map.of(PROVIDER, FOR_MEMBERS));
        table.put(PostOffer.class, Map.of(PROVIDER, FOR_MEMBERS));
        table.put(PostLinkedOffers.class, Map.of(PROVIDER, FOR_MEMBERS));
        table.put(CopyOffers.class, Map.of(PROVIDER, FOR_MEMBERS));
        table.put(AmendOffer.class, Map.of(PROVIDER, FOR_MEMBERS));
        table.put(WithdrawPart.class, Map.of(PROVIDER, FOR_MEMBERS));
        table.put(WithdrawOffer.class, Map.of(PROVIDER, FOR_MEMBERS));
        table.put(CloseOffer.class, Map.of(PROVIDER, FOR_MEMBERS));
        table.put(EndReservedShares.class, Map.of(OPERATOR, MARKET));
        table.put(RequestPlaces.class, Map.of(UNIVERSITY, OWN));
        table.put(ChangeRequest.class, Map.of(UNIVERSITY, OWN));
        table.put(TakeBackRequest.class, Map.of(UNIVERSITY, OWN));
        table.put(ReleaseOffer.class, Map.of(OPERATOR, MARKET));
        table.put(RerunRelease.class, Map.of(OPERATOR, ANY));
        table.put(CreateCohort.class, Map.of(UNIVERSITY, OWN));
        table.put(EnrolStudents.class, Map.of(UNIVERSITY, OWN));
        table.put(RecordRequirement.class, Map.of(UNIVERSITY, OWN));
        table.put(RecordAdjustments.class, Map.of(UNIVERSITY, OWN));
        table.put(ForgetStudent.class, Map.of(UNIVERSITY, OWN));
        table.put(RecordRequirements.class, Map.of(UNIVERSITY, OWN));
        table.put(SetPlans.class, Map.of(UNIVERSITY, OWN, REGIONAL, ANY));
        table.put(StartProgrammes.class, Map.of(UNIVERSITY, OWN));
        table.put(CompleteProgrammes.class, Map.of(UNIVERSITY, OWN));
        table.put(LeaveProgrammes.class, Map.of(UNIVERSITY, OWN));
        table.put(ReinstateStudents.class, Map.of(UNIVERSITY, OWN));
        table.put(PlaceHold.class, Map.of(UNIVERSITY, OWN));
        table.put(ReleaseHold.class, Map.of(PROVIDER, FOR_MEMBERS, UNIVERSITY, OWN));
        table.put(ExtendHold.class, Map.of(UNIVERSITY, OWN));
        table.put(LetHoldLapse.class, Map.of(OPERATOR, MARKET));
        table.put(JoinWaitingList.class, Map.of(UNIVERSITY, OWN));
        table.put(LeaveWaitingList.class, Map.of(UNIVERSITY, OWN));
        table.put(TakeTurn.class, Map.of(UNIVERSITY, OWN));
        table.put(DeclineTurn.class, Map.of(UNIVERSITY, OWN));
        table.put(LetTurnLapse.class, Map.of(OPERATOR, MARKET));
        table.put(ReconsiderEntry.class, Map.of(OPERATOR, MARKET));
        table.put(AllocateStudents.class, Map.of(UNIVERSITY, OWN));
        table.put(AllocateEach.class, Map.of(UNIVERSITY, OWN));
        table.put(RecordEarlierBookings.class, Map.of(UNIVERSITY, OWN));
        table.put(AcceptAllocation.class, Map.of(PROVIDER, FOR_MEMBERS));
        table.put(ReturnAllocation.class, Map.of(PROVIDER, FOR_MEMBERS));
        table.put(ReturnUnconfirmed.class, Map.of(OPERATOR, MARKET));
        table.put(WithdrawAllocation.class, Map.of(PROVIDER, FOR_MEMBERS, UNIVERSITY, OWN));
        table.put(WithdrawWeeks.class, Map.of(PROVIDER, FOR_MEMBERS, UNIVERSITY, OWN));
        table.put(PostponeAllocation.class, Map.of(UNIVERSITY, OWN));
        table.put(TransferAllocation.class, Map.of(UNIVERSITY, OWN));
        table.put(ReplaceStudent.class, Map.of(UNIVERSITY, OWN));
        table.put(ReportDidNotStart.class, Map.of(PROVIDER, FOR_MEMBERS, UNIVERSITY, OWN));
        table.put(ReportLeftEarly.class, Map.of(PROVIDER, FOR_MEMBERS, UNIVERSITY, OWN));
        table.put(SetAlert.class, Map.of(PROVIDER, ANY, UNIVERSITY, ANY, REGIONAL, ANY, OPERATOR, ANY));
        table.put(RemoveAlert.class, Map.of(PROVIDER, ANY, UNIVERSITY, ANY, REGIONAL, ANY, OPERATOR, ANY));
        table.put(MakeCalendarLink.class, Map.of(PROVIDER, FOR_MEMBERS, UNIVERSITY, OWN));
        table.put(RevokeCalendarLink.class, Map.of(PROVIDER, FOR_MEMBERS, UNIVERSITY, OWN));
        return Collections.unmodifiableMap(table);
    }

    /** All of it: for each command, the roles that may ask for it and how they must be related to what it is about. */
    public static Map<Class<? extends Command>, Map<Role, Relation>> rows() {
        return TABLE;
    }

    /**
     * The first step, before anything is looked up.
     *
     * @throws io.placemarket.kernel.problem.RefusedException {@code not-allowed} where the role may not ask for this at all
     */
    public static void checkRole(Class<? extends Command> command, Actor actor) {
        relation(command, actor);
    }

    /**
     * The second step, once it is known whom it concerns.
     *
     * @return the side that acts
     * @throws io.placemarket.kernel.problem.RefusedException {@code not-allowed} or {@code not-yours}
     */
    public static Party check(Command command, Actor actor, Concerned concerned) {
        Relation relation = relation(command.getClass(), actor);
        if ((relation == OWN || relation == FOR_MEMBERS) && !concerned.includes(actor)) {
            throw new OfAnotherOrganisation().thrown();
        }
        return switch (actor.role()) {
            case PROVIDER -> Party.PROVIDER;
            case UNIVERSITY -> Party.UNIVERSITY;
            case REGIONAL, OPERATOR -> Party.MARKET;
        };
    }

    private static Relation relation(Class<? extends Command> command, Actor actor) {
        Map<Role, Relation> row = TABLE.getOrDefault(command, Map.of());
        Relation relation = row.get(actor.role());
        if (relation == null || (relation == MARKET && !isMarket(actor))) {
            throw new RoleMayNot(actor.role(), inWords(command), people(row)).thrown();
        }
        return relation;
    }

    /** The roles of people who may, in one order. */
    private static List<Role> people(Map<Role, Relation> row) {
        return Stream.of(Role.values())
                .filter(role -> row.getOrDefault(role, MARKET) != MARKET)
                .toList();
    }

    private static boolean isMarket(Actor actor) {
        return actor.user().startsWith(Actor.market("").user());
    }

    /** A command's name as words: {@code PostOffer} becomes {@code post offer}. */
    static String inWords(Class<? extends Command> command) {
        return command.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }
}
