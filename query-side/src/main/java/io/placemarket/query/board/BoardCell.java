package io.placemarket.query.board;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.OptionalInt;

/**
 * One row in one week, in heads (whole-week students).
 *
 * @param offered what open offers add up to; may exceed the limit, being alternatives for the same places
 * @param limit the most that are safe at once in the areas that offer
 * @param held places held without names
 * @param allocated places of named students
 * @param free how many more could be booked
 * @param stillToPlace students of cohorts not yet booked; only where rows are professions, and in totals
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record BoardCell(int offered, int limit, int held, int allocated, int free, OptionalInt stillToPlace) {
    /** How many more must be placed than could be; negative where places are left. */
    public int gap() {
        return stillToPlace.orElse(0) - free;
    }
}
