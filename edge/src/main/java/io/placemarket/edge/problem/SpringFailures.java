package io.placemarket.edge.problem;

import io.placemarket.kernel.id.Identifier;
import io.placemarket.kernel.id.MalformedIdException;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.MethodParameter;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.MimeType;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.server.ContentTooLargeException;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.MissingRequestValueException;
import org.springframework.web.server.NotAcceptableStatusException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;
import tools.jackson.core.JacksonException;

/** What the web framework's own failures mean. */
final class SpringFailures {
    Optional<ProblemAnswer> answer(Throwable failure) {
        return switch (failure) {
            case MethodNotAllowedException notAllowed -> Optional.of(methodNotAllowed(notAllowed));
            case NotAcceptableStatusException notAcceptable -> Optional.of(notAcceptable(notAcceptable));
            case UnsupportedMediaTypeStatusException unsupported -> Optional.of(unsupported(unsupported));
            case ContentTooLargeException tooLarge -> Optional.of(tooLarge());
            case DataBufferLimitException tooLarge -> Optional.of(tooLarge());
            case MissingRequestValueException missing -> Optional.of(missing(missing));
            case WebExchangeBindException bind -> Optional.of(bind(bind));
            case ServerWebInputException input -> Optional.of(input(input));
            case DecodingException decoding -> Optional.of(decoding(decoding));
            case JacksonException json -> Optional.of(ProblemAnswer.of(JsonProblems.of(json)));
            case MalformedIdException malformed -> Optional.of(notFound());
            case ResponseStatusException status -> status(status);
            default -> Optional.empty();
        };
    }

    private static ProblemAnswer methodNotAllowed(MethodNotAllowedException failure) {
        return new ProblemAnswer(
                Problem.of(
                        ProblemCode.METHOD_NOT_ALLOWED,
                        "This address does not answer to " + failure.getHttpMethod() + "."),
                failure.getHeaders());
    }

    private static ProblemAnswer notAcceptable(NotAcceptableStatusException failure) {
        return new ProblemAnswer(
                Problem.of(ProblemCode.NOT_ACCEPTABLE, "This address cannot answer in a form the header Accept allows.")
                        .with("mediaTypes", names(failure.getSupportedMediaTypes())),
                failure.getHeaders());
    }

    private static ProblemAnswer unsupported(UnsupportedMediaTypeStatusException failure) {
        Collection<String> names = names(failure.getSupportedMediaTypes());
        HttpHeaders headers = new HttpHeaders();
        headers.setAccept(failure.getSupportedMediaTypes());
        String detail = failure.getContentType() == null
                ? "The request does not say what its body is: set the header Content-Type."
                : "This address does not read " + failure.getContentType() + ".";
        return new ProblemAnswer(
                Problem.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE, detail).with("mediaTypes", names), headers);
    }

    private static Collection<String> names(Collection<MediaType> types) {
        return types.stream().map(MimeType::toString).distinct().toList();
    }

    private static ProblemAnswer tooLarge() {
        return ProblemAnswer.of(Problem.of(ProblemCode.PAYLOAD_TOO_LARGE, "The body is longer than is taken here."));
    }

    private static ProblemAnswer missing(MissingRequestValueException failure) {
        return ProblemAnswer.of(Problem.missing(failure.getName(), Accepted.of(failure.getType(), failure)));
    }

    private static ProblemAnswer bind(WebExchangeBindException failure) {
        FieldError error = failure.getFieldError();
        return ProblemAnswer.of(
                error == null
                        ? Problem.of(ProblemCode.MALFORMED_REQUEST, "The parameters are not acceptable.")
                        : Problem.invalid(error.getField(), String.valueOf(error.getRejectedValue()), "another value"));
    }

    private static ProblemAnswer input(ServerWebInputException failure) {
        Throwable cause = failure.getCause();
        if (cause instanceof DecodingException decoding) {
            return decoding(decoding);
        }
        MethodParameter parameter = failure.getMethodParameter();
        if (cause instanceof TypeMismatchException mismatch && parameter != null) {
            return parameter.hasParameterAnnotation(PathVariable.class) && isName(parameter.getParameterType())
                    ? notFound()
                    : ProblemAnswer.of(Problem.invalid(
                            Objects.requireNonNullElse(parameter.getParameterName(), "parameter"),
                            text(mismatch.getValue()),
                            Accepted.of(mismatch.getRequiredType(), mismatch)));
        }
        return ProblemAnswer.of(Problem.of(ProblemCode.MALFORMED_REQUEST, "The request cannot be read."));
    }

    /** What cannot be the name of anything names nothing that exists. */
    private static boolean isName(Class<?> type) {
        return Identifier.class.isAssignableFrom(type);
    }

    private static String text(@Nullable Object value) {
        return value instanceof Object[] values && values.length > 0
                ? String.valueOf(values[0])
                : String.valueOf(value);
    }

    private static ProblemAnswer decoding(DecodingException failure) {
        return ProblemAnswer.of(
                failure.getCause() instanceof JacksonException json
                        ? JsonProblems.of(json)
                        : Problem.of(
                                ProblemCode.MALFORMED_REQUEST,
                                "There is no body, or it is not what it is said to be."));
    }

    private static ProblemAnswer notFound() {
        return ProblemAnswer.of(Problem.of(ProblemCode.NOT_FOUND, "There is nothing at this address."));
    }

    private static Optional<ProblemAnswer> status(ResponseStatusException failure) {
        return switch (failure.getStatusCode().value()) {
            case 400 -> Optional.of(plain(ProblemCode.MALFORMED_REQUEST, "The request cannot be read."));
            case 401 -> Optional.of(plain(ProblemCode.SIGN_IN_REQUIRED, "This needs an account."));
            case 403 -> Optional.of(plain(ProblemCode.NOT_ALLOWED, "Your account may not do this."));
            case 404 -> Optional.of(notFound());
            case 413 -> Optional.of(tooLarge());
            case 429 -> Optional.of(plain(ProblemCode.TOO_MANY_REQUESTS, "Too many requests at once."));
            case 503 -> Optional.of(plain(ProblemCode.UNAVAILABLE, "The market is not ready."));
            default -> Optional.empty();
        };
    }

    private static ProblemAnswer plain(ProblemCode code, String detail) {
        return ProblemAnswer.of(Problem.of(code, detail));
    }
}
