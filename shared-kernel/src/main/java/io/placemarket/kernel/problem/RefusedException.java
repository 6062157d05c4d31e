package io.placemarket.kernel.problem;

import io.placemarket.kernel.refusal.Refusal;
import java.util.Optional;

/** Carries a {@link Problem} to whoever asked. An expected answer, so it has no stack trace. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final transient Optional<Refusal> refusal;

    public RefusedException(Problem problem) {
        this(problem, Optional.empty());
    }

    /** A rule said no. */
    public RefusedException(Refusal refusal) {
        this(refusal.problem(), Optional.of(refusal));
    }

    private RefusedException(Problem problem, Optional<Refusal> refusal) {
        super(problem.code().code() + ": " + problem.detail(), null, false, false);
        this.problem = problem;
        this.refusal = refusal;
    }

    public Problem problem() {
        return problem;
    }

    /** What the rule said, where it was a rule that refused. */
    public Optional<Refusal> refusal() {
        return refusal;
    }
}
