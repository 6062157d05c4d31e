package io.placemarket.edge;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Reads every answer to its end, also where a test looks at its status only. One that is not read keeps its connection and what was received on it:
 * after five hundred large ones the client has no connection left, and the next request is never sent.
 */
public final class WholeAnswers implements ExchangeFilterFunction {
    @Override
    public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
        return next.exchange(request).flatMap(answer -> isStream(answer) ? Mono.just(answer) : whole(answer));
    }

    private static boolean isStream(ClientResponse answer) {
        return answer.headers()
                .contentType()
                .filter(MediaType.TEXT_EVENT_STREAM::isCompatibleWith)
                .isPresent();
    }

    private static DataBuffer copy(DataBuffer received) {
        byte[] bytes = new byte[received.readableByteCount()];
        received.read(bytes);
        DataBufferUtils.release(received);
        return DefaultDataBufferFactory.sharedInstance.wrap(bytes);
    }

    private static Mono<ClientResponse> whole(ClientResponse answer) {
        return DataBufferUtils.join(answer.body(BodyExtractors.toDataBuffers()))
                .map(WholeAnswers::copy)
                .map(Flux::just)
                .defaultIfEmpty(Flux.empty())
                .map(body -> answer.mutate().body(read -> body).build());
    }
}
