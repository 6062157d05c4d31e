package io.placemarket.command.offer;

import io.placemarket.command.message.OfferCommand.CopyOffers;
import io.placemarket.command.message.Outcome.Copy;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.offer.OfferEvent.OfferPosted;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which offers of an area are rolled forward, and how their copies belong together (domain guide, "Roll forward"): what replaced an offer is copied in
 * its stead, what was copied to there before is not copied again unless asked, and alternatives for the same places stay alternatives.
 */
final class RollForward {
    /**
     * An offer of the area.
     *
     * @param posted as it was posted
     * @param firstDay by now
     * @param inError whether it was a mistake that nobody should repeat
     */
    record Known(OfferPosted posted, LocalDate firstDay, boolean inError) {
        OfferId id() {
            return posted.offer();
        }

        private boolean replaces(Known other) {
            return posted.replaces().filter(other.id()::equals).isPresent();
        }

        private boolean copies(Known other, int weeksLater) {
            return posted.copiedFrom().filter(other.id()::equals).isPresent()
                    && Week.of(posted.terms().firstDay())
                            .equals(Week.of(other.firstDay).plus(weeksLater));
        }
    }

    private final Map<OfferId, Known> all = new LinkedHashMap<>();
    private final CopyOffers command;
    private final List<Known> wanted;
    /** The first of the copies that belong together, by the first of those they are copied from. */
    private final Map<OfferId, OfferId> firsts = new HashMap<>();

    /** @param offers all of the area, in the order in which they are copied */
    RollForward(List<Known> offers, CopyOffers command) {
        offers.forEach(offer -> all.put(offer.id(), offer));
        this.command = command;
        this.wanted = offers.stream()
                .filter(offer -> !offer.inError()
                        && !offer.firstDay().isBefore(command.firstDay())
                        && !offer.firstDay().isAfter(command.lastDay()))
                .filter(offer -> offers.stream().noneMatch(other -> !other.inError() && other.replaces(offer)))
                .toList();
    }

    /** Whether any began between the days. */
    boolean isAny() {
        return !wanted.isEmpty();
    }

    /** Those that are not copied because they were before, each with its copy. */
    List<Copy> already() {
        return command.again()
                ? List.of()
                : wanted.stream()
                        .flatMap(offer -> copyOf(offer).map(copy -> new Copy(offer.id(), copy.id())).stream())
                        .toList();
    }

    List<OfferId> toCopy() {
        List<OfferId> before = already().stream().map(Copy::from).toList();
        return wanted.stream()
                .map(Known::id)
                .filter(offer -> !before.contains(offer))
                .toList();
    }

    /** The first of the copies among which a copy is an alternative, where there are others. */
    Optional<OfferId> linkedTo(OfferId from, OfferId copy) {
        return Optional.ofNullable(all.get(from))
                .flatMap(this::group)
                .filter(group -> wanted.stream()
                                .filter(offer ->
                                        group(offer).filter(group::equals).isPresent())
                                .count()
                        > 1)
                .map(group -> firsts.computeIfAbsent(
                        group, first -> linkedBefore(first).orElse(copy)));
    }

    private Optional<OfferId> linkedBefore(OfferId group) {
        return command.again()
                ? Optional.empty()
                : wanted.stream()
                        .filter(offer -> group(offer).filter(group::equals).isPresent())
                        .flatMap(offer -> copyOf(offer).stream())
                        .flatMap(copy -> copy.posted().linkedTo().stream())
                        .findFirst();
    }

    /** The first of those with which it, or what it replaces, was posted together. */
    private Optional<OfferId> group(Known offer) {
        return inTurn(offer).stream()
                .flatMap(one -> one.posted().linkedTo().stream())
                .findFirst();
    }

    /** What it, or what it replaces, was copied to. */
    private Optional<Known> copyOf(Known offer) {
        return inTurn(offer).stream()
                .flatMap(one -> all.values().stream()
                        .filter(other -> !other.inError() && other.copies(one, command.weeksLater())))
                .findFirst();
    }

    /** It, what it replaces, and so on. */
    private List<Known> inTurn(Known offer) {
        List<Known> turns = new ArrayList<>();
        Optional<Known> next = Optional.of(offer);
        while (next.isPresent()) {
            turns.add(next.get());
            next = next.get().posted().replaces().flatMap(before -> Optional.ofNullable(all.get(before)));
        }
        return turns;
    }
}
