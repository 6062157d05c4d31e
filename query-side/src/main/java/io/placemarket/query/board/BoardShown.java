package io.placemarket.query.board;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.Optional;

/**
 * A board, as of now or of a moment, and how it differs from another moment's where that was asked for.
 *
 * @param asOf the moment that was asked for; absent where the board is of now
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record BoardShown(
        @JsonUnwrapped BoardSnapshot board, Optional<Instant> asOf, Optional<BoardDifferences> compared) {}
