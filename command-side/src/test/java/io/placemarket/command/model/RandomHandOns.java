package io.placemarket.command.model;

import io.placemarket.command.Sample;
import io.placemarket.command.message.BookingCommand.ById;
import io.placemarket.command.message.BookingCommand.PostponeAllocation;
import io.placemarket.command.message.BookingCommand.ReplaceStudent;
import io.placemarket.command.message.BookingCommand.TransferAllocation;
import io.placemarket.command.message.BookingCommand.WithdrawWeeks;
import io.placemarket.command.message.Command;
import io.placemarket.command.message.StudentCommand.RecordRequirement;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.cohort.Requirement;
import io.placemarket.kernel.cohort.RequirementStatus;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.IdSource;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.StudentId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Chooses allocations that give up weeks: to nobody, to other weeks, to another offer, to another student. */
record RandomHandOns(NaiveMarket market, Random random, IdSource ids, LocalDate today) {
    Command next() {
        List<AllocationId> standing = market.bookings().allocations().stream()
                .filter(allocation -> !toCome(allocation).isEmpty())
                .toList();
        AllocationId allocation = any(standing.isEmpty() ? market.bookings().allocations() : standing);
        return switch (random.nextInt(5)) {
            case 3 ->
                new RecordRequirement(
                        student(allocation),
                        any(List.of(Requirement.values())),
                        any(List.of(RequirementStatus.values())),
                        Optional.of(today.plusWeeks(2)).filter(day -> random.nextInt(4) == 0));
            case 0 -> new WithdrawWeeks(allocation, some(allocation).orElse(WeekSet.of(Week.of(today))), Sample.REASON);
            case 1 -> postpone(allocation);
            case 2 -> transfer(allocation);
            default ->
                new ReplaceStudent(
                        allocation,
                        some(allocation),
                        new ById(student(allocation)),
                        Sample.REASON,
                        ids.allocation(allocation.offer()));
        };
    }

    private PostponeAllocation postpone(AllocationId allocation) {
        WeekSet offered = market.offer(allocation.offer()).terms().weeks();
        return new PostponeAllocation(
                allocation,
                some(allocation),
                part(offered).orElse(offered),
                Sample.REASON,
                ids.allocation(allocation.offer()));
    }

    private TransferAllocation transfer(AllocationId allocation) {
        List<OfferId> alike = market.offers().stream()
                .filter(offer -> market.offer(offer)
                        .terms()
                        .profession()
                        .equals(market.offer(allocation.offer()).terms().profession()))
                .toList();
        OfferId offer = any(alike);
        return new TransferAllocation(
                allocation,
                some(allocation),
                random.nextInt(3) == 0
                        ? Optional.empty()
                        : part(market.offer(offer).terms().weeks()),
                Sample.REASON,
                ids.allocation(offer));
    }

    private StudentId student(AllocationId allocation) {
        return any(market.students(market.bookings().cohort(allocation)));
    }

    private WeekSet toCome(AllocationId allocation) {
        return market.bookings().weeks(allocation).from(Week.of(today).plus(1));
    }

    /** Mostly of those it may give up. */
    private Optional<WeekSet> some(AllocationId allocation) {
        WeekSet mine = toCome(allocation);
        return part(mine.isEmpty() || random.nextInt(8) == 0 ? market.bookings().weeks(allocation) : mine);
    }

    private Optional<WeekSet> part(WeekSet whole) {
        if (whole.isEmpty() || random.nextInt(3) == 0) {
            return Optional.empty();
        }
        List<Week> weeks = whole.stream().toList();
        int first = random.nextInt(weeks.size());
        return Optional.of(WeekSet.of(weeks.subList(first, first + 1 + random.nextInt(weeks.size() - first))));
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
