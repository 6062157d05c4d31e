package io.placemarket.embedded.command;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import io.placemarket.embedded.query.TimeLimit;
import io.placemarket.embedded.store.DuplicateKey;
import java.util.ArrayList;
import java.util.List;

/** The statements of a write command that failed, each with its place in the command. */
final class WriteErrors {
    private final boolean ordered;
    private final List<Document> errors = new ArrayList<>();

    WriteErrors(Request request) {
        this.ordered = request.flag("ordered", true);
    }

    /** Notes why a statement failed; where the time of the whole command is over, that is the answer to all of it. */
    void add(int index, MongoServerException error) {
        if (error instanceof MongoServerError coded && coded.getCode() == TimeLimit.EXPIRED) {
            throw error;
        }
        Document entry = new Document("index", index).appendAll(describe(error));
        errors.add(entry);
    }

    /** Whether the rest must not be tried. */
    boolean stop() {
        return ordered && !errors.isEmpty();
    }

    /** Adds them to a reply, if there are any. */
    Document in(Document reply) {
        if (!errors.isEmpty()) {
            reply.put("writeErrors", errors);
        }
        reply.put("ok", 1.0);
        return reply;
    }

    /** Code, name and message of an error. */
    static Document describe(MongoServerException error) {
        Document described = new Document();
        if (error instanceof MongoServerError coded) {
            described.append("code", coded.getCode()).append("codeName", coded.getCodeName());
        } else {
            described.append("code", 9).append("codeName", "FailedToParse");
        }
        described.append("errmsg", error.getMessageWithoutErrorCode());
        if (error instanceof DuplicateKey duplicate) {
            described.append("keyPattern", duplicate.pattern()).append("keyValue", duplicate.values());
        }
        return described;
    }
}
