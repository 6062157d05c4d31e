package io.placemarket.command.message;

import io.placemarket.kernel.id.AlertId;
import io.placemarket.kernel.watch.AlertTerms;

/** What can be asked about one's own standing alerts. */
public sealed interface AlertCommand extends Command {
    AlertId alert();

    /** Lets whoever asks hear when a figure goes beyond a number. */
    record SetAlert(AlertId alert, AlertTerms terms) implements AlertCommand {}

    /** Lets whoever asks hear of that no more. */
    record RemoveAlert(AlertId alert) implements AlertCommand {}
}
