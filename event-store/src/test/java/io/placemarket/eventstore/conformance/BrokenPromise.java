package io.placemarket.eventstore.conformance;

import java.util.Set;

/** A promise that a reference of the kit can be told to break; without any, it keeps all. */
interface BrokenPromise {
    /** Names of the tests that must fail where it is broken; empty where none is. */
    Set<String> mustFail();
}
