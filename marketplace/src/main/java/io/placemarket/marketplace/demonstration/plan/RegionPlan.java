package io.placemarket.marketplace.demonstration.plan;

import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.booking.ReasonCode;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.organisation.Organisation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The demonstration region: everything that happened in it until its first start, in order.
 *
 * @param steps in the order in which they are done
 * @param organisations whom the demonstration's accounts act for
 */
public record RegionPlan(List<Step> steps, AccountOrganisations organisations) {
    /** The seed of the region that ships. */
    public static final long SEED = 20_261_122L;

    /** Weeks before the first start when the market opened. */
    private static final int OPENING = -30;

    private static final String TRUST_ODS = "RJE";
    private static final String HOSPICE = "Example Hospice (fictional)";
    private static final String KEELE = "10007767";
    private static final String BIRMINGHAM_CITY = "10007140";
    private static final int WITHDRAWN_OFFERS = 12;
    private static final int LOWERED_AREAS = 16;

    private static final List<ReasonCode> CLOSURES = List.of(
            ReasonCode.STAFF_SHORTAGE, ReasonCode.WARD_CLOSED, ReasonCode.BUILDING_WORK, ReasonCode.INFECTION_CONTROL);

    public RegionPlan {
        steps = List.copyOf(steps);
    }

    /** The organisations that have accounts. */
    public record AccountOrganisations(
            OrganisationId trust,
            OrganisationId practice,
            OrganisationId hospice,
            OrganisationId firstUniversity,
            OrganisationId secondUniversity) {}

    /**
     * Draws the region.
     *
     * @param seed the same seed and first start draw the same region, to the last identifier
     * @param firstStart the moment the demonstration was first started: everything happened before it
     */
    public static RegionPlan draw(long seed, Instant firstStart) {
        return new Drawing(seed, firstStart).plan();
    }

    /** When the region's past begins. */
    public static Instant opening(Instant firstStart) {
        return new Times(firstStart).at(OPENING, Times.Slot.FOUND);
    }

    /** A plan in the making. */
    private static final class Drawing {
        private final long seed;
        private final Times times;
        private final List<Step> steps = new ArrayList<>();

        Drawing(long seed, Instant firstStart) {
            this.seed = seed;
            this.times = new Times(firstStart);
        }

        RegionPlan plan() {
            OrganisationPlanner organisations = new OrganisationPlanner(seed);
            List<Tables.Demand> demand = Tables.demand();
            List<PlannedArea> areas = new AreaPlanner(seed, times).areas(organisations.providers());
            List<PlannedCohort> cohorts = new CohortPlanner(seed, times, organisations::university).cohorts(demand);
            found(organisations, areas, cohorts);
            List<PlannedOffer> offers = new OfferPlanner(seed, times, areas).offers(demand, cohorts);
            offers.forEach(offer -> add(
                    offer.postedAt(),
                    new Intent.PostOffer(offer.id(), offer.area().provider().id(), offer.terms())));
            new BookingPlanner(seed, times, offers, this::add).book(cohorts);
            new ReleasePlanner(seed, times, this::add)
                    .plan(offers, cohorts, accounts(organisations).trust());
            ProgrammePlanner programmes = new ProgrammePlanner(seed, times);
            programmes.intents(cohorts).forEach(intent -> add(times.at(-1, Times.Slot.FOUND), intent));
            disturb(areas, offers);
            AccountOrganisations accounts = accounts(organisations);
            new TermsPlanner(seed, times, this::add)
                    .plan(
                            areas,
                            offers,
                            accounts.trust(),
                            List.of(accounts.firstUniversity(), accounts.secondUniversity()));
            programmes.endings(cohorts, offers).forEach(intent -> add(times.at(0, Times.Slot.LAST), intent));
            steps.sort(Comparator.comparing(Step::at)
                    .thenComparingInt(step -> step.intent().order()));
            return new RegionPlan(steps, accounts(organisations));
        }

        private void found(OrganisationPlanner organisations, List<PlannedArea> areas, List<PlannedCohort> cohorts) {
            Instant opening = times.at(OPENING, Times.Slot.FOUND);
            organisations.all().forEach((id, details) -> add(opening, new Intent.AddOrganisation(id, details)));
            areas.forEach(area -> add(
                    opening,
                    new Intent.RegisterArea(
                            area.id(), area.provider().id(), area.name(), area.setting(), area.audit())));
            cohorts.forEach(cohort -> {
                add(opening, new Intent.CreateCohort(cohort.id(), cohort.university(), cohort.programme()));
                add(opening, new Intent.EnrolStudents(cohort.id(), cohort.university(), cohort.students()));
            });
        }

        /** Some areas lower what is safe, some offers are withdrawn: both in the days before the start. */
        private void disturb(List<PlannedArea> areas, List<PlannedOffer> offers) {
            Chance chance = new Chance(seed, "disturbances");
            Instant at = times.at(0, Times.Slot.LAST);
            chance.shuffled(areas).stream()
                    .filter(area -> area.audit().maximum() >= 4)
                    .filter(area -> area.capacity().head(times.week(1)) > 0)
                    .limit(LOWERED_AREAS)
                    .forEach(area -> {
                        WeekSet weeks = WeekSet.range(times.week(1), times.week(chance.between(3, 6)));
                        add(
                                at,
                                new Intent.LowerSafeCapacity(
                                        area.id(),
                                        area.provider().id(),
                                        weeks,
                                        area.audit().maximum() / 2,
                                        Reason.of(chance.pick(CLOSURES))));
                    });
            chance.shuffled(offers).stream()
                    .filter(offer -> offer.block() == Block.NEXT)
                    .filter(offer -> offer.area().capacity().bookings().stream()
                            .noneMatch(booked -> booked.offer().equals(offer.id())))
                    .limit(WITHDRAWN_OFFERS)
                    .forEach(offer -> add(
                            at,
                            new Intent.WithdrawOffer(
                                    offer.id(), offer.area().provider().id(), Reason.of(chance.pick(CLOSURES)))));
        }

        private void add(Instant at, Intent intent) {
            steps.add(step(at, intent));
        }

        /** Numbered as drawn, so that the same plan has the same keys. */
        private Step step(Instant at, Intent intent) {
            return new Step("demonstration/" + seed + "/" + steps.size(), at, intent);
        }

        private static AccountOrganisations accounts(OrganisationPlanner organisations) {
            Map<OrganisationId, Organisation> all = organisations.all();
            return new AccountOrganisations(
                    ods(all, TRUST_ODS),
                    ods(all, OrganisationPlanner.PRACTICE),
                    find(all, details -> details.name().equals(HOSPICE)),
                    organisations.university(KEELE),
                    organisations.university(BIRMINGHAM_CITY));
        }

        private static OrganisationId ods(Map<OrganisationId, Organisation> all, String code) {
            return find(all, details -> details.odsCode().filter(code::equals).isPresent());
        }

        private static OrganisationId find(Map<OrganisationId, Organisation> all, Predicate<Organisation> wanted) {
            return all.entrySet().stream()
                    .filter(entry -> wanted.test(entry.getValue()))
                    .findFirst()
                    .orElseThrow()
                    .getKey();
        }
    }
}
