package io.placemarket.marketplace.demonstration.plan;

import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.cohort.Programme;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.OrganisationId;
import java.util.List;
import java.util.Map;

/**
 * A cohort of the region.
 *
 * @param wave 0 or 1: whether it begins with the first cohorts of its profession or later
 * @param blocks the weeks of each block
 * @param near the integrated care boards its university prefers
 */
record PlannedCohort(
        CohortId id,
        OrganisationId university,
        Programme programme,
        int wave,
        Map<Block, WeekSet> blocks,
        List<Intent.PlannedStudent> students,
        List<String> near) {}
