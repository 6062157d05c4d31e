package io.placemarket.command.gateway;

import com.mongodb.MongoException;
import io.placemarket.edge.problem.ProblemMapping;
import io.placemarket.eventstore.KeyReusedException;
import io.placemarket.eventstore.LogUnavailableException;
import io.placemarket.eventstore.LogUnusableException;
import io.placemarket.eventstore.OutcomeUnknownException;
import io.placemarket.eventstore.UnitRefusedException;
import io.placemarket.eventstore.UnitTooLargeException;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.modelling.command.ConcurrencyException;

/** What the failures of the log mean to whoever asked. */
public final class EventStoreProblems implements ProblemMapping {
    @Override
    public Optional<Problem> map(Throwable failure) {
        return switch (failure) {
            case OutcomeUnknownException unknown ->
                problem(
                        ProblemCode.OUTCOME_UNKNOWN,
                        unknown.retryable()
                                ? "The database did not answer in time. Send the request again with the same"
                                        + " Idempotency-Key."
                                : "The database did not answer in time. Look whether it was done before you ask again:"
                                        + " the request had no Idempotency-Key.");
            case KeyReusedException reused ->
                problem(ProblemCode.KEY_REUSED, "Another request was sent under this Idempotency-Key before.");
            case UnitRefusedException refused ->
                problem(
                        ProblemCode.MALFORMED_REQUEST,
                        "A text has a character that cannot be kept, or half of one. Nothing was done.");
            case UnitTooLargeException large ->
                problem(ProblemCode.PAYLOAD_TOO_LARGE, "This is too much at once: split it and send the parts.");
            case ConcurrencyException conflict ->
                problem(ProblemCode.CONFLICT, "Others kept changing this at the same moment. Nothing was done.");
            case LockAcquisitionFailedException busy ->
                problem(ProblemCode.CONFLICT, "Others were changing this at the same moment. Nothing was done.");
            case LogUnusableException broken -> problem(ProblemCode.LOG_BROKEN, broken.getMessage() + ".");
            case LogUnavailableException away -> unavailable();
            case MongoException away -> unavailable();
            case RejectedExecutionException stopping -> unavailable();
            default -> Optional.empty();
        };
    }

    private static Optional<Problem> unavailable() {
        return problem(ProblemCode.UNAVAILABLE, "The database does not answer at the moment. Nothing was done.");
    }

    private static Optional<Problem> problem(ProblemCode code, String detail) {
        return Optional.of(Problem.of(code, detail));
    }
}
