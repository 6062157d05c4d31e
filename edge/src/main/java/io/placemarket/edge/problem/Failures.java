package io.placemarket.edge.problem;

import com.mongodb.MongoException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.problem.RefusedException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import reactor.core.Exceptions;

/** What a failure means to whoever asked; nothing where it is a mistake of our own. */
final class Failures {
    /** No chain of causes is as long as that, unless it goes in a circle. */
    private static final int LONGEST_CHAIN = 50;

    private final List<ProblemMapping> mappings;
    private final SpringFailures springFailures = new SpringFailures();

    Failures(List<ProblemMapping> mappings) {
        this.mappings = List.copyOf(mappings);
    }

    Optional<ProblemAnswer> answer(Throwable failure) {
        Throwable cause = unwrapped(failure);
        return refusal(cause)
                .or(() -> mappings.stream()
                        .flatMap(mapping -> mapping.map(cause).stream())
                        .findFirst())
                .map(ProblemAnswer::of)
                .or(() -> springFailures.answer(cause))
                .or(() -> database(cause).map(ProblemAnswer::of));
    }

    private static Optional<Problem> refusal(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < LONGEST_CHAIN; depth++) {
            if (cause instanceof RefusedException refused) {
                return Optional.of(refused.problem());
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    private static Throwable unwrapped(Throwable failure) {
        Throwable cause = Exceptions.unwrap(failure);
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static Optional<Problem> database(Throwable failure) {
        boolean away = failure instanceof MongoException
                && (failure instanceof MongoTimeoutException
                        || failure instanceof MongoSocketException
                        || failure instanceof MongoNotPrimaryException
                        || failure instanceof MongoNodeIsRecoveringException);
        return away
                ? Optional.of(Problem.of(ProblemCode.UNAVAILABLE, "The database does not answer."))
                : Optional.empty();
    }
}
