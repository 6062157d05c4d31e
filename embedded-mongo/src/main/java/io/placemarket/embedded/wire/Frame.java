package io.placemarket.embedded.wire;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.placemarket.embedded.command.Request;
import java.util.Map;
import java.util.Optional;

/**
 * A message that arrived.
 *
 * @param id its number, which the reply repeats
 * @param legacy whether it came as OP_QUERY, as a driver's first greeting does, and is answered by OP_REPLY
 * @param refusal why the command cannot be read, where it cannot: that is an answer, too
 * @param noReply whether the client does not want to hear (an unacknowledged write)
 */
record Frame(int id, boolean legacy, boolean noReply, Request request, Optional<MongoServerError> refusal) {
    /** A command that can be read. */
    static Frame of(int id, boolean legacy, boolean noReply, Request request) {
        return new Frame(id, legacy, noReply, request, Optional.empty());
    }

    /** One that cannot. */
    static Frame unreadable(int id, boolean noReply, MongoServerError why) {
        Request nothing = new Request("admin", new Document("unreadable", 1), Map.of());
        return new Frame(id, false, noReply, nothing, Optional.of(why));
    }
}
