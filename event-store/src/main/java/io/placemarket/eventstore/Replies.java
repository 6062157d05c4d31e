package io.placemarket.eventstore;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.MongoOperationTimeoutException;
import com.mongodb.MongoSocketOpenException;
import com.mongodb.MongoTimeoutException;
import java.util.Set;

/** What the database's answer to an insert says of it, where it is not that all went in. */
final class Replies {
    private static final int DUPLICATE_KEY = 11000;
    private static final int UNAUTHORIZED = 13;
    /** Of a value, a type, a length, BSON, a field's name, a validator, a document or a key that is too large. */
    private static final Set<Integer> REFUSALS = Set.of(2, 9, 14, 16, 22, 52, 53, 54, 55, 56, 57, 121, 10334, 17280);

    private Replies() {}

    static boolean isDuplicate(MongoBulkWriteException stopped) {
        return stopped.getWriteConcernError() == null
                && !stopped.getWriteErrors().isEmpty()
                && stopped.getWriteErrors().getFirst().getCode() == DUPLICATE_KEY;
    }

    /** Of one document, because of what it is: sent again it would be refused again. */
    static boolean isRefused(MongoBulkWriteException stopped) {
        return stopped.getWriteConcernError() == null
                && !stopped.getWriteErrors().isEmpty()
                && REFUSALS.contains(stopped.getWriteErrors().getFirst().getCode());
    }

    /** No connection could be had at all. A time-out of the operation as a whole proves nothing. */
    static boolean isCertainlyNotSent(MongoException unanswered) {
        return unanswered instanceof MongoSocketOpenException
                || (unanswered instanceof MongoTimeoutException
                        && !(unanswered instanceof MongoOperationTimeoutException));
    }

    /** Refused because of who asks, before anything was done. */
    static boolean isForbidden(MongoException refused) {
        return refused.getCode() == UNAUTHORIZED;
    }
}
