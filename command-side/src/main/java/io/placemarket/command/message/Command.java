package io.placemarket.command.message;

/** Something the market is asked to do. Every one is a record; who asks stands in its metadata. */
public sealed interface Command
        permits OrganisationCommand,
                AreaCommand,
                OfferCommand,
                ReleaseCommand,
                BookingCommand,
                WaitingCommand,
                CohortCommand,
                StudentCommand,
                AlertCommand,
                CalendarCommand,
                ProgrammeCommand,
                PlanCommand {}
