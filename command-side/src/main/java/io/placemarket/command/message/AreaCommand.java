package io.placemarket.command.message;

import io.placemarket.kernel.area.Audit;
import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.organisation.Setting;
import io.placemarket.kernel.reference.ProfessionCode;
import java.util.Optional;

/** What can be asked about placement areas. */
public sealed interface AreaCommand extends Command {
    AreaId area();

    /**
     * Registers a provider's area.
     *
     * @param setting the provider's own where absent
     */
    record RegisterPlacementArea(
            AreaId area, OrganisationId provider, String name, Optional<Setting> setting, Audit audit)
            implements AreaCommand {}

    /** Says that fewer are safe in some weeks. */
    record LowerSafeCapacity(AreaId area, WeekSet weeks, int places, Reason reason) implements AreaCommand {}

    /** Says how many people whom the market does not know learn in the area in some weeks. */
    record RecordLearnersElsewhere(AreaId area, Optional<ProfessionCode> profession, WeekSet weeks, int learners)
            implements AreaCommand {}

    /** Lets the audit's maximum count again; weeks in which it does already are passed over. */
    record LiftSafeCapacity(AreaId area, WeekSet weeks) implements AreaCommand {}
}
