package io.placemarket.marketplace.demonstration.plan;

import io.placemarket.kernel.area.PlacementAreaEvent.PlacesOffered;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.IdSource;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.offer.Mode;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.organisation.Setting;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.kernel.reference.SupervisionModel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** What providers post: for each profession and block about as many places as its supply says, spread over the areas fit to teach it. */
final class OfferPlanner {
    private static final List<LearnerLevel> LEVELS = List.of(
            LearnerLevel.ANY,
            LearnerLevel.ANY,
            LearnerLevel.ANY,
            LearnerLevel.ANY,
            LearnerLevel.ANY,
            LearnerLevel.YEAR_1,
            LearnerLevel.YEAR_2,
            LearnerLevel.YEAR_3);
    private static final List<SupervisionModel> MODELS = List.of(
            SupervisionModel.NOT_STATED,
            SupervisionModel.NOT_STATED,
            SupervisionModel.of("ONE_TO_ONE"),
            SupervisionModel.of("PEER_ASSISTED"),
            SupervisionModel.of("CLIP"));
    private static final List<Integer> CONFIRMATION_DAYS = List.of(0, 0, 0, 0, 0, 0, 5, 5, 10);

    private final IdSource ids;
    private final Chance chance;
    private final Times times;
    private final List<PlannedArea> areas;

    OfferPlanner(long seed, Times times, List<PlannedArea> areas) {
        this.chance = new Chance(seed, "offers");
        this.ids = new IdSource(chance.generator());
        this.times = times;
        this.areas = areas;
    }

    List<PlannedOffer> offers(List<Tables.Demand> demand, List<PlannedCohort> cohorts) {
        List<PlannedOffer> offers = new ArrayList<>();
        for (Block block : Block.values()) {
            for (Tables.Demand line : demand) {
                offers.addAll(offers(line, block, cohorts));
            }
        }
        return offers;
    }

    private List<PlannedOffer> offers(Tables.Demand line, Block block, List<PlannedCohort> cohorts) {
        int needed = cohorts.stream()
                .filter(cohort -> cohort.programme().profession().equals(line.profession()))
                .filter(cohort -> cohort.blocks().containsKey(block))
                .mapToInt(cohort -> cohort.students().size())
                .sum();
        int wanted = (int) Math.round(needed * line.supply() * block.posted);
        List<PlannedOffer> offers = new ArrayList<>();
        for (PlannedArea area : chance.shuffled(areas)) {
            if (wanted <= 0) {
                break;
            }
            if (area.professions().contains(line.profession())) {
                PlannedOffer offer = offer(area, line, block);
                offers.add(offer);
                wanted -= offer.terms().places();
            }
        }
        return offers;
    }

    private PlannedOffer offer(PlannedArea area, Tables.Demand line, Block block) {
        int wave = chance.between(0, 1);
        WeekSet weeks = times.placementWeeks(block.start + wave * Block.WAVE, line.blockWeeks() + Block.MARGIN);
        LocalDate firstDay = weeks.first().monday().plusDays(chance.happens(0.15) ? 1 : 0);
        OfferTerms terms = OfferTerms.plain(
                        line.profession(),
                        chance.pick(LEVELS),
                        firstDay,
                        weeks.last().monday().plusDays(4),
                        places(area, line.profession()))
                .in(mode(area))
                .confirmedWithin(chance.pick(CONFIRMATION_DAYS))
                .supervised(chance.pick(MODELS))
                .hours(chance.happens(0.6) ? OptionalInt.of(chance.happens(0.5) ? 37 : 30) : OptionalInt.empty());
        PlannedOffer offer = new PlannedOffer(
                ids.offer(area.id()),
                area,
                terms,
                terms.weeks(),
                block,
                times.at(chance.between(block.postedFrom, block.postedTo), Times.Slot.POST));
        area.capacity()
                .apply(new PlacesOffered(area.id(), offer.id(), terms.profession(), offer.weeks(), terms.places()));
        return offer;
    }

    private int places(PlannedArea area, ProfessionCode profession) {
        int most = area.audit().maximum(profession);
        return chance.between(Math.max(1, most / 2), most);
    }

    private Mode mode(PlannedArea area) {
        if (area.setting() == Setting.REMOTE) {
            return Mode.TECHNOLOGY_BASED;
        }
        return chance.happens(0.06) ? Mode.BLENDED : Mode.IN_PERSON;
    }
}
