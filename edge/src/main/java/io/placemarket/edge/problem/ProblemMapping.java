package io.placemarket.edge.problem;

import io.placemarket.kernel.problem.Problem;
import java.util.Optional;

/** Says what a module's own exceptions mean to whoever asked. Beans of this type are asked in order, before anything else. */
@FunctionalInterface
public interface ProblemMapping {
    /** What the failure means; nothing where this mapping does not know it. */
    Optional<Problem> map(Throwable failure);
}
