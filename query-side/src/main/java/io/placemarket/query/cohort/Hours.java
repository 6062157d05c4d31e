package io.placemarket.query.cohort;

import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.offer.Mode;
import io.placemarket.kernel.reference.PracticeHours;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.kernel.reference.ReferenceData;
import io.placemarket.query.market.Allocation;
import io.placemarket.query.market.CohortsView;
import io.placemarket.query.market.Market;
import io.placemarket.query.market.OffersView;
import io.placemarket.query.reading.Today;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Hours of practice a student has reached in the market, week by week as they pass; shown beside the programme's minimum, never a reason to
 * refuse. What was practised before or outside the market is not known here.
 *
 * @param reached in weeks that are over, of placements that started
 * @param minimum the programme asks for
 * @param simulated those of them in technology-based offers
 * @param simulatedCap the most the programme lets be simulated
 * @param weeksNotStated weeks whose offer states no hours, and which are not counted
 */
public record Hours(int reached, OptionalInt minimum, int simulated, OptionalInt simulatedCap, int weeksNotStated) {
    /** Reckons them for many students at once. */
    static final class Reckoning {
        private final Market market;
        private final Today today;
        private final ProfessionCode profession;
        private final Map<StudentId, List<Allocation>> byStudent = new HashMap<>();

        Reckoning(CohortsView.Entry cohort, Market market, Today today) {
            this.market = market;
            this.today = today;
            this.profession = cohort.programme().profession();
            market.bookings()
                    .allocations(cohort.university())
                    .filter(allocation -> !allocation.standing().isEmpty())
                    .forEach(allocation ->
                            byStudent.merge(allocation.proposal().student(), List.of(allocation), Reckoning::both));
        }

        private static List<Allocation> both(List<Allocation> some, List<Allocation> more) {
            return Stream.concat(some.stream(), more.stream()).toList();
        }

        Hours of(StudentId student) {
            int reached = 0;
            int simulated = 0;
            int notStated = 0;
            for (Allocation allocation : byStudent.getOrDefault(student, List.of())) {
                OffersView.Entry offer =
                        market.offers().find(allocation.id().offer()).orElseThrow();
                int weeks =
                        market.attendance().attended(allocation, today.day()).size();
                if (offer.terms().hoursPerWeek().isEmpty()) {
                    notStated += weeks;
                }
                int hours = weeks * offer.terms().hoursPerWeek().orElse(0);
                reached += hours;
                simulated += offer.terms().mode() == Mode.TECHNOLOGY_BASED ? hours : 0;
            }
            PracticeHours rules = ReferenceData.shipped().practiceHours();
            return new Hours(
                    reached,
                    rules.minimum(profession, today.day()),
                    simulated,
                    rules.simulatedCap(profession, today.day()),
                    notStated);
        }
    }
}
