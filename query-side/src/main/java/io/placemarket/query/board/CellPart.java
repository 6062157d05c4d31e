package io.placemarket.query.board;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;

/**
 * What is behind a figure: one of the parts that add up to it.
 *
 * @param id the area's, offer's, cohort's or university's identifier, or a care system's ODS code; nothing of several together
 * @param label what people call it
 * @param within where it is or whose; empty where the label says it
 * @param value its part, in the unit of the cell
 * @param sentence the same in words
 * @param alternatives of an area's free places: what each of its offers could take alone; these do not add up
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record CellPart(
        Kind kind,
        Optional<String> id,
        String label,
        String within,
        int value,
        String sentence,
        List<Alternative> alternatives) {
    /** What offers are called of which too few are told together. */
    static final String FEW = "Offers with too few to be told apart";

    public CellPart {
        alternatives = List.copyOf(alternatives);
    }

    /** What it is. */
    public enum Kind {
        AREA,
        OFFER,
        COHORT,
        UNIVERSITY,
        CARE_SYSTEM,
        /** Several that are not told apart. */
        OTHERS
    }

    /**
     * What an offer could take, were it the only one.
     *
     * @param sentence the same in words, with what stops the next
     */
    public record Alternative(String offer, String label, int free, String sentence) {}

    /** Several that are not told apart. */
    static CellPart others(String label, int value) {
        return new CellPart(
                Kind.OTHERS, Optional.empty(), label, "", value, "%,d together.".formatted(value), List.of());
    }

    /** The largest first; what is not told apart last. */
    String key() {
        return kind == Kind.OTHERS
                ? "~" + label
                : "%010d/%s/%s".formatted(Integer.MAX_VALUE - value, kind, id.orElse(label));
    }
}
