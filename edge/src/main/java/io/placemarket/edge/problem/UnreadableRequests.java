package io.placemarket.edge.problem;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import java.util.concurrent.TimeUnit;
import org.springframework.http.MediaType;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;
import tools.jackson.databind.json.JsonMapper;

/** Answers a request that never becomes one, such as a line of ten thousand filters, with problem details too; then the connection ends. */
@Sharable
final class UnreadableRequests extends ChannelInboundHandlerAdapter {
    /** Closed at once, the answer is lost to who is still sending. */
    private static final long LINGER_SECONDS = 1;

    private final JsonMapper mapper;

    UnreadableRequests(JsonMapper mapper) {
        this.mapper = mapper;
    }

    HttpServer on(HttpServer server) {
        return server.doOnChannelInit((observer, channel, remote) ->
                channel.pipeline().addAfter(NettyPipeline.HttpCodec, UnreadableRequests.class.getSimpleName(), this));
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request && request.decoderResult().isFailure()) {
            ReferenceCountUtil.release(message);
            answer(context, problem(request.decoderResult().cause()));
        } else {
            context.fireChannelRead(message);
        }
    }

    private static Problem problem(Throwable cause) {
        return switch (cause) {
            case TooLongHttpLineException line ->
                Problem.of(
                        ProblemCode.ADDRESS_TOO_LONG,
                        "The address with its parameters is longer than is read here. Ask with fewer filters.");
            case TooLongHttpHeaderException headers ->
                Problem.of(ProblemCode.HEADERS_TOO_LARGE, "The headers are longer than is read here.");
            default -> Problem.of(ProblemCode.MALFORMED_REQUEST, "The request is not well-formed HTTP.");
        };
    }

    private void answer(ChannelHandlerContext context, Problem problem) {
        byte[] body = mapper.writeValueAsBytes(ProblemAnswer.of(problem).body("/"));
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.valueOf(problem.code().status()),
                Unpooled.wrappedBuffer(body));
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE)
                .set(HttpHeaderNames.CONTENT_LENGTH, body.length)
                .set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_STORE)
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
        Runnable end = () -> {
            ChannelFuture unused = context.close();
        };
        ScheduledFuture<?> unused = context.executor().schedule(end, LINGER_SECONDS, TimeUnit.SECONDS);
    }
}
