package io.placemarket.query.board;

import io.netty.channel.Channel;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.netty.http.server.HttpServerResponse;

/** What is known of the connections streams go out by. */
public final class Connections {
    private Connections() {}

    /** Whether the connection's buffer has room: a reader that falls behind is sent nothing until it has caught up. */
    public static BooleanSupplier canTakeMore(ServerHttpResponse response) {
        AtomicReference<Channel> channel = new AtomicReference<>();
        if (ServerHttpResponseDecorator.getNativeResponse(response) instanceof HttpServerResponse netty) {
            netty.withConnection(connection -> channel.set(connection.channel()));
        }
        return () -> {
            Channel open = channel.get();
            return open == null || open.isWritable();
        };
    }
}
