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
        return receipt.revisionOf(aggregate).isPresent()
                ? Answers.created(
                        path + aggregate,
                        receipt.position(),
                        receipt.revisionOf(aggregate).getAsLong())
                : Answers.at(receipt.position());
    }
}
