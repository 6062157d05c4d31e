package io.placemarket.command;

import io.placemarket.edge.account.Account;
import io.placemarket.edge.position.Answers;
import io.placemarket.edge.position.IdempotencyKey;
import io.placemarket.edge.position.IfMatch;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.EntryId;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.RequestId;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.id.TurnId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.kernel.reference.SupervisionModel;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.time.YearMonth;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.server.WebFilter;
import reactor.core.scheduler.Schedulers;

/** What of the API cannot be read from the controllers: headers, refusals, and value objects that are plain text in JSON. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {
    private static final String DOCUMENT = "/api/openapi";

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Actor.class, Account.class, IfMatch.class, IdempotencyKey.class);
        Stream.of(
                        AllocationId.class,
                        AreaId.class,
                        CohortId.class,
                        HoldId.class,
                        OfferId.class,
                        OrganisationId.class,
                        RequestId.class,
                        EntryId.class,
                        TurnId.class,
                        StudentId.class,
                        ProfessionCode.class,
                        Week.class,
                        YearMonth.class)
                .forEach(type -> SpringDocUtils.getConfig().replaceWithSchema(type, new StringSchema()));
        SpringDocUtils.getConfig().replaceWithSchema(SupervisionModel.class, supervisionModels());
        SpringDocUtils.getConfig()
                .replaceWithSchema(
                        WeekSet.class,
                        new ArraySchema()
                                .items(new StringSchema())
                                .description("ISO weeks and runs of them: 2026-W47, 2026-W47/2026-W50"));
    }

    private static StringSchema supervisionModels() {
        StringSchema codes = new StringSchema();
        SupervisionModel.all().forEach(model -> codes.addEnumItem(model.code()));
        codes.description(SupervisionModel.all().stream()
                .map(model -> model.code() + ": " + model.what())
                .collect(Collectors.joining("; ")));
        return codes;
    }

    @Bean
    OperationCustomizer commandHeaders() {
        return (operation, handler) -> {
            if (!handler.getBeanType().getName().startsWith(CommandSide.class.getPackageName())) {
                return operation;
            }
            if (takes(handler, IdempotencyKey.class)) {
                addHeader(operation, IdempotencyKey.HEADER, "What is sent again under the same key happens once");
            }
            if (takes(handler, IfMatch.class)) {
                addHeader(operation, HttpHeaders.IF_MATCH, "The ETag seen before: refused with 412 if it has changed");
            }
            operation
                    .getResponses()
                    .forEach((status, response) -> response.addHeaderObject(Answers.POSITION, position()));
            operation.getResponses().addApiResponse("default", refusal());
            return operation;
        };
    }

    /** The document is made by looking through class files, which must not hold an event loop up. */
    @Bean
    WebFilter descriptionOffTheEventLoop() {
        return (exchange, chain) -> exchange.getRequest().getPath().value().startsWith(DOCUMENT)
                ? chain.filter(exchange).subscribeOn(Schedulers.boundedElastic())
                : chain.filter(exchange);
    }

    private static boolean takes(HandlerMethod handler, Class<?> type) {
        return Stream.of(handler.getMethodParameters())
                .map(MethodParameter::getParameterType)
                .anyMatch(type::equals);
    }

    private static void addHeader(Operation operation, String name, String description) {
        operation.addParametersItem(
                new Parameter().in("header").name(name).description(description).schema(new StringSchema()));
    }

    private static Header position() {
        return new Header()
                .description("The log's position after this: pass it to a read as atLeast")
                .schema(new IntegerSchema().format("int64"));
    }

    private static ApiResponse refusal() {
        ObjectSchema problem = new ObjectSchema();
        Stream.of("type", "title", "detail", "instance", "code", "field", "value", "accepted")
                .forEach(name -> problem.addProperty(name, new StringSchema()));
        problem.addProperty("status", new IntegerSchema());
        problem.description("Problem details (RFC 9457) with a stable code, explained under /problems/{code}");
        return new ApiResponse()
                .description("Refused; nothing was done")
                .content(new Content().addMediaType("application/problem+json", new MediaType().schema(problem)));
    }
}
