package io.placemarket.command.model;

import io.placemarket.command.Sample;
import io.placemarket.command.message.AreaCommand.RegisterPlacementArea;
import io.placemarket.command.message.AreaCommand.TransferArea;
import io.placemarket.command.message.BookingCommand.AcceptAllocation;
import io.placemarket.command.message.BookingCommand.AllocateEach;
import io.placemarket.command.message.BookingCommand.AllocateStudents;
import io.placemarket.command.message.BookingCommand.ExtendHold;
import io.placemarket.command.message.BookingCommand.HandOn;
import io.placemarket.command.message.BookingCommand.LetHoldLapse;
import io.placemarket.command.message.BookingCommand.PlaceHold;
import io.placemarket.command.message.BookingCommand.ReleaseHold;
import io.placemarket.command.message.BookingCommand.ReportDidNotStart;
import io.placemarket.command.message.BookingCommand.ReportLeftEarly;
import io.placemarket.command.message.BookingCommand.ReturnAllocation;
import io.placemarket.command.message.BookingCommand.ReturnUnconfirmed;
import io.placemarket.command.message.BookingCommand.WithdrawAllocation;
import io.placemarket.command.message.BookingCommand.WithdrawWeeks;
import io.placemarket.command.message.CohortCommand.CreateCohort;
import io.placemarket.command.message.CohortCommand.EnrolStudents;
import io.placemarket.command.message.CohortCommand.RecordRequirements;
import io.placemarket.command.message.Command;
import io.placemarket.command.message.OfferCommand.EndReservedShares;
import io.placemarket.command.message.OrganisationCommand.EndAgreement;
import io.placemarket.command.message.OrganisationCommand.MakeAgreement;
import io.placemarket.command.message.OrganisationCommand.RecordEarlierBookings;
import io.placemarket.command.message.PlanCommand;
import io.placemarket.command.message.ProgrammeCommand;
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
import io.placemarket.kernel.id.BookingId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.identity.Actor;
import java.util.List;
import java.util.Random;

/** Who may ask for something. */
record Rightful(NaiveMarket market, Random random) {
    static final List<Actor> EVERYBODY =
            List.of(Sample.PROVIDER, Sample.STRANGER, Sample.UNIVERSITY, Sample.RIVAL, Sample.REGION, Sample.MARKET);

    /** Somebody who may ask for it. */
    Actor actor(Command command) {
        return switch (command) {
            case RegisterPlacementArea it -> of(it.provider());
            case TransferArea ignored -> Sample.OPERATOR;
            case io.placemarket.command.message.AreaCommand it -> of(market.provider(it.area()));
            case EndReservedShares ignored -> Sample.MARKET;
            case io.placemarket.command.message.OfferCommand it -> of(market.provider(it.area()));
            case CreateCohort it -> of(it.university());
            case PlanCommand.SetPlans it ->
                random.nextBoolean() ? Sample.REGION : of(it.rows().getFirst().university());
            case RecordRequirements it -> of(market.university(it.cohort()));
            case ProgrammeCommand it -> of(market.university(it.cohort()));
            case ForgetStudent ignored -> of(random.nextBoolean() ? Sample.KEELE : Sample.ASTON);
            case RecordAdjustments ignored -> of(random.nextBoolean() ? Sample.KEELE : Sample.ASTON);
            case RecordRequirement ignored -> of(random.nextBoolean() ? Sample.KEELE : Sample.ASTON);
            case EnrolStudents it -> of(market.university(it.cohort()));
            case PlaceHold it -> of(market.university(it.cohort()));
            case AllocateEach it -> of(market.university(it.cohort()));
            case AllocateStudents it -> of(market.university(it.cohort()));
            case RequestPlaces it -> of(market.university(it.cohort()));
            case ChangeRequest it -> of(market.university(market.cohort(it.request())));
            case TakeBackRequest it -> of(market.university(market.cohort(it.request())));
            case ReleaseOffer ignored -> Sample.MARKET;
            case RerunRelease ignored -> Sample.OPERATOR;
            case JoinWaitingList it -> of(market.university(it.cohort()));
            case LeaveWaitingList it ->
                of(market.bookings().waiting().stream()
                        .filter(entry -> entry.entry().equals(it.entry()))
                        .findFirst()
                        .orElseThrow()
                        .university());
            case TakeTurn it -> of(market.university(market.bookings().cohort(it.turn())));
            case DeclineTurn it -> of(market.university(market.bookings().cohort(it.turn())));
            case LetTurnLapse ignored -> Sample.MARKET;
            case ReconsiderEntry ignored -> Sample.MARKET;
            case ExtendHold it -> of(market.university(market.bookings().cohort(it.hold())));
            case LetHoldLapse ignored -> Sample.MARKET;
            case ReturnUnconfirmed ignored -> Sample.MARKET;
            case AcceptAllocation it -> of(market.provider(it.offer().area()));
            case ReturnAllocation it -> of(market.provider(it.offer().area()));
            case ReleaseHold it -> eitherSide(it.hold());
            case WithdrawAllocation it -> eitherSide(it.allocation());
            case WithdrawWeeks it -> eitherSide(it.allocation());
            case HandOn it -> of(market.university(market.bookings().cohort(it.allocation())));
            case ReportDidNotStart it -> eitherSide(it.allocation());
            case ReportLeftEarly it -> eitherSide(it.allocation());
            case io.placemarket.command.message.AlertCommand ignored ->
                random.nextBoolean() ? Sample.REGION : Sample.UNIVERSITY;
            case io.placemarket.command.message.CalendarCommand it ->
                of(it.calendar()
                        .area()
                        .map(market::provider)
                        .orElseGet(
                                () -> market.university(it.calendar().cohort().orElseThrow())));
            case RecordEarlierBookings it -> of(it.organisation());
            case MakeAgreement it -> of(it.organisation());
            case EndAgreement it -> of(it.organisation());
            case io.placemarket.command.message.OrganisationCommand ignored -> Sample.OPERATOR;
        };
    }

    private Actor eitherSide(BookingId booking) {
        return of(
                random.nextBoolean()
                        ? market.provider(booking.offer().area())
                        : market.university(market.bookings().cohort(booking)));
    }

    static Actor of(OrganisationId organisation) {
        return EVERYBODY.stream()
                .filter(actor -> actor.actsFor(organisation))
                .findFirst()
                .orElseThrow();
    }
}
