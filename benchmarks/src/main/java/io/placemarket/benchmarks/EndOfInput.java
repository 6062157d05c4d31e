package io.placemarket.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** When whoever started this process is gone or has closed its end. */
final class EndOfInput {
    private EndOfInput() {}

    static Mono<Void> mono() {
        return Mono.<Void>fromRunnable(EndOfInput::await).subscribeOn(Schedulers.boundedElastic());
    }

    private static void await() {
        InputStream input = System.in;
        try {
            long unused = input.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
