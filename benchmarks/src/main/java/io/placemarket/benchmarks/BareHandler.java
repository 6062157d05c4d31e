package io.placemarket.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** A process with nothing but a WebFlux handler that answers every GET with the same bytes, or 304 where its tag is known: file, tag. Prints its port. */
final class BareHandler {
    private BareHandler() {}

    public static void main(String[] arguments) throws Exception {
        byte[] body = Files.readAllBytes(Path.of(arguments[0]));
        String tag = arguments[1];
        RouterFunction<ServerResponse> route = RouterFunctions.route()
                .GET(
                        "/api/board",
                        request -> tag.equals(request.headers().firstHeader(HttpHeaders.IF_NONE_MATCH))
                                ? ServerResponse.status(304).eTag(tag).build()
                                : ServerResponse.ok()
                                        .eTag(tag)
                                        .contentType(MediaType.APPLICATION_JSON)
                                        .bodyValue(body))
                .build();
        DisposableServer server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle(new ReactorHttpHandlerAdapter(RouterFunctions.toHttpHandler(route)))
                .bindNow();
        System.out.println(server.port());
        EndOfInput.mono().block();
        server.disposeNow();
    }
}
