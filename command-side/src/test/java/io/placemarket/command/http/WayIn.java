package io.placemarket.command.http;

import io.placemarket.edge.position.IdempotencyKey;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;

/**
 * A way to ask for a change over HTTP.
 *
 * @param name such as {@code POST /api/cohorts}, and where it takes or answers a table, that
 */
record WayIn(String name, HttpMethod method, String pattern, HandlerMethod handler) {
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");
    private static final String OWN = "io.placemarket.command.";

    /** All that a mapping stands for, but reading. */
    static Stream<WayIn> of(RequestMappingInfo info, HandlerMethod handler) {
        if (!handler.getBeanType().getName().startsWith(OWN)) {
            return Stream.empty();
        }
        String table = (info.getConsumesCondition().toString().contains("text/csv") ? " from a table" : "")
                + (info.getProducesCondition().toString().contains("text/csv") ? " to a table" : "");
        return info.getMethodsCondition().getMethods().stream()
                .filter(method -> method != RequestMethod.GET)
                .flatMap(method -> info.getPatternsCondition().getPatterns().stream()
                        .map(pattern -> new WayIn(
                                method + " " + pattern + table,
                                method.asHttpMethod(),
                                pattern.getPatternString(),
                                handler)));
    }

    /** Whether what is sent there again under a key happens once. */
    boolean takesKey() {
        return parameters().anyMatch(parameter -> parameter.getType().equals(IdempotencyKey.class));
    }

    boolean answersTable() {
        return name.endsWith(" to a table");
    }

    /** The names of its path's variables. */
    List<String> variables() {
        return VARIABLE.matcher(pattern).results().map(found -> found.group(1)).toList();
    }

    /** The path with another value of a variable: its last character is another. */
    String elsewhere(String path, String variable) {
        String[] names = pattern.split("/", -1);
        String[] parts = path.split("\\?", 2)[0].split("/", -1);
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals("{" + variable + "}")) {
                String value = parts[i];
                parts[i] = value.substring(0, value.length() - 1) + (value.endsWith("0") ? "1" : "0");
            }
        }
        return String.join("/", parts) + (path.contains("?") ? path.substring(path.indexOf('?')) : "");
    }

    /** What a request may say there, apart from the path: parameters, and members of JSON by their names, after dots where they stand in others. */
    Stream<String> members() {
        return parameters().flatMap(parameter -> {
            if (parameter.isAnnotationPresent(RequestParam.class)) {
                return parameter.getType() == boolean.class ? Stream.empty() : Stream.of(parameter.getName());
            }
            return parameter.isAnnotationPresent(RequestBody.class)
                            && parameter.getType().isRecord()
                    ? members("", parameter.getType())
                    : Stream.empty();
        });
    }

    private static Stream<String> members(String before, Class<?> type) {
        return Arrays.stream(type.getRecordComponents()).flatMap(component -> members(before, component));
    }

    private static Stream<String> members(String before, RecordComponent component) {
        Class<?> type = component.getType();
        String name = before + component.getName();
        return type.isRecord() && type.getName().startsWith(OWN) ? members(name + ".", type) : Stream.of(name);
    }

    private Stream<Parameter> parameters() {
        return Arrays.stream(handler.getMethod().getParameters());
    }

    @Override
    public String toString() {
        return name;
    }
}
