package io.placemarket.embedded.wire;

import io.placemarket.embedded.command.Request;

/**
 * A message that arrived.
 *
 * @param id its number, which the reply repeats
 * @param legacy whether it came as OP_QUERY, as a driver's first greeting does, and is answered by OP_REPLY
 * @param noReply whether the client does not want to hear (an unacknowledged write)
 */
record Frame(int id, boolean legacy, boolean noReply, Request request) {}
