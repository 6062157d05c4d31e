package io.placemarket.eventstore;

import java.time.Instant;

/** Ties a unit of work to the one before. There is one way to do it; what it costs is measured against none. */
interface Chain {
    /** Of what the unit says, on its caller's thread. */
    Hash content(NewUnit unit);

    /** Of where it stands and what it says, when its place is known. */
    Hash link(Hash prev, long position, int size, String attempt, Instant at, Instant latest, Hash content);

    /** {@link HashChain}. */
    static Chain sha256() {
        return new Chain() {
            @Override
            public Hash content(NewUnit unit) {
                return HashChain.content(unit.events(), unit.keys(), unit.command());
            }

            @Override
            public Hash link(
                    Hash prev, long position, int size, String attempt, Instant at, Instant latest, Hash content) {
                return HashChain.link(prev, position, size, attempt, at, latest, content);
            }
        };
    }
}
