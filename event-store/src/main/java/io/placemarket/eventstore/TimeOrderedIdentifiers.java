package io.placemarket.eventstore;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.common.IdentifierFactory;

/**
 * Message identifiers that grow with time (RFC 9562, UUID version 7): random ones would scatter the writes to the index over
 * all of it. Within a millisecond they count on from a random beginning. Axon finds it as a service.
 */
public final class TimeOrderedIdentifiers extends IdentifierFactory {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final long PROCESS = RANDOM.nextInt(0x1000);

    /** From a random beginning: neighbours differ in little, and two processes do not meet. */
    private static final AtomicLong NEXT = new AtomicLong(RANDOM.nextLong());

    @Override
    public String generateIdentifier() {
        long millis = CLOCK.millis();
        long high = (millis << 16) | 0x7000L | PROCESS;
        long low = (NEXT.incrementAndGet() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }
}
