package io.placemarket.command.gateway;

import io.placemarket.edge.position.Answers;
import io.placemarket.eventstore.Receipt;
import org.springframework.http.ResponseEntity;

/** Receipts as answers: with the position, and the revision of what the request was about. */
public final class Replies {
    private Replies() {}

    /** 200. */
    public static ResponseEntity.BodyBuilder done(Receipt<?> receipt, String aggregate) {
        ResponseEntity.BodyBuilder answer = Answers.at(receipt.position());
        receipt.revisionOf(aggregate).ifPresent(revision -> answer.eTag(Answers.etag(revision)));
        return answer;
    }

    /** 201 at the path; 200 for a dry run, of which nothing is there. */
    public static ResponseEntity.BodyBuilder created(Receipt<?> receipt, String aggregate, String path) {
        return createdAt(receipt, aggregate, path + aggregate);
    }

    /** The same for what is found at another place than its aggregate's. */
    public static ResponseEntity.BodyBuilder createdAt(Receipt<?> receipt, String aggregate, String location) {
        return receipt.revisionOf(aggregate).isPresent()
                ? Answers.created(
                        location,
                        receipt.position(),
                        receipt.revisionOf(aggregate).getAsLong())
                : Answers.at(receipt.position());
    }
}
