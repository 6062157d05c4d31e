/**
 * What any event log must do, as tests that know no engine: implement {@link
 * io.placemarket.eventstore.conformance.LogStore} and extend {@link io.placemarket.eventstore.conformance.EventLogContract}.
 */
@NullMarked
package io.placemarket.eventstore.conformance;

import org.jspecify.annotations.NullMarked;
