package io.placemarket.query.board;

import io.placemarket.edge.position.Answers;
import io.placemarket.edge.position.AtLeast;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.query.export.ListFiles;
import io.placemarket.query.reading.Filters;
import io.placemarket.query.reading.Today;
import io.placemarket.query.views.Views;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Clock;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The board over HTTP, once or as it changes. */
@RestController
class BoardController {
    private final Views views;
    private final BoardFeeds feeds;
    private final Boards boards;
    private final Clock clock;
    private final StreamLimits limits;

    BoardController(Views views, BoardFeeds feeds, Boards boards, Clock clock, StreamLimits limits) {
        this.views = views;
        this.feeds = feeds;
        this.boards = boards;
        this.clock = clock;
        this.limits = limits;
    }

    @GetMapping(
            path = "/api/board",
            produces = {MediaType.APPLICATION_JSON_VALUE, ListFiles.CSV, ListFiles.NDJSON})
    @Operation(
            summary =
                    "The capacity board: any two of week, profession, learner level, care system, sector, mode and supervision model, a line a cell",
            description =
                    "'free' is the market's figure, the same for every role: places that are only for some education providers, or reserved for"
                            + " some, are among them; a search of places for a cohort finds those it can book.")
    @Parameter(name = "from", in = ParameterIn.QUERY, description = "First week, such as 2026-W47; default this week")
    @Parameter(name = "weeks", in = ParameterIn.QUERY, description = "How many weeks, 1 to 52; default 12")
    @Parameter(
            name = "rows",
            in = ParameterIn.QUERY,
            description = "profession (default), week, level, icb, sector, mode, supervision")
    @Parameter(
            name = "columns",
            in = ParameterIn.QUERY,
            description =
                    "Another dimension than the rows, week (default) among them; where neither is week, figures are student-weeks")
    @Parameter(name = "profession", in = ParameterIn.QUERY, description = "Codes such as NUR-ADULT")
    @Parameter(name = "icb", in = ParameterIn.QUERY, description = "ODS codes of integrated care boards")
    @Parameter(name = "sector", in = ParameterIn.QUERY, description = "Sectors")
    @Parameter(name = "mode", in = ParameterIn.QUERY, description = "Modes")
    @Parameter(name = "supervision", in = ParameterIn.QUERY, description = "Supervision models")
    @Parameter(
            name = "level",
            in = ParameterIn.QUERY,
            description = "Learner levels; what is for any level is counted with each")
    @Parameter(
            name = "asOf",
            in = ParameterIn.QUERY,
            description =
                    "As it was at a position of the log, or at an instant such as 2026-11-20T14:30:00Z (without an offset: UK time)")
    @Parameter(
            name = "compareWith",
            in = ParameterIn.QUERY,
            description = "Another such moment: the answer then names every cell that differs, as it was and as it is")
    @ApiResponse(
            responseCode = "200",
            description = "The board; its entity tag tells whether it is another one",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = BoardShown.class)))
    Mono<ResponseEntity<DataBuffer>> board(AtLeast atLeast, Actor actor, ServerHttpResponse response, Filters filters) {
        BoardAsked asked = BoardAsked.of(filters, Today.at(clock));
        return boards.encoded(actor.user(), atLeast.position(), asked)
                .map(shown -> Answers.at(shown.position())
                        .eTag(shown.tag())
                        .cacheControl(CacheControl.noCache().cachePrivate())
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(response.bufferFactory().wrap(shown.content())));
    }

    @GetMapping(path = "/api/board/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            summary =
                    "The board as it changes: events snapshot, delta, heartbeat and closing; takes the board's parameters. "
                            + "With the Last-Event-ID of a stream before it begins with what is different since")
    @ApiResponse(
            responseCode = "200",
            description = "Events; an id is the position it reflects, a dot, and which board of which process it is of",
            content = @Content(mediaType = MediaType.TEXT_EVENT_STREAM_VALUE, schema = @Schema(type = "string")))
    Mono<Void> stream(
            AtLeast atLeast,
            Actor actor,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last,
            ServerHttpResponse response,
            Filters filters) {
        BoardQuery query = query(filters);
        BooleanSupplier canTakeMore = Connections.canTakeMore(response);
        DataBufferFactory buffers = response.bufferFactory();
        return views.ask(atLeast.position(), market -> market.position()).flatMap(position -> {
            HttpHeaders headers = response.getHeaders();
            headers.set(Answers.POSITION, Long.toString(position));
            headers.setCacheControl(CacheControl.noStore());
            headers.set("X-Accel-Buffering", "no");
            headers.setContentType(MediaType.TEXT_EVENT_STREAM);
            return response.writeAndFlushWith(Flux.using(
                    () -> limits.enter(actor.user()),
                    user -> feeds.watch(user, query, Optional.ofNullable(last), canTakeMore)
                            .map(frame -> Mono.just(buffers.wrap(frame.wire()))),
                    limits::leave));
        });
    }

    private BoardQuery query(Filters filters) {
        BoardAsked.refuseMoments(filters);
        BoardQuery query = BoardParameters.read(filters, Today.at(clock));
        filters.nothingElse();
        return query;
    }
}
