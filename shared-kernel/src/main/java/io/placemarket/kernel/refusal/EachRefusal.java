package io.placemarket.kernel.refusal;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.placemarket.kernel.problem.ProblemCode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Why one of those who were named together has no place, as it is answered: the members of the same refusal alone, and whose it is.
 *
 * @param student as the request named the student
 * @param type where the code is explained
 * @param status what the same refusal alone is answered with
 * @param detail with the market's identifier of the student
 * @param field the name of the field it is about
 * @param accepted what would be accepted
 * @param figures further named facts, such as what is free by week, beside the others
 */
public record EachRefusal(
        String student,
        String type,
        String title,
        int status,
        String detail,
        String code,
        Optional<String> field,
        Optional<String> accepted,
        @JsonAnyGetter Map<String, Object> figures) {
    private static final Set<String> MEMBERS =
            Set.of("student", "type", "title", "status", "detail", "code", "field", "accepted");

    /** Of that code; figures of a member's name are left out. */
    public static EachRefusal of(
            String student,
            ProblemCode code,
            String detail,
            Optional<String> field,
            Optional<String> accepted,
            Map<String, Object> figures) {
        Map<String, Object> others = new LinkedHashMap<>(figures);
        others.keySet().removeAll(MEMBERS);
        return new EachRefusal(
                student,
                "/problems/" + code.code(),
                code.title(),
                code.status(),
                detail,
                code.code(),
                field,
                accepted,
                others);
    }
}
