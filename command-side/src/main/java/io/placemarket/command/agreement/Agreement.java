package io.placemarket.command.agreement;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.id.AgreementId;
import io.placemarket.kernel.organisation.AgreementEvent;
import io.placemarket.kernel.organisation.AgreementEvent.AgreementEnded;
import io.placemarket.kernel.organisation.AgreementEvent.AgreementMade;
import io.placemarket.kernel.refusal.StateRefusal.AgreementHasEnded;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;

/** What a provider agreed with an education provider, time after time. */
@AggregateRoot
public class Agreement {
    @AggregateIdentifier
    private AgreementId id;

    private final List<AgreementMade> made = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // its first event fills it
    Agreement() {}

    @SuppressWarnings("NullAway.Init") // its first event fills it
    Agreement(AgreementMade first) {
        apply(first);
    }

    void make(AgreementMade further) {
        apply(further);
    }

    void end(LocalDate lastDay, Reason reason) {
        if (made.stream().noneMatch(agreed -> agreed.to().isAfter(lastDay))) {
            throw new AgreementHasEnded(lastDay).thrown();
        }
        apply(new AgreementEnded(id, lastDay, reason));
    }

    /** All that was agreed, each to the day on which it ends. */
    List<AgreementMade> made() {
        return Collections.unmodifiableList(made);
    }

    @EventSourcingHandler
    void on(AgreementEvent event) {
        switch (event) {
            case AgreementMade agreed -> {
                id = agreed.agreement();
                made.add(agreed);
            }
            case AgreementEnded ended ->
                made.replaceAll(agreed -> agreed.to().isAfter(ended.lastDay())
                        ? new AgreementMade(
                                agreed.agreement(),
                                agreed.provider(),
                                agreed.university(),
                                agreed.professions(),
                                agreed.from(),
                                ended.lastDay())
                        : agreed);
        }
    }
}
