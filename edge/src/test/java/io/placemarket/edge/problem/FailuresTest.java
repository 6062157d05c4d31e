package io.placemarket.edge.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ServerAddress;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import reactor.core.Exceptions;

class FailuresTest {
    private final Failures failures = new Failures(List.of(failure -> failure instanceof ArithmeticException
            ? Optional.of(Problem.of(ProblemCode.CONFLICT, "It does not add up."))
            : Optional.empty()));

    private Optional<ProblemCode> code(Throwable failure) {
        return failures.answer(failure).map(answer -> answer.problem().code());
    }

    @Test
    void a_database_that_is_away_is_no_mistake_of_ours() {
        assertThat(code(new MongoTimeoutException("away"))).contains(ProblemCode.UNAVAILABLE);
        assertThat(code(new MongoSocketException("gone", new ServerAddress()))).contains(ProblemCode.UNAVAILABLE);
        assertThat(code(new MongoException("no such index"))).isEmpty();
    }

    @Test
    void a_failure_is_known_in_whatever_it_comes_wrapped() {
        ArithmeticException known = new ArithmeticException();
        assertThat(code(new CompletionException(new ExecutionException(known)))).contains(ProblemCode.CONFLICT);
        assertThat(code(Exceptions.propagate(new ExecutionException(known)))).contains(ProblemCode.CONFLICT);
        assertThat(code(new IllegalStateException(
                        Problem.of(ProblemCode.TOO_LATE, "Too late.").refused())))
                .contains(ProblemCode.TOO_LATE);
    }

    @Test
    void causes_that_go_in_a_circle_are_given_up() {
        Exception one = new Exception();
        Exception other = new Exception(one);
        one.initCause(other);

        assertThat(code(one)).isEmpty();
    }

    @Test
    void what_nobody_knows_is_ours() {
        assertThat(code(new IllegalStateException("ours"))).isEmpty();
    }

    @Test
    void a_revision_mismatch_says_the_present_revision_as_entity_tag() {
        Problem mismatch =
                Problem.of(ProblemCode.REVISION_MISMATCH, "It moved on.").with("revision", 8L);
        assertThat(ProblemAnswer.of(mismatch).headers().getETag()).isEqualTo("\"8\"");
    }

    @Test
    void a_figure_never_hides_a_standard_member() {
        assertThat(ProblemAnswer.of(Problem.of(ProblemCode.CONFLICT, "No.").with("status", 200))
                        .body("/x"))
                .containsEntry("status", 409)
                .containsEntry("instance", "/x");
    }
}
