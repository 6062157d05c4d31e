package io.placemarket.kernel.watch;

import io.placemarket.kernel.offer.Mode;
import io.placemarket.kernel.offer.SupervisionModel;
import io.placemarket.kernel.organisation.Sector;
import io.placemarket.kernel.reference.ProfessionCode;
import java.util.Collection;
import java.util.List;

/**
 * Of which places somebody wants to hear when they become few: raised while in any of the next weeks fewer are free than the threshold. Of
 * each filter, nothing means everything; the order of its values does not count.
 *
 * @param freeBelow the threshold, 1 to {@value #MOST_PLACES}
 * @param weeks how many weeks, this one being the first, 1 to {@value #MOST_WEEKS}
 * @param icbs ODS codes of integrated care boards
 */
public record AlertTerms(
        int freeBelow,
        int weeks,
        List<ProfessionCode> professions,
        List<String> icbs,
        List<Sector> sectors,
        List<Mode> modes,
        List<SupervisionModel> supervisions) {
    public static final int MOST_PLACES = 1_000_000;
    public static final int MOST_WEEKS = 52;

    public AlertTerms {
        professions = inOrder(professions);
        icbs = inOrder(icbs);
        sectors = inOrder(sectors);
        modes = inOrder(modes);
        supervisions = inOrder(supervisions);
    }

    private static <T> List<T> inOrder(Collection<T> values) {
        return values.stream().distinct().sorted().toList();
    }
}
