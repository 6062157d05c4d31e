package io.placemarket.edge.problem;

import io.placemarket.edge.position.Answers;
import io.placemarket.kernel.problem.Problem;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;

/**
 * A problem as it is answered.
 *
 * @param headers that go with it, such as {@code Allow}
 */
public record ProblemAnswer(Problem problem, HttpHeaders headers) {
    public static final String TYPES = "/problems/";

    /** Figure that becomes {@code Retry-After}. */
    public static final String RETRY_AFTER = "retryAfterSeconds";

    private static final String SOON = "1";

    /** That problem with the headers its figures stand for. */
    public static ProblemAnswer of(Problem problem) {
        HttpHeaders headers = new HttpHeaders();
        switch (problem.code()) {
            case REVISION_MISMATCH -> {
                if (problem.figures().get("revision") instanceof Number revision) {
                    headers.setETag(Answers.etag(revision.longValue()));
                }
            }
            case VIEW_BEHIND, PAST_BUSY, OUTCOME_UNKNOWN, UNAVAILABLE, TOO_MANY_REQUESTS -> {
                Object seconds = problem.figures().getOrDefault(RETRY_AFTER, SOON);
                headers.set(HttpHeaders.RETRY_AFTER, seconds.toString());
                if (problem.figures().get("position") instanceof Number position) {
                    headers.set(Answers.POSITION, Long.toString(position.longValue()));
                }
            }
            default -> {}
        }
        return new ProblemAnswer(problem, headers);
    }

    /** The members of the problem details (RFC 9457), with the market's own after the standard ones. */
    public Map<String, Object> body(String instance) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", TYPES + problem.code().code());
        body.put("title", problem.code().title());
        body.put("status", problem.code().status());
        body.put("detail", problem.detail());
        body.put("instance", instance);
        body.put("code", problem.code().code());
        problem.field().ifPresent(field -> body.put("field", field));
        problem.value().ifPresent(value -> body.put("value", value));
        problem.accepted().ifPresent(accepted -> body.put("accepted", accepted));
        problem.figures().forEach(body::putIfAbsent);
        return body;
    }
}
