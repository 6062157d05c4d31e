package io.placemarket.command.message;

import io.placemarket.command.message.AreaCommand.RecordLearnersElsewhere;
import io.placemarket.command.message.BookingCommand.StudentChoice;
import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.organisation.Organisation;
import io.placemarket.kernel.reference.ProfessionCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What can be asked about organisations. */
public sealed interface OrganisationCommand extends Command {
    OrganisationId organisation();

    /**
     * Records what a provider agrees with an education provider.
     *
     * @param organisation the provider
     * @param professions whose students may be placed; every one's where empty
     */
    record MakeAgreement(
            OrganisationId organisation,
            OrganisationId university,
            List<ProfessionCode> professions,
            LocalDate from,
            LocalDate to)
            implements OrganisationCommand {
        public MakeAgreement {
            professions = List.copyOf(professions);
        }
    }

    /** Lets nothing be agreed after a day; what is booked stays. */
    record EndAgreement(OrganisationId organisation, OrganisationId university, LocalDate lastDay, Reason reason)
            implements OrganisationCommand {}

    /**
     * Records learners elsewhere of several areas of a provider, all or none.
     *
     * @param organisation the provider
     * @param rows each as if it were recorded by itself
     */
    record ImportLearnersElsewhere(OrganisationId organisation, List<Row> rows) implements OrganisationCommand {
        public ImportLearnersElsewhere {
            rows = List.copyOf(rows);
        }

        /** What one line of a table says. */
        public record Row(long line, RecordLearnersElsewhere learners) {}
    }

    /**
     * Records allocations of a university's students that were made before there was a market, all or none; they may load areas over what
     * is safe.
     *
     * @param organisation the university
     */
    record RecordEarlierBookings(OrganisationId organisation, List<EarlierBooking> rows)
            implements OrganisationCommand {
        public RecordEarlierBookings {
            rows = List.copyOf(rows);
        }

        /**
         * What one line of a table says.
         *
         * @param weeks all of the offer's where absent, begun and past ones too
         * @param allocation the identifier the market issued for it
         */
        public record EarlierBooking(
                long line,
                OfferId offer,
                CohortId cohort,
                StudentChoice student,
                Optional<WeekSet> weeks,
                AllocationId allocation) {}
    }

    /**
     * Lets a network or training hub act on a provider's behalf.
     *
     * @param organisation the provider
     * @param hub who acts
     */
    record JoinNetwork(OrganisationId organisation, OrganisationId hub, LocalDate from, LocalDate to)
            implements OrganisationCommand {}

    /** Lets it act no longer after a day. */
    record LeaveNetwork(OrganisationId organisation, OrganisationId hub, LocalDate lastDay)
            implements OrganisationCommand {}

    /** Lets an organisation take part. */
    record AddOrganisation(OrganisationId organisation, Organisation details) implements OrganisationCommand {}
}
