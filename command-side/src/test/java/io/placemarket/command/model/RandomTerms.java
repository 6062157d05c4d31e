package io.placemarket.command.model;

import io.placemarket.command.Sample;
import io.placemarket.command.message.AreaCommand;
import io.placemarket.command.message.AreaCommand.ChangeAudit;
import io.placemarket.command.message.AreaCommand.EndAudit;
import io.placemarket.command.message.AreaCommand.RenewAudit;
import io.placemarket.command.message.AreaCommand.StateAppetite;
import io.placemarket.command.message.AreaCommand.TransferArea;
import io.placemarket.command.message.OfferCommand;
import io.placemarket.command.message.OfferCommand.AmendOffer;
import io.placemarket.command.message.OfferCommand.CloseOffer;
import io.placemarket.command.message.OfferCommand.EndReservedShares;
import io.placemarket.command.message.OfferCommand.Linked;
import io.placemarket.command.message.OfferCommand.PostLinkedOffers;
import io.placemarket.command.message.OfferCommand.WithdrawPart;
import io.placemarket.command.message.OrganisationCommand;
import io.placemarket.command.message.OrganisationCommand.EndAgreement;
import io.placemarket.command.message.OrganisationCommand.MakeAgreement;
import io.placemarket.kernel.area.AppetiteEvent.Answer;
import io.placemarket.kernel.area.Audit;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.calendar.Weekdays;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.IdSource;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.offer.OfferParticulars;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.offer.ReservedShare;
import io.placemarket.kernel.reference.ProfessionCode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/** Random commands about what areas and offers promise. */
final class RandomTerms {
    private final NaiveMarket market;
    private final Random random;
    private final LocalDate today;

    RandomTerms(NaiveMarket market, Random random, LocalDate today) {
        this.market = market;
        this.random = random;
        this.today = today;
    }

    AreaCommand ofAudit() {
        AreaId area = any(market.areas());
        LocalDate day = today.plusDays(random.nextInt(60));
        return switch (random.nextInt(7)) {
            case 6 -> new TransferArea(area, random.nextBoolean() ? Sample.HOSPICE : Sample.OTHER_PROVIDER);
            case 5 ->
                new StateAppetite(area, Sample.ADULT, day, day.plusWeeks(12), Answer.MAYBE, Optional.of(Sample.REASON));
            case 0 -> new EndAudit(area, day, Sample.REASON);
            case 1, 2 -> new ChangeAudit(area, day, 2 + random.nextInt(4), professions());
            default -> new RenewAudit(area, new Audit(2 + random.nextInt(4), professions(), day, day.plusWeeks(60)));
        };
    }

    OfferCommand ofOffer(IdSource ids) {
        OfferId offer = any(market.offers());
        return switch (random.nextInt(8)) {
            case 0 -> {
                OfferTerms terms = market.offer(offer).terms();
                yield new PostLinkedOffers(
                        offer.area(),
                        terms.with(terms.particulars().inWeeks(Optional.empty())),
                        List.of(
                                new Linked(Sample.ADULT, ids.offer(offer.area())),
                                new Linked(Sample.CHILD, ids.offer(offer.area()))));
            }
            case 7 -> random.nextInt(3) == 0 ? new CloseOffer(offer) : new EndReservedShares(offer);
            case 6 -> new EndReservedShares(offer);
            case 1, 2 -> new WithdrawPart(offer, someOf(offer), random.nextInt(2), Sample.REASON);
            default -> new AmendOffer(offer, amended(market.offer(offer).terms()));
        };
    }

    /** Mostly for long enough, and now and then one after the other. */
    OrganisationCommand ofAgreement() {
        OrganisationId provider = random.nextBoolean() ? Sample.HOSPICE : Sample.OTHER_PROVIDER;
        OrganisationId university = random.nextBoolean() ? Sample.KEELE : Sample.ASTON;
        LocalDate day = today.plusDays(random.nextInt(30));
        return switch (random.nextInt(5)) {
            case 0 -> new EndAgreement(provider, university, day, Sample.REASON);
            case 1 -> new MakeAgreement(provider, university, List.of(), day, day.plusWeeks(30));
            case 2 -> new MakeAgreement(provider, university, List.of(), today, day);
            case 3 -> new MakeAgreement(provider, university, List.of(Sample.ADULT), today, day.plusWeeks(30));
            default -> new MakeAgreement(provider, university, List.of(), today, day.plusWeeks(30));
        };
    }

    /** Some of the weeks in which it has places. */
    private Optional<WeekSet> someOf(OfferId offer) {
        List<Week> weeks = market.offered(offer).from(Week.of(today)).stream().toList();
        return weeks.isEmpty() || random.nextInt(4) == 0
                ? Optional.empty()
                : Optional.of(WeekSet.of(weeks.subList(0, 1 + random.nextInt(weeks.size()))));
    }

    private OfferTerms amended(OfferTerms terms) {
        return terms.withPlaces(Math.max(1, terms.places() + random.nextInt(3) - 1))
                .confirmedWithin(random.nextInt(2))
                .with(random.nextBoolean() ? terms.further() : particulars());
    }

    /** Mostly none. */
    Optional<OfferParticulars> particulars() {
        return OfferParticulars.NONE
                .on(random.nextInt(3) == 0 ? Optional.of(weekdays()) : Optional.empty())
                .lasting(
                        random.nextInt(6) == 0 ? OptionalInt.of(2) : OptionalInt.empty(),
                        random.nextInt(6) == 0 ? OptionalInt.of(2 + random.nextInt(3)) : OptionalInt.empty())
                .onlyFor(random.nextInt(8) == 0 ? List.of(Sample.KEELE) : List.of())
                .agreed(random.nextInt(6) == 0)
                .reserving(random.nextInt(4) == 0 ? shares() : List.of())
                .ifAny();
    }

    /** For one of the universities, or for both. */
    private List<ReservedShare> shares() {
        Instant until = today.plusDays(1 + random.nextInt(10)).atStartOfDay().toInstant(ZoneOffset.UTC);
        ReservedShare keeles = new ReservedShare(Sample.KEELE, 1 + random.nextInt(2), until);
        return random.nextBoolean() ? List.of(keeles) : List.of(keeles, new ReservedShare(Sample.ASTON, 1, until));
    }

    private Weekdays weekdays() {
        return Weekdays.of(
                random.ints(1 + random.nextInt(3), 1, 6).mapToObj(DayOfWeek::of).toList());
    }

    private SortedMap<ProfessionCode, Integer> professions() {
        SortedMap<ProfessionCode, Integer> professions = new TreeMap<>();
        if (random.nextInt(3) == 0) {
            professions.put(Sample.ADULT, 1 + random.nextInt(2));
            professions.put(Sample.CHILD, 1 + random.nextInt(2));
        }
        return professions;
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
