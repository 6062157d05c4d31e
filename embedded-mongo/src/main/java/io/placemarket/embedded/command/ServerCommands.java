package io.placemarket.embedded.command;

import de.bwaldvogel.mongo.bson.Document;
import io.placemarket.embedded.bson.BsonCheck;
import java.time.Clock;
import java.util.List;

/** What the server says of itself. */
final class ServerCommands {
    /** The protocol of MongoDB 7.0. */
    private static final int WIRE_VERSION = 21;

    private static final String VERSION = "7.0.0";
    private static final int MAX_MESSAGE_BYTES = 48_000_000;

    private final Clock clock;
    private final Cursors cursors;

    ServerCommands(Clock clock, Cursors cursors) {
        this.clock = clock;
        this.cursors = cursors;
    }

    Reply hello(Request request) {
        boolean modern = request.command().equals("hello");
        return Reply.of(new Document(modern ? "isWritablePrimary" : "ismaster", true)
                .append("helloOk", true)
                .append("maxBsonObjectSize", BsonCheck.MAX_DOCUMENT_BYTES)
                .append("maxMessageSizeBytes", MAX_MESSAGE_BYTES)
                .append("maxWriteBatchSize", Writing.MAX_STATEMENTS)
                .append("localTime", clock.instant())
                .append("logicalSessionTimeoutMinutes", 30)
                .append("minWireVersion", 0)
                .append("maxWireVersion", WIRE_VERSION)
                .append("readOnly", false)
                .append("ok", 1.0));
    }

    Reply buildInfo(Request request) {
        return Reply.of(new Document("version", VERSION)
                .append("versionArray", List.of(7, 0, 0, 0))
                .append("modules", List.of())
                .append("maxBsonObjectSize", BsonCheck.MAX_DOCUMENT_BYTES)
                .append("ok", 1.0));
    }

    Reply status(Request request) {
        return Reply.of(new Document("version", VERSION)
                .append("process", "placemarket-embedded")
                .append("pid", ProcessHandle.current().pid())
                .append("localTime", clock.instant())
                .append("metrics", new Document("cursor", new Document("open", new Document("total", (long)
                        cursors.size()))))
                .append("ok", 1.0));
    }
}
