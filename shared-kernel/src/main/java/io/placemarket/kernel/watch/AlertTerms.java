package io.placemarket.kernel.watch;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.offer.Mode;
import io.placemarket.kernel.organisation.Sector;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.kernel.reference.SupervisionModel;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * What somebody wants to hear of: raised while in any of the next weeks the figure is beyond the threshold. Of each filter, nothing means
 * everything; the order of its values does not count.
 *
 * @param threshold written among the other values, such as {@code "freeBelow": 20}
 * @param weeks how many weeks, this one being the first, 1 to {@value #MOST_WEEKS}
 * @param icbs ODS codes of integrated care boards
 * @param levels what is for any level is counted with each
 */
public record AlertTerms(
        @JsonUnwrapped Threshold threshold,
        int weeks,
        List<ProfessionCode> professions,
        List<String> icbs,
        List<Sector> sectors,
        List<Mode> modes,
        List<SupervisionModel> supervisions,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<LearnerLevel> levels) {
    public static final int MOST_WEEKS = 52;

    public AlertTerms {
        professions = inOrder(professions);
        icbs = inOrder(icbs);
        sectors = inOrder(sectors);
        modes = inOrder(modes);
        supervisions = inOrder(supervisions);
        // absent in what was set before alerts knew levels
        levels = inOrder(Objects.requireNonNullElse(levels, List.of()));
    }

    /** Of learners of any level. */
    public AlertTerms(
            Threshold threshold,
            int weeks,
            List<ProfessionCode> professions,
            List<String> icbs,
            List<Sector> sectors,
            List<Mode> modes,
            List<SupervisionModel> supervisions) {
        this(threshold, weeks, professions, icbs, sectors, modes, supervisions, List.of());
    }

    private static <T> List<T> inOrder(Collection<T> values) {
        return values.stream().distinct().sorted().toList();
    }
}
