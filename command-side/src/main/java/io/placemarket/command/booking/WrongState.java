package io.placemarket.command.booking;

import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.problem.RefusedException;
import java.util.List;
import java.util.stream.Collectors;

/** Refuses what the life of a booking does not allow at this point. */
final class WrongState {
    private WrongState() {}

    static RefusedException of(String what, Enum<?> state, List<? extends Enum<?>> needed) {
        String names = needed.stream().map(Enum::name).collect(Collectors.joining(" or "));
        return Problem.of(ProblemCode.WRONG_STATE, "The " + what + " is " + state + "; this needs " + names + ".")
                .with("state", state.name())
                .with("needed", needed.stream().map(Enum::name).toList())
                .refused();
    }
}
