package io.placemarket.command.booking;

import io.placemarket.command.aggregate.Shelf;
import io.placemarket.command.agreement.Agreement;
import io.placemarket.command.area.PlacementArea;
import io.placemarket.command.cohort.Cohort;
import io.placemarket.command.cohort.Student;
import io.placemarket.command.offer.Offer;
import io.placemarket.command.release.Release;
import io.placemarket.command.waiting.WaitingList;

/** Everything a booking touches, in the order in which it is loaded. */
public record BookingShelves(
        Shelf<PlacementArea> areas,
        Shelf<Offer> offers,
        Shelf<Release> releases,
        Shelf<WaitingList> waitingLists,
        Shelf<Hold> holds,
        Shelf<Allocation> allocations,
        Shelf<Agreement> agreements,
        Shelf<Cohort> cohorts,
        Shelf<Student> students) {}
