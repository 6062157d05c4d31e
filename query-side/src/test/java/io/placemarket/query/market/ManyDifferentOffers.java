package io.placemarket.query.market;

import io.placemarket.kernel.area.PlacementAreaEvent.PlacesOffered;
import io.placemarket.kernel.area.PlacementAreaEvent.SupervisorsArranged;
import io.placemarket.kernel.area.SupervisorGroup;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.calendar.Weekdays;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.offer.OfferEvent.OfferPosted;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.reference.ProfessionCode;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeSet;

/** So many different offers of one week in one area that not every way to fill it is tried. */
public final class ManyDifferentOffers {
    private static final List<ProfessionCode> PROFESSIONS = List.of(
            Story.ADULT, Story.PHYSIO, new ProfessionCode("OCCUPATIONAL-THERAPY"), new ProfessionCode("MIDWIFERY"));

    private ManyDifferentOffers() {}

    /** Offers them. */
    public static void tell(Story story, OrganisationId trust, AreaId ward, long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 80; i++) {
            ProfessionCode profession = PROFESSIONS.get(random.nextInt(PROFESSIONS.size()));
            OfferTerms terms = Story.terms(profession, 1 + random.nextInt(6), Story.MONDAY, 1);
            Weekdays days = Weekdays.of(random.ints(1 + random.nextInt(5), 1, 6)
                    .mapToObj(DayOfWeek::of)
                    .toList());
            OfferId offer = story.ids().offer(ward);
            story.tell(
                    new PlacesOffered(
                            ward,
                            offer,
                            profession,
                            terms.weeks(),
                            terms.places(),
                            OptionalInt.of(SupervisorGroup.UNITS * (1 + random.nextInt(75))),
                            Optional.empty(),
                            Optional.of(days)),
                    new OfferPosted(offer, trust, terms, Optional.empty()));
        }
        for (int i = 0; i < 3; i++) {
            story.tell(new SupervisorsArranged(
                    ward,
                    WeekSet.of(Week.of(Story.MONDAY)),
                    new SupervisorGroup(
                            "group " + i,
                            new TreeSet<>(List.of(PROFESSIONS.get(i), PROFESSIONS.get(i + 1))),
                            4,
                            200 + random.nextInt(100))));
        }
    }
}
