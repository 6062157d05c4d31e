package io.placemarket.query;

import io.placemarket.edge.account.Account;
import io.placemarket.edge.position.AtLeast;
import io.placemarket.edge.position.IdempotencyKey;
import io.placemarket.edge.position.IfMatch;
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
import io.placemarket.query.export.ListFiles;
import io.placemarket.query.reading.Filters;
import io.placemarket.query.reading.Page;
import io.placemarket.query.reading.PageRequest;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.server.WebFilter;
import reactor.core.scheduler.Schedulers;

/** What of the API cannot be read from the controllers: arguments made of headers and parameters that all reads share. */
@Configuration(proxyBeanMethods = false)
@OpenAPIDefinition(
        security = @SecurityRequirement(name = "account"),
        info =
                @Info(
                        title = "Placemarket",
                        version = "1",
                        description =
                                "Placement capacity, posted once, taken fairly, seen live. Refusals are problem details "
                                        + "(RFC 9457); each code is explained under /problems."))
@SecurityScheme(name = "account", type = SecuritySchemeType.HTTP, scheme = "basic")
class ApiDocumentation {
    private static final String DOCUMENT = "/api/openapi";

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(
                        Actor.class, Account.class, AtLeast.class, IfMatch.class, IdempotencyKey.class, Filters.class);
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
                        ProfessionCode.class)
                .forEach(type -> SpringDocUtils.getConfig().replaceWithSchema(type, new StringSchema()));
        SpringDocUtils.getConfig().replaceWithSchema(SupervisionModel.class, supervisionModels());
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
    OperationCustomizer readParameters() {
        return (operation, handler) -> {
            if (takes(handler, AtLeast.class)) {
                add(
                        operation,
                        AtLeast.PARAMETER,
                        "The position of the log the answer must have reached: waits up to 2 s; beyond the log's end by"
                                + " then it is refused");
            }
            if (returnsPage(handler)) {
                add(operation, PageRequest.CURSOR, "The 'next' of the page before");
                add(operation, PageRequest.LIMIT, "How many, 1 to 200; default 50");
            }
            if (ListFiles.has(handler)) {
                files(operation);
            }
            return operation;
        };
    }

    private static void files(Operation operation) {
        operation.summary(operation.getSummary() + "; whole also as text/csv and application/x-ndjson");
        StringSchema forms = new StringSchema();
        ListFiles.FORMATS.forEach(forms::addEnumItem);
        operation.addParametersItem(new Parameter()
                .in("query")
                .name(ListFiles.FORMAT)
                .description("What it is wanted as, in place of what Accept says")
                .schema(forms));
        Content content =
                Objects.requireNonNull(operation.getResponses().get("200")).getContent();
        for (String form : List.of(ListFiles.CSV, ListFiles.NDJSON)) {
            content.addMediaType(form, new MediaType().schema(new StringSchema()));
        }
    }

    /** The document is made by looking through class files, which must not hold an event loop up. */
    @Bean
    WebFilter documentationOffTheEventLoop() {
        return (exchange, chain) -> exchange.getRequest().getPath().value().startsWith(DOCUMENT)
                ? chain.filter(exchange).subscribeOn(Schedulers.boundedElastic())
                : chain.filter(exchange);
    }

    private static boolean takes(HandlerMethod handler, Class<?> type) {
        return Stream.of(handler.getMethodParameters())
                .map(MethodParameter::getParameterType)
                .anyMatch(type::equals);
    }

    private static boolean returnsPage(HandlerMethod handler) {
        return handler.getMethod().getGenericReturnType().getTypeName().contains(Page.class.getName());
    }

    private static void add(Operation operation, String name, String description) {
        List<Parameter> known = Optional.ofNullable(operation.getParameters()).orElse(List.of());
        if (known.stream().noneMatch(parameter -> name.equals(parameter.getName()))) {
            operation.addParametersItem(new Parameter()
                    .in("query")
                    .name(name)
                    .description(description)
                    .schema(
                            name.equals(PageRequest.CURSOR)
                                    ? new StringSchema()
                                    : new IntegerSchema().format("int64")));
        }
    }
}
