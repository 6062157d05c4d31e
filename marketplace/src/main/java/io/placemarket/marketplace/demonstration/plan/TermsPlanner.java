package io.placemarket.marketplace.demonstration.plan;

import io.placemarket.kernel.area.AppetiteEvent.Answer;
import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.booking.ReasonCode;
import io.placemarket.kernel.calendar.EnglishTime;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.IdSource;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.offer.ReservedShare;
import io.placemarket.kernel.reference.WorkingDays;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What providers say beside offers and what they do with them, so that every page shows something: reserved shares, offers that were closed,
 * learners elsewhere, appetite. The trust that has an account comes first.
 */
final class TermsPlanner {
    private static final int RESERVED = 6;
    private static final int CLOSED = 6;
    private static final int ELSEWHERE = 24;
    private static final int APPETITES = 30;
    /** Working days from the first start until which a share is reserved. */
    private static final int RESERVED_FOR = 15;

    private static final LocalTime FIVE = LocalTime.of(17, 0);

    private final Chance chance;
    private final IdSource ids;
    private final Times times;
    private final BiConsumer<Instant, Intent> plan;

    TermsPlanner(long seed, Times times, BiConsumer<Instant, Intent> plan) {
        this.chance = new Chance(seed, "terms");
        this.ids = new IdSource(chance.generator());
        this.times = times;
        this.plan = plan;
    }

    void plan(
            List<PlannedArea> areas,
            List<PlannedOffer> offers,
            OrganisationId trust,
            List<OrganisationId> universities) {
        List<PlannedOffer> next =
                offers.stream().filter(offer -> offer.block() == Block.NEXT).toList();
        reserve(next, trust, universities);
        close(next, trust);
        learnElsewhere(areas, trust);
        state(areas, trust);
    }

    /** Half of those that are taken belong to the trust. */
    private <T> List<T> some(Stream<T> of, Function<T, PlannedArea> area, OrganisationId trust, int many) {
        List<T> shuffled = chance.shuffled(of.toList());
        return Stream.concat(
                        shuffled.stream()
                                .filter(one -> area.apply(one).provider().id().equals(trust))
                                .limit(many / 2),
                        shuffled.stream()
                                .filter(one -> !area.apply(one).provider().id().equals(trust))
                                .limit(many - many / 2))
                .toList();
    }

    /** Offers of next term of which half is kept for a university for three weeks. */
    private void reserve(List<PlannedOffer> next, OrganisationId trust, List<OrganisationId> universities) {
        Instant until = WorkingDays.england()
                .after(times.today(), RESERVED_FOR)
                .atTime(FIVE)
                .atZone(EnglishTime.ZONE)
                .toInstant();
        some(next.stream().filter(offer -> offer.terms().places() > 1), PlannedOffer::area, trust, RESERVED)
                .forEach(like -> {
                    OfferTerms terms = like.terms();
                    ReservedShare share = new ReservedShare(chance.pick(universities), terms.places() / 2, until);
                    plan.accept(
                            times.at(0, Times.Slot.POST),
                            new Intent.PostOffer(
                                    ids.offer(like.area().id()),
                                    like.area().provider().id(),
                                    terms.with(terms.particulars().reserving(List.of(share)))));
                });
    }

    private void close(List<PlannedOffer> next, OrganisationId trust) {
        Stream<PlannedOffer> booked = next.stream()
                .filter(offer -> offer.area().capacity().bookings().stream()
                        .anyMatch(one -> one.offer().equals(offer.id())));
        some(booked, PlannedOffer::area, trust, CLOSED)
                .forEach(offer -> plan.accept(
                        times.at(0, Times.Slot.LAST),
                        new Intent.CloseOffer(
                                offer.id(), offer.area().provider().id())));
    }

    /** One or two for some weeks from the next on, where the plan has left so much room. */
    private void learnElsewhere(List<PlannedArea> areas, OrganisationId trust) {
        WeekSet weeks = WeekSet.range(times.week(1), times.week(8));
        some(
                        areas.stream()
                                .filter(area -> weeks.stream()
                                        .allMatch(week -> area.capacity().head(week) + 2
                                                <= area.audit().maximum())),
                        area -> area,
                        trust,
                        ELSEWHERE)
                .forEach(area -> plan.accept(
                        times.at(0, Times.Slot.LAST),
                        new Intent.RecordLearners(
                                area.id(),
                                area.provider().id(),
                                area.professions().getFirst(),
                                weeks,
                                chance.between(1, 2))));
    }

    /** For the term after the next. */
    private void state(List<PlannedArea> areas, OrganisationId trust) {
        LocalDate from = times.week(Block.LATER.start).monday();
        some(areas.stream(), area -> area, trust, APPETITES).forEach(area -> {
            Answer answer =
                    chance.pick(List.of(Answer.YES, Answer.YES, Answer.MAYBE, Answer.NO, Answer.ALREADY_ARRANGED));
            plan.accept(
                    times.at(0, Times.Slot.LAST),
                    new Intent.StateAppetite(
                            area.id(),
                            area.provider().id(),
                            area.professions().getFirst(),
                            from,
                            from.plusWeeks(14).minusDays(3),
                            answer,
                            Optional.of(Reason.of(ReasonCode.STAFF_SHORTAGE))
                                    .filter(reason -> answer == Answer.NO || answer == Answer.MAYBE)));
        });
    }
}
